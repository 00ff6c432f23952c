package io.gouji.engine.formula;

import static java.lang.Character.DASH_PUNCTUATION;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetBuilder;
import io.gouji.engine.sheet.Workbook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a formula does, found out by trying it on other figures than today's: whatever it is written
 * with, two that always yield the same are the same to an accountant. Figures differ from cell to
 * cell and are always the same ones, so that equal workbooks are told alike.
 */
public final class FormulaTrial {
  /** Whether two formulas do the same. */
  public enum Answer {
    SAME,
    OTHER,
    /** One of them yields no figure, or trying would take too long. */
    UNKNOWN
  }

  /**
   * What a formula adds.
   *
   * @param cells how often it adds each cell, without those it does not add
   * @param constant what it adds besides, to six decimals
   */
  public record Weights(Map<CellRef, Integer> cells, BigDecimal constant) {}

  /** Cells to calculate in all trials of a workbook, so that trying ends soon. */
  private static final long MOST_WORK = 4_000_000;

  /** Cells that are told apart in one go: each counts four times as much as the one before. */
  private static final int TOGETHER = 20;

  private static final int MOST_CELLS = 400;

  /** Figures that may be exchanged in one go. */
  private static final int MOST_FIGURES = 20_000;

  private static final double SAME = 1e-6;

  private static final int DECIMALS = 6;

  private final Workbook workbook;
  private long size;
  private long work;

  public FormulaTrial(Workbook workbook) {
    this.workbook = workbook;
  }

  /**
   * Whether one formula yields what another would in its place, whatever figures are typed.
   *
   * @param typed the cells of the sheet to type figures into; all others stay
   */
  public Answer compare(
      Sheet sheet,
      CellRef cell,
      WrittenFormula one,
      WrittenFormula other,
      Collection<CellRef> typed) {
    if (typed.size() > MOST_FIGURES) {
      return Answer.UNKNOWN;
    }
    // Conditions and limits show where figures are small, or large, or only some of them are.
    List<ToDoubleFunction<CellRef>> kinds =
        List.of(
            at -> figure(at, 1) / 100,
            at -> figure(at, 2) * 1_000,
            at -> (1 + figure(at, 3) % 9) / 100,
            at -> figure(at, 4) % 2 == 0 ? 0 : figure(at, 4) / 100);
    for (ToDoubleFunction<CellRef> kind : kinds) {
      Map<CellRef, Double> figures = figures(typed, kind);
      Optional<CellValue> first = value(sheet, cell, one, figures);
      Optional<CellValue> second = value(sheet, cell, other, figures);
      Answer answer =
          first.isEmpty() || second.isEmpty() ? Answer.UNKNOWN : compare(first.get(), second.get());
      if (answer != Answer.SAME) {
        return answer;
      }
    }
    return Answer.SAME;
  }

  /** What shows nothing says zero; of anything else than figures nothing is known. */
  private static Answer compare(CellValue one, CellValue other) {
    if (one instanceof CellValue.Number first && other instanceof CellValue.Number second) {
      return alike(first.value(), second.value()) ? Answer.SAME : Answer.OTHER;
    }
    return isZero(one) && isZero(other) ? Answer.SAME : Answer.UNKNOWN;
  }

  private static boolean isZero(CellValue value) {
    return value instanceof CellValue.Text text && showsNothing(text.value())
        || value instanceof CellValue.Number number && alike(number.value(), 0);
  }

  /** Whether a text is what formulas write to hide a zero: nothing, or a dash. */
  public static boolean showsNothing(String text) {
    return text.strip().codePoints().allMatch(c -> Character.getType(c) == DASH_PUNCTUATION);
  }

  /**
   * What a formula adds; empty where it does anything else.
   *
   * @param cells those that it may add
   * @param others those of which it is to be made sure that it adds none
   */
  public Optional<Weights> weights(
      Sheet sheet,
      CellRef cell,
      WrittenFormula formula,
      List<CellRef> cells,
      Collection<CellRef> others) {
    if (cells.size() > MOST_CELLS) {
      return Optional.empty();
    }
    Map<CellRef, Double> base = figures(cells, at -> figure(at, 1));
    Optional<Double> first = result(sheet, cell, formula, base);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Map<CellRef, Integer> weights = new LinkedHashMap<>();
    for (int from = 0; from < cells.size(); from += TOGETHER) {
      List<CellRef> some = cells.subList(from, Math.min(from + TOGETHER, cells.size()));
      Map<CellRef, Double> more = new LinkedHashMap<>(base);
      for (int i = 0; i < some.size(); i++) {
        more.merge(some.get(i), Math.pow(4, i), Double::sum);
      }
      Optional<Double> second = result(sheet, cell, formula, more);
      if (second.isEmpty() || !told(second.get() - first.get(), some, weights)) {
        return Optional.empty();
      }
    }
    double constant = first.get() - sum(weights, base);
    Map<CellRef, Double> all = figures(cells, at -> figure(at, 2));
    others.forEach(at -> all.putIfAbsent(at, figure(at, 2)));
    return result(sheet, cell, formula, all)
        .filter(third -> alike(third, sum(weights, all) + constant))
        .map(third -> new Weights(weights, decimal(constant)));
  }

  /** Whether the figure that stands in a cell is another than a formula would yield there today. */
  public boolean changes(Sheet sheet, CellRef cell, WrittenFormula formula) {
    return sheet.kind(cell.row(), cell.column()) == CellKind.NUMBER
        && result(sheet, cell, formula, Map.of())
            .filter(other -> !alike(other, sheet.number(cell.row(), cell.column())))
            .isPresent();
  }

  private static BigDecimal decimal(double constant) {
    BigDecimal rounded = BigDecimal.valueOf(constant).setScale(DECIMALS, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }

  /** Reads how often cells were added from what their powers of four come to together. */
  private static boolean told(double more, List<CellRef> some, Map<CellRef, Integer> weights) {
    long rest = Math.round(more);
    if (Math.abs(more - rest) > 1e-2) {
      return false;
    }
    for (CellRef cell : some) {
      int digit = (int) Math.floorMod(rest, 4L);
      int weight = digit == 3 ? -1 : digit;
      rest = (rest - weight) / 4;
      if (weight != 0) {
        weights.put(cell, weight);
      }
    }
    return rest == 0;
  }

  private static double sum(Map<CellRef, Integer> weights, Map<CellRef, Double> figures) {
    double sum = 0;
    for (Map.Entry<CellRef, Integer> weight : weights.entrySet()) {
      sum += weight.getValue() * figures.get(weight.getKey());
    }
    return sum;
  }

  private static boolean alike(double one, double other) {
    return Math.abs(one - other) <= SAME * Math.max(1, Math.abs(one));
  }

  /** Whole numbers from 1 to 9999 without any order. */
  private static double figure(CellRef cell, int seed) {
    long mixed = (cell.row() * 16_411L + cell.column() * 65_537L + seed) * 0x9E3779B97F4A7C15L;
    return 1 + Math.floorMod(mixed ^ mixed >>> 29, 9_999L);
  }

  private static Map<CellRef, Double> figures(
      Collection<CellRef> cells, ToDoubleFunction<CellRef> figure) {
    Map<CellRef, Double> figures = new LinkedHashMap<>();
    cells.forEach(cell -> figures.put(cell, figure.applyAsDouble(cell)));
    return figures;
  }

  /** The figure that a formula yields in a cell while other cells hold these figures. */
  private Optional<Double> result(
      Sheet sheet, CellRef cell, WrittenFormula formula, Map<CellRef, Double> figures) {
    return value(sheet, cell, formula, figures)
        .flatMap(
            value ->
                value instanceof CellValue.Number number
                    ? Optional.of(number.value())
                    : Optional.empty());
  }

  private Optional<CellValue> value(
      Sheet sheet, CellRef cell, WrittenFormula formula, Map<CellRef, Double> figures) {
    if (size == 0) {
      workbook.sheets().forEach(one -> size += size(one));
    }
    work += size + figures.size();
    if (work > MOST_WORK) {
      return Optional.empty();
    }
    Sheet tried = filled(sheet, figures, formula.placed(cell));
    List<Sheet> sheets =
        workbook.sheets().stream()
            .map(one -> one.name().equals(tried.name()) ? tried : one)
            .toList();
    return Calculator.result(workbook.withSheets(sheets), tried.name(), cell);
  }

  private static long size(Sheet sheet) {
    long[] cells = {1};
    for (int column = 0; column < sheet.columnCount(); column++) {
      sheet.visit(column, 0, CellRef.MAX_ROWS, (row, kind, payload, formula) -> cells[0]++);
    }
    return cells[0];
  }

  /** A copy of a sheet with figures in cells, and a formula in one. */
  private static Sheet filled(Sheet sheet, Map<CellRef, Double> figures, CellFormula formula) {
    SheetBuilder copy = new SheetBuilder(sheet.name());
    sheet.formulas().forEach(copy::formula);
    sheet.hiddenRows().forEach(copy::hideRow);
    if (sheet.isFiltered()) {
      copy.filter();
    }
    for (int column = 0; column < sheet.columnCount(); column++) {
      int in = column;
      sheet.visit(
          column,
          0,
          CellRef.MAX_ROWS,
          (row, kind, payload, index) -> {
            CellRef cell = new CellRef(row, in);
            if (!figures.containsKey(cell) && !cell.equals(formula.anchor())) {
              copy.cell(row, in, sheet.value(row, in), 0, index);
            }
          });
    }
    figures.forEach((cell, figure) -> copy.number(cell.row(), cell.column(), figure, 0, -1));
    CellRef at = formula.anchor();
    copy.number(at.row(), at.column(), 0, 0, copy.formula(formula));
    return copy.build();
  }
}
