package io.gouji.flink;

import com.sun.management.OperatingSystemMXBean;
import io.gouji.engine.app.Gouji;
import io.gouji.engine.batch.Removal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many workbooks a core checks in a second, in the folder run and on Flink, measured in one
 * run; each measurement is a process of its own. What starting costs is measured by a run over a
 * few files and taken off. Writes {@code docs/cluster-speed.md}.
 */
public final class Throughput {
  /** One in so many files is also in the run that shows what starting costs. */
  private static final int TENTH = 10;

  private static final long SEED = 41;
  private static final int PROVINCE = 700_000;
  private static final int CORES = 8 * 16;
  private static final double SHARE = 0.8;

  private final Path folder;
  private final int workbooks;
  private final int few;
  private final double load = system().getSystemLoadAverage();

  private Throughput(Path folder, int workbooks) {
    this.folder = folder;
    this.workbooks = workbooks;
    this.few = workbooks / TENTH;
  }

  /** Seconds by the clock and of processors. */
  private record Spent(double clock, double cores) {
    private Spent less(Spent other) {
      return new Spent(clock - other.clock, cores - other.cores);
    }
  }

  /**
   * With a number and a folder: measures. With {@code run} and the arguments of the command: one
   * measurement.
   */
  public static void main(String[] args) throws Exception {
    if (args[0].equals("run")) {
      measured(List.of(args).subList(1, args.length));
    } else {
      new Throughput(Path.of(args[1]), Integer.parseInt(args[0])).all(Path.of(args[2]));
    }
  }

  private static OperatingSystemMXBean system() {
    return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  }

  private static void measured(List<String> args) {
    long begun = System.nanoTime();
    int code = Gouji.run(args.toArray(String[]::new));
    double clock = (System.nanoTime() - begun) / 1e9;
    double cores = system().getProcessCpuTime() / 1e9;
    System.out.println("spent " + clock + " " + cores + " " + code);
    // Flink leaves threads behind that nobody waits for.
    System.exit(0);
  }

  private void all(Path page) throws Exception {
    Removal.of(Files.createDirectories(folder));
    Path many = ManyWorkbooks.write(folder.resolve("many"), workbooks, SEED);
    Path start = ManyWorkbooks.write(folder.resolve("few"), few, SEED);
    Map<String, Spent> spent = new LinkedHashMap<>();
    Map<String, Spent> starting = new LinkedHashMap<>();
    for (int jobs : List.of(1, 2)) {
      for (String engine : List.of("batch", "flink")) {
        String which = engine + " " + jobs;
        Spent begun = run(start, which, engine, jobs);
        starting.put(which, begun);
        spent.put(which, run(many, which, engine, jobs).less(begun));
      }
    }
    // Once more over the same files: each is read and known, and what is left is the end.
    Spent known = run(start, "batch 1", "batch", 1);
    Spent end = run(many, "batch 1", "batch", 1).less(known);
    String text = page(spent, starting, end);
    Files.writeString(page, text);
    System.out.print(text);
    double share = perCore(spent.get("flink 2")) / perCore(spent.get("batch 2"));
    if (share < SHARE) {
      throw new IllegalStateException("a core does on Flink only " + share);
    }
  }

  private Spent run(Path in, String which, String engine, int jobs)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out " + which + " " + in.getFileName());
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "-Dgouji.home=" + System.getProperty("gouji.home"),
                "-cp",
                System.getProperty("java.class.path"),
                Throughput.class.getName(),
                "run",
                "batch",
                in.toString(),
                "-o",
                out.toString(),
                "--annotate",
                "--jobs",
                Integer.toString(jobs)));
    if (engine.equals("flink")) {
      command.addAll(List.of("--engine", engine));
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String last = "";
    for (String line : process.inputReader().lines().toList()) {
      last = line;
    }
    process.waitFor();
    String[] words = last.split(" ");
    if (!words[0].equals("spent") || Integer.parseInt(words[3]) > 3) {
      throw new IOException(which + ": " + last);
    }
    String all = "{\"finished\":true,\"files\":%d,".formatted(in.endsWith("few") ? few : workbooks);
    if (!Results.ending(out).startsWith(all)) {
      throw new IOException(which + ": files are missing");
    }
    System.out.printf(
        Locale.ROOT, "%s, %s: %s s, %s s%n", which, in.getFileName(), words[1], words[2]);
    return new Spent(Double.parseDouble(words[1]), Double.parseDouble(words[2]));
  }

  private double perCore(Spent spent) {
    return (workbooks - few) / spent.cores();
  }

  /** Seconds of processor that the end takes for each file. */
  private double ending(Spent end) {
    return end.cores() / (workbooks - few);
  }

  private double perSecond(Spent spent) {
    return (workbooks - few) / spent.clock();
  }

  private String page(Map<String, Spent> spent, Map<String, Spent> starting, Spent end) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Speed on a cluster

        Written by `mvn -Pbench -pl budget-engine,budget-engine/flink -DskipTests -Dgouji.bench.cluster=20000 -Dgouji.bench.page=budget-engine/docs/cluster-speed.md verify`; do not edit.

        %d small workbooks (the samples, each with something of its own; one in forty unreadable), checked and marked, `gouji batch` and `--engine flink` in turns, each in a process of its own with 2 GB, on a computer of %d cores. What a run over %d files takes is taken off: it is starting, packs, compilation of hot code. When it began, %.0f programs wanted a core: the more there are beyond the cores, the less seconds by the clock say; seconds of processor stay what they are.

        | run | at once | files a second | files a second of processor | starting, s |
        |---|---|---|---|---|
        """
            .formatted(workbooks, Runtime.getRuntime().availableProcessors(), few, load));
    spent.forEach(
        (which, one) ->
            page.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.1f | %.1f |%n",
                    which.startsWith("batch") ? "`gouji batch`" : "Flink",
                    which.substring(which.length() - 1),
                    perSecond(one),
                    perCore(one),
                    starting.get(which).clock())));
    Spent one = spent.get("flink 1");
    Spent two = spent.get("flink 2");
    double core = perCore(two);
    double hours = PROVINCE / (core * CORES) / 3600;
    page.append(
        String.format(
            Locale.ROOT,
            """

            - A core does on Flink %.0f %% of what it does in the folder run, with two at once; at least 80 %% is demanded, and the run fails below.
            - From one slot to two: %.2f times as many files a second, %.2f times as many for each second of processor. The first needs two idle cores; the second says what slots cost each other.

            ## A province: %,d workbooks on 8 machines of 16 cores

            | step | rests on | time |
            |---|---|---|
            | checking and marking | %.1f files a second of processor (above), %d cores, files independent of each other | %.1f minutes |
            | the end: one record, reports | %.2f ms of processor a file on one machine: a folder run over files that are all recorded, which reads and knows each and writes the reports | %.1f minutes |
            | lost machines | a share is %d files: a lost machine costs its 16 slots at most so many seconds | %.1f s each |

            What bounds a province is the folder of results: with marked copies it takes %,d writes of some 40 KB, %.0f a second. What is not in these figures: machines slower than this one, stores slower than a disk, and workbooks larger than the samples.
            """,
            100 * perCore(two) / perCore(spent.get("batch 2")),
            perSecond(two) / perSecond(one),
            perCore(two) / perCore(one),
            PROVINCE,
            core,
            CORES,
            hours * 60,
            1000 * ending(end),
            PROVINCE * ending(end) / 60,
            50,
            50 / core,
            PROVINCE,
            core * CORES));
    return page.toString();
  }
}
