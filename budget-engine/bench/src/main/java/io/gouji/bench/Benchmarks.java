package io.gouji.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures ours beside its peers in one run, in turns, and writes the table. {@code short}: one
 * small workbook and the gates; {@code full}: all, and the page of the documentation.
 */
public final class Benchmarks {
  private static final String GOUJI = "io.gouji.engine.app.Gouji";
  private static final List<String> QUICK =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:C1MaxInlineSize=10",
          "-XX:C1MaxInlineLevel=3",
          "-XX:+UseSerialGC");

  /** The launcher's for a run over a folder. */
  private static final List<String> LONG =
      List.of(
          "-XX:C1MaxInlineSize=10",
          "-XX:C1MaxInlineLevel=3",
          "-XX:FreqInlineSize=60",
          "-XX:MaxInlineLevel=6",
          "-XX:InlineSmallCode=800",
          "-XX:+UseSerialGC");

  private static final List<String> SETTING =
      List.of("-Dgouji.home=.", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true");
  private static final Set<Integer> DONE = Set.of(0);

  /** Ours, which say by it as well what they found. */
  private static final Set<Integer> CHECKED = Set.of(0, 1, 2);

  /** Bytes of memory: POI's heap for the large workbook and something for the machine. */
  private static final long ENOUGH = 16L << 30;

  private static final Path PAGE = Path.of("budget-engine", "docs", "benchmark.md");

  private final Path work;
  private final boolean full;
  private final List<Comparison> comparisons = new ArrayList<>();

  private Benchmarks(Path work, boolean full) {
    this.work = work;
    this.full = full;
  }

  /** Mode, folder to work in. Ends with 1 where a gate does not hold. */
  public static void main(String[] arguments) throws Exception {
    Path work = Files.createDirectories(Path.of(arguments[1], "bench"));
    Benchmarks benchmarks = new Benchmarks(work, arguments[0].equals("full"));
    benchmarks.measure();
    System.exit(benchmarks.told() ? 0 : 1);
  }

  private void measure() throws Exception {
    Path small = file(Size.SMALL);
    one(
        small,
        "small workbook",
        full ? 3 : 1,
        full ? 10 : 6,
        full ? 10 : 5,
        new Goals(8, 10, 1.8, 2));
    if (full) {
      Path medium = file(Size.MEDIUM);
      one(medium, "medium workbook", 2, 5, 5, new Goals(20, 0, 0, 0));
      office(small, "small workbook", 50);
      office(medium, "medium workbook", 6);
      cold();
      process(medium, "medium workbook", List.of(), List.of(), 0, 0);
      folder();
      large();
    }
  }

  private Path file(Size size) throws Exception {
    Path file = work.resolve(size.name().toLowerCase(Locale.ROOT) + ".xlsx");
    return Files.write(file, size.workbook());
  }

  private record Goals(double wall, double allocation, double leastWall, double leastAllocation) {}

  private void one(Path file, String name, int rounds, int warming, int measured, Goals goals)
      throws RunnerException {
    Warm ours = new Warm("gouji");
    Warm poi = new Warm("poi");
    Warm reading = new Warm("fastexcelReading");
    Warm floor = new Warm("floor");
    Warm.inTurn(
        full ? List.of(ours, poi, reading, floor) : List.of(ours, poi),
        file,
        rounds,
        warming,
        measured);
    compare(
        name + ", warm: POI opens, evaluates, marks, writes",
        "ms",
        ours.milliseconds(),
        poi.milliseconds(),
        goals.wall(),
        goals.leastWall());
    compare(
        name + ": allocated",
        "MB",
        ours.megabytes(),
        poi.megabytes(),
        goals.allocation(),
        goals.leastAllocation());
    if (full) {
      compare(
          name + ", warm: fastexcel only reads",
          "ms",
          ours.milliseconds(),
          reading.milliseconds(),
          0,
          0);
      compare(
          name + ", warm: every part only inflated, parsed and deflated",
          "ms",
          ours.milliseconds(),
          floor.milliseconds(),
          0,
          0);
    }
  }

  private void compare(
      String what, String unit, double ours, double peer, double goal, double least) {
    comparisons.add(new Comparison(what, unit, ours, peer, goal, least));
  }

  private void office(Path file, String name, double goal) throws Exception {
    if (!Office.isThere()) {
      print(name + ": LibreOffice is not there, left out");
      return;
    }
    int rounds = 12;
    byte[] workbook = Files.readAllBytes(file);
    Ours engine = Ours.open();
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    try (Office office = Office.start(work.resolve("profile"))) {
      for (int round = 0; round < rounds; round++) {
        long start = System.nanoTime();
        office.full(file, work.resolve("stored.xlsx"));
        long between = System.nanoTime();
        engine.full(workbook);
        if (round >= rounds / 3) {
          theirs.add((between - start) / 1e6);
          ours.add((System.nanoTime() - between) / 1e6);
        }
      }
    }
    String what = name + ": LibreOffice, running already, loads, recalculates, stores";
    compare(what, "ms", Medians.of(ours), Medians.of(theirs), goal, 0);
  }

  /** One process for one workbook: the sample, as people start it. */
  private void cold() throws Exception {
    String sample = "samples/broken/T3-02.xlsx";
    String poiOut = work.resolve("poi.xlsx").toString();
    List<String> validate = List.of("validate", sample, "-o", work.resolve("cold").toString());
    List<String> through = List.of(sample, poiOut);
    String poi = Poi.Program.class.getName();
    List<String> oursShared = archive("gouji", GOUJI, validate, CHECKED);
    List<String> poiShared = archive("poi", poi, through, DONE);
    List<Double> ours = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    List<Double> same = new ArrayList<>();
    for (int round = 0; round < 7; round++) {
      remove(work.resolve("cold"));
      ours.add(Forked.java(oursShared, GOUJI, validate, CHECKED).seconds());
      plain.add(Forked.java(List.of(), poi, through, DONE).seconds());
      same.add(Forked.java(poiShared, poi, through, DONE).seconds());
    }
    compare(
        "the sample, one process: POI with default flags",
        "s",
        Medians.of(ours),
        Medians.of(plain),
        5,
        0);
    compare(
        "the sample, one process: POI with our flags and a class-data archive of its own",
        "s",
        Medians.of(ours),
        Medians.of(same),
        3,
        0);
  }

  /** The flags of the launcher, with a class-data archive made of what one run loads. */
  private List<String> archive(String name, String main, List<String> arguments, Set<Integer> codes)
      throws Exception {
    Path archive = work.resolve(name + ".jsa");
    Files.deleteIfExists(archive);
    List<String> flags = new ArrayList<>(QUICK);
    flags.addAll(SETTING);
    Path list = work.resolve(name + ".list");
    List<String> listing = new ArrayList<>(flags);
    listing.add("-XX:DumpLoadedClassList=" + list);
    Forked.java(listing, main, arguments, codes);
    List<String> making =
        List.of(
            "-Xshare:dump",
            "-XX:+UseG1GC",
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + archive);
    Forked.java(making, main, List.of(), DONE);
    if (Files.notExists(archive)) {
      throw new IOException("Java made no class-data archive for " + name);
    }
    flags.add("-XX:SharedArchiveFile=" + archive);
    return flags;
  }

  /** Processor time and memory of one process for one workbook, whatever else the machine does. */
  private void process(
      Path file,
      String name,
      List<String> ourHeap,
      List<String> poiHeap,
      double cpuGoal,
      double memoryGoal)
      throws Exception {
    if (!Forked.isMeasurable()) {
      print("peak memory: /usr/bin/time is not there, left out");
      return;
    }
    List<String> validate =
        List.of("validate", file.toString(), "-o", work.resolve("p").toString());
    List<String> flags = new ArrayList<>(QUICK);
    flags.addAll(SETTING);
    flags.addAll(ourHeap);
    Forked ours = Forked.java(flags, GOUJI, validate, CHECKED);
    List<String> through = List.of(file.toString(), work.resolve("poi.xlsx").toString());
    List<String> serial = new ArrayList<>(poiHeap);
    serial.add("-XX:+UseSerialGC");
    Forked poi = Forked.java(serial, Poi.Program.class.getName(), through, DONE);
    compare(
        name + ", one process: processor time",
        "s",
        ours.cpuSeconds(),
        poi.cpuSeconds(),
        cpuGoal,
        0);
    compare(
        name + ", one process: peak memory",
        "MB",
        ours.peakMegabytes(),
        poi.peakMegabytes(),
        memoryGoal,
        0);
  }

  /** The largest there may be, where the machine has the memory that POI takes for it. */
  private void large() throws Exception {
    if (memory() < ENOUGH) {
      print("large workbook: POI takes 13 GB for it, which are not there; left out");
      return;
    }
    Path file = work.resolve("large.xlsx");
    if (Files.notExists(file)) {
      Forked.java(
          List.of("-Xmx13g", "-XX:+UseSerialGC"),
          Size.Program.class.getName(),
          List.of(Size.LARGE.name(), file.toString()),
          DONE);
    }
    process(file, "large workbook", List.of("-Xmx3g"), List.of("-Xmx13g"), 15, 10);
  }

  private void folder() throws Exception {
    Path in = Folder.write(work.resolve("folder"), Integer.getInteger("gouji.bench.folder", 600));
    long files;
    try (var all = Files.list(in)) {
      files = all.count();
    }
    List<String> flags = new ArrayList<>(LONG);
    flags.addAll(SETTING);
    String poi = Folder.class.getName();
    List<Double> ours = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    List<Double> same = new ArrayList<>();
    for (int turn = 0; turn < 3; turn++) {
      remove(work.resolve("ours"));
      List<String> batch =
          List.of(
              "batch",
              in.toString(),
              "-o",
              work.resolve("ours").toString(),
              "--annotate",
              "--jobs",
              Integer.toString(Folder.JOBS));
      ours.add(Forked.java(flags, GOUJI, batch, CHECKED).seconds() / files * 1e3);
      remove(work.resolve("poi"));
      List<String> through = List.of(in.toString(), work.resolve("poi").toString());
      plain.add(Forked.java(List.of(), poi, through, DONE).seconds() / files * 1e3);
      remove(work.resolve("poi"));
      same.add(Forked.java(LONG, poi, through, DONE).seconds() / files * 1e3);
    }
    String what =
        "a folder of %d, two threads, the whole command with both reports: ".formatted(files);
    compare(
        what + "POI with default flags", "ms a file", Medians.of(ours), Medians.of(plain), 10, 0);
    compare(what + "POI with our flags", "ms a file", Medians.of(ours), Medians.of(same), 0, 0);
  }

  private static void remove(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes none) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, IOException failed)
              throws IOException {
            Files.delete(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Prints and writes the table; whether all gates hold. */
  private boolean told() throws IOException {
    String table =
        "| what | unit | ours | peer | times less | goal | reached |\n|---|---|---|---|---|---|---|\n"
            + comparisons.stream().map(Comparison::row).collect(Collectors.joining("\n", "", "\n"));
    print(table);
    Map<String, String> blanks = new TreeMap<>();
    blanks.put("{{table}}", table);
    blanks.put(
        "{{java}}",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    // A link beside the page, which the form does not lie beside.
    blanks.put("{{speed}}", "[speed](speed.md)");
    blanks.put("{{machine}}", machine());
    if (full) {
      String page;
      try (var form = Benchmarks.class.getResourceAsStream("benchmark.md")) {
        page = new String(form.readAllBytes(), StandardCharsets.UTF_8);
      }
      for (Map.Entry<String, String> blank : blanks.entrySet()) {
        page = page.replace(blank.getKey(), blank.getValue());
      }
      Files.writeString(PAGE, page);
    }
    comparisons.stream()
        .filter(one -> !one.isPassed())
        .forEach(
            one ->
                print(
                    "SLOWER THAN IT MUST BE, at least %.1f: %s"
                        .formatted(one.least(), one.what())));
    return comparisons.stream().allMatch(Comparison::isPassed);
  }

  /** Processor, cores and memory, in words. */
  private static String machine() throws IOException {
    Path known = Path.of("/proc/cpuinfo");
    String processor = System.getProperty("os.arch");
    if (Files.exists(known)) {
      processor =
          Files.readAllLines(known, StandardCharsets.UTF_8).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(processor);
    }
    return "%s, %d cores, %d GB of memory"
        .formatted(processor, Runtime.getRuntime().availableProcessors(), memory() >> 30);
  }

  private static long memory() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
