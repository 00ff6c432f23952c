package io.gouji.engine.rule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Decides small systems exactly by eliminating one figure after the other: the tests' referee. */
final class FourierMotzkin {
  /** Coefficients, and the limit as the last number: their sum is at most it. */
  private record Line(List<BigInteger> numbers) {
    BigInteger of(int figure) {
      return numbers.get(figure);
    }

    Line plus(Line other, BigInteger own, BigInteger others) {
      List<BigInteger> sum = new ArrayList<>();
      BigInteger common = BigInteger.ZERO;
      for (int i = 0; i < numbers.size(); i++) {
        BigInteger number = of(i).multiply(own).add(other.of(i).multiply(others));
        sum.add(number);
        common = common.gcd(number);
      }
      BigInteger divisor = common.max(BigInteger.ONE);
      return new Line(sum.stream().map(number -> number.divide(divisor)).toList());
    }
  }

  private FourierMotzkin() {}

  static boolean isFeasible(JointSystem system) {
    int figures = system.halfWidths().length;
    Set<Line> lines = new LinkedHashSet<>();
    for (JointRow row : system.rows()) {
      long[] numbers = new long[figures + 1];
      for (int i = 0; i < row.figures().length; i++) {
        numbers[row.figures()[i]] = row.coefficients()[i];
      }
      numbers[figures] = row.limit();
      lines.add(line(numbers));
      if (row.equal()) {
        lines.add(line(Arrays.stream(numbers).map(number -> -number).toArray()));
      }
    }
    for (int figure = 0; figure < figures; figure++) {
      long[] numbers = new long[figures + 1];
      numbers[figures] = system.halfWidths()[figure];
      numbers[figure] = 1;
      lines.add(line(numbers));
      numbers[figure] = -1;
      lines.add(line(numbers));
    }
    for (int figure = 0; figure < figures; figure++) {
      lines = without(figure, lines);
    }
    return lines.stream().allMatch(line -> line.of(figures).signum() >= 0);
  }

  private static Line line(long[] numbers) {
    return new Line(Arrays.stream(numbers).mapToObj(BigInteger::valueOf).toList());
  }

  private static Set<Line> without(int figure, Set<Line> lines) {
    Set<Line> left = new LinkedHashSet<>();
    for (Line one : lines) {
      if (one.of(figure).signum() == 0) {
        left.add(one);
      }
      for (Line other : lines) {
        if (one.of(figure).signum() > 0 && other.of(figure).signum() < 0) {
          left.add(one.plus(other, other.of(figure).negate(), one.of(figure)));
        }
      }
    }
    return left;
  }
}
