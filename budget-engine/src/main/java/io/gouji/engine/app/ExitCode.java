package io.gouji.engine.app;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Verdict;

/** What the process tells whoever started it, best first. */
enum ExitCode {
  CLEAN(0),
  /** Warnings, or matters to verify. */
  WARNINGS(1),
  /** Errors, or not everything could be judged. */
  ERRORS(2),
  /** A file could not be read, or a result not be written. */
  UNREADABLE(3),
  /** The fault is ours. */
  FAULT(4),
  /** The command itself was wrong, or a pack is. */
  USAGE(64);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  ExitCode worse(ExitCode other) {
    return compareTo(other) < 0 ? other : this;
  }

  static ExitCode of(Evaluation evaluation) {
    if (!evaluation.faults().isEmpty()) {
      return FAULT;
    }
    return of(evaluation.verdict());
  }

  static ExitCode of(Verdict verdict) {
    return switch (verdict) {
      case CLEAN -> CLEAN;
      case VERIFY, WARNINGS -> WARNINGS;
      case INCOMPLETE, ERRORS -> ERRORS;
    };
  }
}
