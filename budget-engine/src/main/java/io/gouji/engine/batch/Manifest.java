package io.gouji.engine.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.FileResultJson;
import io.gouji.engine.report.JsonReport;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The record of a run, beside its reports: a heading that says what was asked, then a line of JSON
 * for each file as it is done, only ever appended. Whoever finds a last line that is torn, or lines
 * that are none, has lost those files and no others. In memory is where each line stands.
 */
final class Manifest implements Closeable {
  /** Name of the file; a folder with one is a folder of outputs. */
  static final String NAME = "gouji-run.jsonl";

  private static final String FORM = "gouji-run/1";

  /** Lines that a power failure may cost, as they are then done again. */
  private static final int GROUP = 16;

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final FileChannel channel;
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, Set<String>> reports = new TreeMap<>();
  private String context = "";
  private boolean finished;
  private long end;
  private int unforced;

  /**
   * Where the line of a file stands, and what a run asks about it.
   *
   * @param key what it was made from, all files together
   * @param prior path of the file of the year before; empty for none
   * @param unit the budget unit's name as its tables print it
   * @param outputs paths of what was written of it
   */
  record Line(
      long offset,
      int length,
      String key,
      Grade grade,
      FileResult.State state,
      boolean ours,
      String prior,
      String unit,
      String sha256,
      String pack,
      List<String> outputs) {}

  /** Somebody else is writing to the folder. */
  static final class Busy extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private Manifest(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the record of a folder, or begins one.
   *
   * @throws Busy if another run has it open
   */
  static Manifest open(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(channel);
      Manifest manifest = new Manifest(file, channel);
      manifest.read();
      return manifest;
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  private static void lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new Busy();
      }
    } catch (OverlappingFileLockException ourselves) {
      throw new Busy();
    } catch (Busy busy) {
      throw busy;
    } catch (IOException noLocksHere) {
      // Some network folders know none; there nobody can be told from a second run.
      return;
    }
  }

  private void read() throws IOException {
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(0)), 1 << 16);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int one = in.read(); one >= 0; one = in.read()) {
      if (one != '\n') {
        line.write(one);
        continue;
      }
      take(line.toByteArray(), end);
      end += line.size() + 1L;
      line.reset();
    }
    channel.truncate(end);
    channel.position(end);
  }

  private void take(byte[] line, long offset) {
    try {
      JsonNode json = MAPPER.readTree(line);
      if (json == null) {
        return;
      }
      if (json.has("form")) {
        boolean known = FORM.equals(json.path("form").textValue());
        context = known ? json.path("context").asText() : "";
        finished = false;
        lines.clear();
      } else if (json.has("report")) {
        note(json.path("report").asText(), json.path("sha256").asText());
      } else if (json.has("finished")) {
        finished = json.path("finished").asBoolean();
      } else if (json.has("result")) {
        lines.put(json.path("result").path("path").asText(), line(json, offset, line.length));
      }
    } catch (IOException | IllegalArgumentException noLineOfOurs) {
      // Its file is done again.
      return;
    }
  }

  private static Line line(JsonNode json, long offset, int length) {
    FileResult result = FileResultJson.read(json.path("result"));
    return line(
        result,
        json.path("key").asText(),
        Grade.valueOf(json.path("grade").asText()),
        json.path("ours").asBoolean(),
        json.path("prior").asText(),
        offset,
        length);
  }

  private static Line line(
      FileResult result,
      String key,
      Grade grade,
      boolean ours,
      String prior,
      long offset,
      int length) {
    return new Line(
        offset,
        length,
        key,
        grade,
        result.state(),
        ours,
        prior,
        result.unit(),
        result.sha256(),
        result.pack(),
        result.outputs().stream().map(JsonReport.Output::path).toList());
  }

  private void note(String report, String sha256) {
    reports.computeIfAbsent(report, none -> new TreeSet<>()).add(sha256);
  }

  /** What the run it records was asked; empty where there is none yet. */
  String context() {
    return context;
  }

  /** Whether that run came to its end. */
  boolean isFinished() {
    return finished;
  }

  /** Begins a run; lines of another context are forgotten, what reports we wrote is not. */
  synchronized void begin(String asked) throws IOException {
    if (asked.equals(context)) {
      if (finished) {
        append(object(json -> json.writeBooleanField("finished", false)));
        finished = false;
      }
      return;
    }
    append(
        object(
            json -> {
              json.writeStringField("form", FORM);
              json.writeStringField("context", asked);
            }));
    context = asked;
    finished = false;
    lines.clear();
    force();
  }

  /** The line of a file, if it was done. */
  synchronized Optional<Line> line(String path) {
    return Optional.ofNullable(lines.get(path));
  }

  /** Records a file that is done; safe for several threads. */
  synchronized void add(Outcome outcome, String key) throws IOException {
    byte[] text =
        object(
            json -> {
              json.writeStringField("key", key);
              json.writeStringField("grade", outcome.grade().name());
              json.writeBooleanField("ours", outcome.ours());
              json.writeStringField("prior", outcome.prior());
              json.writeFieldName("result");
              FileResultJson.write(json, outcome.result());
            });
    long offset = append(text);
    lines.put(
        outcome.result().path(),
        line(
            outcome.result(),
            key,
            outcome.grade(),
            outcome.ours(),
            outcome.prior(),
            offset,
            text.length));
    unforced++;
    if (unforced >= GROUP) {
      force();
    }
  }

  /** Whether we wrote a report of that name and content. */
  synchronized boolean wrote(String report, String sha256) {
    return reports.getOrDefault(report, Set.of()).contains(sha256);
  }

  /** Records a report that is about to appear. */
  synchronized void report(String name, String sha256) throws IOException {
    if (!wrote(name, sha256)) {
      append(
          object(
              json -> {
                json.writeStringField("report", name);
                json.writeStringField("sha256", sha256);
              }));
      note(name, sha256);
      force();
    }
  }

  /**
   * Records that everything is done.
   *
   * @param reused how many of the files needed no check
   */
  synchronized void finish(int files, int reused) throws IOException {
    append(
        object(
            json -> {
              json.writeBooleanField("finished", true);
              json.writeNumberField("files", files);
              json.writeNumberField("reused", reused);
            }));
    finished = true;
    force();
  }

  /**
   * What came of a file, read from its line. Not for threads that may be interrupted: that would
   * close the record for all.
   */
  FileResult result(Line line) {
    try {
      ByteBuffer text = ByteBuffer.allocate(line.length());
      while (text.hasRemaining()) {
        if (channel.read(text, line.offset() + text.position()) < 0) {
          throw new IOException(file.toString());
        }
      }
      return FileResultJson.read(MAPPER.readTree(text.array()).path("result"));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] object(Fields fields) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    }
    return text.toByteArray();
  }

  /** A line that cannot be written whole leaves none. */
  private long append(byte[] text) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(text.length + 1).put(text).put((byte) '\n').flip();
    long offset = end;
    try {
      while (line.hasRemaining()) {
        channel.write(line, offset + line.position());
      }
    } catch (IOException failed) {
      channel.truncate(offset);
      throw failed;
    }
    end = offset + line.limit();
    return offset;
  }

  synchronized void force() throws IOException {
    channel.force(false);
    unforced = 0;
  }

  @Override
  public synchronized void close() throws IOException {
    if (channel.isOpen()) {
      channel.force(true);
      channel.close();
    }
  }
}
