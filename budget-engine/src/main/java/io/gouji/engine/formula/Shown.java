package io.gouji.engine.formula;

import io.gouji.engine.sheet.NumberFormat;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/**
 * Results as their cells show them, in a workbook that is set to calculate so; in any other they
 * stay as they are. A format without a fixed number of decimals shows all of a number.
 */
final class Shown {
  private final Workbook workbook;
  private final Map<Integer, NumberFormat> formats = new HashMap<>();

  Shown(Workbook workbook) {
    this.workbook = workbook;
  }

  /** What a formula leaves in its cell. */
  Value in(Nodes.Place place, Value value) {
    if (!workbook.asDisplayed() || !(value instanceof Value.Number number)) {
      return value;
    }
    Sheet sheet = workbook.sheets().get(place.sheet());
    NumberFormat format =
        formats.computeIfAbsent(
            sheet.style(place.row(), place.column()),
            style -> NumberFormat.parse(workbook.style(style).numberFormat()));
    return format.fixed()
        ? Value.of(Rounding.round(number.value(), format.decimals(), RoundingMode.HALF_UP) + 0.0)
        : value;
  }
}
