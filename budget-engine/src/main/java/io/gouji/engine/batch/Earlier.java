package io.gouji.engine.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the record of an earlier run speaks of each file, for those who check the files again on
 * other machines: each reads the few lines of its own files, and whether they stand shows by the
 * bytes of these. Of a record of a province no more is kept than where lines are, and no more of a
 * line is read than its beginning.
 */
public final class Earlier {
  /** Nothing is recorded. */
  public static final Earlier NONE = new Earlier("");

  private static final JsonFactory FACTORY = new JsonFactory();

  private final String asked;
  private final Map<String, At> lines = new HashMap<>();
  private boolean same;

  /** Where a line stands; it is only looked for, so that a place that is wrong costs a check. */
  public record At(long offset, int length) {
    static final At NOWHERE = new At(0, 0);
  }

  private Earlier(String asked) {
    this.asked = asked;
  }

  /**
   * Looks through the record in a folder of outputs, which nobody may be writing.
   *
   * @param asked what a new run asks; lines of a run that asked something else count for nothing
   * @param basis digest of packs and rules
   */
  public static Earlier of(Path output, Asked asked, String basis) throws IOException {
    Earlier earlier = new Earlier(Run.context(asked, basis, Priors.NONE));
    try {
      Journal.scan(output.resolve(Manifest.NAME), earlier::take);
    } catch (NoSuchFileException first) {
      return NONE;
    }
    return earlier;
  }

  private void take(byte[] line, long offset) {
    try (JsonParser json = FACTORY.createParser(line)) {
      json.nextToken();
      take(json, line, new At(offset, line.length));
    } catch (IOException | IllegalArgumentException noLineOfOurs) {
      // Its file is done again.
      return;
    }
  }

  /** Fields stand in the order in which they are written. */
  private void take(JsonParser json, byte[] line, At at) throws IOException {
    String grade = "";
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      switch (field) {
        case "form" -> {
          lines.clear();
          same = RecordJson.read(line).map(RecordJson::context).orElse("").equals(asked);
          return;
        }
        case "grade" -> grade = json.getText();
        case "path" -> {
          note(json.getText(), grade, at);
          return;
        }
        case "result" -> {
          // Its path is the first of its fields.
        }
        default -> {
          if (value.isStructStart()) {
            return;
          }
        }
      }
    }
  }

  /** As in every run, what could not be read is tried again. */
  private void note(String path, String grade, At at) {
    boolean sound = same && Grade.valueOf(grade).compareTo(Grade.UNREADABLE) < 0;
    if (sound) {
      lines.put(path, at);
    } else {
      lines.remove(path);
    }
  }

  /** Where the line of a file stands; nowhere where there is none that may still hold. */
  public At at(String path) {
    return lines.getOrDefault(path, At.NOWHERE);
  }

  /** Lines of a record that are where they are looked for. */
  static List<byte[]> lines(Path output, Collection<At> places) throws IOException {
    List<byte[]> lines = new ArrayList<>();
    if (places.stream().allMatch(At.NOWHERE::equals)) {
      return lines;
    }
    try (FileChannel channel = FileChannel.open(output.resolve(Manifest.NAME))) {
      for (At place : places) {
        line(channel, place).ifPresent(lines::add);
      }
    } catch (NoSuchFileException gone) {
      // Then everything is checked.
      return List.of();
    }
    return lines;
  }

  private static Optional<byte[]> line(FileChannel channel, At place) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(place.length());
    while (text.hasRemaining()) {
      if (channel.read(text, place.offset() + text.position()) < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(text.array()).filter(line -> line.length > 0);
  }
}
