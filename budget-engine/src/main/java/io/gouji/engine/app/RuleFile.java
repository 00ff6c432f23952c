package io.gouji.engine.app;

import java.util.Map;

/** A table of rules as a file: it appears whole or not at all, and never over another. */
final class RuleFile {
  private RuleFile() {}

  static ExitCode write(Door door, String name, byte[] content, int rules) {
    ExitCode written = new NewFile(door, name).write(content);
    if (written == ExitCode.CLEAN) {
      Map<String, String> blanks = Map.of("count", Integer.toString(rules), "file", name);
      door.console().print(door.phrases().say("rules.written", blanks) + "\n");
    }
    return written;
  }
}
