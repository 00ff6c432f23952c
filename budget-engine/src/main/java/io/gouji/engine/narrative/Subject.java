package io.gouji.engine.narrative;

/**
 * What a figure is about.
 *
 * @param id the name of the word list; empty where the words are not in it
 * @param words the words themselves without what says nothing, {@code 工资福利支出}
 * @param name what to call it
 * @param qualifier which of the kind, {@code 一般公共预算安排的}; empty for none
 */
record Subject(String id, String words, String qualifier, String name) {
  /** Sets the names of levels apart; no name has it. */
  static final char STROKE = '/';

  /** Nothing is said; the figure is about what was spoken of. */
  static final Subject NONE = new Subject("", "", "", "");

  boolean isNone() {
    return id.isEmpty() && words.isEmpty();
  }

  boolean isKnown() {
    return !id.isEmpty();
  }

  /** Whether it is a classification code, told by the names of its levels. */
  boolean isPath() {
    return id.isEmpty() && words.indexOf(STROKE) >= 0;
  }

  /** Whether both mean the same kind of figure, whichever of the kind. */
  boolean is(Subject other) {
    return id.equals(other.id) && (isKnown() || words.equals(other.words));
  }
}
