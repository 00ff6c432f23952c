package io.gouji.engine.batch;

import io.gouji.engine.report.FileResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run as a test asks for it, and everything it told. */
public final class Told implements Progress, Outputs, Voice {
  /** What was said that is about no single file. */
  public final List<String> notes = new ArrayList<>();

  private final Path out;

  /** After so many results the disk is full; a test frees it again. */
  int room = Integer.MAX_VALUE;

  public Told(Path out) {
    this.out = out;
  }

  /** A plan with nothing special. */
  public static Plan plan(Path in, Path out, Optional<Path> prior, Optional<Path> department) {
    return new Plan(
        in,
        out,
        new Globs(List.of()),
        new Globs(List.of()),
        new Asked(Optional.empty(), "zh", true, false, false),
        "basis",
        2,
        Duration.ofMinutes(5),
        false,
        prior,
        department,
        Optional.empty(),
        List.of());
  }

  @Override
  public void done(FileResult result, boolean reused, int done, int all) {
    notes.addAll(result.problems());
  }

  @Override
  public void note(String sentence) {
    notes.add(sentence);
  }

  @Override
  public synchronized String write(
      String folder, String name, String kind, String format, byte[] content) throws IOException {
    if (room == 0) {
      throw new IOException("No space left on device");
    }
    room--;
    String path = (folder.isEmpty() ? "" : folder + "/") + kind + "-" + name;
    Files.createDirectories(out.resolve(path).getParent());
    Files.write(out.resolve(path), content);
    return path;
  }

  @Override
  public boolean isThere(String path) {
    return Files.exists(out.resolve(path));
  }

  @Override
  public boolean lacks(long bytes) {
    return room == 0;
  }

  @Override
  public String say(String id, Map<String, String> blanks) {
    return id + " " + blanks;
  }
}
