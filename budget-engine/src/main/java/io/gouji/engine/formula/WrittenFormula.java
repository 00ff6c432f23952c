package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AreaErrPtg;
import org.apache.poi.ss.formula.ptg.AreaPtg;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.Deleted3DPxg;
import org.apache.poi.ss.formula.ptg.ErrPtg;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.formula.ptg.RefErrorPtg;
import org.apache.poi.ss.formula.ptg.RefPtg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.jspecify.annotations.Nullable;

/** One formula as it is written, for those who judge formulas instead of running them. */
public final class WrittenFormula {
  /** Where formulas are laid side by side to be compared: far from every edge. */
  private static final CellRef MIDDLE = new CellRef(CellRef.MAX_ROWS / 2, CellRef.MAX_COLUMNS / 2);

  /** What the shape of an array formula begins with. */
  private static final String ARRAY = "{";

  /** Sums of more cells than this are compared as they are written. */
  private static final int MOST_CELLS = 4096;

  /** The cell the tokens are written for. */
  private final CellRef anchor;

  /** The cell it stands in, which may have been filled from the anchor. */
  private final CellRef home;

  /** Whether it is an array formula of one cell. */
  private final boolean array;

  private final Ptg[] tokens;

  /** The tokens with names instead of what they stand for. */
  private final Ptg[] written;

  private final ParsingBook book;
  private final Optional<SumTerms> sum;
  private final Plugs plugs;
  private final String shape;

  /** What it says in the cell it stands in, as soon as somebody asked. */
  private @Nullable Standing own;

  /**
   * What a formula says in a cell.
   *
   * @param text without {@code =}
   * @param reads the cells of its own sheet
   * @param adds those it adds, if it does nothing else
   * @param passesTexts those of them whose texts it passes over
   * @param singles single cells it adds or subtracts
   */
  private record Standing(
      String text,
      List<CellRange> reads,
      List<CellRange> adds,
      List<CellRange> passesTexts,
      List<CellRef> singles) {}

  private WrittenFormula(
      CellRef anchor, Ptg[] tokens, Ptg[] written, ParsingBook book, boolean array) {
    this.anchor = anchor;
    this.home = anchor;
    this.tokens = tokens;
    this.written = written;
    this.book = book;
    this.sum = SumTerms.of(tokens);
    // A sum of ranges is the same whether it is entered as an array or not.
    this.array = array && sum.isEmpty();
    this.plugs = Plugs.of(tokens, book);
    this.shape = this.array ? ARRAY + shapeAtAnchor() : shapeAtAnchor();
  }

  private WrittenFormula(WrittenFormula of, CellRef home) {
    this.anchor = of.anchor;
    this.home = home;
    this.array = of.array;
    this.tokens = of.tokens;
    this.written = of.written;
    this.book = of.book;
    this.sum = of.sum;
    this.plugs = of.plugs;
    this.shape = of.shape;
  }

  /** The formula, or nothing where it cannot be read or fills an array of several cells. */
  public static Optional<WrittenFormula> of(CellFormula formula) {
    if (formula.array() && !formula.extent().equals(CellRange.of(formula.anchor()))) {
      return Optional.empty();
    }
    try {
      ParsedFormula parsed = ParsedFormula.of(formula.text(), formula.anchor().row());
      return Optional.of(
          new WrittenFormula(
              formula.anchor(), parsed.tokens(), parsed.tokens(), parsed.book(), formula.array()));
    } catch (FormulaSyntaxException told) {
      // Recalculation tells of formulas that cannot be read.
      return Optional.empty();
    }
  }

  /**
   * A text that is the same for formulas of which one is the other copied to another cell; empty
   * where that cannot be seen without reading them.
   */
  public static Optional<String> filling(CellFormula formula) {
    // Brackets may mean "in this row", or another workbook.
    return formula.array() || formula.text().indexOf('[') >= 0
        ? Optional.empty()
        : Optional.of(RelativeText.of(formula.text(), formula.anchor()));
  }

  /** The same formula filled into another cell. */
  public WrittenFormula filled(CellRef cell) {
    return new WrittenFormula(this, cell);
  }

  /** The formula's text, without {@code =}, as it reads after being copied to a cell. */
  public String at(CellRef cell) {
    return standing(cell).text();
  }

  /** Another thread may work it out too; it comes to the same. */
  private Standing standing(CellRef cell) {
    if (!cell.equals(home)) {
      return worked(cell);
    }
    Standing known = own;
    if (known == null) {
      known = worked(cell);
      own = known;
    }
    return known;
  }

  private Standing worked(CellRef cell) {
    List<CellRange> reads = new ArrayList<>();
    for (Ptg token : tokens) {
      if (token instanceof RefPtg || token instanceof AreaPtg) {
        reads.add(range(moved(token, cell, false)));
      }
    }
    return new Standing(
        text(cell, false),
        List.copyOf(reads),
        sum.map(terms -> ranges(terms.references(), cell)).orElse(List.of()),
        sum.map(terms -> ranges(terms.arguments(), cell)).orElse(List.of()),
        ranges(plugs.cells(), cell).stream().map(CellRange::first).toList());
  }

  /** The formula that copying it to a cell gives. */
  public WrittenFormula copied(CellRef cell) {
    return new WrittenFormula(
        cell, moved(tokens, cell, false), moved(written, cell, false), book, array);
  }

  /** The formula as it stands in a sheet after being copied to a cell. */
  CellFormula placed(CellRef cell) {
    return new CellFormula(at(cell), cell, CellRange.of(cell), array);
  }

  /**
   * The same with the ranges in the place of names that stand for ranges of its own sheet; {@link
   * #at} still writes the names.
   *
   * @param ranges what a name stands for
   */
  public WrittenFormula naming(Function<String, Optional<CellRange>> ranges) {
    Ptg[] meant = tokens.clone();
    boolean named = false;
    for (int i = 0; i < meant.length; i++) {
      if (meant[i] instanceof NamePtg name) {
        Optional<CellRange> range = ranges.apply(book.name(name));
        named |= range.isPresent();
        meant[i] = range.<Ptg>map(WrittenFormula::area).orElse(name);
      }
    }
    return named ? new WrittenFormula(anchor, meant, written, book, array) : this;
  }

  /** Whether names stand in it of which nobody told what ranges they are. */
  public boolean hasNames() {
    int names = 0;
    for (Ptg token : tokens) {
      names += token instanceof NamePtg ? 1 : 0;
      // The name of a newer function is written like that of a range.
      names -= token instanceof AbstractFunctionPtg call && call.isExternalFunction() ? 1 : 0;
    }
    return names > 0;
  }

  private static AreaPtg area(CellRange range) {
    return new AreaPtg(
        range.firstRow(),
        range.lastRow(),
        range.firstColumn(),
        range.lastColumn(),
        false,
        false,
        false,
        false);
  }

  /** Equal for formulas that calculate the same when copied to the same cell. */
  public String shape() {
    return shape;
  }

  /** Whether sums of subtotals pass over it: {@code SUBTOTAL} and {@code AGGREGATE} do. */
  public boolean isPassedOver() {
    return shape.contains("SUBTOTAL(") || shape.contains("AGGREGATE(");
  }

  /** Whether it reads another sheet, or another workbook. */
  public boolean readsElsewhere() {
    for (Ptg token : tokens) {
      if (token instanceof Ref3DPxg || token instanceof Area3DPxg) {
        return true;
      }
    }
    return false;
  }

  /** Whether it reads another workbook. */
  public boolean readsOtherBook() {
    for (Ptg token : tokens) {
      if (token instanceof Ref3DPxg ref && ref.getExternalWorkbookNumber() > 0
          || token instanceof Area3DPxg area && area.getExternalWorkbookNumber() > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Pairs of ranges of one sheet that a function takes row by row although they begin in different
   * rows, as they read in a cell: as many rows, but other ones.
   */
  public List<CellRange> shifted(CellRef cell) {
    return PairedRanges.shifted(moved(tokens, cell, false), book);
  }

  /** Whether it may yield fewer decimals than what it reads. */
  public boolean rounds() {
    for (Ptg token : tokens) {
      if (token instanceof AbstractFunctionPtg call
          && FunctionNames.CUTTING.contains(call.getName())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it only works out a figure that somebody typed, from nothing that can change. */
  public boolean isFigure() {
    if (!readsNothing() || hasNames()) {
      return false;
    }
    for (Ptg token : tokens) {
      if (token instanceof AbstractFunctionPtg call
          && (call.isExternalFunction() || !FunctionNames.FIGURING.contains(call.getName()))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it calculates the same in a cell as another, however they are to be copied. */
  public boolean doesAs(WrittenFormula other, CellRef cell) {
    return shape.equals(other.shape)
        || array == other.array && withoutDollars(at(cell)).equals(withoutDollars(other.at(cell)));
  }

  /** Dollar signs only say how to copy; they do not change what is read. */
  private static String withoutDollars(String formula) {
    return formula.replace("$", "");
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
    return standing(cell).reads();
  }

  /** What it adds and subtracts when it stands in a cell; nothing where it does anything else. */
  public Optional<LinearForm> linear(CellRef cell) {
    return LinearForm.of(moved(tokens, cell, false));
  }

  /** All ranges it refers to when it stands in a cell, whatever it does with them. */
  public List<LinearForm.Term> refersTo(CellRef cell) {
    return LinearForm.references(moved(tokens, cell, false));
  }

  /** Whether it does nothing but add cells of its own sheet and numbers, perhaps rounded. */
  public boolean isSum() {
    return sum.isPresent();
  }

  /** The cells it adds, when it stands in a cell; none unless it {@link #isSum}. */
  public List<CellRange> adds(CellRef cell) {
    return standing(cell).adds();
  }

  /** Those of the cells it adds whose texts it passes over: arguments of {@code SUM}. */
  public List<CellRange> passesTexts(CellRef cell) {
    return standing(cell).passesTexts();
  }

  /**
   * The numbers, with their signs, that go into its figure beside cells: added, multiplied, or
   * perhaps put in the figure's place. Zeros and factors that only convert a unit are none.
   */
  public List<String> constants() {
    return readsNothing() ? List.of() : plugs.constants();
  }

  private boolean readsNothing() {
    for (Ptg token : tokens) {
      if (token instanceof RefPtgBase || token instanceof AreaPtgBase) {
        return false;
      }
    }
    return true;
  }

  /** The single cells of its own sheet that it adds or subtracts, when it stands in a cell. */
  public List<CellRef> singles(CellRef cell) {
    return standing(cell).singles();
  }

  /** Whether some function in it takes ranges together. */
  public boolean aggregates() {
    return plugs.aggregates();
  }

  /** What it adds by a condition, when it stands in a cell; nothing where it does anything else. */
  public Optional<ConditionalSum> conditional(CellRef cell) {
    return ConditionalSum.of(moved(tokens, cell, false), book);
  }

  private List<CellRange> ranges(List<Ptg> references, CellRef cell) {
    List<CellRange> ranges = new ArrayList<>(references.size());
    for (Ptg token : references) {
      ranges.add(range(moved(token, cell, false)));
    }
    return List.copyOf(ranges);
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
    List<CellRange> ranges = sum.map(terms -> ranges(terms.references(), anchor)).orElse(List.of());
    long cells = ranges.stream().mapToLong(WrittenFormula::size).sum();
    if (sum.isEmpty() || cells > MOST_CELLS || !sum.get().constants().isEmpty()) {
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
    return FormulaTexts.write(moved(written, cell, plain), book);
  }

  private Ptg[] moved(Ptg[] those, CellRef cell, boolean plain) {
    if (!plain && cell.equals(anchor)) {
      return those;
    }
    Ptg[] copies = new Ptg[those.length];
    for (int i = 0; i < those.length; i++) {
      copies[i] = moved(those[i], cell, plain);
    }
    return copies;
  }

  /** A token as it reads in another cell; {@code plain} writes references without dollar signs. */
  private Ptg moved(Ptg token, CellRef cell, boolean plain) {
    if (!plain && cell.equals(anchor)) {
      return token;
    }
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
