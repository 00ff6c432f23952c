package io.gouji.engine;

import java.util.Locale;

/** The one word that sums an evaluation up, best first. */
public enum Verdict {
  /** Nothing to act on; rounding alone is clean. */
  CLEAN,
  /** Warnings or matters to verify, no error. */
  WARNINGS,
  /** No contradiction found, but not everything could be judged. */
  INCOMPLETE,
  /** Figures contradict each other. */
  ERRORS;

  /** The word of the machine contract. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The verdict of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Verdict of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
