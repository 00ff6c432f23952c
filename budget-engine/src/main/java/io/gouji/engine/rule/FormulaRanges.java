package io.gouji.engine.rule;

import io.gouji.engine.formula.ConditionalSum;
import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Totals that leave out rows of theirs, take in others, or count some twice. */
final class FormulaRanges {
  static final String TOO_SHORT = "FML03";

  /** Of cells that are blank: the figure is right until they are filled in. */
  private static final String SHORT_LATER = TOO_SHORT + ".blank";

  private static final String UNCLEAN_CODES = TOO_SHORT + ".code";
  private static final String TOO_LONG = "FML04";
  private static final String TWICE = "FML05";
  private static final String SHIFTED = TOO_SHORT + ".shifted";
  private static final String SHIFTED_OPEN = TOO_SHORT + ".uneven";

  /** What the sentences are called where there is no formula to propose. */
  private static final String OPEN = ".open";

  /** More cells or ranges than these are counted, not listed. */
  private static final int MOST_LISTED = 10;

  private final FormulaGrid grid;
  private final FormulaTelling telling;
  private final Proposals proposals;
  private final Coverage coverage;

  FormulaRanges(FormulaGrid grid, FormulaTelling telling, Proposals proposals) {
    this.grid = grid;
    this.telling = telling;
    this.proposals = proposals;
    this.coverage = new Coverage(grid);
  }

  void judge(Place place, WrittenFormula formula) {
    List<CellRange> shifted = formula.shifted(grid.block().cell(place.row(), place.column()));
    if (!shifted.isEmpty()) {
      tellShifted(place, formula, shifted);
      return;
    }
    Optional<List<Integer>> added = coverage.rows(place, formula);
    if (added.isEmpty() || grid.tree().parts(place.row()).isEmpty()) {
      return;
    }
    CellRef cell = grid.block().cell(place.row(), place.column());
    List<CellRange> ranges = formula.adds(cell);
    List<Integer> summed = added.get();
    Set<CellRef> outside = outside(place, ranges);
    if (summed.contains(place.row()) || !outside.isEmpty()) {
      Set<CellRef> extra = new LinkedHashSet<>(outside);
      if (summed.contains(place.row())) {
        extra.add(cell);
      }
      tell(TOO_LONG, place, formula, listed(extra));
      return;
    }
    BitSet foreign = grid.block().isData(place.row()) ? foreign(place, summed) : new BitSet();
    if (!foreign.isEmpty()) {
      tell(TOO_LONG, place, formula, rows(foreign, place.column()));
      return;
    }
    BitSet twice = twice(place.column(), summed);
    if (!twice.isEmpty()) {
      tell(TWICE, place, formula, rows(twice, place.column()));
    } else if (summed.stream().allMatch(grid.block()::isData)) {
      compare(place, formula, summed, ranges.size());
    }
  }

  /**
   * Numbers in the ranges that stand in no row of the block, a year in the header for example, and
   * single cells above or below all of it, also if they are blank.
   */
  private Set<CellRef> outside(Place place, List<CellRange> ranges) {
    int column = grid.block().cell(place.row(), place.column()).column();
    Set<CellRef> cells = new LinkedHashSet<>();
    for (CellRange range : ranges) {
      if (range.firstRow() == range.lastRow() && grid.isBeyond(range.firstRow())) {
        cells.add(range.first());
      }
      grid.sheet()
          .visit(
              column,
              range.firstRow(),
              range.lastRow(),
              (row, kind, payload, formula) -> {
                // A formula that gives zero waits in a spare line for a row to be filled in.
                boolean spare = formula >= 0 && payload == 0;
                if (kind == CellKind.NUMBER && !spare && !grid.hasRow(row)) {
                  cells.add(new CellRef(row, column));
                }
              });
    }
    return cells;
  }

  /** Rows that are added although they, or what they consist of, are added already. */
  private BitSet twice(int column, List<Integer> summed) {
    BitSet once = new BitSet();
    BitSet twice = new BitSet();
    for (int row : summed) {
      twice.set(row, once.get(row));
      once.set(row);
    }
    for (int row = once.nextSetBit(0); row >= 0; row = once.nextSetBit(row + 1)) {
      for (int up = grid.tree().parent(row); up >= 0; up = grid.tree().parent(up)) {
        if (once.get(up)) {
          twice.set(up);
        }
      }
      if (!grid.block().isData(row) && sumsAny(row, column, once)) {
        twice.set(row);
      }
    }
    return twice;
  }

  private boolean sumsAny(int total, int column, BitSet summed) {
    CellRef cell = grid.block().cell(total, column);
    return grid
        .vertical(total, column)
        .map(formula -> formula.adds(cell))
        .orElse(List.of())
        .stream()
        .flatMap(range -> grid.rows(range).stream())
        .anyMatch(summed::get);
  }

  private void compare(Place place, WrittenFormula formula, List<Integer> summed, int ranges) {
    boolean subtotal = grid.block().isData(place.row());
    // A total made of chosen rows (its list says which) may leave rows out on purpose.
    if (!subtotal && ranges > 1) {
      return;
    }
    BitSet covered = grid.tree().leaves(summed);
    BitSet wanted =
        grid.tree()
            .leaves(
                formula.isSum() ? grid.tree().parts(place.row()) : coverage.proper(place.row()));
    if (formula.isSum() && !covered.intersects(wanted)) {
      return;
    }
    wanted.andNot(covered);
    BitSet missing = (BitSet) wanted.clone();
    for (int row = missing.nextSetBit(0); row >= 0; row = missing.nextSetBit(row + 1)) {
      missing.set(row, hasFigure(row, place.column()));
    }
    List<CellRef> codes = wanted.isEmpty() ? List.of() : codes(place, formula, summed);
    if (!codes.isEmpty()) {
      tellCodes(place, formula, missing.isEmpty() ? wanted : missing, codes);
    } else if (!missing.isEmpty()) {
      tell(TOO_SHORT, place, formula, rows(missing, place.column()));
    } else if (!wanted.isEmpty()) {
      tell(SHORT_LATER, place, formula, rows(wanted, place.column()));
    }
  }

  /** Cells with codes that a condition does not fit although they read as if it did. */
  private List<CellRef> codes(Place place, WrittenFormula formula, List<Integer> summed) {
    Optional<ConditionalSum> sum =
        formula.conditional(grid.block().cell(place.row(), place.column()));
    List<CellRef> codes = new ArrayList<>();
    for (int row : sum.isEmpty() ? List.<Integer>of() : coverage.proper(place.row())) {
      CellRef code = new CellRef(grid.block().cell(row, 0).row(), sum.get().tested().firstColumn());
      boolean tested = sum.get().tested().contains(code.row(), code.column());
      if (tested && !summed.contains(row) && !isClean(code)) {
        codes.add(code);
      }
    }
    return codes;
  }

  private boolean isClean(CellRef code) {
    String text = grid.sheet().text(code.row(), code.column());
    return grid.sheet().kind(code.row(), code.column()) == CellKind.TEXT
        && text.equals(text.strip());
  }

  private void tellCodes(Place place, WrittenFormula formula, BitSet missing, List<CellRef> codes) {
    List<Place> cells = rows(missing, place.column());
    Set<CellRef> refs = new LinkedHashSet<>();
    cells.forEach(cell -> refs.add(grid.block().cell(cell.row(), cell.column())));
    Map<String, String> blanks =
        Map.of(
            "formula", formula.at(grid.block().cell(place.row(), place.column())),
            "cells", listed(refs),
            "codes", listed(new LinkedHashSet<>(codes)));
    telling.tell(UNCLEAN_CODES, place, blanks, cells);
  }

  /** Rows that are added to a subtotal although they do not belong to it. */
  private BitSet foreign(Place place, List<Integer> summed) {
    BitSet wanted = grid.tree().leaves(grid.tree().parts(place.row()));
    BitSet foreign = new BitSet();
    for (int row : summed) {
      BitSet leaves = grid.tree().leaves(List.of(row));
      leaves.andNot(wanted);
      foreign.set(row, !leaves.isEmpty());
    }
    return foreign;
  }

  private boolean hasFigure(int row, int column) {
    return grid.isTyped(row, column)
        || grid.isTextNumber(row, column)
        || grid.formula(row, column).isPresent();
  }

  private static List<Place> rows(BitSet rows, int column) {
    return rows.stream().mapToObj(row -> new Place(row, column)).toList();
  }

  /** Cells as ranges, so many that one can read them. */
  static String listed(Set<CellRef> cells) {
    List<String> ranges = FormulaGrid.ranges(cells);
    String shown = String.join(", ", ranges.subList(0, Math.min(MOST_LISTED, ranges.size())));
    return ranges.size() > MOST_LISTED ? shown + ", … (" + cells.size() + ")" : shown;
  }

  private void tellShifted(Place place, WrittenFormula formula, List<CellRange> ranges) {
    Map<String, String> blanks = new HashMap<>();
    blanks.put("formula", formula.at(grid.block().cell(place.row(), place.column())));
    blanks.put("cells", ranges.get(0).a1());
    blanks.put("codes", ranges.get(1).a1());
    Optional<String> proposed = proposals.total(place, formula);
    proposed.ifPresent(text -> blanks.put(FormulaReview.PROPOSED, text));
    telling.tell(proposed.isPresent() ? SHIFTED : SHIFTED_OPEN, place, blanks, List.of());
  }

  private void tell(String id, Place place, WrittenFormula formula, List<Place> cells) {
    Set<CellRef> refs = new LinkedHashSet<>();
    cells.forEach(cell -> refs.add(grid.block().cell(cell.row(), cell.column())));
    tell(id, place, formula, listed(refs), cells);
  }

  private void tell(String id, Place place, WrittenFormula formula, String cells) {
    tell(id, place, formula, cells, List.of());
  }

  private void tell(
      String id, Place place, WrittenFormula formula, String cells, List<Place> concerned) {
    Map<String, String> blanks = new HashMap<>();
    blanks.put("formula", formula.at(grid.block().cell(place.row(), place.column())));
    blanks.put("cells", cells);
    Optional<String> proposed = proposals.total(place, formula);
    proposed.ifPresent(text -> blanks.put(FormulaReview.PROPOSED, text));
    if (id.equals(SHORT_LATER) && proposed.isPresent()) {
      telling.tellLater(TOO_SHORT, place, blanks, concerned);
    } else {
      String full = id.equals(SHORT_LATER) ? TOO_SHORT : id;
      String message = proposed.isPresent() ? full : full + OPEN;
      if (full.equals(TOO_SHORT)) {
        telling.tellNow(message, place, blanks, concerned);
      } else {
        telling.tell(message, place, blanks, concerned);
      }
    }
  }
}
