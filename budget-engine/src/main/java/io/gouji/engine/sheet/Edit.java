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
    /** Most probably the cell that is wrong. */
    SUSPECT,
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

  /**
   * A hidden sheet that remembers how the cells marked by the other edits looked and what their
   * notes say, so that the marks can be taken away whatever program has saved the file since.
   *
   * @param about what the sheet is for, in a sentence for whoever finds it
   * @param remains of earlier marks, which the sheet tells of as long as there is one
   */
  record Ledger(String name, String about, Remains remains) implements Edit {}

  /** Makes the file carry what is needed to take all these edits back, to the byte. */
  record Reversible() implements Edit {}

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
      SUSPECT,
      ERROR,
      WARNING,
      VERIFY,
      INFO,
      INVOLVED,
      /** As the marks of the same names look in the tables, border and all. */
      KEY_SUSPECT,
      KEY_ERROR,
      KEY_WARNING,
      KEY_VERIFY,
      KEY_INFO,
      MUTED,
      /** For programs, not for people: the whole row is hidden. */
      SEAL
    }

    public static NewCell of(Role role, String text) {
      return new NewCell(text, role, "");
    }
  }
}
