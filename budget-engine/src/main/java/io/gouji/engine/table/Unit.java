package io.gouji.engine.table;

/**
 * A unit of money.
 *
 * @param label as printed, from the vocabulary
 * @param fenDigits the power of ten that turns it into fen: 元 2, 万元 6, 亿元 10
 */
public record Unit(String label, int fenDigits) {
  public Unit {
    if (fenDigits < 0 || fenDigits > 12) {
      throw new IllegalArgumentException("fen digits out of range: " + fenDigits);
    }
  }

  /** Fen in one unit. */
  public long fen() {
    long fen = 1;
    for (int i = 0; i < fenDigits; i++) {
      fen *= 10;
    }
    return fen;
  }

  /**
   * Half of one printed step, in half-fen: a figure with {@code decimals} decimals stands for
   * itself ± this much. Zero where the step is finer than a fen.
   */
  public long halfStep(int decimals) {
    long step = fen();
    for (int i = 0; i < decimals; i++) {
      step /= 10;
    }
    return step;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Unit that && fenDigits == that.fenDigits && label.equals(that.label);
  }

  @Override
  public int hashCode() {
    return 31 * label.hashCode() + fenDigits;
  }
}
