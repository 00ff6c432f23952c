package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.ss.formula.ptg.AreaErrPtg;
import org.apache.poi.ss.formula.ptg.AreaPtg;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.Deleted3DPxg;
import org.apache.poi.ss.formula.ptg.ErrPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.RefErrorPtg;
import org.apache.poi.ss.formula.ptg.RefPtg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;

/** One formula as it is written, for those who judge formulas instead of running them. */
public final class WrittenFormula {
  /** Where formulas are laid side by side to be compared: far from every edge. */
  private static final CellRef MIDDLE = new CellRef(CellRef.MAX_ROWS / 2, CellRef.MAX_COLUMNS / 2);

  /** Sums of more cells than this are compared as they are written. */
  private static final int MOST_CELLS = 4096;

  private final CellRef anchor;
  private final Ptg[] tokens;
  private final ParsingBook book;
  private final Optional<SumTerms> sum;
  private final String shape;

  private WrittenFormula(CellRef anchor, Ptg[] tokens, ParsingBook book) {
    this.anchor = anchor;
    this.tokens = tokens;
    this.book = book;
    this.sum = SumTerms.of(tokens);
    this.shape = shapeAtAnchor();
  }

  /** The formula, or nothing where it cannot be read or fills an array. */
  public static Optional<WrittenFormula> of(CellFormula formula) {
    if (formula.array()) {
      return Optional.empty();
    }
    try {
      ParsedFormula parsed = ParsedFormula.of(formula.text(), formula.anchor().row());
      return Optional.of(new WrittenFormula(formula.anchor(), parsed.tokens(), parsed.book()));
    } catch (FormulaSyntaxException told) {
      // Recalculation tells of formulas that cannot be read.
      return Optional.empty();
    }
  }

  /** The formula's text, without {@code =}, as it reads after being copied to a cell. */
  public String at(CellRef cell) {
    return text(cell, false);
  }

  /** Equal for formulas that calculate the same when copied to the same cell. */
  public String shape() {
    return shape;
  }

  /** Whether an error such as {@code #REF!} stands where a reference should. */
  public boolean isBroken() {
    for (Ptg token : tokens) {
      if (token instanceof RefErrorPtg
          || token instanceof AreaErrPtg
          || token instanceof Deleted3DPxg
          || token instanceof ErrPtg error && error != ErrPtg.N_A) {
        return true;
      }
    }
    return false;
  }

  /** The cells of its own sheet it reads, when it stands in a cell. */
  public List<CellRange> reads(CellRef cell) {
    List<CellRange> ranges = new ArrayList<>();
    for (Ptg token : tokens) {
      if (token instanceof RefPtg || token instanceof AreaPtg) {
        ranges.add(range(moved(token, cell, false)));
      }
    }
    return ranges;
  }

  /** What it adds and subtracts when it stands in a cell; nothing where it does anything else. */
  public Optional<LinearForm> linear(CellRef cell) {
    return LinearForm.of(standing(cell));
  }

  /** All ranges it refers to when it stands in a cell, whatever it does with them. */
  public List<LinearForm.Term> refersTo(CellRef cell) {
    return LinearForm.references(standing(cell));
  }

  private Ptg[] standing(CellRef cell) {
    Ptg[] here = new Ptg[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      here[i] = moved(tokens[i], cell, false);
    }
    return here;
  }

  /** Whether it does nothing but add cells of its own sheet and numbers, perhaps rounded. */
  public boolean isSum() {
    return sum.isPresent();
  }

  /** The cells it adds, when it stands in a cell; none unless it {@link #isSum}. */
  public List<CellRange> adds(CellRef cell) {
    return sum.map(terms -> ranges(terms.references(), cell)).orElse(List.of());
  }

  /** Those of the cells it adds whose texts it passes over: arguments of {@code SUM}. */
  public List<CellRange> passesTexts(CellRef cell) {
    return sum.map(terms -> ranges(terms.arguments(), cell)).orElse(List.of());
  }

  /** The numbers, with their signs, that it adds to cells. */
  public List<String> constants() {
    return sum.map(SumTerms::constants).orElse(List.of());
  }

  private List<CellRange> ranges(List<Ptg> references, CellRef cell) {
    return references.stream().map(token -> range(moved(token, cell, false))).toList();
  }

  static CellRange range(Ptg token) {
    if (token instanceof RefPtgBase ref) {
      return new CellRange(ref.getRow(), ref.getColumn(), ref.getRow(), ref.getColumn());
    }
    AreaPtgBase area = (AreaPtgBase) token;
    return new CellRange(
        Math.min(area.getFirstRow(), area.getLastRow()),
        Math.min(area.getFirstColumn(), area.getLastColumn()),
        Math.max(area.getFirstRow(), area.getLastRow()),
        Math.max(area.getFirstColumn(), area.getLastColumn()));
  }

  private String shapeAtAnchor() {
    List<CellRange> ranges = adds(anchor);
    long cells = ranges.stream().mapToLong(WrittenFormula::size).sum();
    if (sum.isEmpty() || cells > MOST_CELLS || !constants().isEmpty()) {
      return text(MIDDLE, true);
    }
    return ranges.stream()
        .flatMap(range -> distances(range).stream())
        .sorted()
        .collect(Collectors.joining(" ", "+", ""));
  }

  private static long size(CellRange range) {
    return (long) (range.lastRow() - range.firstRow() + 1)
        * (range.lastColumn() - range.firstColumn() + 1);
  }

  private List<String> distances(CellRange range) {
    List<String> distances = new ArrayList<>();
    for (int row = range.firstRow(); row <= range.lastRow(); row++) {
      for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
        distances.add((row - anchor.row()) + "," + (column - anchor.column()));
      }
    }
    return distances;
  }

  private String text(CellRef cell, boolean plain) {
    Ptg[] copies = new Ptg[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      copies[i] = moved(tokens[i], cell, plain);
    }
    return FormulaTexts.write(copies, book);
  }

  /** A token as it reads in another cell; {@code plain} writes references without dollar signs. */
  private Ptg moved(Ptg token, CellRef cell, boolean plain) {
    int down = cell.row() - anchor.row();
    int right = cell.column() - anchor.column();
    Ptg copy = token.copy();
    if (copy instanceof RefPtgBase ref) {
      ref.setRow(ref.isRowRelative() ? row(ref.getRow() + down) : ref.getRow());
      ref.setColumn(ref.isColRelative() ? column(ref.getColumn() + right) : ref.getColumn());
      ref.setRowRelative(plain || ref.isRowRelative());
      ref.setColRelative(plain || ref.isColRelative());
    } else if (copy instanceof AreaPtgBase area) {
      move(area, down, right);
      area.setFirstRowRelative(plain || area.isFirstRowRelative());
      area.setLastRowRelative(plain || area.isLastRowRelative());
      area.setFirstColRelative(plain || area.isFirstColRelative());
      area.setLastColRelative(plain || area.isLastColRelative());
    }
    return copy;
  }

  private static void move(AreaPtgBase area, int down, int right) {
    if (area.isFirstRowRelative()) {
      area.setFirstRow(row(area.getFirstRow() + down));
    }
    if (area.isLastRowRelative()) {
      area.setLastRow(row(area.getLastRow() + down));
    }
    if (area.isFirstColRelative()) {
      area.setFirstColumn(column(area.getFirstColumn() + right));
    }
    if (area.isLastColRelative()) {
      area.setLastColumn(column(area.getLastColumn() + right));
    }
  }

  /** Beyond the edge a relative reference comes in again at the other side. */
  private static int row(int row) {
    return row & CellRef.MAX_ROWS - 1;
  }

  private static int column(int column) {
    return column & CellRef.MAX_COLUMNS - 1;
  }
}
