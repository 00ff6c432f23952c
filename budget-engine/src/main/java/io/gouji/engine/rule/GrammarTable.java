package io.gouji.engine.rule;

import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Table;
import org.apache.poi.ss.usermodel.TableStyleInfo;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * A block as POI's grammar sees it: a header row, three data rows of which the middle one is "this
 * row", and a row of totals.
 */
record GrammarTable(String name, List<String> columns, Consumer<String> unknown) implements Table {
  /** So far down that no rule's author hits the table with a plain address. */
  private static final int HEADER = 1_000_000;

  static final int FIRST_DATA = HEADER + 1;
  static final int THIS_ROW = HEADER + 2;
  static final int LAST_DATA = HEADER + 3;
  static final int TOTALS = HEADER + 4;

  @Override
  public int findColumnIndex(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      unknown.accept(column);
    }
    return Math.max(index, 0);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getSheetName() {
    return name;
  }

  @Override
  public int getStartColIndex() {
    return 0;
  }

  @Override
  public int getEndColIndex() {
    return Math.max(columns.size() - 1, 0);
  }

  @Override
  public int getStartRowIndex() {
    return HEADER;
  }

  @Override
  public int getEndRowIndex() {
    return TOTALS;
  }

  @Override
  public int getHeaderRowCount() {
    return 1;
  }

  @Override
  public int getTotalsRowCount() {
    return 1;
  }

  @Override
  public boolean isHasTotalsRow() {
    return true;
  }

  @Override
  public boolean contains(CellReference cell) {
    return false;
  }

  @Override
  public @Nullable String getStyleName() {
    return null;
  }

  @Override
  public @Nullable TableStyleInfo getStyle() {
    return null;
  }
}
