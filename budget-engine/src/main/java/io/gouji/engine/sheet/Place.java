package io.gouji.engine.sheet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell of a workbook: its sheet by name, and where on it. */
public record Place(String sheet, CellRef cell) {
  private static final String CELL = "\\$?[A-Za-z]{1,3}\\$?[0-9]{1,7}";
  private static final Pattern FORMULA =
      Pattern.compile("(?:'((?:[^']|'')+)'|([^'!]+))!(" + CELL + ")(?::(" + CELL + "))?");

  /** Cells of one sheet in a rectangle. */
  public record Range(String sheet, CellRange cells) {}

  /** The range, or one cell, that a formula names; none where it does anything else. */
  public static Optional<Range> rangeOf(String formula) {
    Matcher range = FORMULA.matcher(formula.replace("$'", "'"));
    return range.matches()
        ? Optional.of(
            new Range(sheet(range), CellRange.parse(range.group().substring(range.start(3)))))
        : Optional.empty();
  }

  private static String sheet(Matcher named) {
    String quoted = named.group(1);
    String sheet = quoted == null ? named.group(2) : quoted.replace("''", "'");
    return sheet.replaceFirst("^\\$", "");
  }

  /** The one cell a formula names; none once its cell is gone. */
  public static Optional<Place> of(String formula) {
    Matcher cell = FORMULA.matcher(formula.replace("$'", "'"));
    return cell.matches() && cell.group(4) == null
        ? Optional.of(new Place(sheet(cell), CellRef.parse(cell.group(3))))
        : Optional.empty();
  }

  /** The formula that names it wherever it is copied: {@code 'Sheet'!$B$7}. */
  public String formula() {
    return "'" + sheet.replace("'", "''") + "'!" + cell.absolute();
  }

  /** For people: {@code Sheet!B7}. */
  @Override
  public String toString() {
    return sheet + "!" + cell.a1();
  }
}
