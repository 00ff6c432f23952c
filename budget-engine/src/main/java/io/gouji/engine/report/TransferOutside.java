package io.gouji.engine.report;

import io.gouji.engine.Reading;
import io.gouji.engine.binding.BoundTable;
import io.gouji.engine.binding.Listing;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.ColumnSpec.Role;
import io.gouji.engine.report.Transferred.Reason;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.table.Block;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the numbers of a source that stand in no row and column of a recognised table. */
final class TransferOutside {
  /** The digits a spreadsheet keeps of a number. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final Set<Role> NUMBERED =
      Set.of(
          Role.CODE,
          Role.CODE_CLASS,
          Role.CODE_SECTION,
          Role.CODE_ITEM,
          Role.SERIAL,
          Role.UNIT_CODE);

  private final Reading source;
  private final TransferLedger ledger;

  TransferOutside(Reading source, TransferLedger ledger) {
    this.source = source;
    this.ledger = ledger;
  }

  void run() {
    for (Sheet sheet : source.workbook().sheets()) {
      for (int column = 0; column < sheet.columnCount(); column++) {
        for (int row = 0; row < sheet.rowCount(); row++) {
          // A zero without a row is what formulas of spare lines yield.
          boolean number =
              sheet.kind(row, column) == CellKind.NUMBER && sheet.number(row, column) != 0;
          if (number && !ledger.knows(sheet.name(), new CellRef(row, column))) {
            number(sheet, row, column);
          }
        }
      }
    }
  }

  private void number(Sheet sheet, int row, int column) {
    CellRef ref = new CellRef(row, column);
    Optional<BoundTable> table =
        source.binding().tables().stream()
            .filter(t -> t.sheet().equals(sheet.name()) && contains(t, ref))
            .findFirst();
    if (table.filter(t -> tellsNoFigure(t, sheet, ref)).isPresent()) {
      return;
    }
    String value = new BigDecimal(sheet.number(row, column)).round(DIGITS).toPlainString();
    ledger.leave(
        new Transferred.Cell(
            sheet.name(), ref.a1(), table.map(BoundTable::title).orElse(""), "", "", value, ""),
        ref,
        Reason.OUTSIDE,
        true,
        false);
  }

  private static boolean contains(BoundTable table, CellRef ref) {
    return contains(table, ref.row())
        && ref.column() >= table.range().firstColumn()
        && ref.column() <= table.range().lastColumn();
  }

  private static boolean contains(BoundTable table, int row) {
    return row >= table.range().firstRow() && row <= table.range().lastRow();
  }

  private boolean tellsNoFigure(BoundTable table, Sheet sheet, CellRef ref) {
    return isHead(table, sheet, ref.row())
        || isLabel(table, ref.column())
        || numbersRows(table, sheet, ref.column());
  }

  /** Whether the numbers of a column are 1, 2, 3 … down the table. */
  private static boolean numbersRows(BoundTable table, Sheet sheet, int column) {
    int expected = 0;
    for (int row = table.range().firstRow(); row <= table.range().lastRow(); row++) {
      boolean number = sheet.kind(row, column) == CellKind.NUMBER;
      if (number && sheet.number(row, column) != ++expected) {
        return false;
      }
    }
    return expected > 1;
  }

  /** Whether a row stands above the table's first figure, or numbers its columns. */
  private boolean isHead(BoundTable table, Sheet sheet, int row) {
    int first =
        listings(table).stream()
            .map(Listing::block)
            .flatMapToInt(
                block -> IntStream.range(0, block.rowCount()).map(i -> block.cell(i, 0).row()))
            .min()
            .orElse(Integer.MIN_VALUE);
    return row < first || first == Integer.MIN_VALUE && numbersColumns(sheet, row);
  }

  private static boolean numbersColumns(Sheet sheet, int row) {
    double[] numbers =
        IntStream.range(0, sheet.columnCount())
            .filter(column -> sheet.kind(row, column) == CellKind.NUMBER)
            .mapToDouble(column -> sheet.number(row, column))
            .toArray();
    return IntStream.range(0, numbers.length).allMatch(i -> numbers[i] == i + 1);
  }

  /** Whether codes or serial numbers stand in the column. */
  private boolean isLabel(BoundTable table, int column) {
    Set<Integer> labels = new HashSet<>();
    for (Listing listing : listings(table)) {
      Block block = listing.block();
      for (ColumnSpec spec : columns(block)) {
        if (NUMBERED.contains(spec.role()) && listing.has(spec.name()) && block.rowCount() > 0) {
          labels.add(listing.cell(0, spec.name()).column());
        }
      }
    }
    return labels.contains(column);
  }

  private List<ColumnSpec> columns(Block block) {
    return source.pack().tables().stream()
        .flatMap(table -> table.blocks().stream())
        .filter(spec -> spec.name().equals(block.heading().name()))
        .map(BlockSpec::columns)
        .findFirst()
        .orElse(List.of());
  }

  private List<Listing> listings(BoundTable table) {
    return source.binding().listings().stream()
        .filter(
            listing -> {
              Block.Heading heading = listing.block().heading();
              return heading.sheet().equals(table.sheet())
                  && heading.table().equals(table.id())
                  && (listing.block().rowCount() == 0
                      || contains(table, listing.block().cell(0, 0).row()));
            })
        .toList();
  }
}
