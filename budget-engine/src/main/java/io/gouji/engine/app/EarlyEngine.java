package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The packs of one short run, opened while its command line is still being taken apart: a process
 * that checks one workbook spends most of its life on these two.
 */
final class EarlyEngine {
  private final FutureTask<BudgetEngine.Sound> opening;
  private volatile boolean wanted;

  private EarlyEngine(FutureTask<BudgetEngine.Sound> opening) {
    this.opening = opening;
  }

  /** Begins to open the packs; nobody need wait for them in the end. */
  static EarlyEngine of(Path templates) {
    EarlyEngine early =
        new EarlyEngine(
            new FutureTask<>(() -> BudgetEngine.openSparingly(templates, Optional.empty())));
    Thread thread = new Thread(early::run, "packs");
    thread.setDaemon(true);
    thread.start();
    return early;
  }

  /** Opens the packs, and compiles rules for as long as nobody has come to need them. */
  private void run() {
    opening.run();
    try {
      BudgetEngine engine = opening.get().engine();
      for (String pack : engine.packIds()) {
        if (wanted) {
          return;
        }
        engine.compile(pack);
      }
    } catch (ExecutionException | InterruptedException | Refusal told) {
      // Whoever needs the packs, or these rules, is told so himself.
      return;
    }
  }

  /**
   * The packs, as soon as they are open.
   *
   * @throws Refusal with what is wrong with all of them
   */
  BudgetEngine.Sound packs() throws Refusal {
    wanted = true;
    try {
      return opening.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
