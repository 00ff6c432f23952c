package io.gouji.engine.report;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is typed into a template: texts and decimal numbers as text; what the template calculates is
 * not among them.
 *
 * @param unit name of the budget unit; empty leaves the place free
 * @param year budget year
 * @param rows data rows by block, each by column name; a row may give a figure for a calculated
 *     column nowhere
 * @param named figures of the pack's named rows, by block, row name and column name
 * @param notes a line below a table, by table id: why it is empty
 * @param typed columns, by block, that the template would calculate across but whose figures are
 *     typed
 * @param isForm whether it is to be filled in further, so that spare lines follow the given ones
 */
public record Filling(
    String unit,
    String year,
    Map<String, List<Map<String, String>>> rows,
    Map<String, Map<String, Map<String, String>>> named,
    Map<String, String> notes,
    Map<String, Set<String>> typed,
    boolean isForm) {
  public Filling {
    rows = Map.copyOf(rows);
    named = Map.copyOf(named);
    notes = Map.copyOf(notes);
    typed = Map.copyOf(typed);
  }

  /** All there is to fill in. */
  public Filling(
      String unit,
      String year,
      Map<String, List<Map<String, String>>> rows,
      Map<String, Map<String, Map<String, String>>> named,
      Map<String, String> notes) {
    this(unit, year, rows, named, notes, Map.of(), false);
  }

  /** Nothing filled in but the year. */
  static Filling blank(String year) {
    return new Filling("", year, Map.of(), Map.of(), Map.of());
  }

  boolean isTyped(String block, String column) {
    return typed.getOrDefault(block, Set.of()).contains(column);
  }

  List<Map<String, String>> rows(String block) {
    return rows.getOrDefault(block, List.of());
  }

  String named(String block, String row, String column) {
    return named.getOrDefault(block, Map.of()).getOrDefault(row, Map.of()).getOrDefault(column, "");
  }
}
