package io.gouji.engine.formula;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;

/**
 * TEXT: numbers written by a number format. POI's formatter writes them; formats of which it is not
 * known to do it as Excel does are refused, not tried.
 */
final class NumberTexts {
  private static final String LITERAL = "[-+ ()$%\\u00a5\\uffe5\\u2e80-\\u9fff\\u3000-\\u303f]*";
  private static final String DIGITS = "[#,]*0?[0,]*(?:\\.[0#]+)?(?:[eE]\\+0+)?";
  private static final Pattern NUMBERS =
      Pattern.compile("(?:" + LITERAL + DIGITS + LITERAL + "(?:;(?!$)|$)){1,3}");
  private static final Pattern DATES =
      Pattern.compile(
          "(?i)(?:yyyy|yy|mm?|dd?|hh?|ss?|am/pm|[-/: ]|[\\u5e74\\u6708\\u65e5\\u65f6\\u5206\\u79d2])+");

  private final DataFormatter formatter = new DataFormatter(Locale.US);

  Value format(Arguments arguments) {
    Value value = arguments.sound(0);
    String format = arguments.text(1);
    if (value instanceof Value.Bool) {
      return Value.of(Convert.text(value));
    }
    if (value instanceof Value.Text text && Double.isNaN(NumberText.parse(text.value()))) {
      return text(text, format);
    }
    double number = Convert.number(value, arguments.frame().dates());
    if (format.isEmpty()) {
      return Value.EMPTY;
    }
    return format.equals("@") || format.equalsIgnoreCase("General")
        ? Value.of(Convert.text(number))
        : Value.of(written(number, format, arguments.frame().dates()));
  }

  private String written(double number, String format, DateSystem dates) {
    String bare = format.replaceAll("\"[^\"]*\"|\\\\.", "");
    boolean digits = !bare.isEmpty() && NUMBERS.matcher(bare).matches();
    boolean from1904 = dates == DateSystem.FROM_1904;
    // Before the first day of 1900 Excel shows a day 0 that no calendar has.
    boolean date = number >= (from1904 ? 0 : 1) && DATES.matcher(bare).matches();
    if (!digits && !date) {
      throw new Unresolved(UndecidedCell.Reason.UNKNOWN_FUNCTION, "TEXT(" + format + ")");
    }
    return formatter.formatRawCellContents(number, -1, format, from1904);
  }

  private static Value text(Value.Text text, String format) {
    if (!format.contains("@") || format.equals("@")) {
      return text;
    }
    String last = format.substring(format.lastIndexOf(';') + 1);
    return Value.of(last.replace("\"", "").replace("@", text.value()));
  }
}
