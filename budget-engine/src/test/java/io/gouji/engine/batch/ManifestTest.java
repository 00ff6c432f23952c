package io.gouji.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of a run stays short and whole, however often it is taken up and killed. */
class ManifestTest {
  private static final int KILLS = 12;

  @TempDir private Path folder;

  private List<String> lines() throws Exception {
    return Files.readAllLines(folder.resolve(Manifest.NAME));
  }

  @Test
  void manyRunsLeaveNoMoreLinesThanTheFilesNeed() throws Exception {
    try (Manifest manifest = Manifest.open(folder)) {
      for (int run = 0; run < 50; run++) {
        RecordLoop.run(manifest, run);
        assertThat(lines()).hasSizeLessThanOrEqualTo(2 * (RecordLoop.FILES + 3));
        for (int file = 0; file < RecordLoop.FILES; file++) {
          Manifest.Line line = manifest.line("单位" + file + ".xlsx").orElseThrow();
          assertThat(manifest.result(line).problems()).containsExactly("第 " + run + " 次");
        }
      }
      assertThat(manifest.wrote("summary.xlsx", "49")).isTrue();
      assertThatThrownBy(() -> Manifest.open(folder)).isInstanceOf(Journal.Busy.class);
    }
    try (Manifest again = Manifest.open(folder)) {
      assertThat(again.isFinished()).isTrue();
      assertThat(again.context()).isEqualTo("asked");
      assertThat(again.wrote("summary.xlsx", "49")).isTrue();
      assertThat(again.line("单位7.xlsx").orElseThrow().key()).isEqualTo("49");
    }
  }

  @Test
  void aShortRecordIsOnlyAppendedTo() throws Exception {
    try (Manifest manifest = Manifest.open(folder)) {
      RecordLoop.run(manifest, 0);
      List<String> first = lines();
      manifest.begin("asked");
      manifest.finish(RecordLoop.FILES, RecordLoop.FILES);
      assertThat(lines()).startsWith(first.toArray(String[]::new)).hasSize(first.size() + 2);
    }
  }

  @Test
  void aTornLineAndOnesThatAreNoneCostNothingElse() throws Exception {
    try (Manifest manifest = Manifest.open(folder)) {
      RecordLoop.run(manifest, 0);
    }
    Path file = folder.resolve(Manifest.NAME);
    String noise = "\u0000\u0001\nnull\n[1]\n{\"result\":{}}\n{\"result\":{\"path\":\"单位1";
    Files.writeString(file, noise, StandardOpenOption.APPEND);

    try (Manifest manifest = Manifest.open(folder)) {
      assertThat(manifest.isFinished()).isTrue();
      assertThat(manifest.line("单位1.xlsx")).isPresent();
      RecordLoop.run(manifest, 1);
      assertThat(manifest.line("单位1.xlsx").orElseThrow().key()).isEqualTo("1");
    }
  }

  @Test
  void whoIsKilledWhileItIsRewrittenLosesNothing() throws Exception {
    Random random = new Random(20261126);
    int done = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      killed(6 + random.nextInt(20), random.nextInt(40_000));
      try (Manifest manifest = Manifest.open(folder)) {
        int newest = 0;
        int oldest = Integer.MAX_VALUE;
        for (int file = 0; file < RecordLoop.FILES; file++) {
          int key = manifest.line("单位" + file + ".xlsx").map(l -> number(l.key())).orElse(-1);
          newest = Math.max(newest, key);
          oldest = Math.min(oldest, key);
        }
        // The run that was broken off may have come to any file; the one before is whole.
        assertThat(oldest).isGreaterThanOrEqualTo(newest - 1);
        done = Math.max(done, newest);
      }
      assertThat(lines()).hasSizeLessThan(4 * RecordLoop.FILES);
      Files.delete(folder.resolve(Manifest.NAME));
    }
    assertThat(done).as("runs until it was killed").isGreaterThan(5);
  }

  private static int number(String key) {
    return Integer.parseInt(key);
  }

  /** A process that records, killed so many microseconds after so many runs. */
  private void killed(int runs, int moment) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RecordLoop.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("at work");
      for (int run = 0; run < runs; run++) {
        assertThat(said.readLine()).isEqualTo("run " + run);
      }
      assertThat(process.waitFor(moment, TimeUnit.MICROSECONDS)).isFalse();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
