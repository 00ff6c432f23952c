package io.gouji.engine.batch;

import io.gouji.engine.Evaluation;

/** What a file comes to for whoever started the run, best first. */
public enum Grade {
  CLEAN,
  /** Warnings, or matters to verify. */
  WARNINGS,
  /** Errors, or not everything could be judged. */
  ERRORS,
  /** A file could not be read in time or at all, or a result not be written. */
  UNREADABLE,
  /** The fault is ours. */
  FAULT;

  public Grade worse(Grade other) {
    return compareTo(other) < 0 ? other : this;
  }

  static Grade of(Evaluation evaluation) {
    if (!evaluation.faults().isEmpty()) {
      return FAULT;
    }
    return switch (evaluation.verdict()) {
      case CLEAN -> CLEAN;
      case VERIFY, WARNINGS -> WARNINGS;
      case INCOMPLETE, ERRORS -> ERRORS;
    };
  }
}
