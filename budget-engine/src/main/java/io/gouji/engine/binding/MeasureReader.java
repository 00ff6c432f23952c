package io.gouji.engine.binding;

import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.NumberFormat;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.table.Measure;
import io.gouji.engine.table.Measure.Form;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads the cells of percentages, quantities and prices: numbers as they are written. */
final class MeasureReader {
  private static final String PERCENT = "%";

  private final Sheet sheet;
  private final CellReader cells;
  private final Doubt doubt;
  private final Precision precision;
  private final boolean percent;
  private final Decimal decimal = new Decimal();

  /**
   * A reader of one kind of column.
   *
   * @param percent whether numbers count as they are displayed, for nobody sees more of a
   *     percentage; quantities and prices count as they are stored
   */
  MeasureReader(Sheet sheet, CellReader cells, Doubt doubt, Precision precision, boolean percent) {
    this.sheet = sheet;
    this.cells = cells;
    this.doubt = doubt;
    this.precision = precision;
    this.percent = percent;
  }

  Measure read(int row, int column) {
    if (sheet.formulaIndex(row, column) >= 0 && doubt.about(sheet.name(), row, column)) {
      return Measure.without(Form.UNKNOWN, "");
    }
    CellKind kind = sheet.kind(row, column);
    if (kind == CellKind.NUMBER && decimal.read(sheet.number(row, column))) {
      return number(precision.format(sheet.style(row, column)));
    }
    if (kind == CellKind.TEXT) {
      return text(Labels.text(sheet.text(row, column)));
    }
    return sheet.value(row, column) instanceof CellValue.Error error
        ? Measure.without(Form.WORDS, error.code().text())
        : Measure.without(Form.NONE, "");
  }

  private Measure number(NumberFormat format) {
    BigDecimal stored = BigDecimal.valueOf(decimal.unscaled(), decimal.scale());
    int shown = format.fixed() ? Math.max(format.decimals(), 0) : stored.scale();
    if (format.percent()) {
      BigDecimal points = stored.movePointRight(2);
      return written(Form.PERCENT, points, Math.max(shown - 2, 0));
    }
    return written(Form.PLAIN, stored, percent ? shown : Math.max(shown, stored.scale()));
  }

  private Measure written(Form form, BigDecimal exact, int decimals) {
    BigDecimal value = exact.setScale(decimals, RoundingMode.HALF_UP);
    String sign = form == Form.PERCENT ? PERCENT : "";
    return new Measure(form, value, decimals, value.toPlainString() + sign);
  }

  private Measure text(String words) {
    if (cells.isBlank(words)) {
      return Measure.without(Form.NONE, words);
    }
    boolean signed = words.endsWith(PERCENT);
    if (!decimal.read(signed ? words.substring(0, words.length() - 1) : words)) {
      return Measure.without(Form.WORDS, words);
    }
    BigDecimal value = BigDecimal.valueOf(decimal.unscaled(), decimal.scale());
    return new Measure(signed ? Form.PERCENT : Form.PLAIN, value, decimal.scale(), words);
  }
}
