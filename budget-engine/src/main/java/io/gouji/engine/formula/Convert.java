package io.gouji.engine.formula;

import org.apache.poi.ss.util.NumberToTextConverter;

/** One kind of value read as another, by Excel's rules for operators and single arguments. */
final class Convert {
  private Convert() {}

  /** The number a value that tells no date counts as; throws #VALUE! for a text that is none. */
  static double number(Value value) {
    return number(value, DateSystem.FROM_1900);
  }

  /** The number a value counts as in a workbook; throws #VALUE! for a text that is none. */
  static double number(Value value, DateSystem dates) {
    if (value instanceof Value.Number number) {
      return number.value();
    }
    if (value instanceof Value.Bool bool) {
      return bool.value() ? 1 : 0;
    }
    if (value instanceof Value.Error error) {
      throw new ErrorSignal(error);
    }
    return value instanceof Value.Text text ? number(text.value(), dates) : 0;
  }

  private static double number(String text, DateSystem dates) {
    double number = NumberText.parse(text, dates);
    if (!Double.isNaN(number)) {
      return number;
    }
    throw NumberText.local(text)
        ? new Unresolved(UndecidedCell.Reason.LOCALE, text.strip())
        : ErrorSignal.VALUE;
  }

  /** The date and time a text tells, counted from 1900; a plain number tells none. */
  static double moment(Value.Text text) {
    double number = number(text.value(), DateSystem.FROM_1900);
    if (NumberText.told(text.value())) {
      return number;
    }
    throw ErrorSignal.VALUE;
  }

  static String text(Value value) {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Number number) {
      return text(number.value());
    }
    if (value instanceof Value.Bool bool) {
      return bool.value() ? "TRUE" : "FALSE";
    }
    if (value instanceof Value.Error error) {
      throw new ErrorSignal(error);
    }
    return "";
  }

  /** A number in the General format, 15 significant digits. */
  static String text(double number) {
    long whole = (long) number;
    return whole == number && Math.abs(number) < 1e15
        ? Long.toString(whole)
        : NumberToTextConverter.toText(number);
  }

  static boolean truth(Value value) {
    if (value instanceof Value.Bool bool) {
      return bool.value();
    }
    if (value instanceof Value.Text text) {
      if (text.value().equalsIgnoreCase("TRUE")) {
        return true;
      }
      if (text.value().equalsIgnoreCase("FALSE")) {
        return false;
      }
      throw ErrorSignal.VALUE;
    }
    return number(value) != 0;
  }
}
