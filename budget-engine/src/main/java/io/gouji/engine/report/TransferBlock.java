package io.gouji.engine.report;

import io.gouji.engine.binding.Listing;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.ColumnSpec.Role;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.report.TransferRows.Target;
import io.gouji.engine.report.Transferred.Reason;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.IntStream;

/** Takes one block of the source, row by row, to the block of the template that means the same. */
final class TransferBlock {
  /** In fen: of more than 15 digits a spreadsheet does not keep all. */
  private static final long MOST = 1_000_000_000_000_000L;

  /** Characters that a cell holds. */
  private static final int LONGEST = 32_767;

  private final Transfer transfer;
  private final Listing from;
  private final Block source;
  private final TableSpec sourceTable;
  private final BlockSpec sourceSpec;
  private final TableSpec table;
  private final BlockSpec spec;
  private final TransferRows rows;

  TransferBlock(
      Transfer transfer,
      Listing from,
      TableSpec sourceTable,
      BlockSpec sourceSpec,
      TableSpec table,
      BlockSpec spec) {
    this.transfer = transfer;
    this.from = from;
    this.source = from.block();
    this.sourceTable = sourceTable;
    this.sourceSpec = sourceSpec;
    this.table = table;
    this.spec = spec;
    rows = new TransferRows(transfer, from, sourceTable, sourceSpec, table, spec);
  }

  void run() {
    for (int row = 0; row < source.rowCount(); row++) {
      if (!isRepeated(row)) {
        labels(row);
        Landing landing = rows.landing(row);
        figures(row, landing);
        if (transfer.plan().all()) {
          besides(row, landing);
        }
      }
    }
  }

  /** Of a table of several units: what stands in the sheet once and in two of its blocks. */
  private boolean isRepeated(int row) {
    Block.Part part = source.heading().part();
    if (part == Block.Part.OVERVIEW) {
      return source.isData(row);
    }
    return part == Block.Part.SLICE
        && !source.isData(row)
        && IntStream.range(0, source.rowCount())
            .anyMatch(
                other ->
                    source.isData(other)
                        && source.cell(other, 0).row() == source.cell(row, 0).row());
  }

  private void labels(int row) {
    for (ColumnSpec column : sourceSpec.columns()) {
      if (identifies(column.role()) && from.has(column.name())) {
        transfer.ledger().label(source.heading().sheet(), from.cell(row, column.name()));
      }
    }
  }

  static boolean identifies(Role role) {
    return role != Role.AMOUNT && !role.isMeasure() && role != Role.TEXT;
  }

  private void figures(int row, Landing landing) {
    for (int i = 0; i < source.columns().size(); i++) {
      String column = source.columns().get(i);
      if (from.has(column) && source.state(row, i) != FactState.BLANK) {
        amount(row, i, landing, rows.target(row, landing, column));
      }
    }
  }

  private void amount(int row, int index, Landing landing, Optional<Target> meant) {
    String column = source.columns().get(index);
    Optional<String> to =
        meant.isEmpty()
            ? Optional.of(column).filter(unused -> transfer.plan().all())
            : transfer.plan().column(spec.name(), meant.get().column(), Role.AMOUNT);
    if (to.isEmpty()) {
      return;
    }
    boolean stated = source.state(row, index) == FactState.STATED;
    String value = stated ? stated(row, index) : from.text(row, column);
    Transferred.Cell cell = cell(row, column, value, true);
    Optional<Target> place =
        meant
            .map(target -> new Target(target.landing(), to.get()))
            .filter(target -> isPrinted(target.landing(), target.column()));
    if (stated && place.isPresent() && Math.abs(source.fen(row, index)) < MOST) {
      move(row, index, cell, converted(row, index), place.get());
    } else {
      Reason reason = stated ? reason(landing, meant, place) : Reason.UNREADABLE;
      boolean zero = stated && source.fen(row, index) == 0;
      transfer.leave(from, cell, from.cell(row, column), reason, zero);
    }
  }

  private static Reason reason(Landing landing, Optional<Target> meant, Optional<Target> place) {
    if (place.isPresent()) {
      return Reason.DIGITS;
    }
    return landing instanceof Landing.Nowhere nowhere && meant.isEmpty()
        ? nowhere.reason()
        : Reason.COLUMN;
  }

  private void move(int row, int amount, Transferred.Cell cell, BigDecimal number, Target to) {
    transfer
        .draft()
        .move(
            new Move(
                from,
                row,
                amount,
                cell,
                from.cell(row, cell.column()),
                number,
                table.id(),
                spec.name(),
                to.landing(),
                to.column()));
  }

  private boolean isPrinted(Landing landing, String column) {
    boolean line =
        !(landing instanceof Landing.Named named)
            || spec.row(named.row()).filter(r -> !r.template().label().isEmpty()).isPresent();
    return line && spec.column(column).filter(c -> !c.template().header().isEmpty()).isPresent();
  }

  /** The figure in the template's unit, to the last digit that the source stores. */
  private BigDecimal converted(int row, int index) {
    int digits = transfer.target().vocabulary().units().getOrDefault(table.unit(), 2);
    BigDecimal inFen = BigDecimal.valueOf(source.fen(row, index), digits);
    int shift = source.heading().unit().fenDigits() - digits;
    BigDecimal exact =
        from.number(row, source.columns().get(index))
            .map(number -> number.movePointRight(shift))
            .orElse(inFen);
    return exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
  }

  /** Quantities and words. */
  private void besides(int row, Landing landing) {
    for (ColumnSpec column : sourceSpec.columns()) {
      boolean count = column.role().isMeasure();
      String text = from.text(row, column.name());
      if ((count || column.role() == Role.TEXT) && !transfer.isBlank(text)) {
        Optional<BigDecimal> number = count ? from.number(row, column.name()) : Optional.empty();
        boolean wrong = count ? number.isEmpty() : text.length() > LONGEST;
        beside(row, landing, column.name(), number, wrong);
      }
    }
  }

  private void beside(
      int row, Landing landing, String column, Optional<BigDecimal> number, boolean unreadable) {
    String text = from.text(row, column);
    Transferred.Cell cell = cell(row, column, text, false);
    boolean nowhere = landing instanceof Landing.Nowhere || !isPrinted(landing, column);
    if (nowhere || unreadable) {
      Reason reason =
          landing instanceof Landing.Nowhere none
              ? none.reason()
              : nowhere ? Reason.COLUMN : Reason.UNREADABLE;
      boolean zero = number.filter(value -> value.signum() == 0).isPresent();
      transfer.ledger().leave(cell, from.cell(row, column), reason, number.isPresent(), zero);
    } else if (number.isPresent()) {
      move(row, -1, cell, count(number.get()), new Target(landing, column));
    } else {
      transfer.draft().words(spec.name(), landing, column, text);
    }
  }

  /** A fraction is shown with two decimals, as prices are. */
  private static BigDecimal count(BigDecimal exact) {
    BigDecimal number = exact.stripTrailingZeros();
    return number.scale() <= 0 ? number.setScale(0) : number.setScale(Math.max(2, number.scale()));
  }

  private String stated(int row, int index) {
    Block.Heading heading = source.heading();
    return new Amount(source.fen(row, index)).in(heading.unit(), heading.decimals()).text();
  }

  private Transferred.Cell cell(int row, String column, String value, boolean money) {
    return new Transferred.Cell(
        source.heading().sheet(),
        from.cell(row, column).a1(),
        sourceTable.name(),
        Transfer.name(source, row),
        column,
        value,
        money ? source.heading().unit().label() : "");
  }
}
