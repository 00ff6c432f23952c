package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.Sheet;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SUBTOTAL: leaves out other subtotals, and from code 101 on hidden rows. */
final class Subtotal {
  private static final int WITHOUT_HIDDEN = 100;

  private final boolean skipHidden;
  private final Tally tally = new Tally();
  private double filled;
  private Value.@Nullable Error error;
  private final Spread spread = new Spread();

  private Subtotal(boolean skipHidden) {
    this.skipHidden = skipHidden;
  }

  static Value of(Arguments arguments) {
    int code = arguments.integer(0);
    boolean skipHidden = code > WITHOUT_HIDDEN;
    Subtotal subtotal = new Subtotal(skipHidden);
    for (int i = 1; i < arguments.count(); i++) {
      for (Area area : References.areas(arguments.operand(i))) {
        subtotal.add(area);
      }
    }
    return subtotal.result(skipHidden ? code - WITHOUT_HIDDEN : code);
  }

  private void add(Area area) {
    Sheet sheet = area.cells().workbook().sheets().get(area.firstSheet());
    // Where a filter is at work, the model does not tell rows it hid, which do not count, from
    // those that people hid, which do.
    if (!skipHidden
        && sheet.isFiltered()
        && sheet.hiddenRows().anySatisfy(r -> r >= area.firstRow() && r <= area.lastRow())) {
      throw new Unresolved(UndecidedCell.Reason.HIDDEN_ROWS, sheet.name());
    }
    area.cells().visit(area, new Visible(sheet));
  }

  private Value result(int kind) {
    boolean counting = kind == 2 || kind == 3;
    if (error != null && !counting) {
      return error;
    }
    return switch (kind) {
      case 1 -> tally.average();
      case 2 -> Value.of((double) tally.count());
      case 3 -> Value.of(filled);
      case 4 -> Value.of(tally.max());
      case 5 -> Value.of(tally.min());
      case 6 -> Value.of(tally.product());
      case 7 -> spread.deviation(true);
      case 8 -> spread.deviation(false);
      case 9 -> Value.of(tally.sum());
      case 10 -> spread.variance(true);
      case 11 -> spread.variance(false);
      default -> Value.Error.VALUE;
    };
  }

  /** Takes the cells of one area that count. */
  private final class Visible implements Cells.Sink {
    private final Sheet sheet;

    Visible(Sheet sheet) {
      this.sheet = sheet;
    }

    @Override
    public void number(int row, int column, double number) {
      if (counts(row, column)) {
        filled++;
        tally.accept(number);
        spread.accept(number);
      }
    }

    @Override
    public void other(int row, int column, Value value) {
      if (counts(row, column)) {
        filled++;
        if (error == null && value instanceof Value.Error first) {
          error = first;
        }
      }
    }

    private boolean counts(int row, int column) {
      if (skipHidden && sheet.hiddenRows().binarySearch(row) >= 0) {
        return false;
      }
      Optional<CellFormula> formula = sheet.formula(row, column);
      return formula.isEmpty()
          || !formula.get().text().toUpperCase(Locale.ROOT).contains("SUBTOTAL(");
    }
  }
}
