package io.gouji.addin;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Gouji finds around itself when it starts.
 *
 * @param java the folder of the Java that runs us
 * @param version of that Java
 * @param names in which the system writes the names of files
 * @param arguments what that Java was told besides what to run
 * @param classPath from which it takes our classes
 * @param path the folders in which the system looks for programs
 * @param programs of the system
 */
record Surroundings(
    Computer.Kind kind,
    Path java,
    String version,
    Charset names,
    List<String> arguments,
    String classPath,
    List<Path> path,
    Programs programs) {
  /** The first of the Unified Ideographs; a charset without it has none. */
  private static final char IDEOGRAPH = '\u4e00';

  private static final String ARCHIVE = "-XX:SharedArchiveFile=";
  private static final String MUST_SHARE = "-Xshare:on";

  static Surroundings ours() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return new Surroundings(
        Computer.Kind.of(System.getProperty("os.name")),
        Path.of(System.getProperty("java.home")),
        System.getProperty("java.version"),
        Charset.forName(System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name())),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        ManagementFactory.getRuntimeMXBean().getClassPath(),
        Stream.of(path.split(Pattern.quote(File.pathSeparator)))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .toList(),
        new Programs.Real());
  }

  boolean canNameChinese() {
    return names.newEncoder().canEncode(IDEOGRAPH);
  }

  /** The class-data archive that starts take, as this one. */
  Optional<Path> archive() {
    return arguments.stream()
        .filter(argument -> argument.startsWith(ARCHIVE))
        .map(argument -> Path.of(argument.substring(ARCHIVE.length())))
        .filter(Files::isRegularFile)
        .filter(any -> isTaken())
        .findFirst();
  }

  /**
   * Whether Java still takes its archive, which holds only for the class path it was made with.
   * Java itself passes over a wrong one in silence unless it must have it, so it is told that it
   * must.
   */
  private boolean isTaken() {
    List<String> start = new ArrayList<>();
    start.add(java.resolve("bin").resolve(program("java")).toString());
    start.addAll(arguments);
    start.addAll(List.of(MUST_SHARE, "-cp", classPath, "-version"));
    try {
      return programs.run(start).isGood();
    } catch (IOException noProgram) {
      // Without the program there is no telling, and nothing hangs on it.
      return true;
    }
  }

  /** The program that makes the certificates; every whole Java has it. */
  Path keytool() {
    return java.resolve("bin").resolve(program("keytool"));
  }

  private String program(String name) {
    return kind == Computer.Kind.WINDOWS ? name + ".exe" : name;
  }

  /** The program that shows a page; Windows and macOS always have theirs. */
  Optional<Path> browser() {
    String program =
        switch (kind) {
          case WINDOWS -> "rundll32.exe";
          case MAC -> "open";
          case OTHER -> "xdg-open";
        };
    return path.stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
