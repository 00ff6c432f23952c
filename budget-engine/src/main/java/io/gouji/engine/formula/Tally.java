package io.gouji.engine.formula;

import java.util.function.DoubleConsumer;

/** What can be said of numbers after seeing each once, in order. */
final class Tally implements DoubleConsumer {
  private double sum;
  private double product = 1;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private long count;

  @Override
  public void accept(double number) {
    sum += number;
    product *= number;
    min = Math.min(min, number);
    max = Math.max(max, number);
    count++;
  }

  long count() {
    return count;
  }

  double sum() {
    return sum;
  }

  double product() {
    return count == 0 ? 0 : product;
  }

  double min() {
    return count == 0 ? 0 : min;
  }

  double max() {
    return count == 0 ? 0 : max;
  }

  Value average() {
    return count == 0 ? Value.Error.DIV0 : Value.of(sum / count);
  }
}
