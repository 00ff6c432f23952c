package io.gouji.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.app.Gouji;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder run and the run on a cluster of this process are one and the same to whoever reads.
 */
class FlinkRunIT {
  private static final int WORKBOOKS = Integer.getInteger("gouji.workbooks");

  @TempDir private Path folder;

  private static int batch(Path in, Path out, String... more) {
    List<String> args = new ArrayList<>(List.of("batch", in.toString(), "-o", out.toString()));
    args.addAll(List.of("--annotate", "--json", "--format", "xlsx,html,csv,sarif,junit"));
    args.addAll(List.of(more));
    return Gouji.run(args.toArray(String[]::new));
  }

  @Test
  void aClusterLeavesWhatAFolderRunLeaves() throws Exception {
    Path in = ManyWorkbooks.write(folder.resolve("in"), WORKBOOKS, 13);
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");

    int code = batch(in, here);
    int other = batch(in, there, "--engine", "flink");

    assertThat(other).isEqualTo(code);
    assertThat(Results.record(there)).hasSize(WORKBOOKS).isEqualTo(Results.record(here));
    assertThat(Results.of(there)).isEqualTo(Results.of(here));
  }

  @Test
  void aStoreIsListedAndReadByItsAddress() throws Exception {
    Path in = ManyWorkbooks.write(folder.resolve("in"), 6, 13);
    Files.writeString(in.resolve("区00/~$单位00001.xlsx"), "a lock");
    Files.writeString(in.resolve("区00/.hidden.xlsx"), "hidden");
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");

    int code = batch(in, here);
    List<String> args =
        List.of(
            "batch",
            "file://" + in,
            "-o",
            there.toString(),
            "--engine",
            "flink",
            "--exclude",
            "z*");
    int other = Gouji.run(args.toArray(String[]::new));

    assertThat(other).isEqualTo(code);
    assertThat(states(there)).hasSize(6).isEqualTo(states(here));
  }

  /** Of each file what it is, and the digest of its bytes. */
  private static List<String> states(Path out) throws Exception {
    return Results.record(out).stream()
        .map(line -> line.replaceFirst(".*(\"path\":.*\"verdict\":\"[a-z]*\").*", "$1"))
        .toList();
  }
}
