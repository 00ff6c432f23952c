package io.gouji.engine.binding;

import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.table.RowKey;
import java.util.List;

/** Reads the amounts of a block's rows, and says which cells hold none that can be read. */
final class FigureReader {
  private final Sheet sheet;
  private final CellReader cells;
  private final Doubt doubt;
  private final TableNotes notes;
  private final Decimal decimal = new Decimal();

  FigureReader(Sheet sheet, CellReader cells, Doubt doubt, TableNotes notes) {
    this.sheet = sheet;
    this.cells = cells;
    this.doubt = doubt;
    this.notes = notes;
  }

  /** One cell: its place in the block and in the sheet. */
  private record Place(
      int row, int column, int sheetRow, int sheetColumn, RowKey key, String name) {}

  /** Fills in the figures of all rows. */
  void read(List<Row> rows, List<RowKey> keys, List<String> names, Figures figures) {
    int[] columns = figures.columns();
    for (int row = 0; row < rows.size(); row++) {
      int sheetRow = rows.get(row).sheetRow();
      for (int column = 0; column < columns.length; column++) {
        int sheetColumn = columns[column];
        if (sheetColumn >= 0 && !isPlain(figures, row, column, sheetRow, sheetColumn)) {
          RowKey key = keys.get(row);
          read(figures, new Place(row, column, sheetRow, sheetColumn, key, names.get(column)));
        }
      }
    }
  }

  /** Reads the common case, a blank or a number of whole fen; no object per cell. */
  private boolean isPlain(Figures figures, int row, int column, int sheetRow, int sheetColumn) {
    CellKind kind = sheet.kind(sheetRow, sheetColumn);
    boolean doubtful =
        sheet.formulaIndex(sheetRow, sheetColumn) >= 0
            && doubt.about(sheet.name(), sheetRow, sheetColumn);
    if (doubtful) {
      figures.unreadable(row, column);
    }
    return doubtful
        || kind == CellKind.BLANK
        || kind == CellKind.NUMBER
            && decimal.read(sheet.number(sheetRow, sheetColumn))
            && figures.isWholeFen(decimal)
            && figures.state(row, column, decimal, sheet.style(sheetRow, sheetColumn));
  }

  private void read(Figures figures, Place place) {
    CellKind kind = sheet.kind(place.sheetRow, place.sheetColumn);
    String raw = raw(place);
    if (kind == CellKind.NUMBER && decimal.read(sheet.number(place.sheetRow, place.sheetColumn))) {
      int style = sheet.style(place.sheetRow, place.sheetColumn);
      state(figures, place, style, Remark.FINER_THAN_FEN, decimal.toString());
    } else if (kind == CellKind.TEXT && cells.isBlank(Labels.text(raw))) {
      return;
    } else if (kind == CellKind.TEXT && decimal.read(Labels.text(raw))) {
      state(figures, place, Precision.AS_TYPED, Remark.TEXT_NUMBER, raw);
    } else {
      unreadable(figures, place, kind == CellKind.ERROR ? Remark.ERROR_VALUE : Remark.UNREADABLE);
    }
  }

  /** States a figure that must be remarked on, unless it is too large for money. */
  private void state(Figures figures, Place place, int style, String rule, String text) {
    if (figures.state(place.row, place.column, decimal, style)) {
      tell(rule, place, text);
    } else {
      unreadable(figures, place, Remark.UNREADABLE);
    }
  }

  private void unreadable(Figures figures, Place place, String rule) {
    figures.unreadable(place.row, place.column);
    tell(rule, place, raw(place));
  }

  private void tell(String rule, Place place, String text) {
    notes.figure(rule, place.sheetRow, place.sheetColumn, place.key, place.name, text);
  }

  /** What the cell holds, in words. */
  private String raw(Place place) {
    CellValue value = sheet.value(place.sheetRow, place.sheetColumn);
    if (value instanceof CellValue.Text text) {
      return text.value().strip();
    }
    if (value instanceof CellValue.Error error) {
      return error.code().text();
    }
    if (value instanceof CellValue.Number number) {
      return Double.toString(number.value());
    }
    return value instanceof CellValue.Bool bool && bool.value() ? "TRUE" : "FALSE";
  }
}
