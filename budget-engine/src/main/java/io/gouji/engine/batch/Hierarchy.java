package io.gouji.engine.batch;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.gouji.engine.Refusal;
import io.gouji.engine.table.Block.Heading;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which unit is summed up in which, from a list in CSV: code, name, and the code of the unit above,
 * empty at the top; the first line names the columns.
 */
public final class Hierarchy {
  /** Above those that have none above them. */
  public static final String TOP = "";

  private static final int COLUMNS = 3;

  private final Map<String, Unit> units = new LinkedHashMap<>();
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
   * @throws Refusal if a line lacks something, a code stands twice, or a unit is below nobody known
   *     or below itself
   */
  public static Hierarchy read(String name, byte[] csv) throws Refusal {
    Hierarchy hierarchy = new Hierarchy();
    List<Refusal.Problem> problems = new ArrayList<>();
    int line = 1;
    for (String[] row : rows(name, csv)) {
      line++;
      hierarchy.take(name, line, row).ifPresent(problems::add);
    }
    hierarchy.units.values().stream()
        .filter(unit -> !hierarchy.endsAtTop(unit))
        .map(unit -> problem("hierarchy.above", name, unit.code(), unit.above()))
        .forEach(problems::add);
    if (hierarchy.units.isEmpty()) {
      problems.add(problem("hierarchy.empty", name, "", ""));
    }
    if (!problems.isEmpty()) {
      throw new Refusal(problems);
    }
    return hierarchy;
  }

  private static List<String[]> rows(String name, byte[] csv) throws Refusal {
    CsvParserSettings settings = new CsvParserSettings();
    settings.detectFormatAutomatically(',', ';', '\t');
    settings.setHeaderExtractionEnabled(true);
    settings.setNullValue("");
    settings.setEmptyValue("");
    try {
      return new CsvParser(settings)
          .parseAll(new ByteArrayInputStream(csv), StandardCharsets.UTF_8);
    } catch (TextParsingException unreadable) {
      throw new Refusal(List.of(problem("hierarchy.empty", name, "", "")));
    }
  }

  private Optional<Refusal.Problem> take(String file, int line, String[] row) {
    String number = Integer.toString(line);
    if (row.length < COLUMNS || row[0].isBlank() || row[1].isBlank()) {
      return Optional.of(problem("hierarchy.line", file, number, ""));
    }
    Unit unit = new Unit(row[0].strip(), row[1].strip(), row[2].strip());
    if (units.putIfAbsent(unit.code(), unit) != null) {
      return Optional.of(problem("hierarchy.twice", file, number, unit.code()));
    }
    below.computeIfAbsent(unit.above(), none -> new ArrayList<>()).add(unit.code());
    byName
        .computeIfAbsent(Heading.unitKey(unit.name()), none -> new ArrayList<>())
        .add(unit.code());
    return Optional.empty();
  }

  private boolean endsAtTop(Unit unit) {
    Set<String> seen = new HashSet<>();
    Unit at = unit;
    while (at != null && !at.above().equals(TOP)) {
      if (!seen.add(at.code())) {
        return false;
      }
      at = units.get(at.above());
    }
    return at != null;
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
