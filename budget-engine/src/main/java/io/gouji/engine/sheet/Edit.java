package io.gouji.engine.sheet;

import java.util.List;

/** One change to a workbook file, as data; everything not named by an edit stays byte for byte. */
public sealed interface Edit {
  /** A change to one cell of a sheet that is there. */
  sealed interface OnCell extends Edit {
    String sheet();

    CellRef cell();
  }

  /** Background colours that marks may use; the patcher maps them to fills. */
  enum Mark {
    ERROR,
    WARNING,
    VERIFY,
    INFO,
    /** Nothing is said of the cell itself; it is part of something that is marked elsewhere. */
    INVOLVED
  }

  /** A note (legacy comment) on a cell; the author is ours. */
  record Note(String sheet, CellRef cell, String text) implements OnCell {}

  /** A background that shows where to look; every other part of the cell's format stays. */
  record Fill(String sheet, CellRef cell, Mark mark) implements OnCell {}

  /** A new constant or cached value; a formula in the cell stays. */
  record SetValue(String sheet, CellRef cell, CellValue value) implements OnCell {}

  /** A formula written into the cell with the value it yields; an empty one takes it away. */
  record SetFormula(String sheet, CellRef cell, String formula, CellValue value)
      implements OnCell {}

  /**
   * A new sheet after the last one.
   *
   * @param widths column widths in characters
   * @param frozenRows rows that stay in view
   */
  record AddSheet(String name, List<Integer> widths, int frozenRows, List<List<NewCell>> rows)
      implements Edit {
    public AddSheet {
      widths = List.copyOf(widths);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** A sheet of ours written anew in its place, with all that hung on it gone. */
  record ReplaceSheet(AddSheet content) implements Edit {}

  /**
   * A cell of a new sheet.
   *
   * @param link where a click leads inside the workbook, {@code 'Sheet'!B7}, or the empty text
   */
  record NewCell(String text, Role role, String link) {
    /** How a cell of a new sheet looks. */
    public enum Role {
      TITLE,
      HEAD,
      TEXT,
      NUMBER,
      LINK,
      ERROR,
      WARNING,
      VERIFY,
      INFO,
      INVOLVED,
      MUTED
    }

    public static NewCell of(Role role, String text) {
      return new NewCell(text, role, "");
    }
  }
}
