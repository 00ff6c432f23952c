package io.gouji.engine.formula;

import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;

/** TEXT: numbers written by a number format, as far as POI's formatter knows formats. */
final class NumberTexts {
  /** Numbers in Chinese digits, calendars and languages of other places, weekdays in Chinese. */
  private static final String FOREIGN = "(?is).*(\\[dbnum|\\[\\$|aaa|\\bbbb|\\be\\b|ggg).*";

  private final DataFormatter formatter = new DataFormatter(Locale.US);

  Value format(Arguments arguments) {
    Value value = arguments.sound(0);
    String format = arguments.text(1);
    if (value instanceof Value.Bool) {
      return Value.of(Convert.text(value));
    }
    if (format.isEmpty()) {
      return Value.EMPTY;
    }
    if (format.matches(FOREIGN)) {
      throw new Unresolved(UndecidedCell.Reason.UNKNOWN_FUNCTION, "TEXT(" + format + ")");
    }
    double number = value instanceof Value.Text text ? NumberText.parse(text.value()) : 0;
    if (value instanceof Value.Text text && Double.isNaN(number)) {
      return format.equals("@") || !format.contains("@") ? text : written(text.value(), format);
    }
    double plain = value instanceof Value.Text ? number : Convert.number(value);
    return format.equals("@") || format.equalsIgnoreCase("General")
        ? Value.of(Convert.text(plain))
        : Value.of(formatter.formatRawCellContents(plain, -1, format));
  }

  private static Value written(String text, String format) {
    int from = format.lastIndexOf(';') + 1;
    return Value.of(format.substring(from).replace("\"", "").replace("@", text));
  }
}
