package io.gouji.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.app.Gouji;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder run and the run on a cluster of this process are one and the same to whoever reads.
 */
class FlinkRunIT {
  private static final int WORKBOOKS = Integer.getInteger("gouji.workbooks");

  @TempDir private Path folder;

  @Test
  void aClusterLeavesWhatAFolderRunLeaves() throws Exception {
    Path in = ManyWorkbooks.write(folder.resolve("in"), WORKBOOKS, 13);
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");

    long t0 = System.nanoTime();
    int code =
        Gouji.run(
            new String[] {
              "batch",
              in.toString(),
              "-o",
              here.toString(),
              "--annotate",
              "--format",
              "xlsx,html,csv,sarif,junit"
            });
    long t1 = System.nanoTime();
    int other =
        Gouji.run(
            new String[] {
              "batch",
              in.toString(),
              "-o",
              there.toString(),
              "--annotate",
              "--format",
              "xlsx,html,csv,sarif,junit",
              "--engine",
              "flink"
            });
    long t2 = System.nanoTime();
    System.err.println("batch " + (t1 - t0) / 1000000 + " flink " + (t2 - t1) / 1000000);

    assertThat(other).isEqualTo(code);
    assertThat(Results.record(there)).hasSize(WORKBOOKS).isEqualTo(Results.record(here));
    assertThat(Results.of(there)).isEqualTo(Results.of(here));
  }
}
