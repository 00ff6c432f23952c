package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.OldFormat;
import io.gouji.engine.Options;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes leaves every file whole under its name. */
class KilledTest {
  private static final int KILLS = 50;
  private static final int AT_ONCE = 2;
  private static final long SEED = 20261126;
  private static final List<String> SAMPLES = List.of("T1-01", "T3-01");

  @TempDir private static Path inputs;
  private static final List<byte[]> CONTENTS = new ArrayList<>();
  private static byte[] original;

  @TempDir private Path folder;

  @BeforeAll
  static void mark() throws Exception {
    BudgetEngine engine = BudgetEngine.open(Spoken.TEMPLATES);
    for (String name : SAMPLES) {
      byte[] sample = Files.readAllBytes(Path.of("../samples/broken/" + name + ".xlsx"));
      original = sample;
      for (byte[] file : List.of(sample, OldFormat.of(sample))) {
        Evaluation found = engine.evaluate(file, name, Options.AUTO);
        byte[] marked = new AnnotatedWorkbook(Wording.of(found, "zh")).write(file, found);
        CONTENTS.add(marked);
        Files.write(inputs.resolve(CONTENTS.size() + ".bin"), marked);
      }
    }
  }

  @Test
  void noFileIsEverHalfUnderItsName() throws Exception {
    Random random = new Random(SEED);
    ExecutorService killers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Integer>> works = new ArrayList<>();
      for (int killer = 0; killer < AT_ONCE; killer++) {
        Path place = Files.createDirectory(folder.resolve("ordner" + killer));
        int[] moments = random.ints(KILLS / AT_ONCE, 0, 25_000).toArray();
        works.add(() -> killAndLook(place, moments));
      }
      int leftovers = 0;
      for (Future<Integer> work : killers.invokeAll(works)) {
        leftovers += work.get();
      }
      // Some of them must have been killed in the middle of a file, or this shows nothing.
      assertThat(leftovers).isPositive();
    } finally {
      killers.shutdownNow();
    }
  }

  /** Kills a process at each of the moments, in microseconds, and looks at what it left. */
  private static int killAndLook(Path place, int[] moments) throws Exception {
    Path own = Files.write(place.resolve("预算.xlsx"), original);
    for (int moment : moments) {
      Process writer = start(place);
      try (BufferedReader said =
          new BufferedReader(
              new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
        assertThat(said.readLine()).isEqualTo("at work");
        assertThat(writer.waitFor(moment, TimeUnit.MICROSECONDS)).isFalse();
      } finally {
        writer.destroyForcibly().waitFor();
      }
      assertThat(own).hasBinaryContent(original);
      look(place);
    }
    return sweep(place);
  }

  private static Process start(Path place) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dlog4j2.statusLoggerLevel=OFF", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(ResultLoop.class.getName());
    command.add(place.toString());
    for (int i = 1; i <= CONTENTS.size(); i++) {
      command.add(inputs.resolve(i + ".bin").toString());
    }
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Every result is one of ours, to the byte, with its seal. */
  private static void look(Path place) throws IOException {
    List<Path> results = list(place, "预算-");
    assertThat(results).isNotEmpty();
    for (Path result : results) {
      byte[] bytes = Files.readAllBytes(result);
      assertThat(CONTENTS).as(result.toString()).anyMatch(one -> Arrays.equals(one, bytes));
      assertThat(AnnotatedWorkbook.isUntouched(bytes)).isTrue();
      assertThat(result.getFileName().toString()).matches("预算-(批注版|更正版)(\\(2\\))?\\.xlsx?");
    }
  }

  /** How many drafts the dead left; the next run but one removes them all. */
  private static int sweep(Path place) throws IOException {
    List<Path> drafts = list(place, ".gouji-");
    for (Path draft : drafts) {
      Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
    }
    new ResultFiles(place, Optional.empty()).write("新.xlsx", "", "xlsx", CONTENTS.get(0));
    assertThat(list(place, ".gouji-")).isEmpty();
    return drafts.size();
  }

  private static List<Path> list(Path place, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    }
  }
}
