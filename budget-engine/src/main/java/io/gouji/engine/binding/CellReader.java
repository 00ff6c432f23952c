package io.gouji.engine.binding;

import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.Sheet;

/** Reads single cells of one sheet as budget tables mean them. */
final class CellReader {
  private final Sheet sheet;
  private final Labels labels;
  private final Decimal decimal = new Decimal();

  CellReader(Sheet sheet, Labels labels) {
    this.sheet = sheet;
    this.labels = labels;
  }

  /** Whether a normalised text stands for an empty amount. */
  boolean isBlank(String text) {
    return labels.isBlank(text);
  }

  /** Whether something stands in a cell for an amount. */
  boolean hasFigure(int row, int column) {
    CellKind kind = sheet.kind(row, column);
    return kind == CellKind.TEXT
        ? !isBlank(Labels.text(sheet.text(row, column)))
        : kind != CellKind.BLANK;
  }

  /** Whether a cell for an amount holds anything but nothing and zero. */
  boolean hasAmount(int row, int column) {
    CellKind kind = sheet.kind(row, column);
    if (kind == CellKind.NUMBER) {
      return sheet.number(row, column) != 0;
    }
    return hasFigure(row, column) && !(decimal.read(words(row, column)) && decimal.unscaled() == 0);
  }

  /** The cell's words, normalised; a whole number reads as its digits. */
  String words(int row, int column) {
    CellKind kind = sheet.kind(row, column);
    if (kind == CellKind.TEXT) {
      return Labels.text(sheet.text(row, column));
    }
    return kind == CellKind.NUMBER && decimal.read(sheet.number(row, column))
        ? decimal.toString()
        : "";
  }

  /** White space before the cell's text. */
  int indent(int row, int column) {
    String raw = sheet.text(row, column);
    int indent = 0;
    while (indent < raw.length() && isSpace(raw.charAt(indent))) {
      // A full-width space is as wide as two.
      indent += raw.charAt(indent) == '\u3000' ? 2 : 1;
    }
    return indent;
  }

  private static boolean isSpace(char sign) {
    return Character.isSpaceChar(sign) || Character.isWhitespace(sign);
  }
}
