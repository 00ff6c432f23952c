package io.gouji.engine.formula;

import io.gouji.engine.sheet.NumberFormat;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/**
 * Figures as their cells show them, in a workbook that is set to calculate so; in any other they
 * stay as they are. A format without a fixed number of decimals shows all of a number.
 */
final class Shown {
  private final Workbook workbook;
  private final Map<Integer, NumberFormat> formats = new HashMap<>();

  Shown(Workbook workbook) {
    this.workbook = workbook;
  }

  /** What counts of a value in a cell. */
  Value in(Sheet sheet, int row, int column, Value value) {
    return workbook.asDisplayed() && value instanceof Value.Number number
        ? Value.of(in(sheet, row, column, number.value()))
        : value;
  }

  /** What counts of a number in a cell. */
  double in(Sheet sheet, int row, int column, double number) {
    if (!workbook.asDisplayed()) {
      return number;
    }
    NumberFormat format =
        formats.computeIfAbsent(
            sheet.style(row, column),
            style -> NumberFormat.parse(workbook.style(style).numberFormat()));
    return format.fixed()
        ? Rounding.round(number, format.decimals(), RoundingMode.HALF_UP) + 0.0
        : number;
  }
}
