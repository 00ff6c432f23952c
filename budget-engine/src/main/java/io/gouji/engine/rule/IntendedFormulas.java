package io.gouji.engine.rule;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The formulas that the template of a pack has in the cells of a block, as they read in this
 * layout. How a pack writes them, {@code {column}}, {@code {row!name}}, {@code {:}} and {@code
 * {column:}}, is told where templates are generated.
 */
final class IntendedFormulas {
  private static final Pattern BLANK = Pattern.compile("\\{([^}]*)\\}");

  /** Rows of a column that show what its formulas are like. */
  private static final int SHOWN = 6;

  private final FormulaGrid grid;
  private final BlockSpec spec;
  private final Block block;
  private final Coverage coverage;

  /** What the template writes in printed rows and in columns; null or empty where it does not. */
  private final @Nullable String[] down;

  private final String[] across;
  private final Map<String, List<Piece>> pieces = new HashMap<>();
  private final List<Integer> data = new ArrayList<>();
  private final LongObjectHashMap<Optional<String>> texts = new LongObjectHashMap<>();
  private final Map<CellFormula, Optional<WrittenFormula>> read = new HashMap<>();

  /**
   * The formulas of a block.
   *
   * @param spec what the pack says of it
   */
  IntendedFormulas(BlockSpec spec, FormulaGrid grid) {
    this.grid = grid;
    this.spec = spec;
    this.block = grid.block();
    this.coverage = new Coverage(grid);
    for (int row = 0; row < block.rowCount(); row++) {
      if (block.isData(row)) {
        data.add(row);
      }
    }
    this.down = new @Nullable String[block.rowCount()];
    for (RowSpec row : spec.rows()) {
      int at = row(row.name());
      if (!row.template().label().isEmpty() && at >= 0 && down[at] == null && !isUnit(at)) {
        down[at] = row.template().formula();
      }
    }
    this.across =
        block.columns().stream()
            .map(name -> spec.column(name).map(c -> c.template().formula()).orElse(""))
            .toArray(String[]::new);
  }

  /** Whether a total is what a line says of its unit, in a table that is read unit by unit. */
  private boolean isUnit(int row) {
    int line = block.cell(row, 0).row();
    return !block.isData(row)
        && data.stream().anyMatch(other -> block.cell(other, 0).row() == line);
  }

  private int row(String name) {
    return block.row(name) >= 0 ? block.row(name) : block.total(name);
  }

  /** Columns of the layout with figures that are calculated and no money: percentages. */
  List<String> measures() {
    return spec.columns().stream()
        .filter(column -> column.role() == ColumnSpec.Role.PERCENT)
        .map(ColumnSpec::name)
        .filter(block::hasMeasure)
        .toList();
  }

  /** The template's formula for a cell, without {@code =}; empty where figures are typed. */
  Optional<String> at(int row, int column) {
    if (across[column].isEmpty() && down[row] == null) {
      return Optional.empty();
    }
    long cell = (long) row * block.columns().size() + column;
    Optional<String> known = texts.get(cell);
    if (known == null) {
      known = worked(row, column);
      texts.put(cell, known);
    }
    return known;
  }

  /** The same, read. */
  Optional<WrittenFormula> readAt(int row, int column) {
    return at(row, column).flatMap(formula -> read(formula, row, column));
  }

  private Optional<String> worked(int row, int column) {
    String printed = down[row];
    boolean total = !block.isData(row);
    if (total && printed == null) {
      return Optional.empty();
    }
    String own = printed == null ? "" : printed;
    // A total sums its column; any other line first calculates across.
    String formula = total ? first(own, across[column]) : first(across[column], own);
    return formula.isEmpty() ? Optional.empty() : written(formula, row, column);
  }

  private static String first(String preferred, String other) {
    return preferred.isEmpty() ? other : preferred;
  }

  /** A formula of the pack; of one that takes lines together only what they are here. */
  private Optional<String> written(String formula, int row, int column) {
    Optional<String> here = filled(formula, row, column);
    if (!formula.contains(":}") || here.isPresent() && isRight(here.get(), row, column)) {
      return here;
    }
    List<Integer> parts = grid.tree().parts(row);
    return parts.isEmpty() ? Optional.empty() : grid.sum(parts, column);
  }

  private boolean isRight(String formula, int row, int column) {
    Place place = new Place(row, column);
    return read(formula, row, column).filter(read -> coverage.isRight(place, read)).isPresent();
  }

  /** A formula of a cell, each read once: the one that stands there is mostly the template's. */
  private Optional<WrittenFormula> read(String formula, int row, int column) {
    CellRef cell = block.cell(row, column);
    Optional<WrittenFormula> written = grid.formula(row, column);
    return written.isPresent() && written.get().at(cell).equals(formula)
        ? written
        : read.computeIfAbsent(CellFormula.at(cell, formula), WrittenFormula::of);
  }

  private Optional<String> filled(String formula, int row, int column) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces.computeIfAbsent(formula, Piece::of)) {
      if (!piece.blank()) {
        text.append(piece.text());
        continue;
      }
      Optional<String> place = place(piece.text(), row, column);
      if (place.isEmpty()) {
        return Optional.empty();
      }
      text.append(place.get());
    }
    return Optional.of(text.toString());
  }

  /** Text of a pack's formula as it is, or what stands between its braces. */
  private record Piece(String text, boolean blank) {
    static List<Piece> of(String formula) {
      List<Piece> pieces = new ArrayList<>();
      Matcher blank = BLANK.matcher(formula);
      int from = 0;
      while (blank.find()) {
        pieces.add(new Piece(formula.substring(from, blank.start()), false));
        pieces.add(new Piece(blank.group(1), true));
        from = blank.end();
      }
      pieces.add(new Piece(formula.substring(from), false));
      return List.copyOf(pieces);
    }
  }

  private Optional<String> place(String blank, int row, int column) {
    int mark = blank.indexOf('!');
    if (mark >= 0) {
      int other = row(blank.substring(mark + 1));
      return other < 0 ? Optional.empty() : Optional.of(block.cell(other, column).a1());
    }
    if (blank.equals(":")) {
      return lines(line -> Optional.of(block.cell(line, column)), row, "");
    }
    if (!blank.endsWith(":")) {
      return placed(blank).map(other -> block.cell(row, other).a1());
    }
    String name = blank.substring(0, blank.length() - 1);
    Optional<Integer> amount = placed(name);
    return amount.isPresent()
        ? lines(line -> amount.map(other -> block.cell(line, other)), row, "$")
        : lines(line -> label(line, name), row, "$");
  }

  private Optional<Integer> placed(String name) {
    int column = block.column(name);
    return column >= 0 && block.isPlaced(column) ? Optional.of(column) : Optional.empty();
  }

  private Optional<CellRef> label(int line, String name) {
    return block
        .labelPlace(line, LabelColumn.CODE)
        .filter(place -> place.column().equals(name))
        .map(Block.LabelPlace::cell);
  }

  /** The lines of the block from the first to the last, those left free for rows to come too. */
  private Optional<String> lines(IntFunction<Optional<CellRef>> cells, int total, String dollar) {
    int first = Integer.MAX_VALUE;
    int last = -1;
    int column = -1;
    for (int line : data) {
      Optional<CellRef> cell = cells.apply(line);
      if (cell.isEmpty() || column >= 0 && cell.get().column() != column) {
        return Optional.empty();
      }
      column = cell.get().column();
      first = Math.min(first, cell.get().row());
      last = Math.max(last, cell.get().row());
    }
    int end = block.cell(total, 0).row();
    if (last < 0 || first < end && end < last) {
      return Optional.empty();
    }
    while (last + 1 < end && isSpare(last + 1)) {
      last++;
    }
    String letters = dollar + new CellRef(0, column).a1().replace("1", "");
    return Optional.of(letters + (first + 1) + ":" + letters + (last + 1));
  }

  /** Whether a line that is no row of the block waits with its formulas to become one. */
  private boolean isSpare(int line) {
    boolean formula = false;
    for (int column : grid.columns()) {
      CellRef cell = block.cell(0, column);
      boolean calculated = grid.sheet().formulaIndex(line, cell.column()) >= 0;
      formula |= calculated;
      if (!calculated && grid.sheet().kind(line, cell.column()) == CellKind.NUMBER) {
        return false;
      }
    }
    return formula && !grid.hasRow(line);
  }

  /**
   * The formula to write into a cell: the template's, over blank lines before the total, too. They
   * may be for rows to come or part the table from the total; taking them in does no harm.
   */
  Optional<String> proposal(int row, int column) {
    Optional<WrittenFormula> meant = readAt(row, column);
    CellRef cell = block.cell(row, column);
    List<CellRange> adds = meant.map(formula -> formula.adds(cell)).orElse(List.of());
    if (adds.size() != 1 || adds.get(0).lastRow() >= cell.row()) {
      return at(row, column);
    }
    CellRange range = adds.get(0);
    int last = range.lastRow();
    while (last + 1 < cell.row() && !grid.hasRow(last + 1) && isBlank(last + 1)) {
      last++;
    }
    CellRange free = new CellRange(range.firstRow(), cell.column(), last, cell.column());
    boolean plain = meant.get().at(cell).equals("SUM(" + range.a1() + ")");
    return plain && last > range.lastRow()
        ? Optional.of("SUM(" + free.a1() + ")")
        : at(row, column);
  }

  private boolean isBlank(int line) {
    for (int column : grid.columns()) {
      if (grid.sheet().kind(line, block.cell(0, column).column()) != CellKind.BLANK) {
        return false;
      }
    }
    return true;
  }

  /** How many cells that the template calculates do calculate so, and how many do not. */
  record Agreement(int alike, int other) {
    static final Agreement NONE = new Agreement(0, 0);

    Agreement and(Agreement more) {
      return new Agreement(alike + more.alike, other + more.other);
    }

    /**
     * Whether a workbook was made of the template.
     *
     * @param ours whether it says so itself; then one formula that is still there suffices
     */
    boolean isPlain(boolean ours) {
      return ours ? alike > 0 : alike >= 3 && alike > other;
    }
  }

  /** Looks at all totals, and at the first rows of every column. */
  Agreement agreement() {
    Agreement all = Agreement.NONE;
    for (int column : grid.columns()) {
      int shown = 0;
      for (int row = 0; row < block.rowCount(); row++) {
        if ((!block.isData(row) || shown < SHOWN) && isFilled(row, column)) {
          Optional<Agreement> one = agreement(row, column);
          shown += one.isPresent() && block.isData(row) ? 1 : 0;
          all = all.and(one.orElse(Agreement.NONE));
        }
      }
    }
    return all;
  }

  private boolean doesAs(WrittenFormula formula, String intended, int row, int column) {
    CellRef cell = block.cell(row, column);
    return read(intended, row, column)
        .filter(meant -> meant == formula || meant.doesAs(formula, cell))
        .isPresent();
  }

  private boolean isFilled(int row, int column) {
    return grid.isTyped(row, column) || grid.formula(row, column).isPresent();
  }

  private Optional<Agreement> agreement(int row, int column) {
    Optional<String> intended = at(row, column);
    if (intended.isEmpty()) {
      return Optional.empty();
    }
    Optional<WrittenFormula> formula = grid.formula(row, column);
    boolean alike = formula.isPresent() && doesAs(formula.get(), intended.get(), row, column);
    return Optional.of(new Agreement(alike ? 1 : 0, alike ? 0 : 1));
  }
}
