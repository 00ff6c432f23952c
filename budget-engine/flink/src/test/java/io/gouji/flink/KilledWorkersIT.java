package io.gouji.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.app.Gouji;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines are lost in the middle of a run, and nothing of it shows in what it leaves. */
class KilledWorkersIT {
  private static final int WORKBOOKS = Integer.getInteger("gouji.workbooks");

  /** Per cent of the files that are done when a machine is lost. */
  private static final List<Integer> KILLS = List.of(10, 30, 55);

  private static final long MINUTES = 30;

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndNothingDoubledWhateverIsKilled() throws Exception {
    Path in = ManyWorkbooks.write(folder.resolve("in"), WORKBOOKS, 31);
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");
    int code =
        Gouji.run(new String[] {"batch", in.toString(), "-o", here.toString(), "--annotate"});

    try (LocalCluster cluster = new LocalCluster(folder.resolve("cluster"))) {
      cluster.addWorker();
      cluster.addWorker();
      Process run = cluster.submit(in.toString(), "-o", there.toString(), "--annotate");
      for (int share : KILLS) {
        assertThat(reached(there, WORKBOOKS * share / 100, run)).as(cluster::logged).isTrue();
        cluster.killWorker();
        cluster.addWorker();
      }

      assertThat(run.waitFor(MINUTES, TimeUnit.MINUTES)).as(cluster::logged).isTrue();
      assertThat(run.exitValue()).as(cluster::logged).isZero();
      // What Flink has to say of it in English is said by us.
      assertThat(cluster.said(run)).contains("共 ").doesNotContain("Job ", "Accumulator");
    }

    assertThat(code).isBetween(1, 3);
    assertThat(Results.record(there)).hasSize(WORKBOOKS).isEqualTo(Results.record(here));
    assertThat(Results.of(there)).isEqualTo(Results.of(here));
  }

  /** Waits until so many files are recorded; false where the run ended before. */
  private static boolean reached(Path there, int files, Process run) throws Exception {
    while (run.isAlive()) {
      if (recorded(there) >= files) {
        return true;
      }
      // The end of the process is what there is to wait for; in between we look.
      if (run.waitFor(100, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  private static long recorded(Path there) throws IOException {
    Path shares = there.resolve(".gouji-shares");
    if (!Files.isDirectory(shares)) {
      return 0;
    }
    long lines = 0;
    try (Stream<Path> all = Files.list(shares)) {
      for (Path share : all.toList()) {
        Path record = share.resolve("gouji-run.jsonl");
        if (Files.exists(record)) {
          String text = Files.readString(record, StandardCharsets.ISO_8859_1);
          lines += text.lines().filter(line -> line.contains("\"result\"")).count();
        }
      }
      return lines;
    } catch (NoSuchFileException done) {
      // All is one record by now.
      return 0;
    }
  }
}
