package io.gouji.engine.rule;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact rational number in lowest terms, its denominator positive. */
record Ratio(BigInteger numerator, BigInteger denominator) {
  static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);
  static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

  static Ratio of(BigInteger number) {
    return new Ratio(number, BigInteger.ONE);
  }

  static Ratio of(BigDecimal number) {
    int scale = Math.max(number.scale(), 0);
    return of(number.movePointRight(scale).toBigIntegerExact(), BigInteger.TEN.pow(scale));
  }

  private static Ratio of(BigInteger numerator, BigInteger denominator) {
    if (denominator.equals(BigInteger.ONE)) {
      return new Ratio(numerator, denominator);
    }
    BigInteger common = numerator.gcd(denominator);
    BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
    return new Ratio(numerator.divide(divisor), denominator.divide(divisor));
  }

  int sign() {
    return numerator.signum();
  }

  Ratio plus(Ratio other) {
    return of(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Ratio minus(Ratio other) {
    return plus(other.negated());
  }

  Ratio times(Ratio other) {
    return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * The quotient.
   *
   * @throws ArithmeticException if the other is zero
   */
  Ratio over(Ratio other) {
    return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  Ratio negated() {
    return new Ratio(numerator.negate(), denominator);
  }

  int compare(Ratio other) {
    return minus(other).sign();
  }
}
