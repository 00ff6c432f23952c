package io.gouji.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.Refusal;
import io.gouji.engine.app.Gouji;
import io.gouji.engine.batch.Asked;
import io.gouji.engine.batch.Claim;
import io.gouji.engine.batch.Errand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Into one folder of results one job writes at a time, wherever the others are. */
@Timeout(300)
class SecondJobIT {
  private static final int USAGE = 64;

  @TempDir private Path folder;
  private Path in;
  private Path out;

  @BeforeEach
  void folders() throws Exception {
    in = ManyWorkbooks.write(folder.resolve("in"), 4, 13);
    out = Files.createDirectories(folder.resolve("out"));
  }

  private Order order() throws Exception {
    return Order.of(
        new Errand(
            in.toString(),
            out,
            List.of(),
            List.of(),
            new Asked(Optional.empty(), "en", false, false, false),
            "",
            Path.of(System.getProperty("gouji.home"), "templates"),
            List.of(),
            OptionalInt.empty(),
            Duration.ofMinutes(1),
            Optional.empty(),
            List.of("csv")));
  }

  @Test
  void itIsRefusedBeforeItIsSubmitted() throws Exception {
    String[] job = {"batch", in.toString(), "-o", out.toString(), "--engine", "flink"};
    try (Claim other = Claim.of(out, "other")) {
      assertThat(Gouji.run(job)).isEqualTo(USAGE);
      assertThatThrownBy(() -> Main.main(new String[] {job[1], job[2], job[3]}))
          .isInstanceOf(ProgramParametrizationException.class);
      assertThat(other).isNotNull();
    }
    assertThat(out).isEmptyDirectory();
  }

  /**
   * Of two that were submitted at once the later is refused by the cluster, and not begun again.
   */
  @Test
  void itIsRefusedAfterItWasSubmitted() throws Exception {
    Order order = order();
    try (Claim other = Claim.of(out, "other")) {
      assertThatThrownBy(() -> FlinkCluster.execute(order, OptionalInt.of(1), (id, blanks) -> id))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal ->
                  assertThat(refusal.problems())
                      .singleElement()
                      .satisfies(
                          problem -> {
                            assertThat(problem.message()).isEqualTo("batch.busy");
                            assertThat(problem.arguments()).containsEntry("folder", out.toString());
                          }));
      assertThatThrownBy(order::claim).isInstanceOf(SuppressRestartsException.class);
      assertThat(other).isNotNull();
    }
    assertThat(out.resolve("gouji-run.jsonl")).doesNotExist();
    // An attempt at the same job comes in as soon as the one before has ended.
    try (Claim before = order.claim()) {
      assertThatThrownBy(order::claim).isInstanceOf(Claim.Taken.class);
      assertThat(before).isNotNull();
    }
    order.claim().close();
  }

  @Test
  void theClusterKeepsOthersOutUntilItIsKilled() throws Exception {
    String[] job = {"batch", in.toString(), "-o", out.toString(), "--engine", "flink"};
    try (LocalCluster cluster = new LocalCluster(folder.resolve("cluster"))) {
      // Without a task manager it stays at its beginning.
      Process client = cluster.submit(in.toString(), "-o", out.toString());
      assertThat(taken(client)).as(cluster::logged).isTrue();
      // Whoever submitted it may go, as with -d.
      client.destroyForcibly().waitFor();

      assertThat(Gouji.run(job)).isEqualTo(USAGE);
      assertThat(Gouji.run(new String[] {"batch", in.toString(), "-o", out.toString()}))
          .isEqualTo(USAGE);
      Process second = cluster.submit(in.toString(), "-o", out.toString());
      assertThat(second.waitFor(1, TimeUnit.MINUTES)).as(cluster::logged).isTrue();
      assertThat(second.exitValue()).as(cluster::logged).isEqualTo(1);
      assertThat(cluster.said(second))
          .contains(out.toString(), "gouji batch 的退出码 64")
          .doesNotContain("\tat ");
    }

    assertThat(Gouji.run(job)).isBetween(0, 3);
    assertThat(Results.record(out)).hasSize(4);
    assertThat(out.resolve(".gouji-claim")).doesNotExist();
  }

  /** Waits until the folder is taken; false where the client ended before. */
  private boolean taken(Process client) throws Exception {
    while (!Files.exists(out.resolve(".gouji-claim"))) {
      // The end of the process is what there is to wait for; in between we look.
      if (client.waitFor(100, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }
}
