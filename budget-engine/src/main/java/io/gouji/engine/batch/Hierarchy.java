package io.gouji.engine.batch;

import io.gouji.engine.GivenRows;
import io.gouji.engine.Refusal;
import io.gouji.engine.table.Block.Heading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which unit is summed up in which, from a list in CSV: code, name, and the code of the unit above,
 * empty at the top; the first line names the columns.
 */
public final class Hierarchy {
  /** Above those that have none above them. */
  public static final String TOP = "";

  private static final int COLUMNS = 3;

  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<String, List<String>> below = new TreeMap<>();
  private final Map<String, List<String>> byName = new HashMap<>();

  /**
   * A unit of the list.
   *
   * @param above code of the unit it is summed up in; empty at the top
   */
  public record Unit(String code, String name, String above) {}

  private Hierarchy() {}

  /**
   * Reads a list.
   *
   * @param name of its file, for whoever must mend it
   * @throws Refusal if there is no header, a line lacks something, a code stands twice, or a unit
   *     is below nobody known or below itself
   */
  public static Hierarchy read(String name, byte[] csv) throws Refusal {
    Hierarchy hierarchy = new Hierarchy();
    List<Refusal.Problem> problems = new ArrayList<>();
    List<List<String>> rows = rows(name, csv);
    if (rows.stream().flatMap(List::stream).allMatch(String::isEmpty)) {
      throw new Refusal(List.of(problem("hierarchy.empty", name, "", "")));
    }
    if (!isHeader(rows)) {
      String first = String.join(",", rows.get(0));
      throw new Refusal(List.of(problem("hierarchy.header", name, "1", first)));
    }
    for (int line = 2; line <= rows.size(); line++) {
      List<String> row = rows.get(line - 1);
      if (!row.stream().allMatch(String::isEmpty)) {
        hierarchy.take(name, line, row).ifPresent(problems::add);
      }
    }
    hierarchy.orphans(name).forEach(problems::add);
    hierarchy.circles(name).forEach(problems::add);
    if (hierarchy.units.isEmpty()) {
      problems.add(problem("hierarchy.empty", name, "", ""));
    }
    if (!problems.isEmpty()) {
      throw new Refusal(problems);
    }
    return hierarchy;
  }

  private static List<List<String>> rows(String name, byte[] csv) throws Refusal {
    return GivenRows.of(csv)
        .orElseThrow(() -> new Refusal(List.of(problem("hierarchy.empty", name, "", ""))));
  }

  /**
   * Whether the first line names the columns, in whatever words: then it has all three of them, no
   * figure where codes stand, and nobody is above or below what it says.
   */
  private static boolean isHeader(List<List<String>> rows) {
    List<String> first = rows.get(0);
    if (first.size() < COLUMNS || first.subList(0, COLUMNS).stream().anyMatch(String::isEmpty)) {
      return false;
    }
    boolean isUnit =
        rows.stream()
            .skip(1)
            .filter(row -> row.size() >= COLUMNS)
            .anyMatch(row -> row.get(0).equals(first.get(2)) || row.get(2).equals(first.get(0)));
    return !isUnit && first.get(0).chars().noneMatch(Character::isDigit);
  }

  private Optional<Refusal.Problem> take(String file, int line, List<String> row) {
    String number = Integer.toString(line);
    if (row.size() < COLUMNS || row.get(0).isEmpty() || row.get(1).isEmpty()) {
      return Optional.of(problem("hierarchy.line", file, number, ""));
    }
    Unit unit = new Unit(row.get(0), row.get(1), row.get(2));
    if (units.putIfAbsent(unit.code(), unit) != null) {
      return Optional.of(problem("hierarchy.twice", file, number, unit.code()));
    }
    lines.put(unit.code(), line);
    below.computeIfAbsent(unit.above(), none -> new ArrayList<>()).add(unit.code());
    byName
        .computeIfAbsent(Heading.unitKey(unit.name()), none -> new ArrayList<>())
        .add(unit.code());
    return Optional.empty();
  }

  /** Units below one that is not in the list; those below them again are right. */
  private List<Refusal.Problem> orphans(String file) {
    return units.values().stream()
        .filter(unit -> !unit.above().equals(TOP) && !units.containsKey(unit.above()))
        .map(unit -> ofUnit("hierarchy.above", file, unit, unit.above()))
        .toList();
  }

  /** Units that are below themselves, each circle once, from its first line in the list. */
  private List<Refusal.Problem> circles(String file) {
    List<Refusal.Problem> problems = new ArrayList<>();
    Set<String> done = new HashSet<>();
    for (Unit unit : units.values()) {
      Set<String> way = new LinkedHashSet<>();
      Unit at = unit;
      while (at != null && done.add(at.code())) {
        way.add(at.code());
        at = units.get(at.above());
      }
      if (at != null && way.contains(at.code())) {
        problems.add(circle(file, at));
      }
    }
    return problems;
  }

  private Refusal.Problem circle(String file, Unit on) {
    List<Unit> circle = new ArrayList<>();
    for (Unit at = on; circle.isEmpty() || !at.equals(on); at = units.get(at.above())) {
      circle.add(at);
    }
    Unit first = Collections.min(circle, Comparator.comparing(unit -> lines.get(unit.code())));
    Collections.rotate(circle, -circle.indexOf(first));
    circle.add(first);
    String way = circle.stream().map(Unit::code).collect(Collectors.joining(" → "));
    return ofUnit("hierarchy.circle", file, first, way);
  }

  private Refusal.Problem ofUnit(String id, String file, Unit unit, String what) {
    String line = Integer.toString(lines.getOrDefault(unit.code(), 0));
    Map<String, String> blanks =
        Map.of("file", file, "at", line, "unit", unit.code(), "what", what);
    return new Refusal.Problem(id, blanks, Map.of());
  }

  private static Refusal.Problem problem(String id, String file, String at, String what) {
    return new Refusal.Problem(id, Map.of("file", file, "at", at, "what", what), Map.of());
  }

  /**
   * The unit a workbook is of: by the name it prints, where several have that name or none by the
   * code all its rows name. Names come first, as the rows of a department may all be of one unit.
   */
  public Optional<Unit> of(String name, String code) {
    List<String> codes = byName.getOrDefault(Heading.unitKey(name), List.of());
    if (codes.size() == 1) {
      return Optional.of(units.get(codes.get(0)));
    }
    boolean known = codes.isEmpty() || codes.contains(code);
    return known ? Optional.ofNullable(units.get(code)) : Optional.empty();
  }

  /** Whether a unit of the list has that name. */
  public boolean names(String name) {
    return byName.containsKey(Heading.unitKey(name));
  }

  public Optional<Unit> unit(String code) {
    return Optional.ofNullable(units.get(code));
  }

  /** Codes of the units directly below one, in the order of the list. */
  public List<String> below(String code) {
    return below.getOrDefault(code, List.of());
  }

  /** Codes of all units that have others below them, in order, the top first. */
  public Collection<String> above() {
    return below.keySet();
  }
}
