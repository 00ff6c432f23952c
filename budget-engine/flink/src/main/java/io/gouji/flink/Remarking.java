package io.gouji.flink;

import io.gouji.engine.batch.Hierarchy;
import io.gouji.engine.batch.Uncertain;
import io.gouji.engine.batch.UnitFigures.Column;
import io.gouji.engine.batch.UnitFigures.Place;
import io.gouji.flink.Line.Workbook;
import io.gouji.flink.UnitRemarks.Remark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything about one unit above others, put together in an order that does not depend on where it
 * was found.
 */
final class Remarking {
  private final String unit;
  private final Hierarchy hierarchy;
  private final Map<String, Workbook> below = new TreeMap<>();
  private final List<Workbook> unknown = new ArrayList<>();
  private final List<Line> figures = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private Optional<Workbook> own = Optional.empty();
  private int agreeing;
  private int open;

  Remarking(String unit, Hierarchy hierarchy) {
    this.unit = unit;
    this.hierarchy = hierarchy;
  }

  void take(Line line) {
    switch (line.about()) {
      case Line.OWN -> own = Optional.of(line.workbooks().get(0));
      case Line.BELOW -> line.workbooks().forEach(one -> below.put(one.unit(), one));
      case Line.UNKNOWN -> unknown.addAll(line.workbooks());
      case Line.EXPECTED -> {
        // The unit is known to the list; whatever is missing below it shows by itself.
      }
      default -> figures.add(line);
    }
  }

  /** What it all comes to. */
  UnitRemarks remarks() {
    missing();
    below.values().forEach(this::handedIn);
    unknown.sort(Comparator.comparing(Workbook::path));
    unknown.forEach(one -> tell("H13", Map.of("unit", one.name(), "file", one.path()), one.path()));
    List<Workbook> parts =
        below.values().stream()
            .filter(one -> own.isPresent() && own.get().form().equals(one.form()))
            .toList();
    List<String> uncertain = uncertain();
    boolean compared = uncertain.isEmpty() && !parts.isEmpty();
    if (own.isPresent() && !uncertain.isEmpty()) {
      leaveOpen(own.get(), new Uncertain(own.get().name(), uncertain));
    } else if (compared) {
      compare(own.orElseThrow(), parts);
    }
    return new UnitRemarks(
        unit,
        own.map(Workbook::name).orElse(""),
        own.map(Workbook::path).orElse(""),
        compared ? parts.size() : 0,
        agreeing,
        open,
        remarks);
  }

  private void missing() {
    for (String code : hierarchy.below(unit)) {
      if (!below.containsKey(code)) {
        String name = hierarchy.unit(code).orElseThrow().name();
        tell("H12", Map.of("unit", name, "code", code), own.map(Workbook::path).orElse(""));
      }
    }
  }

  private void handedIn(Workbook one) {
    for (String other : one.others()) {
      tell("H04", Map.of("unit", one.name(), "file", other, "other", one.path()), other);
    }
    if (own.isEmpty()) {
      return;
    }
    Map<String, String> blanks = new HashMap<>(Map.of("unit", one.name(), "file", one.path()));
    if (!one.pack().equals(own.get().pack())) {
      tell("H06", blanks, one.path());
    } else if (!one.year().equals(own.get().year())) {
      blanks.put("year", one.year());
      blanks.put("other", own.get().year());
      tell("H05", blanks, one.path());
    }
  }

  /** Names of the units directly below that cannot be counted on. */
  private List<String> uncertain() {
    List<String> names = new ArrayList<>();
    for (String code : hierarchy.below(unit)) {
      Workbook one = below.get(code);
      boolean counts =
          one != null && one.alike() && own.map(Workbook::form).equals(Optional.of(one.form()));
      if (!counts) {
        names.add(hierarchy.unit(code).orElseThrow().name());
      }
    }
    return names;
  }

  private void leaveOpen(Workbook above, Uncertain uncertain) {
    remarks.add(
        new Remark(
            Uncertain.ID,
            "",
            uncertain.blanks(),
            above.path(),
            new ArrayList<>(uncertain.named()),
            List.of()));
    open =
        (int)
            figures.stream()
                .map(line -> line.facts().get(0))
                .filter(fact -> fact.stated() && fact.form().equals(above.form()))
                .map(Fact::key)
                .distinct()
                .count();
  }

  private void compare(Workbook above, List<Workbook> parts) {
    Set<String> lacking = new TreeSet<>();
    for (Workbook one : parts) {
      for (String table : one.lacking()) {
        lacking.add(table);
        remarks.add(
            new Remark("H07", table, Map.of("unit", one.name()), one.path(), List.of(), List.of()));
      }
    }
    Map<String, Place> columns = new HashMap<>();
    for (Column column : above.columns()) {
      columns.put(column.block() + "\u0000" + column.column(), column.place());
    }
    figures.sort(Comparator.comparing(line -> line.facts().get(0).key()));
    Set<String> seen = new HashSet<>();
    for (Line line : figures) {
      Fact fact = line.facts().get(0);
      if (fact.form().equals(above.form()) && seen.add(fact.key())) {
        judge(line.about(), fact, lacking.contains(fact.table()), columns);
      }
    }
  }

  private void judge(String about, Fact fact, boolean lacking, Map<String, Place> columns) {
    Place place = columns.get(fact.block() + "\u0000" + fact.column());
    switch (about) {
      case Line.AGREES, Line.OPEN -> {
        agreeing += lacking || about.equals(Line.OPEN) ? 0 : 1;
        open += lacking || about.equals(Line.OPEN) ? 1 : 0;
      }
      case Line.DIFFERS -> {
        open += lacking ? 1 : 0;
        if (!lacking) {
          differs(fact);
        }
      }
      default -> {
        if (place != null) {
          differs(fact.at(place));
        }
      }
    }
  }

  private void differs(Fact fact) {
    Map<String, String> blanks =
        Map.of(
            "unit", own.map(Workbook::name).orElse(""),
            "block", fact.block(),
            "row", fact.row(),
            "column", fact.column());
    String path = own.map(Workbook::path).orElse("");
    remarks.add(new Remark("H01", fact.table(), blanks, path, List.of(), List.of(fact)));
  }

  private void tell(String id, Map<String, String> blanks, String path) {
    remarks.add(new Remark(id, "", blanks, path, List.of(), List.of()));
  }
}
