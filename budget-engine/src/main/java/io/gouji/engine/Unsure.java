package io.gouji.engine;

import io.gouji.engine.binding.Doubt;
import io.gouji.engine.formula.Recalculation;
import io.gouji.engine.formula.UndecidedCell;
import io.gouji.engine.formula.UndecidedCell.Reason;
import io.gouji.engine.sheet.CellRef;
import java.util.HashSet;
import java.util.Set;

/**
 * The cells whose value nobody can vouch for after a recalculation. What hangs on another workbook
 * is not among them: that workbook is not at hand, and the value Excel stored is taken (F04 says
 * so).
 */
final class Unsure implements Doubt {
  private final Set<Cell> cells = new HashSet<>();

  private record Cell(String sheet, int row, int column) {}

  Unsure(Recalculation fresh) {
    Set<String> linked = new HashSet<>();
    for (UndecidedCell cell : fresh.undecided()) {
      if (cell.reason() == Reason.EXTERNAL_LINK) {
        linked.add(cell.sheet() + "!" + cell.cell());
      }
    }
    for (UndecidedCell cell : fresh.undecided()) {
      boolean stored =
          cell.reason() == Reason.EXTERNAL_LINK
              || cell.reason() == Reason.DEPENDS && linked.contains(cell.subject());
      if (!stored) {
        CellRef ref = cell.cell();
        cells.add(new Cell(cell.sheet(), ref.row(), ref.column()));
      }
    }
  }

  @Override
  public boolean about(String sheet, int row, int column) {
    return cells.contains(new Cell(sheet, row, column));
  }
}
