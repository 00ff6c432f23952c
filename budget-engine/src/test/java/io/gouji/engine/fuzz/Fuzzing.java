package io.gouji.engine.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives a target one input after the other: a fixed number from a fixed seed, so that every build
 * tries the same; with {@code -Dgouji.fuzz=SECONDS} as many as it can from a seed of its own, which
 * it prints. An input that fails is kept in {@code target/fuzz}.
 */
final class Fuzzing {
  private static final int LONG = Integer.getInteger("gouji.fuzz", 0);
  private static final long SEED =
      Long.getLong("gouji.fuzz.seed", LONG > 0 ? System.nanoTime() : 11);

  /** Of the processor's time for one input, in nanoseconds. */
  private static final long SLOW = 10_000_000_000L;

  private static final int FAILURES = 20;

  private Fuzzing() {}

  /** What takes inputs: whatever it throws is a failure. */
  interface Target {
    void take(byte[] input) throws Exception;
  }

  /** Makes an input. */
  interface Maker {
    byte[] make(Random random);
  }

  /**
   * Tries a target.
   *
   * @param name what it tries, as the page on robustness tells with how many inputs
   * @return what failed, a line each
   */
  static List<String> run(String name, Maker maker, Target target) throws Exception {
    List<String> failures = new ArrayList<>();
    long end = System.nanoTime() + LONG * 1_000_000_000L;
    int count = Robustness.number(name);
    int tried = 0;
    Random seeds = new Random(SEED ^ name.hashCode());
    while ((LONG > 0 ? System.nanoTime() < end : tried < count) && failures.size() < FAILURES) {
      byte[] input = maker.make(new Random(seeds.nextLong()));
      tried++;
      String failure = failure(input, target);
      if (!failure.isEmpty()) {
        failures.add(kept(name, tried, input) + ": " + failure);
      }
    }
    System.out.printf(
        "fuzz: %s, %d inputs, seed %d, %d failures%n", name, tried, SEED, failures.size());
    return failures;
  }

  /** What is wrong with an input; empty where nothing is. */
  private static String failure(byte[] input, Target target) throws InterruptedException {
    AtomicReference<String> said = new AtomicReference<>("");
    Thread worker =
        new Thread(
            () -> {
              long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
              try {
                target.take(input);
              } catch (Exception | Error thrown) {
                StackTraceElement[] trace = thrown.getStackTrace();
                said.set(thrown + " at " + (trace.length > 0 ? trace[0] : "?"));
              }
              long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
              if (took > SLOW) {
                said.set("took " + took / 1_000_000 + " ms " + said.get());
              }
            });
    worker.setDaemon(true);
    worker.start();
    worker.join(120_000);
    return worker.isAlive() ? "hangs at " + List.of(worker.getStackTrace()) : said.get();
  }

  private static Path kept(String name, int number, byte[] input) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "fuzz"));
    return Files.write(folder.resolve(name.replace(' ', '-') + "-" + number), input);
  }
}
