package io.gouji.engine.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A file named by the one who asked for it. It appears whole or not at all, and never takes the
 * place of another.
 */
final class NewFile {
  private final Door door;
  private final String name;

  NewFile(Door door, String name) {
    this.door = door;
    this.name = name;
  }

  /** Tells before any work why the file cannot be written; empty if nothing speaks against it. */
  Optional<ExitCode> refused() {
    Map<String, String> blanks = Map.of("file", name);
    try {
      Path target = Path.of(name).toAbsolutePath();
      if (name.isBlank() || target.getFileName() == null) {
        return Optional.of(door.usage("usage.name", blanks));
      }
      if (Files.exists(target)) {
        return Optional.of(door.usage("usage.exists", blanks));
      }
      return Files.isDirectory(target.getParent()) ? Optional.empty() : Optional.of(unwritten());
    } catch (InvalidPathException wrong) {
      return Optional.of(door.usage("usage.name", blanks));
    }
  }

  /** Writes the file; tells if it cannot. */
  ExitCode write(byte[] content) {
    Optional<ExitCode> refused = refused();
    if (refused.isPresent()) {
      return refused.get();
    }
    Path target = Path.of(name).toAbsolutePath();
    try (Draft draft = Draft.of(target.getParent(), content, Draft::toDisk)) {
      // Whoever was faster keeps his file.
      return draft.appear(target) ? ExitCode.CLEAN : unwritten();
    } catch (IOException failed) {
      return unwritten();
    }
  }

  private ExitCode unwritten() {
    door.console().complain(door.phrases().say("file.unwritten", Map.of("file", name)));
    return ExitCode.UNREADABLE;
  }
}
