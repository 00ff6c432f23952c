package io.gouji.engine.sheet;

/**
 * The place of a cell in its sheet; row and column count from zero.
 *
 * @param row 0 to 1,048,575
 * @param column 0 to 16,383
 */
public record CellRef(int row, int column) implements Comparable<CellRef> {
  /** Rows of an xlsx sheet (ECMA-376, SpreadsheetML limits as Excel implements them). */
  public static final int MAX_ROWS = 1 << 20;

  /** Columns of an xlsx sheet. */
  public static final int MAX_COLUMNS = 1 << 14;

  public CellRef {
    if (row < 0 || row >= MAX_ROWS || column < 0 || column >= MAX_COLUMNS) {
      throw new IllegalArgumentException("not a cell: row " + row + ", column " + column);
    }
  }

  /**
   * The cell a text such as {@code B7} or {@code $B$7} names.
   *
   * @throws IllegalArgumentException if the text is no A1 reference inside the sheet
   */
  public static CellRef parse(String a1) {
    int i = 0;
    int end = a1.length();
    if (i < end && a1.charAt(i) == '$') {
      i++;
    }
    int column = 0;
    int letters = i;
    for (; i < end && i - letters < 4; i++) {
      int letter = a1.charAt(i) | 0x20;
      if (letter < 'a' || letter > 'z') {
        break;
      }
      column = column * 26 + (letter - 'a' + 1);
    }
    boolean named = i > letters;
    if (i < end && a1.charAt(i) == '$') {
      i++;
    }
    int row = 0;
    int digits = i;
    for (; i < end && i - digits < 8; i++) {
      int digit = a1.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      row = row * 10 + digit;
    }
    if (!named || i == digits || i < end || row == 0) {
      throw new IllegalArgumentException("not a cell reference: " + a1);
    }
    return new CellRef(row - 1, column - 1);
  }

  /** Letters of a column, {@code 0 → A}, {@code 27 → AB}. */
  public static String letters(int column) {
    StringBuilder letters = new StringBuilder(3);
    for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
      letters.append((char) ('A' + rest % 26));
    }
    return letters.reverse().toString();
  }

  /** The reference as Excel writes it, {@code B7}. */
  public String a1() {
    return letters(column) + (row + 1);
  }

  /** The reference that stays where it is when its formula is copied, {@code $B$7}. */
  public String absolute() {
    return "$" + letters(column) + "$" + (row + 1);
  }

  @Override
  public int compareTo(CellRef other) {
    int byRow = Integer.compare(row, other.row);
    return byRow != 0 ? byRow : Integer.compare(column, other.column);
  }

  // What a record gets by itself is slow before it is compiled fully, and cells are keys
  // everywhere.

  @Override
  public boolean equals(Object other) {
    return other instanceof CellRef that && row == that.row && column == that.column;
  }

  @Override
  public int hashCode() {
    return 31 * row + column;
  }

  @Override
  public String toString() {
    return a1();
  }
}
