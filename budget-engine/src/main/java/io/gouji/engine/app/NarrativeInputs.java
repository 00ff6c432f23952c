package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The workbooks that a narrative goes with: that of its year and that of the year before.
 *
 * @param pack id of the pack to read them by; empty to let them decide
 */
record NarrativeInputs(
    Door door, BudgetEngine engine, Optional<String> pack, Optional<char[]> password) {
  /** Something done with the evaluated tables. */
  interface Use {
    ExitCode with(Evaluation tables) throws Refusal;
  }

  /**
   * Evaluates the tables beside last year's, where these are given, and does something with them.
   */
  ExitCode evaluation(String workbook, @Nullable String prior, Use use, InputFile.Telling telling) {
    Options options = new Options(pack);
    if (prior == null) {
      return evaluation(workbook, options, use, telling);
    }
    return new InputFile(door, prior)
        .use(
            (bytes, name) -> {
              Unlocked last = Unlocked.of(bytes, password);
              Options beside = options.withPrior(engine.openPrior(last, name, options));
              return evaluation(workbook, beside, use, telling);
            },
            telling);
  }

  private ExitCode evaluation(
      String workbook, Options options, Use use, InputFile.Telling telling) {
    return new InputFile(door, workbook)
        .use(
            (bytes, name) -> use.with(engine.evaluate(Unlocked.of(bytes, password), name, options)),
            telling);
  }
}
