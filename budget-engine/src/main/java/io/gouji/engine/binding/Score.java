package io.gouji.engine.binding;

/**
 * How well a pack fits a workbook.
 *
 * @param tables tables of the pack that were recognised
 * @param ofTables tables of the pack
 * @param columns required columns found in them
 * @param ofColumns required columns of all tables of the pack
 */
public record Score(String pack, int tables, int ofTables, int columns, int ofColumns)
    implements Comparable<Score> {
  /** By the share of the pack's required columns that were found, exactly. */
  @Override
  public int compareTo(Score other) {
    return Long.compare((long) columns * other.ofColumns, (long) other.columns * ofColumns);
  }
}
