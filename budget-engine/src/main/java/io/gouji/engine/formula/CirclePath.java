package io.gouji.engine.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A shortest way through cells that read each other from one of them back to itself. Every cell is
 * found once, through the ranges that read it, however many cells these have.
 */
final class CirclePath {
  private record Column(int sheet, int column) {}

  private final Visit start;
  private final Map<Column, TreeMap<Integer, Visit>> unseen = new HashMap<>();
  private final Map<Visit, Visit> readers = new HashMap<>();

  private CirclePath(List<Visit> circle) {
    this.start = circle.get(0);
    for (Visit visit : circle) {
      unseen
          .computeIfAbsent(
              new Column(visit.place.sheet(), visit.place.column()), none -> new TreeMap<>())
          .put(visit.place.row(), visit);
    }
  }

  /**
   * The way from the first cell, each reading the next one and the last one the first.
   *
   * @param circle cells of which each reads, in the end, every other
   */
  static List<Visit> of(List<Visit> circle) {
    return new CirclePath(circle).path();
  }

  private List<Visit> path() {
    Deque<Visit> open = new ArrayDeque<>(List.of(start));
    while (!readers.containsKey(start) && !open.isEmpty()) {
      Visit reader = open.remove();
      for (Area area : reader.awaited) {
        unseen.forEach((column, rows) -> open.addAll(taken(reader, area, column, rows)));
      }
    }
    List<Visit> back = new ArrayList<>(List.of(start));
    Visit reader = readers.getOrDefault(start, start);
    while (reader != start) {
      back.add(1, reader);
      reader = readers.getOrDefault(reader, start);
    }
    return back;
  }

  /** The cells of a column that an area reads and nobody read so far. */
  private List<Visit> taken(Visit reader, Area area, Column at, TreeMap<Integer, Visit> rows) {
    if (at.sheet() < area.firstSheet()
        || at.sheet() > area.lastSheet()
        || at.column() < area.firstColumn()
        || at.column() > area.lastColumn()) {
      return List.of();
    }
    var read = rows.subMap(area.firstRow(), true, area.lastRow(), true);
    List<Visit> taken = List.copyOf(read.values());
    read.clear();
    taken.forEach(visit -> readers.put(visit, reader));
    return taken;
  }
}
