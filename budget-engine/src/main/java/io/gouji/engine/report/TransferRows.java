package io.gouji.engine.report;

import io.gouji.engine.binding.Listing;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.pack.TableSpec.Keys;
import io.gouji.engine.report.Transferred.Reason;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the line of the template for each row of a block of the source. */
final class TransferRows {
  /** A line and column of the template. */
  record Target(Landing landing, String column) {}

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

  TransferRows(
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

  /** The line of a row as a whole; nowhere where one of the tables prints rows as columns. */
  Landing landing(int row) {
    if (crossed) {
      return new Landing.Nowhere(Reason.ROW);
    }
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

  /** The place that means the same as a figure of a row that lands somewhere. */
  Optional<Target> target(int row, Landing landing, String column) {
    if (crossed) {
      return across(row, column);
    }
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
}
