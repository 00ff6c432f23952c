package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.formula.ptg.AreaPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.NumberPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.StringPtg;

/**
 * {@code SUMIF}, or {@code SUMIFS} with one condition, over columns of its own sheet with a
 * condition as written; perhaps rounded.
 *
 * @param tested the cells that are compared, in one column
 * @param summed the cell whose figure belongs to the first tested one; the others follow below
 */
public record ConditionalSum(CellRange tested, CellRef summed, Condition condition) {
  /** What the tested cells must be like. */
  public static final class Condition {
    private final Criterion criterion;

    private Condition(Criterion criterion) {
      this.criterion = criterion;
    }

    private boolean fits(Sheet sheet, int row, int column) {
      return criterion.fits(Value.of(sheet.value(row, column)));
    }
  }

  /** What a formula takes; nothing where it does anything else. */
  static Optional<ConditionalSum> of(Ptg[] tokens, ParsingBook book) {
    try {
      return of(Syntax.of(tokens), book);
    } catch (FormulaSyntaxException | Unresolved noPlainSum) {
      return Optional.empty();
    }
  }

  private static Optional<ConditionalSum> of(Syntax whole, ParsingBook book) {
    Optional<FunctionCall> call = FunctionCall.of(whole, book);
    if (call.isEmpty()) {
      return Optional.empty();
    }
    List<Syntax> arguments = call.get().arguments();
    return switch (call.get().name()) {
      case "ROUND" -> of(arguments.get(0), book);
      case "SUMIF" -> of(arguments.get(0), arguments.get(1), arguments.get(arguments.size() - 1));
      case "SUMIFS" ->
          arguments.size() == 3
              ? of(arguments.get(1), arguments.get(2), arguments.get(0))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<ConditionalSum> of(Syntax tested, Syntax wanted, Syntax summed) {
    Optional<Value> value = literal(wanted.token());
    if (value.isEmpty()
        || !(tested.token() instanceof AreaPtg)
        || !(summed.token() instanceof AreaPtg)) {
      return Optional.empty();
    }
    CellRange range = WrittenFormula.range(tested.token());
    CellRange figures = WrittenFormula.range(summed.token());
    return range.firstColumn() == range.lastColumn()
        ? Optional.of(
            new ConditionalSum(
                range,
                new CellRef(figures.firstRow(), figures.firstColumn()),
                new Condition(Criterion.of(value.get(), DateSystem.FROM_1900))))
        : Optional.empty();
  }

  private static Optional<Value> literal(Ptg token) {
    if (token instanceof StringPtg text) {
      return Optional.of(Value.of(text.getValue()));
    }
    if (token instanceof IntPtg number) {
      return Optional.of(Value.of(number.getValue()));
    }
    return token instanceof NumberPtg number
        ? Optional.of(Value.of(number.getValue()))
        : Optional.empty();
  }

  /** Rows of the sheet, from 0, whose figures it adds. */
  public List<Integer> rows(Sheet sheet) {
    List<Integer> rows = new ArrayList<>();
    int last = Math.min(tested.lastRow(), sheet.rowCount() - 1);
    for (int row = tested.firstRow(); row <= last; row++) {
      if (condition.fits(sheet, row, tested.firstColumn())) {
        rows.add(row - tested.firstRow() + summed.row());
      }
    }
    return rows;
  }
}
