package io.gouji.engine.sheet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell of a workbook: its sheet by name, and where on it. */
public record Place(String sheet, CellRef cell) {
  private static final Pattern FORMULA =
      Pattern.compile("(?:'((?:[^']|'')+)'|([^'!]+))!(\\$?[A-Za-z]{1,3}\\$?[0-9]{1,7})");

  /** The one cell a formula names; none once its cell is gone. */
  public static Optional<Place> of(String formula) {
    Matcher cell = FORMULA.matcher(formula.replace("$'", "'"));
    if (!cell.matches()) {
      return Optional.empty();
    }
    String quoted = cell.group(1);
    String sheet = quoted == null ? cell.group(2) : quoted.replace("''", "'");
    return Optional.of(new Place(sheet.replaceFirst("^\\$", ""), CellRef.parse(cell.group(3))));
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
