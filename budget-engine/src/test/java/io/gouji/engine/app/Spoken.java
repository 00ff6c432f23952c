package io.gouji.engine.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What a command line said, and its exit code. */
record Spoken(int code, String out, String err) {
  /** The templates of the product, seen from this module. */
  static final Path TEMPLATES = Path.of("../templates");

  /** Copies them to a folder in which a test may change them. */
  static void copyTemplates(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(TEMPLATES.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  static Spoken by(String... args) {
    return by(Optional.of(TEMPLATES), args);
  }

  static Spoken by(Optional<Path> templates, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(stream(out), stream(err), false);
    int code = Gouji.run(console, templates, args);
    return new Spoken(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
