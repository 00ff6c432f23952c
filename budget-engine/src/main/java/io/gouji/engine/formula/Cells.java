package io.gouji.engine.formula;

import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.collections.impl.map.mutable.primitive.IntObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The live cells of a workbook while it is calculated: constants from the sheets, and the results
 * of the formulas so far. Reading a formula cell that has no result yet suspends the reader.
 */
final class Cells {
  static final byte NEW = 0;
  static final byte OPEN = 1;
  static final byte DONE = 2;
  static final byte UNDECIDED = 3;

  /** A power of two, less one: cells read from one check point to the next. */
  private static final long EVERY = (1 << 20) - 1;

  private static final CellError[] ERRORS = CellError.values();

  private final Workbook workbook;
  private final DateSystem dates;
  private final Shown shown;
  private final FormulaCompiler compiler;
  private final List<Sheet> sheets;
  private final Nodes nodes;
  private final byte[] states;
  private final @Nullable Value[] values;
  private final IntObjectHashMap<Unresolved> doubts = new IntObjectHashMap<>();
  private final RangeIndexes indexes = new RangeIndexes(this);
  private final CheckPoint checkPoint;
  private @Nullable NumberTexts texts;
  private @Nullable Unresolved remark;
  private final Map<Kept, Operand> kept = new HashMap<>();
  private long read;
  private long end;

  /** Cells of another workbook of which this one keeps what was last seen there. */
  record Kept(String file, Sheet sheet, CellRange range) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Kept that
          && sheet == that.sheet
          && range.equals(that.range)
          && file.equals(that.file);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(sheet) + range.hashCode();
    }
  }

  Cells(Workbook workbook, FormulaCompiler compiler, Nodes nodes, CheckPoint checkPoint) {
    this.workbook = workbook;
    this.dates = DateSystem.of(workbook);
    this.shown = new Shown(workbook);
    this.compiler = compiler;
    this.sheets = workbook.sheets();
    this.nodes = nodes;
    this.checkPoint = checkPoint;
    this.states = new byte[nodes.count()];
    this.values = new Value[nodes.count()];
  }

  /** Takes the cells of an area one by one, column after column; blank ones are left out. */
  interface Sink {
    void number(int row, int column, double number);

    void other(int row, int column, Value value);
  }

  Workbook workbook() {
    return workbook;
  }

  /** How the workbook counts days. */
  DateSystem dates() {
    return dates;
  }

  FormulaCompiler compiler() {
    return compiler;
  }

  RangeIndexes indexes() {
    return indexes;
  }

  NumberTexts texts() {
    if (texts == null) {
      texts = new NumberTexts();
    }
    return texts;
  }

  byte state(int node) {
    return states[node];
  }

  void open(int node) {
    states[node] = OPEN;
  }

  void settle(int node, Value value) {
    values[node] = value;
    states[node] = DONE;
  }

  void leave(int node, Unresolved doubt) {
    doubts.put(node, doubt);
    states[node] = UNDECIDED;
  }

  /** Why a node is undecided. */
  Unresolved doubt(int node) {
    return doubts.get(node);
  }

  /** What counts of a formula's result in its cell. */
  Value shown(Nodes.Place place, Value value) {
    return shown.in(sheets.get(place.sheet()), place.row(), place.column(), value);
  }

  /** A formula begins, or goes on after it had to wait: it may read so many cells from here. */
  void begin() {
    remark = null;
    end = Math.min(read + Limits.READ_BY_ONE, Limits.READ_BY_ALL);
  }

  /** Something is to be said of the formula that runs, whatever it yields. */
  void remark(UndecidedCell.Reason reason, String subject) {
    remark = new Unresolved(reason, subject);
  }

  /** What is to be said of the formula that ran last. */
  @Nullable Unresolved remark() {
    return remark;
  }

  /** What was last seen in cells of another workbook; gives up where nothing was. */
  Operand kept(Kept cells) {
    remark(UndecidedCell.Reason.EXTERNAL_LINK, cells.file());
    Operand known = kept.get(cells);
    if (known == null) {
      known = fetched(cells);
      kept.put(cells, known);
    }
    return known;
  }

  private Operand fetched(Kept cells) {
    CellRange range = cells.range();
    boolean[] any = {false};
    Operand all =
        Matrix.of(
            range.lastRow() - range.firstRow() + 1,
            range.lastColumn() - range.firstColumn() + 1,
            (r, c) -> {
              count();
              Value value = constant(cells.sheet(), range.firstRow() + r, range.firstColumn() + c);
              any[0] |= value != Value.Blank.BLANK;
              return value;
            });
    if (!any[0]) {
      throw new Unresolved(UndecidedCell.Reason.EXTERNAL_LINK, cells.file());
    }
    return all.rows() == 1 && all.columns() == 1 ? all.at(0, 0) : all;
  }

  /** One more cell is read; now and then it is asked whether the work is to go on. */
  private void count() {
    if (++read > end) {
      long most = read > Limits.READ_BY_ALL ? Limits.READ_BY_ALL : Limits.READ_BY_ONE;
      throw new Unresolved(UndecidedCell.Reason.TOO_LARGE, "> " + most);
    }
    if ((read & EVERY) == 0) {
      checkPoint.pass();
    }
  }

  Value value(int sheet, int row, int column) {
    count();
    int node = nodes.at(sheet, row, column);
    return node < 0
        ? shown.in(sheets.get(sheet), row, column, constant(sheets.get(sheet), row, column))
        : result(node);
  }

  /** The result of a node; suspends or gives up where it has none. */
  Value result(int node) {
    Value value = values[node];
    if (value != null) {
      return value;
    }
    if (states[node] != UNDECIDED) {
      Nodes.Place place = nodes.place(node);
      throw new Suspension(Area.of(this, place.sheet(), place.row(), place.column()));
    }
    Unresolved doubt = doubts.get(node);
    throw doubt.reason() == UndecidedCell.Reason.DEPENDS
        ? doubt
        : new Unresolved(UndecidedCell.Reason.DEPENDS, nodes.name(node));
  }

  static Value constant(Sheet sheet, int row, int column) {
    CellKind kind = sheet.kind(row, column);
    if (kind == CellKind.NUMBER) {
      return new Value.Number(sheet.number(row, column));
    }
    return kind == CellKind.BLANK ? Value.Blank.BLANK : Value.of(sheet.value(row, column));
  }

  /** Suspends unless every formula cell of the area is calculated. */
  void require(Area area) {
    for (int sheet = area.firstSheet(); sheet <= area.lastSheet(); sheet++) {
      int last = Math.min(area.lastColumn(), nodes.columnCount(sheet) - 1);
      for (int column = area.firstColumn(); column <= last; column++) {
        FormulaColumn cells = nodes.column(sheet, column);
        if (cells != null
            && cells.unsettled(cells.from(area.firstRow()), area.lastRow(), states) >= 0) {
          throw new Suspension(area);
        }
      }
    }
  }

  /** The first node of a column between two rows that is not calculated, or -1. */
  int unsettled(int sheet, int column, int firstRow, int lastRow) {
    FormulaColumn cells = nodes.column(sheet, column);
    return cells == null ? -1 : cells.unsettled(cells.from(firstRow), lastRow, states);
  }

  int row(int node) {
    return nodes.place(node).row();
  }

  int columnCount(int sheet) {
    return nodes.columnCount(sheet);
  }

  void visit(Area area, Sink sink) {
    require(area);
    for (int sheet = area.firstSheet(); sheet <= area.lastSheet(); sheet++) {
      int last = Math.min(area.lastColumn(), nodes.columnCount(sheet) - 1);
      for (int column = area.firstColumn(); column <= last; column++) {
        new ColumnWalk(sheet, column, sink).over(area.firstRow(), area.lastRow());
      }
    }
  }

  /** One pass down a column: formula results where formulas stand, constants elsewhere. */
  private final class ColumnWalk implements Sheet.CellVisitor {
    private final Sheet sheet;
    private final int column;
    private final Sink sink;
    private final @Nullable FormulaColumn formulas;
    private int slot;

    ColumnWalk(int sheet, int column, Sink sink) {
      this.sheet = sheets.get(sheet);
      this.column = column;
      this.sink = sink;
      this.formulas = nodes.column(sheet, column);
    }

    void over(int firstRow, int lastRow) {
      slot = formulas == null ? 0 : formulas.from(firstRow);
      sheet.visit(column, firstRow, lastRow, this);
    }

    @Override
    public void visit(int row, CellKind kind, long payload, int formula) {
      count();
      if (calculated(row)) {
        pass(row, result(formulas.firstNode() + slot++));
      } else if (kind == CellKind.NUMBER) {
        sink.number(row, column, shown.in(sheet, row, column, Double.longBitsToDouble(payload)));
      } else if (kind != CellKind.BLANK) {
        sink.other(row, column, constant(kind, payload));
      }
    }

    private boolean calculated(int row) {
      return formulas != null && slot < formulas.size() && formulas.row(slot) == row;
    }

    private void pass(int row, Value value) {
      if (value instanceof Value.Number number) {
        sink.number(row, column, number.value());
      } else if (value != Value.Blank.BLANK) {
        sink.other(row, column, value);
      }
    }

    private Value constant(CellKind kind, long payload) {
      return switch (kind) {
        case TEXT -> Value.of(sheet.string(payload));
        case BOOL -> Value.of(payload != 0);
        case ERROR -> Value.Error.of(ERRORS[(int) payload]);
        default -> throw new IllegalArgumentException(kind.name());
      };
    }
  }
}
