package io.gouji.engine.report;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Reading;
import io.gouji.engine.binding.BoundTable;
import io.gouji.engine.binding.Listing;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.NextYear;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.report.Transferred.Reason;
import io.gouji.engine.report.Transferred.Remark;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes what a read workbook says to the template of a pack, by meaning: table, row and column, not
 * by place. Nothing is lost silently; every cell of the source is accounted for.
 */
public final class Transfer {
  private final Reading source;
  private final Pack target;
  private final TransferPlan plan;
  private final String unit;
  private final TransferDraft draft = new TransferDraft();
  private final TransferLedger ledger = new TransferLedger();
  private final Set<Block> incomplete = new HashSet<>();
  private final Set<Remark> remarks = new LinkedHashSet<>();

  private Transfer(Reading source, Pack target, TransferPlan plan) {
    this.source = source;
    this.target = target;
    this.plan = plan;
    unit = unit(source);
  }

  /**
   * All figures of a workbook in the template of a pack.
   *
   * @param pack id of the pack
   */
  public static Transferred everything(Reading source, BudgetEngine engine, String pack) {
    Pack target = engine.pack(pack);
    Transfer transfer = new Transfer(source, target, TransferPlan.everything());
    String year = year(source);
    return transfer.run(
        transfer.unit, year.isEmpty() ? target.properties().getOrDefault("year", "") : year, false);
  }

  /**
   * The form for the year after: the rows of a workbook without their figures, except those that
   * stand in the new year's columns of a year ago.
   *
   * @param pack id of the pack
   * @param unit name of the budget unit; empty for that of the workbook
   * @param year budget year; empty for the year after that of the workbook
   */
  public static Transferred nextYear(
      Reading prior, BudgetEngine engine, String pack, String unit, String year) {
    Pack target = engine.pack(pack);
    String last = year(prior);
    String next = last.isEmpty() ? "" : Integer.toString(Integer.parseInt(last) + 1);
    String own = next.isEmpty() ? target.properties().getOrDefault("year", "") : next;
    String asked = year.isEmpty() ? own : year;
    boolean before = next.isEmpty() || next.equals(asked);
    Transfer transfer = new Transfer(prior, target, TransferPlan.ofNextYear(target, unit, before));
    if (!before && !NextYear.of(target).columns().isEmpty()) {
      transfer.remark("new.otherYear", last);
    }
    return transfer.run(unit.isEmpty() ? transfer.unit : unit, asked, true);
  }

  /** Name of the budget unit that most tables of a workbook name; empty if none does. */
  public static String unit(Reading source) {
    return most(source.binding().tables(), BoundTable::unitName);
  }

  /** Budget year of most tables of a workbook; empty if none prints one. */
  private static String year(Reading source) {
    return most(source.binding().tables(), BoundTable::year);
  }

  private static String most(List<BoundTable> tables, Function<BoundTable, String> what) {
    return tables.stream()
        .map(what)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private Transferred run(String unitName, String year, boolean form) {
    Map<String, List<Listing>> byBlock = new HashMap<>();
    for (Listing listing : source.binding().listings()) {
      String name = listing.block().heading().name();
      byBlock.computeIfAbsent(name, unused -> new ArrayList<>()).add(listing);
    }
    for (TableSpec table : source.pack().tables()) {
      for (BlockSpec block : table.blocks()) {
        block(table, block, byBlock.getOrDefault(block.name(), List.of()));
      }
    }
    TransferCheck check = new TransferCheck(this, unitName, year, form);
    check.run();
    if (plan.all()) {
      new TransferOutside(source, ledger).run();
      tellMissing(byBlock.keySet());
    }
    List<String> sheets = source.workbook().sheets().stream().map(sheet -> sheet.name()).toList();
    return new Transferred(
        target,
        source.pack(),
        unitName,
        year,
        check.workbook(),
        ledger.counts(),
        ledger.left(sheets),
        check.differences(),
        List.copyOf(remarks));
  }

  private void block(TableSpec sourceTable, BlockSpec sourceBlock, List<Listing> listings) {
    Optional<TableSpec> table = target.table(sourceTable.id());
    Optional<BlockSpec> block =
        table.stream()
            .flatMap(found -> found.blocks().stream())
            .filter(found -> found.name().equals(sourceBlock.name()))
            .findFirst();
    for (Listing listing : listings) {
      if (block.isEmpty()) {
        leaveAll(listing, sourceTable, sourceBlock, Reason.TABLE);
      } else if (!isOurs(listing, listings, block.get())) {
        leaveAll(listing, sourceTable, sourceBlock, Reason.UNIT);
      } else {
        notes(listing, table.get());
        new TransferBlock(this, listing, sourceTable, sourceBlock, table.get(), block.get()).run();
      }
    }
  }

  private void notes(Listing listing, TableSpec table) {
    if (plan.all()) {
      listing.block().notes().forEach(note -> draft.note(table.id(), note.text()));
    }
  }

  /** Whether a block is of the unit the workbook is about, or its table has a place for units. */
  private boolean isOurs(Listing listing, List<Listing> all, BlockSpec block) {
    Block.Heading heading = listing.block().heading();
    if (heading.part() != Block.Part.WHOLE) {
      return block.columns().stream()
          .anyMatch(
              column ->
                  column.role() == ColumnSpec.Role.UNIT_NAME
                      && !column.template().header().isEmpty());
    }
    Optional<Listing> chosen =
        all.stream()
            .filter(other -> other.block().heading().part() == Block.Part.WHOLE)
            .min(Comparator.comparing(other -> isMain(other) ? 0 : 1));
    return chosen.filter(listing::equals).isPresent();
  }

  private boolean isMain(Listing listing) {
    return listing.block().heading().unitName().equals(unit);
  }

  private void leaveAll(Listing listing, TableSpec table, BlockSpec spec, Reason reason) {
    Block block = listing.block();
    for (int row = 0; row < block.rowCount() && plan.all(); row++) {
      for (ColumnSpec column : spec.columns()) {
        if (listing.has(column.name())) {
          leaveCell(listing, table, row, column, reason);
        }
      }
    }
  }

  private void leaveCell(
      Listing listing, TableSpec table, int row, ColumnSpec column, Reason reason) {
    Block block = listing.block();
    CellRef ref = listing.cell(row, column.name());
    if (TransferBlock.identifies(column.role())) {
      ledger.label(block.heading().sheet(), ref);
      return;
    }
    int index = block.column(column.name());
    boolean stated = index >= 0 && block.state(row, index) == FactState.STATED;
    String text = listing.text(row, column.name());
    if (isBlank(text) && !stated) {
      return;
    }
    boolean zero = stated && block.fen(row, index) == 0;
    Transferred.Cell cell =
        new Transferred.Cell(
            block.heading().sheet(),
            ref.a1(),
            table.name(),
            name(block, row),
            column.name(),
            stated
                ? new Amount(block.fen(row, index))
                    .in(block.heading().unit(), block.heading().decimals())
                    .text()
                : text,
            index >= 0 ? block.heading().unit().label() : "");
    boolean count = column.role().isMeasure() && listing.number(row, column.name()).isPresent();
    ledger.leave(cell, ref, reason, index >= 0 || count, zero);
  }

  /** What a row is, in words. */
  static String name(Block block, int row) {
    RowKey key = block.key(row);
    String name = block.label(row, LabelColumn.NAME);
    return key instanceof RowKey.Code && !name.isEmpty() ? key.text() + " " + name : key.text();
  }

  Pack target() {
    return target;
  }

  TransferPlan plan() {
    return plan;
  }

  TransferDraft draft() {
    return draft;
  }

  TransferLedger ledger() {
    return ledger;
  }

  /** Leaves a figure out; what the template makes of the rest of its block is open then. */
  void leave(Listing from, Transferred.Cell cell, CellRef ref, Reason reason, boolean zero) {
    ledger.leave(cell, ref, reason, true, zero);
    if (!zero) {
      incomplete.add(from.block());
    }
  }

  /**
   * A table that the source lacks is blank in the template, where it would look like a table of
   * nothing.
   */
  private void tellMissing(Set<String> found) {
    target.tables().stream()
        .filter(TableSpec::required)
        .filter(table -> table.blocks().stream().map(BlockSpec::name).noneMatch(found::contains))
        .forEach(table -> demand("import.missing", table.name()));
  }

  boolean isIncomplete(Block block) {
    return incomplete.contains(block);
  }

  /** Tells something that needs nothing done. */
  void remark(String message, String subject) {
    remarks.add(new Remark(message, subject, false));
  }

  /** Tells something that is left to be done. */
  void demand(String message, String subject) {
    remarks.add(new Remark(message, subject, true));
  }

  /** Whether a text stands for nothing. */
  boolean isBlank(String text) {
    return text.isEmpty() || target.vocabulary().blanks().contains(text);
  }

  /** Puts the new name of the unit in the place of its old one. */
  void rename(Map<String, String> labels, BlockSpec block) {
    for (ColumnSpec column : block.columns()) {
      if (column.role() == ColumnSpec.Role.UNIT_NAME && !plan.unit().isEmpty()) {
        labels.computeIfPresent(column.name(), (name, old) -> old.equals(unit) ? plan.unit() : old);
      }
    }
  }
}
