package io.gouji.engine.formula;

import org.apache.poi.ss.util.NumberComparer;

/** Excel's order of values: numbers, then texts without regard to case, then FALSE and TRUE. */
final class Comparison {
  /** All but the dotted capital and the dotless small letter. */
  private static final String OTHERS = "[^\u0130\u0131]";

  private Comparison() {}

  /** Compares two values that are no errors; a blank takes the kind of the other side. */
  static int compare(Value left, Value right) {
    Value a = like(left, right);
    Value b = like(right, left);
    if (a instanceof Value.Number x && b instanceof Value.Number y) {
      return compare(x.value(), y.value());
    }
    if (a instanceof Value.Text x && b instanceof Value.Text y) {
      return texts(x.value(), y.value());
    }
    if (a instanceof Value.Bool x && b instanceof Value.Bool y) {
      return Boolean.compare(x.value(), y.value());
    }
    return Integer.compare(rank(a), rank(b));
  }

  /** Compares texts without regard to case; the Turkish letters I are letters of their own. */
  static int texts(String one, String other) {
    int order = one.compareToIgnoreCase(other);
    return order != 0 || one.equals(other)
        ? order
        : one.replaceAll(OTHERS, "").compareTo(other.replaceAll(OTHERS, ""));
  }

  /** Compares numbers by the 15 significant digits that Excel shows. */
  static int compare(double a, double b) {
    if (a == b) {
      return 0;
    }
    // Only neighbours need the slow, exact way.
    double gap = Math.abs(a - b);
    return gap > 1e-13 * Math.max(Math.abs(a), Math.abs(b))
        ? Double.compare(a, b)
        : NumberComparer.compare(a, b);
  }

  private static Value like(Value value, Value other) {
    if (value != Value.Blank.BLANK && value != Value.Missing.MISSING) {
      return value;
    }
    if (other instanceof Value.Text) {
      return Value.EMPTY;
    }
    return other instanceof Value.Bool ? Value.FALSE : Value.ZERO;
  }

  static int rank(Value value) {
    if (value instanceof Value.Number) {
      return 0;
    }
    return value instanceof Value.Text ? 1 : 2;
  }
}
