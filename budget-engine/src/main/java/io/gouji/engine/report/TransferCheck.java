package io.gouji.engine.report;

import io.gouji.engine.formula.Calculator;
import io.gouji.engine.pack.Absence;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.report.Transferred.Difference;
import io.gouji.engine.report.Transferred.Kind;
import io.gouji.engine.report.Transferred.Reason;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.Figure;
import io.gouji.engine.table.Unit;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the filled template, reads it again, and holds every figure of the source against what
 * stands in its place: what was typed must be the same, what is calculated may differ by rounding.
 */
final class TransferCheck {
  private static final Pattern PART = Pattern.compile("\\{([^{}!:]+)}");
  private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

  /** A calculated figure that is not the source's. */
  private record Gap(Move move, Sheet sheet, CellRef ref, long calculated) {
    /** In half-fen. */
    long size() {
      return Math.multiplyExact(2, Math.subtractExact(calculated, move.fen()));
    }
  }

  /** A figure in its place. */
  private record Held(Move move, Sheet sheet, CellRef ref) {
    boolean isCalculated() {
      return sheet.formulaIndex(ref.row(), ref.column()) >= 0;
    }

    BigDecimal number() {
      return TransferCheck.number(sheet, ref);
    }
  }

  private final Transfer transfer;
  private final Pack pack;
  private final TemplateWriter writer;
  private final Function<Function<Move, BigDecimal>, Filling> filling;
  private final Map<String, TemplateLayout> layouts = new HashMap<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Difference> differences = new ArrayList<>();
  private byte[] bytes = {};

  TransferCheck(Transfer transfer, String unit, String year, boolean form) {
    this.transfer = transfer;
    pack = transfer.target();
    writer = TemplateWriter.of(pack);
    filling = number -> transfer.draft().filling(unit, year, form, number);
  }

  byte[] workbook() {
    return bytes;
  }

  List<Difference> differences() {
    return differences;
  }

  void run() {
    List<Held> held = write();
    while (typesMore(held)) {
      held = write();
    }
    held.forEach(this::account);
    if (!gaps.isEmpty()) {
      judge();
    }
  }

  /** Writes the workbook, and finds every figure in it again. */
  private List<Held> write() {
    Filling filled = filling.apply(Move::number);
    bytes = writer.filled(filled);
    Workbook written = read(bytes);
    for (TableSpec table : pack.tables()) {
      layouts.put(table.id(), TemplateLayout.of(pack, table, filled));
    }
    return transfer.draft().moves().stream()
        .map(move -> new Held(move, sheet(move, written), ref(move)))
        .toList();
  }

  private static Workbook read(byte[] bytes) {
    try {
      return Calculator.recalculate(WorkbookReader.read(bytes, Limits.DEFAULT)).workbook();
    } catch (UnreadableException ours) {
      throw new IllegalStateException("a workbook of ours cannot be read", ours);
    }
  }

  private Sheet sheet(Move move, Workbook workbook) {
    TableSpec table = pack.table(move.table()).orElseThrow();
    return workbook.sheets().get(pack.tables().indexOf(table));
  }

  private CellRef ref(Move move) {
    return layouts
        .get(move.table())
        .cell(move.block(), move.landing(), move.column())
        .orElseThrow(() -> new IllegalStateException("no place for " + move.cell()));
  }

  private void account(Held held) {
    Move move = held.move();
    if (held.isCalculated()) {
      long calculated = move.isMoney() ? fen(held) : 0;
      if (move.isMoney() && calculated != move.fen()) {
        gaps.add(new Gap(move, held.sheet(), held.ref(), calculated));
      }
      transfer.ledger().calculated(move);
    } else if (isSame(held)) {
      transfer.ledger().placed(move);
    } else {
      transfer.ledger().leave(move.cell(), move.ref(), Reason.DIGITS, true, false);
    }
  }

  private long fen(Held held) {
    return Figure.of(held.number(), unit(held.move())).fen();
  }

  private Unit unit(Move move) {
    String label = pack.table(move.table()).orElseThrow().unit();
    return new Unit(label, pack.vocabulary().units().getOrDefault(label, 2));
  }

  private boolean isSame(Held held) {
    return held.move().isMoney()
        ? fen(held) == held.move().fen()
        : held.number().compareTo(held.move().number()) == 0;
  }

  private static BigDecimal number(Sheet sheet, CellRef ref) {
    return sheet.kind(ref.row(), ref.column()) == CellKind.NUMBER
        ? BigDecimal.valueOf(sheet.number(ref.row(), ref.column()))
        : BigDecimal.ZERO;
  }

  /**
   * Lets go the formulas of columns that the template calculates from columns the source does not
   * have: else a figure that the source does state would be lost.
   */
  private boolean typesMore(List<Held> held) {
    boolean more = false;
    for (Held one : held) {
      Move move = one.move();
      if (move.isMoney() && one.isCalculated() && fen(one) != move.fen() && lacksParts(move)) {
        if (transfer.draft().type(move.block(), move.column())) {
          transfer.demand("import.typed", name(move) + " · " + move.column());
          more = true;
        }
      }
    }
    return more;
  }

  private String name(Move move) {
    return pack.table(move.table()).orElseThrow().name();
  }

  private boolean lacksParts(Move move) {
    BlockSpec block = block(move);
    boolean total =
        move.landing() instanceof Landing.Named named
            && block.row(named.row()).orElseThrow().kind() == RowSpec.Kind.TOTAL;
    return !total && parts(block, move.column()).anyMatch(part -> lacks(block, part, move));
  }

  private BlockSpec block(Move move) {
    return pack.table(move.table()).orElseThrow().blocks().stream()
        .filter(block -> block.name().equals(move.block()))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> parts(BlockSpec block, String column) {
    String formula = block.column(column).orElseThrow().template().formula();
    return PART.matcher(formula).results().map(part -> part.group(1));
  }

  /** Whether the source neither fills in a column nor what it would be calculated from. */
  private static boolean lacks(BlockSpec block, String column, Move move) {
    int index = move.source().column(column);
    if (index >= 0 && isFilledIn(move.source(), index)) {
      return false;
    }
    ColumnSpec spec = block.column(column).orElseThrow();
    return spec.template().formula().isEmpty()
        ? spec.absence() == Absence.NOT_APPLICABLE
        : parts(block, column).anyMatch(part -> lacks(block, part, move));
  }

  private static boolean isFilledIn(Block block, int column) {
    return IntStream.range(0, block.rowCount()).anyMatch(row -> block.fen(row, column) != 0);
  }

  private void judge() {
    Workbook widths = bounds(move -> BigDecimal.valueOf(move.halfWidth()));
    Workbook squares = bounds(move -> BigDecimal.valueOf(2 * move.halfWidth()).pow(2));
    for (Gap gap : gaps) {
      Move move = gap.move();
      BigDecimal bound =
          number(sheet(move, widths), gap.ref()).add(BigDecimal.valueOf(move.halfWidth()));
      BigDecimal spread =
          number(sheet(move, squares), gap.ref())
              .add(BigDecimal.valueOf(2 * move.halfWidth()).pow(2));
      differences.add(difference(gap, bound, kind(gap, bound, spread)));
    }
  }

  private Workbook bounds(Function<Move, BigDecimal> width) {
    return read(
        writer.bounds(filling.apply(move -> move.isMoney() ? width.apply(move) : BigDecimal.ZERO)));
  }

  /** As relations are judged: within the bound or not, and within what is common or not. */
  private Kind kind(Gap gap, BigDecimal bound, BigDecimal spread) {
    BigDecimal size = BigDecimal.valueOf(Math.abs(gap.size()));
    if (size.compareTo(bound) > 0) {
      return transfer.isIncomplete(gap.move().source()) ? Kind.OPEN : Kind.CONTRADICTION;
    }
    BigDecimal factor = new BigDecimal(pack.properties().getOrDefault("roundingFactor", "3"));
    boolean common = size.pow(2).multiply(TWELVE).compareTo(factor.pow(2).multiply(spread)) <= 0;
    return common ? Kind.ROUNDING : Kind.ROUNDING_POSSIBLE;
  }

  private Difference difference(Gap gap, BigDecimal bound, Kind kind) {
    Move move = gap.move();
    Unit unit = move.unit();
    int decimals = move.source().heading().decimals();
    long width = bound.longValue() / 2;
    return new Difference(
        move.cell(),
        kind,
        new Amount(move.fen()).in(unit, decimals),
        new Amount(gap.calculated()).in(unit, decimals),
        new Amount(gap.calculated() - move.fen()).in(unit, decimals),
        new Amount(width).in(unit, decimals),
        gap.sheet().name(),
        gap.ref().a1());
  }
}
