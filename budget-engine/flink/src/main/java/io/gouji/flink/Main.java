package io.gouji.flink;

import io.gouji.engine.app.Gouji;
import io.gouji.engine.app.Station;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.client.program.ProgramParametrizationException;

/** The job for {@code flink run}: {@code gouji batch} on the cluster it is submitted to. */
public final class Main {
  private static final String ENGINE = "--engine";

  private Main() {}

  /**
   * Takes what {@code gouji batch} takes.
   *
   * @throws ProgramParametrizationException if that is wrong, another run is writing to the folder
   *     of results, or nobody can; the reason was told, and Flink adds no more than a line
   * @throws IllegalStateException if the job failed; workbooks that cannot be read are results
   */
  public static void main(String[] args) {
    List<String> all = new ArrayList<>(List.of("batch"));
    all.addAll(Arrays.asList(args));
    if (all.stream().noneMatch(arg -> arg.startsWith(ENGINE))) {
      all.addAll(List.of(ENGINE, "flink"));
    }
    FlinkCluster.forget();
    int code = Gouji.run(all.toArray(String[]::new));
    FlinkCluster.Last last = FlinkCluster.last();
    // Whoever only asks for help comes to no run, and to 0. A cluster may call us inside one of its
    // own processes, which we must not end.
    if (!last.ended() && code != 0) {
      Map<String, String> blanks = Map.of("code", Integer.toString(code));
      throw failed(Station.asked(args).voice().say("cluster.unended", blanks), last.failure());
    }
  }

  private static RuntimeException failed(String told, Optional<Exception> failure) {
    return failure.filter(why -> !(why instanceof FileSystemException)).isPresent()
        ? new IllegalStateException(told, failure.get())
        : new ProgramParametrizationException(told);
  }
}
