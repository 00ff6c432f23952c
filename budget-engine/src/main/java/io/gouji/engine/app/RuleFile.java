package io.gouji.engine.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;

/** A table of rules as a file: it appears whole or not at all, and never over another. */
final class RuleFile {
  private RuleFile() {}

  static ExitCode write(Door door, String name, byte[] content, int rules) {
    try {
      Path target = Path.of(name).toAbsolutePath();
      if (Files.exists(target)) {
        return door.usage("usage.exists", Map.of("file", name));
      }
      Path draft = target.resolveSibling(".gouji-" + UUID.randomUUID() + ".tmp");
      try {
        Files.write(draft, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
      Map<String, String> blanks = Map.of("count", Integer.toString(rules), "file", name);
      door.console().print(door.phrases().say("rules.written", blanks) + "\n");
      return ExitCode.CLEAN;
    } catch (IOException | InvalidPathException failed) {
      door.console().complain(door.phrases().say("rules.unwritten", Map.of("file", name)));
      return ExitCode.UNREADABLE;
    }
  }
}
