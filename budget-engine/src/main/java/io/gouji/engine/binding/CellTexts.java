package io.gouji.engine.binding;

import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import java.math.BigDecimal;

/** Cells as the texts somebody typed, in which nothing is brought to one form. */
final class CellTexts {
  private final Sheet sheet;
  private final boolean date1904;

  CellTexts(Sheet sheet, boolean date1904) {
    this.sheet = sheet;
    this.date1904 = date1904;
  }

  /** The text of a cell; a number in the range of this century's dates stays a plain number. */
  String text(int row, int column) {
    CellValue value = sheet.value(row, column);
    if (value instanceof CellValue.Text text) {
      return text.value().strip();
    }
    return value instanceof CellValue.Number number ? number(number.value()) : "";
  }

  private String number(double value) {
    double days = date1904 ? value + Dates.DAYS_1900_TO_1904 : value;
    // Serial dates are kept from the epoch of 1900; years and other small numbers are no dates.
    double kept = Dates.isSerial(days) ? days : value;
    return new BigDecimal(Double.toString(kept)).stripTrailingZeros().toPlainString();
  }
}
