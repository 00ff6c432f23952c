package io.gouji.engine.repair;

import io.gouji.engine.sheet.CellRef;
import java.util.List;

/**
 * What is known of a cell from elsewhere: the findings about its formula.
 *
 * @param formula the formula that belongs there, without {@code =}; empty where none is known
 * @param missing cells of the sheet that the formula there leaves out
 */
public record Hint(String sheet, CellRef cell, String formula, List<CellRef> missing) {
  public Hint {
    missing = List.copyOf(missing);
  }
}
