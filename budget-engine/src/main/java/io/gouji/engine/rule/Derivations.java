package io.gouji.engine.rule;

import io.gouji.engine.formula.LinearForm;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Finds out how the cells of a ledger that hold formulas follow the others. */
public final class Derivations {
  /** Formulas that reach over more cells than this are not followed. */
  private static final int MOST_CELLS = 65_536;

  private record Place(String sheet, CellRef cell) {}

  private final Workbook workbook;
  private final List<Evidence> cells;
  private final Map<Place, Integer> numbers = new HashMap<>();
  private final WrittenFormulas formulas;

  private Derivations(Workbook workbook, Ledger ledger, WrittenFormulas formulas) {
    this.workbook = workbook;
    this.formulas = formulas;
    cells = ledger.cells();
    for (int i = 0; i < cells.size(); i++) {
      numbers.put(new Place(cells.get(i).sheet(), cells.get(i).cell()), i);
    }
  }

  /** One for each cell of the ledger that holds a formula, in its order. */
  public static List<Derivation> of(Workbook workbook, Ledger ledger) {
    return of(workbook, ledger, new WrittenFormulas());
  }

  /** The same with formulas of the workbook that were read before. */
  public static List<Derivation> of(Workbook workbook, Ledger ledger, WrittenFormulas formulas) {
    Derivations derivations = new Derivations(workbook, ledger, formulas);
    List<Derivation> all = new ArrayList<>();
    for (int i = 0; i < ledger.cells().size(); i++) {
      derivations.of(i, ledger.cells().get(i)).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Derivation> of(int number, Evidence cell) {
    Optional<Sheet> sheet = workbook.sheet(cell.sheet());
    int index = sheet.map(s -> s.formulaIndex(cell.cell().row(), cell.cell().column())).orElse(-1);
    if (index < 0) {
      return Optional.empty();
    }
    Optional<WrittenFormula> formula = formulas.of(sheet.orElseThrow(), index);
    Optional<LinearForm> form = formula.flatMap(written -> written.linear(cell.cell()));
    SortedMap<Integer, Long> moves = new TreeMap<>();
    boolean readable =
        form.isPresent()
            && form.get().terms().stream().allMatch(term -> follow(term, cell.sheet(), moves));
    if (!readable) {
      List<LinearForm.Term> terms =
          formula.map(written -> written.refersTo(cell.cell())).orElse(List.of());
      return Optional.of(new Derivation(number, among(terms, cell.sheet()), new long[0], false));
    }
    moves.values().removeIf(times -> times == 0);
    return Optional.of(
        new Derivation(
            number,
            moves.keySet().stream().mapToInt(Integer::intValue).toArray(),
            moves.values().stream().mapToLong(Long::longValue).toArray(),
            true));
  }

  /** The cells of the ledger that lie in ranges. */
  private int[] among(List<LinearForm.Term> ranges, String own) {
    return IntStream.range(0, cells.size())
        .filter(i -> ranges.stream().anyMatch(range -> contains(range, own, cells.get(i))))
        .toArray();
  }

  private static boolean contains(LinearForm.Term term, String own, Evidence cell) {
    String sheet = term.sheet().isEmpty() ? own : term.sheet();
    return sheet.equals(cell.sheet())
        && term.range().contains(cell.cell().row(), cell.cell().column());
  }

  /** Takes in the cells of a term; false where one calculates that the ledger does not know. */
  private boolean follow(LinearForm.Term term, String own, SortedMap<Integer, Long> moves) {
    String name = term.sheet().isEmpty() ? own : term.sheet();
    Optional<Sheet> sheet = workbook.sheet(name);
    CellRange range = term.range();
    long size =
        (range.lastRow() - range.firstRow() + 1L) * (range.lastColumn() - range.firstColumn() + 1L);
    if (sheet.isEmpty() || size > MOST_CELLS) {
      return false;
    }
    for (int row = range.firstRow(); row <= range.lastRow(); row++) {
      for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
        Integer cell = numbers.get(new Place(name, new CellRef(row, column)));
        if (cell != null) {
          moves.merge(cell, (long) term.sign(), Long::sum);
        } else if (sheet.get().formulaIndex(row, column) >= 0) {
          return false;
        }
      }
    }
    return true;
  }
}
