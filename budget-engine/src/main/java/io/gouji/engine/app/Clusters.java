package io.gouji.engine.app;

import io.gouji.engine.Refusal;
import io.gouji.engine.batch.Cluster;
import io.gouji.engine.batch.DiskFull;
import io.gouji.engine.batch.Errand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Runs on other machines, where a jar is there that knows them. */
record Clusters(Door door) {
  /** The one that is asked for. */
  static Optional<Cluster> named(String name) {
    return ServiceLoader.load(Cluster.class, Clusters.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(cluster -> cluster.name().equals(name))
        .findFirst();
  }

  /** Runs an errand, and tells how it ended. */
  ExitCode run(Cluster cluster, Errand errand) {
    try {
      Cluster.Ended ended = cluster.run(errand, door.phrases()::say);
      ended.told().forEach(line -> door.console().print(line + "\n"));
      return ended.grade().map(grade -> ExitCode.valueOf(grade.name())).orElse(ExitCode.CLEAN);
    } catch (Refusal refused) {
      refused.problems().forEach(problem -> door.console().complain(door.phrases().say(problem)));
      return ExitCode.USAGE;
    } catch (IOException failed) {
      return stopped(failed, errand.output());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitCode.UNREADABLE;
    }
  }

  /** Tells why results cannot be written, or what else ended a run. */
  ExitCode stopped(IOException failed, Path output) {
    String cause =
        failed instanceof DiskFull
            ? door.phrases().say("cause.full")
            : InputFile.cause(failed, door.phrases()).get("cause");
    door.console()
        .complain(
            door.phrases()
                .say("cluster.stopped", Map.of("folder", output.toString(), "cause", cause)));
    return ExitCode.UNREADABLE;
  }
}
