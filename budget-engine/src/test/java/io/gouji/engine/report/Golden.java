package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected outputs as files; {@code -Dgolden.update=true} writes them anew, to be reviewed. */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/io/gouji/engine/report");

  private Golden() {}

  static void matches(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
