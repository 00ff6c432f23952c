package io.gouji.addin;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * @param path the folders in which the system looks for programs
 */
record Surroundings(
    Computer.Kind kind,
    Path java,
    String version,
    Charset names,
    List<String> arguments,
    List<Path> path) {
  /** The first of the Unified Ideographs; a charset without it has none. */
  private static final char IDEOGRAPH = '\u4e00';

  private static final String ARCHIVE = "-XX:SharedArchiveFile=";

  static Surroundings ours() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return new Surroundings(
        Computer.Kind.of(System.getProperty("os.name")),
        Path.of(System.getProperty("java.home")),
        System.getProperty("java.version"),
        Charset.forName(System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name())),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        Stream.of(path.split(Pattern.quote(File.pathSeparator)))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .toList());
  }

  boolean canNameChinese() {
    return names.newEncoder().canEncode(IDEOGRAPH);
  }

  /** The class-data archive that this start could use. */
  Optional<Path> archive() {
    return arguments.stream()
        .filter(argument -> argument.startsWith(ARCHIVE))
        .map(argument -> Path.of(argument.substring(ARCHIVE.length())))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The program that makes the certificates; every whole Java has it. */
  Path keytool() {
    return java.resolve("bin").resolve(kind == Computer.Kind.WINDOWS ? "keytool.exe" : "keytool");
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
