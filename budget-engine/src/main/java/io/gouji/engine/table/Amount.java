package io.gouji.engine.table;

import io.gouji.engine.finding.Quantity;
import java.math.BigDecimal;

/** Money as a whole number of fen. Sums are exact; overflow throws. */
public record Amount(long fen) implements Comparable<Amount> {
  public static final Amount ZERO = new Amount(0);

  public Amount plus(Amount other) {
    return new Amount(Math.addExact(fen, other.fen));
  }

  public Amount minus(Amount other) {
    return new Amount(Math.subtractExact(fen, other.fen));
  }

  public Amount times(long factor) {
    return new Amount(Math.multiplyExact(fen, factor));
  }

  /**
   * The amount in a unit, with at least the decimals asked for and more only where they are needed
   * to be exact.
   */
  public Quantity in(Unit unit, int decimals) {
    BigDecimal exact = BigDecimal.valueOf(fen, unit.fenDigits()).stripTrailingZeros();
    int scale = Math.max(Math.max(exact.scale(), 0), Math.min(decimals, unit.fenDigits()));
    return new Quantity(exact.setScale(scale), unit.label());
  }

  @Override
  public int compareTo(Amount other) {
    return Long.compare(fen, other.fen);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Amount that && fen == that.fen;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(fen);
  }
}
