package io.gouji.engine.rule;

import java.math.BigDecimal;

/** An interval of numbers, its ends exact and among them. */
record Box(BigDecimal low, BigDecimal high) {
  /** A number give or take. */
  static Box around(BigDecimal middle, BigDecimal half) {
    return new Box(middle.subtract(half), middle.add(half));
  }

  /** The interval between two numbers in either order. */
  static Box between(BigDecimal one, BigDecimal other) {
    return new Box(one.min(other), one.max(other));
  }

  /** All products of a number of this and one of the other. */
  Box times(Box other) {
    BigDecimal one = low.multiply(other.low);
    BigDecimal two = low.multiply(other.high);
    BigDecimal three = high.multiply(other.low);
    BigDecimal four = high.multiply(other.high);
    return new Box(one.min(two).min(three.min(four)), one.max(two).max(three.max(four)));
  }

  Box movePointRight(int digits) {
    return new Box(low.movePointRight(digits), high.movePointRight(digits));
  }

  /** Whether some number is in both. */
  boolean meets(Box other) {
    return low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
  }

  /** Whether they have more in common than an end. */
  boolean overlaps(Box other) {
    return low.compareTo(other.high) < 0 && other.low.compareTo(high) < 0;
  }
}
