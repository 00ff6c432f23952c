package io.gouji.engine.rule;

/**
 * What a row's label must be to be counted: {@code T[科目编码], "30217"}.
 *
 * @param word the label column in the pack's word
 * @param comparison as SUMIFS reads it at the beginning of the criterion; EQUAL without a sign
 * @param wanted what the label is compared with; wildcards only in its literal pieces
 */
record Criterion(String word, Label column, Comparison comparison, LabelText wanted) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Criterion that
        && word.equals(that.word)
        && column.equals(that.column)
        && comparison == that.comparison
        && wanted.equals(that.wanted);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * word.hashCode() + column.hashCode()) + comparison.hashCode())
        + wanted.hashCode();
  }
}
