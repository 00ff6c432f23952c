package io.gouji.engine.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.NumberToTextConverter;

/** Figures written as texts, texts read as figures, and the numbers of characters. */
final class FigureTextFunctions {
  private static final int MOST_PLACES = 127;
  private static final Pattern FIGURE =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

  static final List<Function> ALL =
      List.of(
          Functions.function("FIXED", 1, 3, "VVV", FigureTextFunctions::fixed),
          money("DOLLAR"),
          money("RMB"),
          Functions.function("NUMBERVALUE", 1, 3, "VVV", FigureTextFunctions::read),
          Functions.function("UNICHAR", 1, 1, "V", FigureTextFunctions::character),
          Functions.function("UNICODE", 1, 1, "V", FigureTextFunctions::number));

  private FigureTextFunctions() {}

  /** The sign of the currency is that of the machine's country. */
  private static Function money(String name) {
    return Functions.function(
        name,
        1,
        2,
        "VV",
        a -> {
          throw new Unresolved(UndecidedCell.Reason.LOCALE, name);
        });
  }

  private static Value fixed(Arguments arguments) {
    double number = arguments.number(0);
    int places = (int) arguments.number(1, 2);
    if (places > MOST_PLACES) {
      return Value.Error.VALUE;
    }
    BigDecimal shown =
        new BigDecimal(NumberToTextConverter.toText(number)).setScale(places, RoundingMode.HALF_UP);
    if (shown.signum() == 0 && number < 0) {
      throw Unresolved.unclear("FIXED(-0)");
    }
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(Math.max(0, places));
    format.setGroupingUsed(!arguments.given(2) || !arguments.truth(2));
    return Value.of(format.format(shown));
  }

  /** Blanks do not count, wherever they stand; every percent sign at the end divides by 100. */
  private static Value read(Arguments arguments) {
    String text = arguments.text(0).replaceAll("\\s", "");
    String point = sign(arguments, 1, ".");
    String group = sign(arguments, 2, ",");
    if (point.equals(group)) {
      return Value.Error.VALUE;
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '%') {
      end--;
    }
    double divisor = Math.pow(100, text.length() - end);
    String figure = text.substring(0, end);
    if (figure.isEmpty()) {
      return end == text.length() ? Value.ZERO : Value.Error.VALUE;
    }
    int decimals = figure.indexOf(point);
    int whole = decimals < 0 ? figure.length() : decimals;
    String plain = figure.substring(0, whole).replace(group, "");
    if (decimals >= 0) {
      plain += "." + figure.substring(decimals + 1);
    }
    return FIGURE.matcher(plain).matches()
        ? Value.of(Double.parseDouble(plain) / divisor)
        : Value.Error.VALUE;
  }

  /** Of a longer text the first character counts. */
  private static String sign(Arguments arguments, int index, String otherwise) {
    String text = arguments.given(index) ? arguments.text(index) : otherwise;
    if (text.isEmpty()) {
      throw ErrorSignal.VALUE;
    }
    return text.substring(0, 1);
  }

  private static Value character(Arguments arguments) {
    int code = arguments.integer(0);
    if (code < 1 || code > Character.MAX_CODE_POINT) {
      return Value.Error.VALUE;
    }
    boolean half = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    return half ? Value.Error.NA : Value.of(Character.toString(code));
  }

  private static Value number(Arguments arguments) {
    String text = arguments.text(0);
    return text.isEmpty() ? Value.Error.VALUE : Value.of((double) text.codePointAt(0));
  }
}
