package io.gouji.engine.narrative;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import io.gouji.engine.table.LabelColumn;
import java.util.Optional;

/**
 * Whose budget of which year a workbook is.
 *
 * @param unit name of the budget unit; empty where no table states it
 */
record Names(String unit, int year) {
  /** What the tables say, the year of the pack where they do not. */
  static Names of(Pack pack, BudgetBook book) {
    Optional<String> unit =
        book.blocks().stream()
            .map(block -> block.heading().unitName())
            .filter(name -> !name.isBlank())
            .findFirst();
    String year =
        book.blocks().stream()
            .map(block -> block.heading().period())
            .filter(period -> !period.isBlank())
            .findFirst()
            .orElse(pack.properties().getOrDefault("year", "0"));
    return new Names(unit.orElse(""), Integer.parseInt(year));
  }

  /** What a row states in a column of words, amounts or labels; empty where it has none. */
  static String cell(Block block, int row, String column) {
    int amount = block.column(column);
    if (amount >= 0) {
      return block
          .evidence(row, amount)
          .amount()
          .in(block.heading().unit(), block.heading().decimals())
          .text();
    }
    if (block.hasText(column)) {
      return block.text(row, column);
    }
    return block.label(row, LabelColumn.NAME);
  }
}
