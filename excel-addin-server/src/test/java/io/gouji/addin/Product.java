package io.gouji.addin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The assembled product, started as a user starts it: each run in a process of its own. */
final class Product {
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

  private final Path home;
  private final Path scratch;
  private final Map<String, String> environment;

  private Product(Path home, Path scratch, Map<String, String> environment) {
    this.home = home;
    this.scratch = scratch;
    this.environment = environment;
  }

  /** The product that the build has just assembled; {@code scratch} is its own to write to. */
  static Product assembled(Path scratch) {
    return at(Path.of(System.getProperty("gouji.product")), scratch);
  }

  /** A product that lies elsewhere. */
  static Product at(Path home, Path scratch) {
    return new Product(
        home,
        scratch,
        Map.of("JAVA_HOME", System.getProperty("java.home"), "GOUJI_ARCHIVE", "off"));
  }

  /** The same product, run with one environment variable set. */
  Product with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Product(home, scratch, more);
  }

  /** What one run said, and how it ended. */
  record Run(int exit, String out, String err) {}

  /** Runs {@code bin/gouji}: the plain class path. */
  Run plain(List<String> args) {
    return run(List.of(script().toString()), args);
  }

  /** Runs the Eclipse application, with a configuration area of its own. */
  Run equinox(List<String> args) {
    return run(eclipse(), args);
  }

  /** Starts {@code bin/gouji} and leaves it running. */
  Process startPlain(List<String> args) {
    return start(List.of(script().toString()), args, Redirect.PIPE, Redirect.INHERIT);
  }

  /** The same, with what it complains of let go. */
  Process startQuiet(List<String> args) {
    return start(List.of(script().toString()), args, Redirect.PIPE, Redirect.DISCARD);
  }

  /** Starts the Eclipse application and leaves it running. */
  Process startEquinox(List<String> args) {
    return start(eclipse(), args, Redirect.PIPE, Redirect.INHERIT);
  }

  private List<String> eclipse() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dfile.encoding=UTF-8",
        "-Dstdout.encoding=UTF-8",
        "-Dstderr.encoding=UTF-8",
        "-jar",
        launcher().toString(),
        "-configuration",
        scratch.resolve("configuration").toString());
  }

  Path home() {
    return home;
  }

  Path script() {
    return home.resolve("bin").resolve(WINDOWS ? "gouji.cmd" : "gouji");
  }

  /** The file names in {@code plugins/}, sorted. */
  List<String> plugins() {
    try (Stream<Path> files = Files.list(home.resolve("plugins"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path launcher() {
    return plugins().stream()
        .filter(name -> name.startsWith("org.eclipse.equinox.launcher_"))
        .map(name -> home.resolve("plugins").resolve(name))
        .findFirst()
        .orElseThrow();
  }

  private Process start(List<String> door, List<String> args, Redirect out, Redirect err) {
    List<String> command = new ArrayList<>(door);
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Run run(List<String> door, List<String> args) {
    try {
      Path out = Files.createTempFile(scratch, "out", ".txt");
      Path err = Files.createTempFile(scratch, "err", ".txt");
      Process process = start(door, args, Redirect.to(out.toFile()), Redirect.to(err.toFile()));
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("still running after two minutes: " + door + args);
      }
      return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
