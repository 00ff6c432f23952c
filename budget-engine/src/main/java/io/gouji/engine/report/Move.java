package io.gouji.engine.report;

import io.gouji.engine.binding.Listing;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;

/**
 * A number of the source with its place in the template.
 *
 * @param from where it is listed
 * @param row its row there
 * @param amount its amount column there, or -1 for a number that is no money
 * @param number as typed into the template, in the unit of money of the table there
 * @param table id of the table it goes to
 * @param block name of the block it goes to
 */
record Move(
    Listing from,
    int row,
    int amount,
    Transferred.Cell cell,
    CellRef ref,
    BigDecimal number,
    String table,
    String block,
    Landing landing,
    String column) {
  boolean isMoney() {
    return amount >= 0;
  }

  Block source() {
    return from.block();
  }

  Unit unit() {
    return source().heading().unit();
  }

  long fen() {
    return source().fen(row, amount);
  }

  /** Half-width of the interval it stands for, in half-fen. */
  long halfWidth() {
    return source().halfWidth(row, amount);
  }
}
