package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.batch.Changes;
import io.gouji.engine.batch.DiskFull;
import io.gouji.engine.batch.Grade;
import io.gouji.engine.batch.Plan;
import io.gouji.engine.batch.Removal;
import io.gouji.engine.batch.Run;
import io.gouji.engine.batch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One call of {@code gouji batch}: the run, what is told of it, and its end before time. */
final class BatchRun {
  /** How long Ctrl-C waits for the files at work. */
  private static final long PATIENCE = 5;

  /** Saving a workbook over a network takes about so long. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** Folders of the disk. */
  static final Changes.Watching ON_DISK = folder -> Watch.of(folder, QUIET);

  private final Door door;
  private final BudgetEngine engine;
  private final Optional<Changes.Watching> watching;

  /**
   * A call.
   *
   * @param watching how to learn of changes, to run again after each; empty to run once
   */
  BatchRun(Door door, BudgetEngine engine, Optional<Changes.Watching> watching) {
    this.door = door;
    this.engine = engine;
    this.watching = watching;
  }

  /** Makes the plan for a folder of outputs. */
  interface Planning {
    Plan into(Path folder) throws IOException;
  }

  /** A run whose record is of no use afterwards. */
  ExitCode without(Planning planning) {
    try {
      Path scratch = Files.createTempDirectory("gouji-batch");
      try {
        return run(planning.into(scratch), false);
      } finally {
        Removal.of(scratch);
      }
    } catch (IOException failed) {
      return failed(failed, "batch.unbegun", door.phrases().say("batch.scratch"));
    }
  }

  /** A run that leaves its record and its reports in a folder. */
  ExitCode into(Path folder, Planning planning) {
    try {
      Files.createDirectories(folder);
      Plan plan = planning.into(folder);
      return watching.isPresent() ? watched(plan, watching.get()) : run(plan, true);
    } catch (IOException failed) {
      String told = Run.isRecorded(folder) ? "batch.stopped" : "batch.unbegun";
      return failed(failed, told, folder.toString());
    }
  }

  /** Runs again whenever something changes, until the process is told to end. */
  private ExitCode watched(Plan plan, Changes.Watching watching) throws IOException {
    try (Changes changes = watching.in(plan.folder())) {
      ExitCode code = run(plan, true);
      while (code != ExitCode.USAGE) {
        door.console()
            .print(
                door.phrases().say("batch.watching", Map.of("folder", plan.folder().toString()))
                    + "\n");
        changes.await();
        code = run(plan, true);
      }
      return code;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return ExitCode.CLEAN;
    }
  }

  private ExitCode run(Plan plan, boolean kept) throws IOException {
    BatchProgress progress = new BatchProgress(door, kept && door.console().colours());
    BatchOutputs outputs = new BatchOutputs(plan.output(), door.phrases(), plan.password());
    Run run = new Run(engine, plan, outputs, door.phrases()::say, progress);
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(run, ended), "gouji-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      Grade grade = run.execute(result -> tell(result, progress, plan, kept));
      return ExitCode.valueOf(grade.name());
    } catch (Run.Refused refused) {
      progress.clear();
      door.console().complain(refused.getMessage());
      return ExitCode.USAGE;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitCode.UNREADABLE;
    } finally {
      progress.clear();
      ended.countDown();
      unhook(hook);
    }
  }

  private static void stop(Run run, CountDownLatch ended) {
    run.stop();
    try {
      // What is written after that is whole all the same, or not there.
      ended.await(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook is what brought us here.
      return;
    }
  }

  private ExitCode failed(IOException failed, String told, String place) {
    String cause =
        failed instanceof DiskFull
            ? door.phrases().say("cause.full")
            : InputFile.cause(failed, door.phrases()).get("cause");
    door.console().complain(door.phrases().say(told, Map.of("folder", place, "cause", cause)));
    return ExitCode.UNREADABLE;
  }

  private void tell(Run.Result result, BatchProgress progress, Plan plan, boolean kept) {
    progress.clear();
    BatchTold told = new BatchTold(door.phrases(), kept);
    told.lines(result).forEach(line -> door.console().print(line + "\n"));
    if (!result.complete()) {
      door.console()
          .complain(door.phrases().say("batch.broken", Map.of("folder", plan.output().toString())));
    }
    told.reports(result).forEach(line -> door.console().print(line + "\n"));
  }
}
