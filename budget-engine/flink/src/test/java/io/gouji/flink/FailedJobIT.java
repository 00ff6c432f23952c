package io.gouji.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.app.Gouji;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that cannot come to its end says so, at once and by its exit code. */
class FailedJobIT {
  private static final int UNREADABLE = 3;

  @TempDir private Path folder;

  /** A folder of results into which no share can be written, whoever writes. */
  private Path blocked() throws Exception {
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve(".gouji-shares"), "");
    return out;
  }

  @Test
  void resultsThatCannotBeWrittenAreToldBeforeTheJobBegins() throws Exception {
    Path in = ManyWorkbooks.write(folder.resolve("in"), 2, 13);
    String[] args = {in.toString(), "-o", blocked().toString()};

    assertThat(Gouji.run(new String[] {"batch", args[0], "-o", args[2], "--engine", "flink"}))
        .isEqualTo(UNREADABLE);
    assertThatThrownBy(() -> Main.main(args))
        .isInstanceOf(ProgramParametrizationException.class)
        .hasMessage("任务没有做完（gouji batch 的退出码 3），原因见上。");
  }

  /** What fails before anything is handed to Flink fails for Flink, too. */
  @Test
  void resultsThatCannotLieAnywhereFailTheCommand() throws Exception {
    Path in = ManyWorkbooks.write(folder.resolve("in"), 1, 13);
    Path file = Files.writeString(folder.resolve("file"), "");
    String[] args = {in.toString(), "-o", file.resolve("sub").toString()};

    assertThatThrownBy(() -> Main.main(args))
        .isInstanceOf(ProgramParametrizationException.class)
        .hasMessageContaining("gouji batch");
    Main.main(new String[] {"--help"});
  }

  @Test
  void aJobThatFailsEndsTheCommandWithOne() throws Exception {
    Path in = ManyWorkbooks.write(folder.resolve("in"), 2, 13);
    try (LocalCluster cluster = new LocalCluster(folder.resolve("cluster"))) {
      Process run = cluster.submit(in.toString(), "-o", blocked().toString());

      assertThat(run.waitFor(3, TimeUnit.MINUTES)).as(cluster::logged).isTrue();
      assertThat(run.exitValue()).as(cluster::logged).isEqualTo(1);
    }
  }

  /** Other people's work runs in the same task managers. */
  @Test
  void anEndThatFailsHarmsNoTaskManager() throws Exception {
    Path in = ManyWorkbooks.write(folder.resolve("in"), 2, 13);
    Path out = Files.createDirectories(folder.resolve("out"));
    try (LocalCluster cluster = new LocalCluster(folder.resolve("cluster"))) {
      cluster.addWorker();
      cluster.addWorker();
      Process run;
      // Nobody else can write the record, which is the first thing that the end of a run does.
      try (FileChannel record =
              FileChannel.open(
                  out.resolve("gouji-run.jsonl"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = record.lock()) {
        assertThat(held.isValid()).isTrue();
        run = cluster.submit(in.toString(), "-o", out.toString());
        assertThat(failed(cluster, run)).as(cluster::logged).isTrue();
      }

      assertThat(run.waitFor(3, TimeUnit.MINUTES)).as(cluster::logged).isTrue();
      assertThat(run.exitValue()).as(cluster::logged).isZero();
      assertThat(cluster.workers()).as(cluster::logged).hasSize(2).allMatch(Process::isAlive);
      assertThat(Results.record(out)).hasSize(2);
    }
  }

  /** Waits until an attempt at the end has failed; false where the run ended before. */
  private static boolean failed(LocalCluster cluster, Process run) throws Exception {
    Pattern job = Pattern.compile("\"jid\":\"([0-9a-f]+)\"");
    while (run.isAlive()) {
      Matcher known = job.matcher(cluster.answer("/jobs/overview"));
      if (known.find()
          && cluster
              .answer("/jobs/" + known.group(1) + "/exceptions")
              .contains("\"taskName\":\"report")) {
        return true;
      }
      // The end of the process is what there is to wait for; in between we look.
      run.waitFor(100, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  @Test
  void workbooksThatCannotBeReadAreResultsOfAJobThatEnded() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve("torn.xlsx"), "no workbook");
    Path out = folder.resolve("out");

    Main.main(new String[] {in.toString(), "-o", out.toString()});

    assertThat(Results.record(out)).hasSize(1);
  }

  @Test
  void anEmptyListOfUnitsIsRefused() throws Exception {
    String list = Files.writeString(folder.resolve("units.csv"), "").toString();
    Path out = folder.resolve("out");
    String[] args = {folder.toString(), "-o", out.toString(), "--hierarchy", list};

    assertThatThrownBy(() -> Main.main(args)).isInstanceOf(ProgramParametrizationException.class);
    assertThat(out).doesNotExist();
  }
}
