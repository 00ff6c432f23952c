package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Unlocked;
import io.gouji.engine.batch.ManyWorkbooks;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tells where the time goes of checking and marking workbooks with errors: processor time and
 * allocation of the one thread that works, split by what the flight recorder saw on its stack.
 * {@code -Dgouji.profile=N} sets how many workbooks.
 */
@EnabledIfSystemProperty(named = "gouji.profile", matches = "[1-9]\\d*")
class WhereTimeGoesTest {
  private static final int FILES = Integer.getInteger("gouji.profile", 0);
  private static final int WARMING = 4;
  private static final int ROUNDS = 5;
  private static final String OURS = "io.gouji.engine.";
  private static final String REST = "else";
  private static final Set<String> SAMPLES =
      Set.of("jdk.ExecutionSample", "jdk.NativeMethodSample");

  /** Beginnings of methods, the first that is on a stack tells the stage. */
  private static final Map<String, String> STAGES = stages();

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<String, Long> samples = new LinkedHashMap<>();
  private final Map<String, Long> allocated = new LinkedHashMap<>();

  @TempDir private Path folder;

  private static Map<String, String> stages() {
    Map<String, String> stages = new LinkedHashMap<>();
    stages.put("parts.ZipWriter", "pack (deflate)");
    stages.put("xlsx.Seal", "seal");
    stages.put("xlsx.WorkbookPatcher", "patch parts");
    stages.put("report.", "words of the report");
    stages.put("repair.", "localise");
    stages.put("rule.Derivations", "localise");
    stages.put("rule.FormulaReview", "judge formulas");
    stages.put("rule.JointCheck", "joint test");
    stages.put("rule.Bookkeeper", "ledger");
    stages.put("rule.", "rules");
    stages.put("binding.", "recognise and bind");
    stages.put("formula.", "recalculate");
    stages.put("xlsx.", "unpack and parse");
    return stages;
  }

  @Test
  void aTableTellsEachStage() throws Exception {
    List<byte[]> files = files();
    BudgetEngine engine = BudgetEngine.open(Path.of("..", "templates"));
    for (int round = 0; round < WARMING; round++) {
      work(engine, files);
    }
    long id = Thread.currentThread().getId();
    long processor = threads.getCurrentThreadCpuTime();
    long bytes = threads.getThreadAllocatedBytes(id);
    Path record = folder.resolve("record.jfr");
    try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
      recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(5));
      recording.enable("jdk.NativeMethodSample").withPeriod(Duration.ofMillis(5));
      recording.enable("jdk.ObjectAllocationSample").with("throttle", "1000/s");
      recording.start();
      for (int round = 0; round < ROUNDS; round++) {
        work(engine, files);
      }
      recording.stop();
      recording.dump(record);
    }
    double works = (double) ROUNDS * files.size();
    double milliseconds = (threads.getCurrentThreadCpuTime() - processor) / 1e6 / works;
    double kilobytes = (threads.getThreadAllocatedBytes(id) - bytes) / 1e3 / works;
    read(record, id);
    tell(milliseconds, kilobytes);
    assertThat(samples.keySet()).containsAll(List.of("rules", "localise", "unpack and parse"));
  }

  private List<byte[]> files() throws Exception {
    List<String> unreadable = ManyWorkbooks.write(folder.resolve("in"), FILES, 100);
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(folder.resolve("in"))) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.resolve("in").relativize(file).toString().replace('\\', '/');
        if (!unreadable.contains(path)) {
          files.add(Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static void work(BudgetEngine engine, List<byte[]> files) throws Exception {
    for (byte[] file : files) {
      Unlocked unlocked = Unlocked.of(file, Optional.empty());
      if (!AnnotatedWorkbook.isUntouched(unlocked.workbook())) {
        Evaluation evaluation = engine.evaluate(unlocked, "a.xlsx", Options.AUTO);
        Wording wording = Wording.of(evaluation, "zh");
        new ResultCopies(engine, unlocked, evaluation, wording).annotated();
        FileResult.of(evaluation, wording, "a.xlsx", List.of());
      }
    }
  }

  private void read(Path record, long thread) throws Exception {
    List<RecordedEvent> events = RecordingFile.readAllEvents(record);
    events.stream()
        .filter(event -> event.getEventType().getName().equals("jdk.ObjectAllocationSample"))
        .filter(event -> event.getThread().getJavaThreadId() == thread)
        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
        // The first one stands for all that the thread ever allocated before.
        .skip(1)
        .forEach(event -> allocated.merge(stage(event), event.getLong("weight"), Long::sum));
    events.stream()
        .filter(event -> SAMPLES.contains(event.getEventType().getName()))
        .filter(event -> event.getThread("sampledThread").getJavaThreadId() == thread)
        .forEach(event -> samples.merge(stage(event), 1L, Long::sum));
  }

  private static String stage(RecordedEvent event) {
    List<String> methods = new ArrayList<>();
    if (event.getStackTrace() != null) {
      for (RecordedFrame frame : event.getStackTrace().getFrames()) {
        String method = frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
        if (method.startsWith(OURS)) {
          methods.add(method.substring(OURS.length()));
        }
      }
    }
    return STAGES.entrySet().stream()
        .filter(stage -> methods.stream().anyMatch(method -> isIn(method, stage.getKey())))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(REST);
  }

  /** The frames of this test are of the room it tests in. */
  private static boolean isIn(String method, String stage) {
    return method.startsWith(stage)
        && !method.startsWith("report.WhereTimeGoesTest")
        && !method.startsWith("report.ResultCopies");
  }

  // A measurement is for whoever runs it.
  @SuppressWarnings("PMD.SystemPrintln")
  private void tell(double milliseconds, double kilobytes) {
    double all = sum(samples);
    double bytes = sum(allocated);
    StringBuilder table = new StringBuilder("| stage | CPU ms | KB allocated |\n|---|---|---|\n");
    for (String stage :
        Stream.concat(STAGES.values().stream(), Stream.of(REST)).distinct().toList()) {
      double time = samples.getOrDefault(stage, 0L) / all * milliseconds;
      double size = allocated.getOrDefault(stage, 0L) / bytes * kilobytes;
      table.append(String.format(Locale.ROOT, "| %s | %.1f | %.0f |%n", stage, time, size));
    }
    table.append(
        String.format(
            Locale.ROOT, "| **a workbook** | **%.1f** | **%.0f** |%n", milliseconds, kilobytes));
    System.out.println(table);
  }

  private static double sum(Map<String, Long> parts) {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }
}
