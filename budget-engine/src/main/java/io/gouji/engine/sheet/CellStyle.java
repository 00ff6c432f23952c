package io.gouji.engine.sheet;

/**
 * What of a cell's format bears on its meaning.
 *
 * @param numberFormat the format code, {@code General} when none is set
 * @param locked whether sheet protection would lock the cell
 */
public record CellStyle(String numberFormat, boolean locked) {
  public static final CellStyle GENERAL = new CellStyle("General", true);

  @Override
  public boolean equals(Object other) {
    return other instanceof CellStyle that
        && locked == that.locked
        && numberFormat.equals(that.numberFormat);
  }

  @Override
  public int hashCode() {
    return 31 * numberFormat.hashCode() + Boolean.hashCode(locked);
  }
}
