package io.gouji.engine.rule;

import java.util.List;

/** When a rule applies. */
sealed interface Condition {
  /** All of them; none is always. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public int scale() {
      return most(parts);
    }
  }

  /** At least one of them. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public int scale() {
      return most(parts);
    }
  }

  record Not(Condition part) implements Condition {
    @Override
    public int scale() {
      return part.scale();
    }
  }

  /** Two texts of labels; numbers compare as numbers. */
  record Labels(LabelText left, Comparison comparison, LabelText right) implements Condition {}

  /** How many rows meet the criteria: a question about labels alone. */
  record Count(Selector.Rows rows, Comparison comparison, long number) implements Condition {}

  /** Two amounts as observed, compared to the fen. */
  record Values(Linear left, Comparison comparison, Linear right) implements Condition {
    @Override
    public int scale() {
      return Math.max(left.scale(), right.scale());
    }
  }

  /** Whether the layout has a row or column. */
  record Exists(Selector what) implements Condition {}

  /** Which money the title of a block's table says it counts; empty where it does not say. */
  record Scoped(String block, Comparison comparison, String money) implements Condition {}

  Condition ALWAYS = new All(List.of());

  /** The most decimals of what it compares, as {@link Linear#scale}. */
  default int scale() {
    return 0;
  }

  private static int most(List<Condition> parts) {
    return parts.stream().mapToInt(Condition::scale).max().orElse(0);
  }
}
