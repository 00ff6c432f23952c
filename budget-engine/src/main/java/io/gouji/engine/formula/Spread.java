package io.gouji.engine.formula;

import java.util.function.DoubleConsumer;

/** How far numbers lie from their mean, kept while they pass by (Welford's way). */
final class Spread implements DoubleConsumer {
  private long count;
  private double mean;
  private double squares;

  @Override
  public void accept(double number) {
    count++;
    double distance = number - mean;
    mean += distance / count;
    squares += distance * (number - mean);
  }

  /** The variance of a sample, or of all there is; #DIV/0! of too few numbers. */
  Value variance(boolean sample) {
    long free = sample ? count - 1 : count;
    return free < 1 ? Value.Error.DIV0 : Value.of(squares / free);
  }

  Value deviation(boolean sample) {
    Value variance = variance(sample);
    return variance instanceof Value.Number number ? Value.of(Math.sqrt(number.value())) : variance;
  }
}
