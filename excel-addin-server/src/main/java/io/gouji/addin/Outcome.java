package io.gouji.addin;

import io.gouji.engine.Evaluation;
import io.gouji.engine.NarrativeEvaluation;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of the check of a workbook as it stands.
 *
 * @param result what was found; only where the check is done
 * @param problem why nothing was found; only where it failed
 */
record Outcome(State state, Optional<Result> result, Optional<Problem> problem) {
  /** Nothing yet. */
  static final Outcome RUNNING = new Outcome(State.RUNNING, Optional.empty(), Optional.empty());

  /** Nothing, for ever. */
  static final Outcome CANCELLED = new Outcome(State.CANCELLED, Optional.empty(), Optional.empty());

  /** How far the check has come. */
  enum State {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What was found, as data and as the engine tells it.
   *
   * @param narrative what was found in the prose beside the workbook, where there is any
   */
  record Result(Evaluation evaluation, String report, Optional<OfNarrative> narrative) {}

  /**
   * What came of the prose beside a workbook; that it could not be checked hides nothing that was
   * found in the tables.
   *
   * @param name of its file
   * @param evaluation what was found; only where it was checked
   * @param report the same as the engine tells it, else empty
   * @param problem why it was not checked, else empty
   */
  record OfNarrative(
      String name,
      Optional<NarrativeEvaluation> evaluation,
      String report,
      Optional<Problem> problem) {}

  /**
   * A workbook at one moment.
   *
   * @param revision counts the changes, from 1
   * @param waiting checks of anybody that wait for a worker
   * @param language in which it is spoken of
   */
  record View(Outcome outcome, int revision, int waiting, String language) {
    boolean isRunning() {
      return outcome.isRunning();
    }
  }

  static Outcome done(Result result) {
    return new Outcome(State.DONE, Optional.of(result), Optional.empty());
  }

  static Outcome failed(Problem problem) {
    return new Outcome(State.FAILED, Optional.empty(), Optional.of(problem));
  }

  boolean isRunning() {
    return state == State.RUNNING;
  }
}
