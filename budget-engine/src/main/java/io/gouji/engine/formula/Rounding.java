package io.gouji.engine.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.poi.ss.util.NumberToTextConverter;

/** Rounds numbers as they are displayed, in decimals of 15 digits: 1.005 to two places is 1.01. */
final class Rounding {
  private static final int MOST_PLACES = 15;
  private static final double EXACT = 0x1p50;
  private static final double NEAR = 1e-4;

  private Rounding() {}

  static Value half(Arguments arguments) {
    return round(arguments, RoundingMode.HALF_UP);
  }

  static Value up(Arguments arguments) {
    return round(arguments, RoundingMode.UP);
  }

  static Value down(Arguments arguments) {
    return round(arguments, RoundingMode.DOWN);
  }

  /** The whole number at or below; 0.99999999999999999 written in binary is still 1. */
  static double floor(double number) {
    double nearest = Math.rint(number);
    return Comparison.compare(nearest, number) == 0 ? nearest : Math.floor(number);
  }

  private static Value round(Arguments arguments, RoundingMode mode) {
    double number = arguments.number(0);
    double places = arguments.number(1, 0);
    int cut = (int) Math.max(-400, Math.min(400, places));
    return Value.of(round(number, cut, mode) + 0.0);
  }

  static double round(double number, int places, RoundingMode mode) {
    if (places >= 0 && places <= MOST_PLACES) {
      double power = POWERS[places];
      double scaled = Math.abs(number) * power;
      double whole = Math.floor(scaled);
      double rest = scaled - whole;
      double edge = mode == RoundingMode.HALF_UP ? 0.5 : 0;
      // Far from the edge the binary number decides as well as the decimal one.
      if (scaled < EXACT && Math.abs(rest - edge) > NEAR && 1 - rest > NEAR) {
        boolean away = mode == RoundingMode.UP || mode == RoundingMode.HALF_UP && rest > 0.5;
        return Math.copySign((away ? whole + 1 : whole) / power, number);
      }
    }
    return exact(number, places, mode);
  }

  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private static double exact(double number, int places, RoundingMode mode) {
    BigDecimal shown = new BigDecimal(NumberToTextConverter.toText(number));
    return shown.scale() <= places ? number : shown.setScale(places, mode).doubleValue();
  }
}
