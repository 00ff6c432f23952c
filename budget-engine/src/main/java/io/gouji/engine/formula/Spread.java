package io.gouji.engine.formula;

import java.util.function.DoubleConsumer;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.ResizableDoubleArray;

/**
 * How far numbers lie from their mean, found in two passes: one is too coarse for large numbers.
 */
final class Spread implements DoubleConsumer {
  private final ResizableDoubleArray numbers = new ResizableDoubleArray();

  @Override
  public void accept(double number) {
    numbers.addElement(number);
  }

  /** The variance of a sample, or of all there is; #DIV/0! of too few numbers. */
  Value variance(boolean sample) {
    if (numbers.getNumElements() < (sample ? 2 : 1)) {
      return Value.Error.DIV0;
    }
    double[] all = numbers.getElements();
    return Value.of(sample ? StatUtils.variance(all) : StatUtils.populationVariance(all));
  }

  Value deviation(boolean sample) {
    Value variance = variance(sample);
    return variance instanceof Value.Number number ? Value.of(Math.sqrt(number.value())) : variance;
  }
}
