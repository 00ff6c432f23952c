package io.gouji.engine.binding;

/**
 * How well a pack fits a workbook.
 *
 * @param tables tables of the pack that were recognised
 * @param ofTables tables of the pack
 * @param columns required columns found in them
 * @param ofColumns required columns of all tables of the pack
 * @param inYear recognised tables of the pack's year
 */
public record Score(String pack, int tables, int ofTables, int columns, int ofColumns, int inYear)
    implements Comparable<Score> {
  /** By the share of the pack's required columns that were found, then by the year. */
  @Override
  public int compareTo(Score other) {
    int byShare = Long.compare((long) columns * other.ofColumns, (long) other.columns * ofColumns);
    return byShare != 0 ? byShare : Integer.compare(inYear, other.inYear);
  }
}
