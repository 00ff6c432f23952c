package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** AGGREGATE: one of many functions, over what is left without hidden rows, errors, subtotals. */
final class Aggregate {
  private static final List<String> INNER =
      List.of(
          "AVERAGE",
          "COUNT",
          "COUNTA",
          "MAX",
          "MIN",
          "PRODUCT",
          "STDEV.S",
          "STDEV.P",
          "SUM",
          "VAR.S",
          "VAR.P",
          "MEDIAN",
          "MODE.SNGL",
          "LARGE",
          "SMALL",
          "PERCENTILE.INC",
          "QUARTILE.INC",
          "PERCENTILE.EXC",
          "QUARTILE.EXC");
  private static final int FIRST_OF_ORDER = 14;

  static final List<Function> ALL =
      List.of(Functions.function("AGGREGATE", 3, 255, "VVA|A", Aggregate::of));

  private final boolean nested;
  private final boolean skipHidden;
  private final boolean skipErrors;
  private final List<Value> values = new ArrayList<>();

  private Aggregate(int options) {
    this.nested = options >= 4;
    this.skipHidden = options % 2 == 1;
    this.skipErrors = options % 4 >= 2;
  }

  private static Operand of(Arguments arguments) {
    int kind = arguments.integer(0);
    int options = arguments.integer(1, 0);
    if (kind < 1 || kind > INNER.size() || options < 0 || options > 7) {
      return Value.Error.VALUE;
    }
    boolean order = kind >= FIRST_OF_ORDER;
    if (order && arguments.count() != 4) {
      return Value.Error.VALUE;
    }
    Aggregate aggregate = new Aggregate(options);
    for (int i = 2; i < (order ? 3 : arguments.count()); i++) {
      aggregate.take(arguments.operand(i), order);
    }
    Value[] left = aggregate.values.toArray(Value[]::new);
    Matrix column = new Matrix(left.length, 1, left);
    Operand[] operands =
        order ? new Operand[] {column, arguments.value(3)} : new Operand[] {column};
    if (Functions.find(INNER.get(kind - 1)) instanceof Function.Eager inner) {
      return inner.call(operands, arguments.frame());
    }
    throw new IllegalStateException(INNER.get(kind - 1));
  }

  private void take(Operand operand, boolean order) {
    if (operand instanceof Area || operand instanceof Areas) {
      References.areas(operand).forEach(this::add);
    } else if (order) {
      Grids.visit(operand, new Kept(Optional.empty()));
    } else {
      // The first thirteen take references only.
      throw ErrorSignal.VALUE;
    }
  }

  private void add(Area area) {
    Sheet sheet = area.cells().workbook().sheets().get(area.firstSheet());
    // As for SUBTOTAL: the file does not tell what a filter hid.
    if (!skipHidden
        && sheet.isFiltered()
        && sheet.hiddenRows().anySatisfy(r -> r >= area.firstRow() && r <= area.lastRow())) {
      throw new Unresolved(UndecidedCell.Reason.HIDDEN_ROWS, sheet.name());
    }
    area.cells().visit(area, new Kept(Optional.of(sheet)));
  }

  /** Takes what counts, of a sheet or of a computed array. */
  private final class Kept implements Cells.Sink {
    private final Optional<Sheet> sheet;

    Kept(Optional<Sheet> sheet) {
      this.sheet = sheet;
    }

    @Override
    public void number(int row, int column, double number) {
      other(row, column, new Value.Number(number));
    }

    @Override
    public void other(int row, int column, Value value) {
      if (sheet.isPresent() && dropped(sheet.get(), row, column)) {
        return;
      }
      if (!skipErrors || !(value instanceof Value.Error)) {
        values.add(value);
      }
    }

    private boolean dropped(Sheet sheet, int row, int column) {
      if (skipHidden && sheet.hiddenRows().binarySearch(row) >= 0) {
        return true;
      }
      Optional<CellFormula> formula = nested ? Optional.empty() : sheet.formula(row, column);
      String text = formula.map(f -> f.text().toUpperCase(Locale.ROOT)).orElse("");
      return text.contains("SUBTOTAL(") || text.contains("AGGREGATE(");
    }
  }
}
