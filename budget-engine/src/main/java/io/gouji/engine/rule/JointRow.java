package io.gouji.engine.rule;

import java.util.Arrays;

/**
 * What one statement asks of the deviations of figures from what is printed: {@code Σ coefficient ·
 * deviation ≤ limit}, or {@code =}. Deviations are in half-fen; nothing else is scaled.
 *
 * @param statement number of the statement in its system
 * @param figures numbers of the figures, ascending, none twice
 * @param coefficients none zero
 * @param equal whether the sum must be the limit itself
 */
record JointRow(int statement, int[] figures, long[] coefficients, long limit, boolean equal) {
  /** How often a figure counts that the row is about. */
  long coefficient(int figure) {
    return coefficients[Arrays.binarySearch(figures, figure)];
  }

  /** Whether the printed figures satisfy it as they are. */
  boolean isExact() {
    return equal ? limit == 0 : limit >= 0;
  }
}
