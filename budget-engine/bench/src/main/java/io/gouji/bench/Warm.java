package io.gouji.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One of the benchmarks of {@link OneWorkbook} in JVMs of its own, round after round. */
final class Warm {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final String method;
  private final List<Double> milliseconds = new ArrayList<>();
  private final List<Double> megabytes = new ArrayList<>();

  Warm(String method) {
    this.method = method;
  }

  /** Runs them in turn, so that all see the same moods of the machine. */
  static void inTurn(List<Warm> all, Path workbook, int rounds, int warming, int measured)
      throws RunnerException {
    for (int round = 0; round < rounds; round++) {
      for (Warm one : all) {
        one.run(workbook, warming, measured);
      }
    }
  }

  private void run(Path workbook, int warming, int measured) throws RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(OneWorkbook.class.getName() + "." + method + "$")
                    .param("file", workbook.toString())
                    .forks(1)
                    .warmupIterations(warming)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(measured)
                    .measurementTime(TimeValue.seconds(1))
                    .addProfiler(GCProfiler.class)
                    .jvmArgs(
                        "-Xmx3g",
                        "-XX:+UseSerialGC",
                        "-Dgouji.bench.slow=" + Integer.getInteger("gouji.bench.slow", 1))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle();
    milliseconds.add(result.getPrimaryResult().getStatistics().getPercentile(50) / 1e3);
    megabytes.add(allocated(result) / 1e6);
  }

  /** Bytes to a workbook; JMH puts a dot before the name in some versions. */
  private static double allocated(RunResult result) {
    return result.getSecondaryResults().keySet().stream()
        .filter(name -> name.endsWith(ALLOCATED))
        .mapToDouble(name -> result.getSecondaryResults().get(name).getScore())
        .findFirst()
        .orElseThrow();
  }

  double milliseconds() {
    return Medians.of(milliseconds);
  }

  double megabytes() {
    return Medians.of(megabytes);
  }
}
