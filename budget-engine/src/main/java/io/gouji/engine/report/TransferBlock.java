package io.gouji.engine.report;

import io.gouji.engine.binding.Listing;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.ColumnSpec.Role;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.pack.TableSpec.Keys;
import io.gouji.engine.report.Transferred.Reason;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Takes one block of the source, row by row, to the block of the template that means the same. */
final class TransferBlock {
  /** A line and column of the template. */
  private record Target(Landing landing, String column) {}

  private final Transfer transfer;
  private final Listing from;
  private final Block source;
  private final TableSpec sourceTable;
  private final BlockSpec sourceSpec;
  private final TableSpec table;
  private final BlockSpec spec;
  private final TransferLines lines;
  private final boolean fixed;
  private final boolean crossed;
  private final Set<String> classes = new HashSet<>();

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
    lines = new TransferLines(transfer.target(), table, spec);
    fixed =
        TemplateBlock.of(table, spec, 0, Filling.blank(""), transfer.target().vocabulary())
            .opening()
            .stream()
            .anyMatch(line -> line.named().isPresent());
    crossed = (sourceTable.keys() == Keys.SINGLE) != (table.keys() == Keys.SINGLE);
    for (int row = 0; row < source.rowCount(); row++) {
      if (source.key(row) instanceof RowKey.Code key) {
        classes.add(key.code());
      }
    }
  }

  void run() {
    for (int row = 0; row < source.rowCount(); row++) {
      if (!isRepeated(row)) {
        labels(row);
        Landing landing = crossed ? new Landing.Nowhere(Reason.ROW) : landing(row);
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
    return role != Role.AMOUNT && role != Role.COUNT && role != Role.TEXT;
  }

  private Landing landing(int row) {
    if (table.keys() == Keys.SINGLE) {
      return single();
    }
    boolean total = !source.isData(row);
    boolean ofUnit = source.heading().part() == Block.Part.SLICE;
    Optional<String> own = total && ofUnit ? Optional.empty() : own(row);
    if (own.isPresent()) {
      return new Landing.Named(own.get());
    }
    Optional<Reason> hindrance = total || fixed ? Optional.of(Reason.ROW) : hindrance(row);
    if (hindrance.isPresent()) {
      return new Landing.Nowhere(hindrance.get());
    }
    return transfer.plan().lays(table) ? free(row) : new Landing.Nowhere(Reason.ROW);
  }

  private Landing single() {
    return transfer.draft().size(spec.name()) == 0
        ? transfer.draft().line(spec.name(), Map.of())
        : new Landing.Free(0);
  }

  /** The line of the template that the row's names in rules stand for. */
  private Optional<String> own(int row) {
    return names(row).stream()
        .flatMap(name -> spec.row(name.name()).stream())
        .map(spec::rowName)
        .filter(name -> !spec.row(name).orElseThrow().template().label().isEmpty())
        .findFirst();
  }

  private List<RowSpec> names(int row) {
    return sourceSpec.rows().stream().filter(name -> source.row(name.name()) == row).toList();
  }

  /** What keeps a row off the free lines. */
  private Optional<Reason> hindrance(int row) {
    RowKey key = source.key(row);
    boolean ofUnits = sourceTable.keys() == Keys.UNIT && !(key instanceof RowKey.Code);
    return switch (table.keys()) {
      case CODE -> {
        boolean coded = key instanceof RowKey.Code;
        yield coded ? Optional.empty() : Optional.of(ofUnits ? Reason.ROW : Reason.CODE);
      }
      case LABEL -> {
        boolean part = source.label(row, LabelColumn.TOP).equals("FALSE");
        yield part ? Optional.of(Reason.PART) : Optional.empty();
      }
      case UNIT -> ofUnits ? Optional.empty() : Optional.of(Reason.ROW);
      case ITEM -> key instanceof RowKey.Item ? Optional.empty() : Optional.of(Reason.ROW);
      case SINGLE -> Optional.of(Reason.ROW);
    };
  }

  private Landing free(int row) {
    TransferDraft draft = transfer.draft();
    if (table.keys() == Keys.CODE && source.key(row) instanceof RowKey.Code key) {
      lines
          .classOf(key.code())
          .filter(classes::add)
          .ifPresent(
              code -> {
                draft.line(spec.name(), lines.ofClass(code));
                transfer.remark("import.added", table.name() + " · " + code);
              });
    }
    Map<String, String> labels =
        new HashMap<>(lines.of(from, sourceSpec, row, draft.size(spec.name()) + 1));
    transfer.rename(labels, spec);
    return draft.line(spec.name(), labels);
  }

  private void figures(int row, Landing landing) {
    for (int i = 0; i < source.columns().size(); i++) {
      String column = source.columns().get(i);
      if (from.has(column) && source.state(row, i) != FactState.BLANK) {
        Optional<Target> meant = crossed ? across(row, column) : straight(landing, column);
        amount(row, i, landing, meant);
      }
    }
  }

  /** The same row and column. */
  private Optional<Target> straight(Landing landing, String column) {
    return landing instanceof Landing.Nowhere
        ? Optional.empty()
        : Optional.of(new Target(landing, column));
  }

  /** A named figure that one of the two tables prints as a row and the other as a column. */
  private Optional<Target> across(int row, String column) {
    return names(row).stream()
        .filter(name -> column(name, sourceSpec).equals(column))
        .flatMap(name -> spec.row(name.name()).stream())
        .findFirst()
        .map(
            name ->
                new Target(
                    table.keys() == Keys.SINGLE ? single() : new Landing.Named(spec.rowName(name)),
                    column(name, spec)));
  }

  private static String column(RowSpec name, BlockSpec block) {
    return name.column().isEmpty() ? block.amounts().get(0) : name.column();
  }

  private void amount(int row, int index, Landing landing, Optional<Target> meant) {
    String column = source.columns().get(index);
    boolean stated = source.state(row, index) == FactState.STATED;
    Optional<String> to =
        meant.isEmpty()
            ? Optional.of(column).filter(unused -> transfer.plan().all())
            : transfer.plan().column(spec.name(), meant.get().column(), Role.AMOUNT);
    if (to.isEmpty()) {
      return;
    }
    String value = stated ? stated(row, index) : from.text(row, column);
    Transferred.Cell cell = cell(row, column, value, true);
    if (meant.isEmpty() || !isPrinted(meant.get().landing(), to.get()) || !stated) {
      Reason reason =
          !stated
              ? Reason.UNREADABLE
              : landing instanceof Landing.Nowhere nowhere && meant.isEmpty()
                  ? nowhere.reason()
                  : Reason.COLUMN;
      boolean zero = stated && source.fen(row, index) == 0;
      transfer.leave(from, cell, from.cell(row, column), reason, zero);
      return;
    }
    BigDecimal number = converted(row, index);
    move(row, index, cell, number, new Target(meant.get().landing(), to.get()));
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
      boolean count = column.role() == Role.COUNT;
      String text = from.text(row, column.name());
      if ((count || column.role() == Role.TEXT) && !transfer.isBlank(text)) {
        Optional<BigDecimal> number = count ? from.number(row, column.name()) : Optional.empty();
        beside(row, landing, column.name(), number, count && number.isEmpty());
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
