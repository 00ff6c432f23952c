package io.gouji.addin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What installing has made that does not tell by itself that it is ours: folders, keys of the
 * registry, the authority that was trusted, what was chosen. It lies in the folder of the
 * installation.
 */
final class Journal {
  static final String FILE = "installed";

  private static final String FOLDER = "folder ";
  private static final String KEY = "key ";
  private static final String NOTE = "note ";

  /** What is noted of a program the add-in is in. */
  static final String YES = "yes";

  private final Installation installation;
  private final Set<String> lines = new LinkedHashSet<>();

  Journal(Installation installation) throws IOException {
    this.installation = installation;
    Path file = installation.folder().resolve(FILE);
    if (Files.exists(file)) {
      lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
    }
  }

  /** Makes a folder and those above it, and remembers which were not there. */
  void make(Path folder) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path each = folder.toAbsolutePath();
        each != null && Files.notExists(each);
        each = each.getParent()) {
      missing.add(each);
    }
    Collections.reverse(missing);
    for (Path each : missing) {
      Files.createDirectory(each);
      lines.add(FOLDER + each);
    }
  }

  void madeKey(String key) {
    lines.add(KEY + key);
  }

  boolean hasMadeKey(String key) {
    return lines.contains(KEY + key);
  }

  /** Something that was noted under a name, such as a choice the user made. */
  Optional<String> note(String name) {
    String start = NOTE + name + " ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst();
  }

  /** The port of the add-in where it was put into a program; empty where nothing needs one. */
  OptionalInt port() {
    boolean needed = isIn("excel") || isIn("wps");
    return needed ? number("port") : OptionalInt.empty();
  }

  /** That of the add-in in WPS. */
  OptionalInt wpsPort() {
    return isIn("wps") ? number("wps-port") : OptionalInt.empty();
  }

  private boolean isIn(String program) {
    return note(program).equals(Optional.of(YES));
  }

  private OptionalInt number(String name) {
    return note(name).map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  void note(String name, String value) {
    if (!note(name).equals(Optional.of(value))) {
      forget(name);
      lines.add(NOTE + name + " " + value);
    }
  }

  void forget(String name) {
    lines.removeIf(line -> line.startsWith(NOTE + name + " "));
  }

  void keep() throws IOException {
    byte[] now = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    installation.opened();
    installation.write(FILE, now);
  }

  /** Takes away the folders that installing made and that are empty again. */
  void takeFolders() throws IOException {
    List<String> made = new ArrayList<>(lines);
    Collections.reverse(made);
    for (String line : made) {
      if (line.startsWith(FOLDER)) {
        takeIfEmpty(Path.of(line.substring(FOLDER.length())));
      }
    }
  }

  static void takeIfEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (NoSuchFileException | DirectoryNotEmptyException stays) {
      // Gone already, or others have put something there, which is theirs.
      return;
    }
  }
}
