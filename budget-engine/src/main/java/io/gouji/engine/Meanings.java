package io.gouji.engine;

import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.Optional;

/** From a cell back to what it means: the way opposite to binding, for the few cells we tell of. */
final class Meanings {
  private final BudgetBook book;

  Meanings(BudgetBook book) {
    this.book = book;
  }

  /** The cell by its meaning; with empty meanings where it belongs to no table. */
  Location.Cell of(String sheet, CellRef cell) {
    for (Block block : book.blocks()) {
      if (block.heading().sheet().equals(sheet)) {
        Optional<Location.Cell> found = in(block, cell);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    return new Location.Cell(sheet, cell, "", "", "", Location.Role.SUBJECT, Optional.empty());
  }

  private static Optional<Location.Cell> in(Block block, CellRef cell) {
    for (int row = 0; row < block.rowCount(); row++) {
      for (int column = 0; column < block.columns().size(); column++) {
        if (block.hasColumn(column) && block.cell(row, column).equals(cell)) {
          return Optional.of(meaning(block, row, column));
        }
      }
    }
    return Optional.empty();
  }

  private static Location.Cell meaning(Block block, int row, int column) {
    Block.Heading heading = block.heading();
    Optional<Quantity> figure =
        block.state(row, column) == FactState.STATED
            ? Optional.of(new Amount(block.fen(row, column)).in(heading.unit(), heading.decimals()))
            : Optional.empty();
    return new Location.Cell(
        heading.sheet(),
        block.cell(row, column),
        heading.table(),
        name(block, row),
        block.columns().get(column),
        Location.Role.SUBJECT,
        figure);
  }

  private static String name(Block block, int row) {
    RowKey key = block.key(row);
    String name = block.label(row, LabelColumn.NAME);
    return key instanceof RowKey.Code && !name.isEmpty() ? key.text() + " " + name : key.text();
  }
}
