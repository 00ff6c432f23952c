package io.gouji.engine.repair;

import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.Line;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/**
 * Tells what rounding leaves over from an error. A total that calculates adds roundings up: it may
 * miss the rounded total by more than the two totals' own rounding allows, though every part is
 * right. The relation fails all the same, since both are printed; but nobody mistyped anything.
 */
final class Tail {
  private static final BigInteger TWELVE = BigInteger.valueOf(12);

  /** Half a fen's step in half-fen: amounts to the fen are not rounded. */
  private static final long FEN = 1;

  private final Ledger ledger;
  private final Workings workings;
  private final Set<Integer> doubtful;

  /**
   * What rounding leaves over in a ledger.
   *
   * @param doubtful cells whose formula was typed over or is not as it should be: where one takes
   *     part, it is the likelier cause
   */
  Tail(Ledger ledger, Workings workings, Set<Integer> doubtful) {
    this.ledger = ledger;
    this.workings = workings;
    this.doubtful = Set.copyOf(doubtful);
  }

  /** Whether common rounding errors of what is added up explain all of some lines. */
  boolean explains(BitSet lines) {
    return lines.stream().allMatch(this::explains);
  }

  /** Independent rounding errors spread as the root of their number, as relations are judged by. */
  private boolean explains(int number) {
    Line line = ledger.lines().get(number);
    if (!line.equal() || !workings.hasCalculated(line)) {
      return false;
    }
    Row row = workings.evens().get(number);
    if (Arrays.stream(row.cells()).anyMatch(doubtful::contains)) {
      return false;
    }
    BigInteger spread = BigInteger.ZERO;
    for (int i = 0; i < row.cells().length; i++) {
      long half = ledger.cells().get(row.cells()[i]).halfWidth();
      BigInteger step = BigInteger.valueOf(2 * (half > FEN ? half : 0));
      spread = spread.add(step.multiply(BigInteger.valueOf(row.coefficients()[i])).pow(2));
    }
    BigDecimal most = ledger.rounding().pow(2).multiply(new BigDecimal(spread));
    long residual = Math.max(Math.abs(row.low()), Math.abs(row.high()));
    BigInteger square = BigInteger.valueOf(residual).pow(2).multiply(TWELVE);
    return new BigDecimal(square).compareTo(most) <= 0;
  }
}
