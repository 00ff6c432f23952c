package io.gouji.engine.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A folder named by the one who asked for it: it appears with all its files or not at all. */
record NewFolder(Door door, String name) {
  /** The folder on its way to its name; packs do not begin with a point. */
  private static final String DRAFT = ".gouji-";

  /** Tells before any work why the folder cannot be written; empty if nothing speaks against it. */
  Optional<ExitCode> refused() {
    return new NewFile(door, name).refused();
  }

  /** Where it is to be. */
  Path path() {
    return Path.of(name).toAbsolutePath().normalize();
  }

  /** Writes all files; tells if it cannot. */
  ExitCode write(Map<String, String> texts) {
    Path draft = path().resolveSibling(DRAFT + UUID.randomUUID());
    try {
      Files.createDirectory(draft);
      try {
        for (Map.Entry<String, String> text : texts.entrySet()) {
          byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
          Files.write(draft.resolve(text.getKey()), bytes);
        }
        Files.move(draft, path(), StandardCopyOption.ATOMIC_MOVE);
        return ExitCode.CLEAN;
      } finally {
        clear(draft, texts);
      }
    } catch (IOException failed) {
      door.console().complain(door.phrases().say("file.unwritten", Map.of("file", name)));
      return ExitCode.UNREADABLE;
    }
  }

  /** Takes away what did not get its name. */
  private static void clear(Path draft, Map<String, String> texts) throws IOException {
    for (String file : texts.keySet()) {
      Files.deleteIfExists(draft.resolve(file));
    }
    Files.deleteIfExists(draft);
  }
}
