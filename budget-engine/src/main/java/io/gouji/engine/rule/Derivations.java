package io.gouji.engine.rule;

import io.gouji.engine.formula.LinearForm;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Evidence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out how the cells of a ledger that hold formulas follow the others. */
public final class Derivations {
  /** Formulas that reach over more cells than this are not followed. */
  private static final int MOST_CELLS = 65_536;

  private final Workbook workbook;
  private final List<Evidence> cells;
  private final CellNumbers numbers;
  private final Map<String, Optional<Sheet>> sheets = new HashMap<>();
  private final WrittenFormulas formulas;
  private final Net moves = new Net();

  private Derivations(Workbook workbook, Ledger ledger, WrittenFormulas formulas) {
    this.workbook = workbook;
    this.formulas = formulas;
    cells = ledger.cells();
    numbers = new CellNumbers(cells);
  }

  private Optional<Sheet> sheet(String name) {
    return sheets.computeIfAbsent(name, workbook::sheet);
  }

  /** One for each cell of the ledger that holds a formula, in its order. */
  public static List<Derivation> of(Workbook workbook, Ledger ledger) {
    return of(workbook, ledger, new WrittenFormulas(new KnownFormulas(), workbook.names()));
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
    Optional<Sheet> sheet = sheet(cell.sheet());
    if (sheet.isEmpty()) {
      return Optional.empty();
    }
    int index = sheet.get().formulaIndex(cell.cell().row(), cell.cell().column());
    if (index < 0) {
      return Optional.empty();
    }
    Optional<WrittenFormula> formula = formulas.of(sheet.get(), index);
    Optional<LinearForm> form = formula.flatMap(written -> written.linear(cell.cell()));
    boolean readable = form.isPresent() && follow(form.get().terms(), cell.sheet());
    if (!readable) {
      List<LinearForm.Term> terms =
          formula.map(written -> written.refersTo(cell.cell())).orElse(List.of());
      return Optional.of(new Derivation(number, among(terms, cell.sheet()), new long[0], false));
    }
    int[] read = moves.numbers();
    return Optional.of(new Derivation(number, read, moves.coefficients(read), true));
  }

  /** The cells of the ledger that lie in ranges. */
  private int[] among(List<LinearForm.Term> ranges, String own) {
    BitSet among = new BitSet();
    for (LinearForm.Term term : ranges) {
      sheet(term, own).ifPresent(sheet -> among(term.range(), sheet.name(), among));
    }
    return among.stream().toArray();
  }

  /** The sheet a term is about; a formula may write its name in other case than the workbook. */
  private Optional<Sheet> sheet(LinearForm.Term term, String own) {
    return sheet(term.sheet().isEmpty() ? own : term.sheet());
  }

  /** Of a whole column or sheet it is quicker to ask the ledger's cells. */
  private void among(CellRange range, String sheet, BitSet among) {
    if (size(range) > cells.size()) {
      for (int i = 0; i < cells.size(); i++) {
        CellRef cell = cells.get(i).cell();
        if (range.contains(cell.row(), cell.column()) && cells.get(i).sheet().equals(sheet)) {
          among.set(i);
        }
      }
      return;
    }
    for (int row = range.firstRow(); row <= range.lastRow(); row++) {
      for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
        int cell = numbers.of(sheet, row, column);
        if (cell >= 0) {
          among.set(cell);
        }
      }
    }
  }

  private static long size(CellRange range) {
    return (range.lastRow() - range.firstRow() + 1L)
        * (range.lastColumn() - range.firstColumn() + 1L);
  }

  /** Takes in the cells of terms; false where one calculates that the ledger does not know. */
  private boolean follow(List<LinearForm.Term> terms, String own) {
    moves.clear();
    for (LinearForm.Term term : terms) {
      if (!follow(term, sheet(term, own))) {
        return false;
      }
    }
    return true;
  }

  private boolean follow(LinearForm.Term term, Optional<Sheet> sheet) {
    CellRange range = term.range();
    if (sheet.isEmpty() || size(range) > MOST_CELLS) {
      return false;
    }
    for (int row = range.firstRow(); row <= range.lastRow(); row++) {
      for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
        int cell = numbers.of(sheet.get().name(), row, column);
        if (cell >= 0) {
          moves.add(cell, term.sign());
        } else if (sheet.get().formulaIndex(row, column) >= 0) {
          return false;
        }
      }
    }
    return true;
  }
}
