package io.gouji.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.app.Gouji;
import io.gouji.engine.app.Station;
import io.gouji.engine.batch.Asked;
import io.gouji.engine.batch.Cluster;
import io.gouji.engine.batch.Errand;
import io.gouji.engine.batch.Grade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
    assertThat(Results.ending(there)).contains("\"reused\":0");

    // Submitted again, each checks only what it must, and both say how many that are.
    assertThat(batch(in, here)).isEqualTo(code);
    assertThat(batch(in, there, "--engine", "flink")).isEqualTo(code);

    assertThat(Results.ending(there))
        .isEqualTo(Results.ending(here))
        .doesNotContain("\"reused\":0");
    assertThat(reports(there)).isEqualTo(reports(here));
    assertThat(new LinkedHashSet<>(Results.record(there)))
        .hasSize(WORKBOOKS)
        .isEqualTo(new LinkedHashSet<>(Results.record(here)));
  }

  /** All but the record, where what could not be read stands once for each run. */
  private static Map<String, String> reports(Path out) throws Exception {
    Map<String, String> all = Results.of(out);
    all.remove("gouji-run.jsonl");
    return all;
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

  @Test
  void whatIsFoundAcrossFilesCountsInTheLastLineAndTheGrade() throws Exception {
    Path home = Path.of(System.getProperty("gouji.home"));
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.copy(home.resolve("samples/liujiang-2025/liujiang-2025.xlsx"), in.resolve("a.xlsx"));
    Path list =
        Files.writeString(
            folder.resolve("units.csv"), "编码,名称,上级编码\n1,柳州市柳江区信息中心,\n2,柳州市柳江区网络中心,1\n");
    Errand errand =
        new Errand(
            in.toString(),
            Files.createDirectories(folder.resolve("out")),
            List.of(),
            List.of(),
            new Asked(Optional.empty(), "zh", false, false, false),
            "",
            home.resolve("templates"),
            List.of(),
            OptionalInt.of(1),
            Duration.ofMinutes(5),
            Optional.of(list),
            List.of("junit", "csv"));

    Cluster.Ended ended = new FlinkCluster().run(errand, new Station("zh").voice());

    // One without a workbook (H12), one that is not compared for it (H14).
    assertThat(ended.told()).anyMatch(line -> line.endsWith("程序出错 0；跨文件：错误 2，警告 0"));
    assertThat(ended.grade()).contains(Grade.ERRORS);
    // Reports are told in the order in which they were asked for, as by the folder run.
    assertThat(ended.told().get(ended.told().size() - 1)).endsWith("findings.csv");
  }

  /** Of each file what it is, and the digest of its bytes. */
  private static List<String> states(Path out) throws Exception {
    return Results.record(out).stream()
        .map(line -> line.replaceFirst(".*(\"path\":.*\"verdict\":\"[a-z]*\").*", "$1"))
        .toList();
  }
}
