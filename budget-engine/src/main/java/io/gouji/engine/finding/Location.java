package io.gouji.engine.finding;

import io.gouji.engine.sheet.CellRef;
import java.util.Optional;

/** Where a finding is. */
public sealed interface Location {
  /** The part a cell plays in a finding. */
  enum Role {
    TOTAL,
    PART,
    LEFT,
    RIGHT,
    SUBJECT
  }

  /**
   * A cell of the workbook, or of the one of the year before, by place and by meaning.
   *
   * @param table id of the table, {@code T03}; empty where the cell belongs to none
   * @param row what the row is called: code and name, or the total's name
   * @param column what the column is called in the pack
   * @param quantity what it states; empty when it states no figure
   * @param file name of the file it stands in; empty for the workbook that is checked
   */
  record Cell(
      String sheet,
      CellRef ref,
      String table,
      String row,
      String column,
      Role role,
      Optional<Quantity> quantity,
      String file)
      implements Location {
    /** A cell of the workbook that is checked. */
    public Cell(
        String sheet,
        CellRef ref,
        String table,
        String row,
        String column,
        Role role,
        Optional<Quantity> quantity) {
      this(sheet, ref, table, row, column, role, quantity, "");
    }

    /** Whether it stands in the workbook that is checked. */
    public boolean isOwn() {
      return file.isEmpty();
    }
  }

  /**
   * A place in prose.
   *
   * @param paragraph number of the paragraph, from 1
   * @param start where the words meant begin in it, in UTF-16 units
   * @param end where they end, exclusive; equal to the start where no words are meant
   * @param words what stands there
   * @param quote the sentence around it
   * @param at where the words begin in the quote
   */
  record Prose(int paragraph, int start, int end, String words, String quote, int at)
      implements Location {
    /**
     * A place told by the paragraph's own words.
     *
     * @param text of the paragraph
     * @param around how much of it is quoted on each side
     */
    public static Prose in(int paragraph, String text, int start, int end, int around) {
      int from = Math.max(start - around, 0);
      String quote = text.substring(from, Math.min(end + around, text.length()));
      return new Prose(paragraph, start, end, text.substring(start, end), quote, start - from);
    }
  }

  /** The workbook or document as a whole, or a sheet of it. */
  record File(String sheet) implements Location {}
}
