package io.gouji.addin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Workbooks made to do harm, each from a sound budget: so that whoever takes one for harmless goes
 * the whole way with it, to the rules and the marked copy.
 */
final class HostileFiles {
  /** What must come of a file. */
  enum Fate {
    /** It is checked to its end. */
    OPENS,
    /** It is refused, with file, cause and remedy. */
    REFUSED,
    /** Either of the two. */
    EITHER
  }

  /**
   * A file and what must come of it.
   *
   * @param bytes its content, made when it is asked for: some are large
   */
  record Hostile(Fate fate, Content bytes) {}

  /** The bytes of a file. */
  interface Content {
    byte[] make() throws IOException;
  }

  private final Map<String, Hostile> files = new LinkedHashMap<>();

  private HostileFiles() {}

  /**
   * All of them, by file name.
   *
   * @param trap an address that nobody may visit
   */
  static Map<String, Hostile> all(String trap) {
    HostileFiles made = new HostileFiles();
    HostileBombs.into(made);
    HostileDirectories.into(made);
    HostileEntities.into(made, trap);
    HostileSheets.into(made);
    HostileFormulas.into(made, trap);
    HostileOld.into(made);
    return made.files;
  }

  void put(Fate fate, String name, Content content) {
    if (files.put(name + ".xlsx", new Hostile(fate, content)) != null) {
      throw new IllegalStateException("twice: " + name);
    }
  }

  /** The bytes of a file, whatever is asked of its maker. */
  static byte[] bytes(Hostile hostile) {
    try {
      return hostile.bytes().make();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }
}
