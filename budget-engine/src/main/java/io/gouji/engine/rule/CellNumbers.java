package io.gouji.engine.rule;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Evidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;

/** Which cell of a ledger stands where. */
public final class CellNumbers {
  private static final LongIntHashMap NONE = new LongIntHashMap();

  private final Map<String, LongIntHashMap> numbers = new HashMap<>();

  /** The cells of a ledger by their places in it. */
  public CellNumbers(List<Evidence> cells) {
    for (int i = 0; i < cells.size(); i++) {
      CellRef cell = cells.get(i).cell();
      numbers
          .computeIfAbsent(cells.get(i).sheet(), none -> new LongIntHashMap())
          .put(place(cell.row(), cell.column()), i);
    }
  }

  private static long place(int row, int column) {
    return (long) row << Integer.SIZE | column;
  }

  /** The number of a cell, or -1 for one that is not in the ledger. */
  public int of(String sheet, int row, int column) {
    return numbers.getOrDefault(sheet, NONE).getIfAbsent(place(row, column), -1);
  }
}
