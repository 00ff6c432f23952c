package io.gouji.engine;

import java.util.Locale;

/** The one word that sums an evaluation up, best first. */
public enum Verdict {
  /** Nothing to act on; rounding alone is clean. */
  CLEAN,
  /** Matters to verify and nothing graver; to machines they are warnings. */
  VERIFY,
  /** Warnings, no error. */
  WARNINGS,
  /** No contradiction found, but not everything could be judged. */
  INCOMPLETE,
  /** Figures contradict each other. */
  ERRORS;

  /** The word of the machine contract. */
  public String word() {
    return (this == VERIFY ? WARNINGS : this).outcome();
  }

  /** The word by which people are told of it, and by which it is recorded. */
  public String outcome() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What doubts come to where there is no error. */
  static Verdict ofDoubts(int warnings, int toVerify) {
    if (warnings > 0) {
      return WARNINGS;
    }
    return toVerify > 0 ? VERIFY : CLEAN;
  }

  /**
   * The verdict of an outcome.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Verdict of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
