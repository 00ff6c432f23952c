package io.gouji.eclipse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An Eclipse of somebody else without windows, as p2 has made it; each run in its own process. */
record Eclipse(Path home) {
  /** A copy of its own for each test. */
  static Eclipse copied(Path to) throws IOException {
    Path from = Path.of(System.getProperty("gouji.host"));
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return new Eclipse(to);
  }

  /** What one run said, and how it ended. */
  record Run(int exit, String out, String err) {}

  /** Runs an application of this Eclipse. */
  Run application(String id, String... args) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("-nosplash", "-application", id));
    words.addAll(Arrays.asList(args));
    return started(words);
  }

  /** Runs this Eclipse with the words that follow its name on the command line. */
  Run started(List<String> words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-jar",
                launcher().toString()));
    command.addAll(words);
    return run(command);
  }

  /** Runs the product that was assembled, on its plain class path, as a measure for this one. */
  Run product(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("gouji.product"), "bin", "gouji").toString());
    command.addAll(Arrays.asList(args));
    return run(command);
  }

  /** The bundles that this Eclipse starts with: what p2 has written down. */
  List<String> bundles() throws IOException {
    Path list =
        home.resolve("configuration")
            .resolve("org.eclipse.equinox.simpleconfigurator")
            .resolve("bundles.info");
    return Files.readAllLines(list).stream().filter(line -> !line.startsWith("#")).toList();
  }

  private Path launcher() throws IOException {
    try (Stream<Path> plugins = Files.list(home.resolve("plugins"))) {
      return plugins
          .filter(jar -> jar.getFileName().toString().startsWith("org.eclipse.equinox.launcher_"))
          .findFirst()
          .orElseThrow();
    }
  }

  private Run run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("GOUJI_ARCHIVE", "off");
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running after five minutes: " + command);
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
