package io.gouji.engine.report;

import io.gouji.engine.report.Transferred.Left;
import io.gouji.engine.report.Transferred.Reason;
import io.gouji.engine.sheet.CellRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps account of every cell of a source: a figure is placed, calculated, or left. */
final class TransferLedger {
  /** A cell of the source. */
  record Spot(String sheet, CellRef cell) {}

  private final Map<Spot, Left> left = new LinkedHashMap<>();
  private final Set<Spot> placed = new HashSet<>();
  private final Set<Spot> calculated = new HashSet<>();
  private final Set<Spot> labels = new HashSet<>();

  /** A cell that tells what a row is; no figure. */
  void label(String sheet, CellRef cell) {
    labels.add(new Spot(sheet, cell));
  }

  void placed(Move move) {
    placed.add(new Spot(move.cell().sheet(), move.ref()));
  }

  void calculated(Move move) {
    calculated.add(new Spot(move.cell().sheet(), move.ref()));
  }

  /** Leaves a cell without a place; the first reason counts. */
  void leave(Transferred.Cell cell, CellRef ref, Reason reason, boolean figure, boolean zero) {
    left.putIfAbsent(new Spot(cell.sheet(), ref), new Left(cell, reason, figure, zero));
  }

  /** Whether anything was said of a cell. */
  boolean knows(String sheet, CellRef cell) {
    Spot spot = new Spot(sheet, cell);
    return left.containsKey(spot)
        || placed.contains(spot)
        || calculated.contains(spot)
        || labels.contains(spot);
  }

  /** What is left, in the order of the sheets; a cell that serves twice needs one place only. */
  List<Left> left(List<String> sheets) {
    Map<String, Integer> order = new HashMap<>();
    sheets.forEach(sheet -> order.put(sheet, order.size()));
    Comparator<Spot> reading =
        Comparator.<Spot>comparingInt(spot -> order.getOrDefault(spot.sheet(), 0))
            .thenComparingInt(spot -> spot.cell().row())
            .thenComparingInt(spot -> spot.cell().column());
    return spotsLeft().stream().sorted(reading).map(left::get).toList();
  }

  private List<Spot> spotsLeft() {
    List<Spot> spots = new ArrayList<>(left.keySet());
    spots.removeIf(spot -> placed.contains(spot) || calculated.contains(spot));
    return spots;
  }

  Transferred.Counts counts() {
    List<Left> figures = spotsLeft().stream().map(left::get).filter(Left::figure).toList();
    int only = (int) calculated.stream().filter(spot -> !placed.contains(spot)).count();
    int zeros = (int) figures.stream().filter(Left::zero).count();
    return new Transferred.Counts(
        placed.size() + only + figures.size(), placed.size(), only, figures.size(), zeros);
  }
}
