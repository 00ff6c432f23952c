package io.gouji.flink;

import io.gouji.engine.app.Gouji;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.client.program.ProgramParametrizationException;

/** The job for {@code flink run}: {@code gouji batch} on the cluster it is submitted to. */
public final class Main {
  /** Wrong usage, as the command says it. */
  private static final int USAGE = 64;

  private Main() {}

  /**
   * Takes what {@code gouji batch} takes.
   *
   * @throws ProgramParametrizationException if that is wrong, or another run is writing to the
   *     folder of results; the reason was told, and Flink adds no more than a line
   * @throws IllegalStateException if the job failed; workbooks that cannot be read are results
   */
  public static void main(String[] args) {
    List<String> all = new ArrayList<>(List.of("batch"));
    all.addAll(Arrays.asList(args));
    all.addAll(List.of("--engine", "flink"));
    int code = Gouji.run(all.toArray(String[]::new));
    if (code == USAGE) {
      // A cluster may call us inside one of its own processes, which we must not end.
      throw new ProgramParametrizationException("gouji batch: 64");
    }
    FlinkCluster.failure()
        .ifPresent(
            failed -> {
              throw new IllegalStateException("gouji batch: " + code, failed);
            });
  }
}
