package io.gouji.engine.binding;

import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellStyle;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetBuilder;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A workbook drawn as text: a line a row, cells between bars.
 *
 * <p>{@code 12.5} is a number, {@code '12.5} a text, {@code =12.5} a formula with that value,
 * {@code #REF!} an error, {@code TRUE} a truth value, {@code 0.00~12.5} a number in that format.
 */
final class Drawn {
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<CellStyle> styles = new ArrayList<>(List.of(CellStyle.GENERAL));
  private int down;
  private int right;

  /** Draws the sheets to come so many rows lower and columns further right. */
  Drawn shifted(int rows, int columns) {
    down = rows;
    right = columns;
    return this;
  }

  Drawn sheet(String name, String text) {
    return sheet(name, Sheet.Visibility.VISIBLE, List.of(), text);
  }

  Drawn hidden(String name, String text) {
    return sheet(name, Sheet.Visibility.HIDDEN, List.of(), text);
  }

  /** A sheet with merges, {@code A1:C1}. */
  Drawn merged(String name, List<String> merges, String text) {
    return sheet(name, Sheet.Visibility.VISIBLE, merges, text);
  }

  private Drawn sheet(String name, Sheet.Visibility visibility, List<String> merges, String text) {
    SheetBuilder sheet = new SheetBuilder(name).visibility(visibility);
    merges.forEach(merge -> sheet.merge(moved(CellRange.parse(merge))));
    List<String> lines = text.lines().toList();
    for (int row = 0; row < lines.size(); row++) {
      String[] cells = lines.get(row).split("\\|", -1);
      for (int column = 0; column < cells.length; column++) {
        cell(sheet, row + down, column + right, cells[column]);
      }
    }
    sheets.add(sheet.build());
    return this;
  }

  private CellRange moved(CellRange range) {
    return new CellRange(
        range.firstRow() + down,
        range.firstColumn() + right,
        range.lastRow() + down,
        range.lastColumn() + right);
  }

  private void cell(SheetBuilder sheet, int row, int column, String drawn) {
    int tilde = drawn.indexOf('~');
    int style = tilde < 0 ? 0 : style(drawn.substring(0, tilde));
    String text = drawn.substring(tilde + 1);
    int formula = -1;
    if (text.startsWith("=")) {
      text = text.substring(1);
      formula = sheet.formula(CellFormula.at(new CellRef(row, column), "1+1"));
    }
    if (!text.isEmpty() || formula >= 0) {
      sheet.cell(row, column, value(text), style, formula);
    }
  }

  private static CellValue value(String text) {
    Optional<CellError> error = CellError.of(text);
    if (error.isPresent()) {
      return new CellValue.Error(error.get());
    }
    if (text.matches("-?[0-9]+(\\.[0-9]+)?")) {
      return new CellValue.Number(Double.parseDouble(text));
    }
    return text.equals("TRUE")
        ? new CellValue.Bool(true)
        : new CellValue.Text(text.startsWith("'") ? text.substring(1) : text);
  }

  private int style(String format) {
    CellStyle style = new CellStyle(format, true);
    if (!styles.contains(style)) {
      styles.add(style);
    }
    return styles.indexOf(style);
  }

  Workbook workbook() {
    return new Workbook(sheets, styles, List.of(), List.of(), false);
  }
}
