package io.gouji.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A program in a JVM of its own, timed from outside.
 *
 * @param seconds from starting it to its end
 * @param cpuSeconds of all its threads, and {@code peakMegabytes} of resident memory, as the kernel
 *     tells its parent when it ends; by GNU time
 */
record Forked(double seconds, double cpuSeconds, double peakMegabytes) {
  private static final String TIME = "/usr/bin/time";
  private static final int MINUTES = 60;

  /** What the shell's {@code time} needs; without it only the clock is told. */
  static boolean isMeasurable() {
    return Files.isExecutable(Path.of(TIME));
  }

  /**
   * Our own, of jars alone: Java makes no class-data archive where folders are on the path, and the
   * office's jar, which no forked program needs, names one.
   */
  private static String classPath() {
    String jar = System.getProperty("gouji.bench.jar");
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Files.isDirectory(Path.of(entry)) ? jar : entry)
        .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("libreoffice"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Runs it.
   *
   * @param codes exit codes that are a success
   */
  static Forked java(List<String> flags, String main, List<String> arguments, Set<Integer> codes)
      throws IOException, InterruptedException {
    Path told = Files.createTempFile("time", ".txt");
    List<String> command = new ArrayList<>();
    if (isMeasurable()) {
      command.addAll(List.of(TIME, "-q", "-f", "%U %S %M", "-o", told.toString()));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(arguments);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("still running: " + main);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!codes.contains(process.exitValue())) {
      throw new IOException(main + " " + arguments + " ended with " + process.exitValue());
    }
    String[] figures = Files.readString(told, StandardCharsets.UTF_8).strip().split("\\s+");
    Files.delete(told);
    return figures.length < 3
        ? new Forked(seconds, Double.NaN, Double.NaN)
        : new Forked(
            seconds,
            Double.parseDouble(figures[0]) + Double.parseDouble(figures[1]),
            Double.parseDouble(figures[2]) / 1024);
  }
}
