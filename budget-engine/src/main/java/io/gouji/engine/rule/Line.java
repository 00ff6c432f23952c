package io.gouji.engine.rule;

import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import java.util.Arrays;
import java.util.Objects;

/**
 * One judged relation as a row over numbered cells: {@code low ≤ Σ coefficient · deviation ≤ high},
 * where a deviation is what a cell would have to change by, in half-fen. It holds as printed where
 * zero lies between the two.
 *
 * @param cells numbers of the cells, ascending, none twice
 * @param coefficients none zero
 * @param low {@link #OPEN_LOW} where nothing bounds it
 * @param high {@link #OPEN_HIGH} where nothing bounds it
 * @param residual left minus right as printed, in half-fen, scaled; turned where left must not be
 *     less
 * @param equal whether both sides must be the same
 * @param advisory whether it explains nothing and only speaks for or against an explanation: it
 *     applies because of amounts that are in doubt themselves, or it compares with another year
 */
public record Line(
    RuleId rule,
    Instance instance,
    Severity severity,
    int[] cells,
    long[] coefficients,
    long low,
    long high,
    long residual,
    boolean equal,
    boolean advisory) {
  public static final long OPEN_LOW = Long.MIN_VALUE;
  public static final long OPEN_HIGH = Long.MAX_VALUE;

  /** Whether the printed figures satisfy it. */
  public boolean holds() {
    return low <= 0 && high >= 0;
  }

  /**
   * The same after its sum has moved by so much.
   *
   * @param coarser how many times the room for rounding has grown
   */
  public Line shifted(long shift, long coarser) {
    long moved = Math.addExact(residual, shift);
    long room = Math.multiplyExact(Math.addExact(high, residual), coarser);
    return new Line(
        rule,
        instance,
        severity,
        cells,
        coefficients,
        low == OPEN_LOW ? low : Math.subtractExact(-room, moved),
        Math.subtractExact(room, moved),
        moved,
        equal,
        advisory);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Line same
        && rule.equals(same.rule)
        && instance.equals(same.instance)
        && severity == same.severity
        && Arrays.equals(cells, same.cells)
        && Arrays.equals(coefficients, same.coefficients)
        && low == same.low
        && high == same.high
        && residual == same.residual
        && equal == same.equal
        && advisory == same.advisory;
  }

  @Override
  public int hashCode() {
    return Objects.hash(rule, instance, Arrays.hashCode(cells), Arrays.hashCode(coefficients));
  }
}
