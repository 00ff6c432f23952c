package io.gouji.engine.formula;

import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetValues;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Recalculates workbooks as Excel does, and says where the cached values were not up to date. */
public final class Calculator {
  /**
   * Two ways of adding the same figures may differ in the last digits; that makes nothing stale.
   */
  private static final double SAME = 1e-9;

  private static final Comparator<Nodes.Place> READING_ORDER =
      Comparator.comparingInt(Nodes.Place::sheet)
          .thenComparingInt(Nodes.Place::row)
          .thenComparingInt(Nodes.Place::column);

  private Calculator() {}

  /** Calculates every formula of a workbook; never fails for what stands in it. */
  public static Recalculation recalculate(Workbook workbook) {
    return recalculate(workbook, CheckPoint.NONE);
  }

  /**
   * The same, unless it is given up.
   *
   * @param checkPoint passed before each formula
   */
  public static Recalculation recalculate(Workbook workbook, CheckPoint checkPoint) {
    Calculation calculation = new Calculation(workbook, checkPoint);
    calculation.run();
    return new Report(workbook, calculation).write();
  }

  /**
   * What the formula of one cell yields, calculated with those it needs and no others; empty where
   * nobody can know, as for an unknown function, another workbook, a circle, or the clock.
   */
  public static Optional<CellValue> result(Workbook workbook, String sheet, CellRef cell) {
    Calculation calculation = new Calculation(workbook, CheckPoint.NONE);
    for (int index = 0; index < workbook.sheets().size(); index++) {
      int node = calculation.nodes().at(index, cell.row(), cell.column());
      if (workbook.sheets().get(index).name().equalsIgnoreCase(sheet) && node >= 0) {
        calculation.run(node);
        return calculation.cells().doubt(node) == null
            ? Optional.of(calculation.cells().result(node).cell())
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Puts the results of a calculation together. */
  private static final class Report {
    private final Workbook workbook;
    private final Calculation calculation;
    private final Nodes nodes;
    private final Cells cells;
    private final List<SheetValues> fresh = new ArrayList<>();
    private final List<StaleCell> stale = new ArrayList<>();
    private final List<UndecidedCell> undecided = new ArrayList<>();
    private final List<UndecidedCell> noted = new ArrayList<>();

    Report(Workbook workbook, Calculation calculation) {
      this.workbook = workbook;
      this.calculation = calculation;
      this.nodes = calculation.nodes();
      this.cells = calculation.cells();
      for (Sheet sheet : workbook.sheets()) {
        fresh.add(sheet.edit());
      }
    }

    Recalculation write() {
      List<Nodes.Place> places = new ArrayList<>(nodes.count());
      for (int node = 0; node < nodes.count(); node++) {
        places.add(nodes.place(node));
      }
      places.sort(READING_ORDER);
      places.forEach(this::write);
      List<Sheet> sheets = fresh.stream().map(SheetValues::build).toList();
      return new Recalculation(
          workbook.withSheets(sheets), stale, undecided, noted, calculation.faults());
    }

    private void write(Nodes.Place place) {
      int node = nodes.at(place.sheet(), place.row(), place.column());
      Sheet sheet = workbook.sheets().get(place.sheet());
      CellRef cell = new CellRef(place.row(), place.column());
      Unresolved doubt = cells.doubt(node);
      if (doubt != null) {
        boolean valued = cells.state(node) == Cells.DONE;
        (valued ? noted : undecided)
            .add(new UndecidedCell(sheet.name(), cell, doubt.reason(), doubt.subject()));
        if (!valued || doubt.reason() == UndecidedCell.Reason.VOLATILE) {
          return;
        }
      }
      CellValue cached = sheet.value(cell.row(), cell.column());
      CellValue value = cells.result(node).cell();
      if (!value.equals(cached)) {
        fresh.get(place.sheet()).set(cell.row(), cell.column(), value);
        if (!same(cached, value)) {
          stale.add(new StaleCell(sheet.name(), cell, cached, value));
        }
      }
    }

    private static boolean same(CellValue cached, CellValue value) {
      if (cached instanceof CellValue.Number a && value instanceof CellValue.Number b) {
        double gap = Math.abs(a.value() - b.value());
        return gap <= SAME * Math.max(1, Math.max(Math.abs(a.value()), Math.abs(b.value())));
      }
      if (cached instanceof CellValue.Text one && value instanceof CellValue.Text two) {
        return ComplexFunctions.alike(one.value(), two.value(), SAME);
      }
      // LibreOffice stores truth values as numbers.
      if (cached instanceof CellValue.Number number && value instanceof CellValue.Bool bool) {
        return number.value() == (bool.value() ? 1 : 0);
      }
      // A formula that yields an empty text is often stored without a value.
      return cached == CellValue.Blank.BLANK
          && value instanceof CellValue.Text text
          && text.value().isEmpty();
    }
  }
}
