package io.gouji.engine.binding;

import io.gouji.engine.finding.Explanation;
import io.gouji.engine.pack.ExplanationWords;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The explanations of a sheet or file, found by the words of its heading row wherever that stands.
 *
 * @param columns where each kind of text stands, from 0; one that is not there is missing
 * @param end row behind the last that holds anything
 */
public record Explanations(List<Explanation> list, Map<Column, Integer> columns, int end) {
  /** What a column of the sheet holds. */
  public enum Column {
    FINGERPRINT,
    RELATION,
    PLACE,
    VALUES,
    REASON,
    WHO,
    DATE,
    YEAR
  }

  /** A heading row further down is none. */
  private static final int HEADING_ROWS = 30;

  public Explanations {
    list = List.copyOf(list);
    columns = Map.copyOf(columns);
  }

  /** The first sheet that bears the name of a sheet of explanations. */
  public static Optional<Sheet> sheet(Workbook workbook, ExplanationWords words) {
    return workbook.sheets().stream().filter(sheet -> isNamed(sheet.name(), words)).findFirst();
  }

  private static boolean isNamed(String sheet, ExplanationWords words) {
    String name = Labels.text(sheet);
    return words.sheets().stream().anyMatch(known -> Labels.text(known).equalsIgnoreCase(name));
  }

  /** What a sheet holds; empty where no row heads a column for the finding and one for reasons. */
  public static Optional<Explanations> of(Sheet sheet, boolean date1904, ExplanationWords words) {
    CellTexts cells = new CellTexts(sheet, date1904);
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < sheet.rowCount(); row++) {
      List<String> texts = new ArrayList<>();
      for (int column = 0; column < sheet.columnCount(); column++) {
        boolean blank = sheet.kind(row, column) == CellKind.BLANK;
        texts.add(blank ? "" : cells.text(row, column));
      }
      rows.add(texts);
    }
    return of(rows, row -> sheet.name() + "!" + new CellRef(row, 0).a1(), words);
  }

  /** What the rows of a file hold; empty as for a sheet. */
  public static Optional<Explanations> of(
      List<List<String>> rows, String file, ExplanationWords words) {
    return of(rows, row -> file + ":" + (row + 1), words);
  }

  private static Optional<Explanations> of(
      List<List<String>> rows, IntFunction<String> place, ExplanationWords words) {
    Map<String, Column> headings = new HashMap<>();
    words.headings().forEach((word, name) -> headings.put(plain(word), Column.valueOf(name)));
    for (int head = 0; head < Math.min(HEADING_ROWS, rows.size()); head++) {
      Map<Column, Integer> columns = columns(rows.get(head), headings);
      if (columns.containsKey(Column.FINGERPRINT) && columns.containsKey(Column.REASON)) {
        return Optional.of(read(rows, head, columns, place));
      }
    }
    return Optional.empty();
  }

  private static Map<Column, Integer> columns(List<String> row, Map<String, Column> headings) {
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    for (int i = 0; i < row.size(); i++) {
      Column column = headings.get(plain(row.get(i)));
      if (column != null) {
        columns.putIfAbsent(column, i);
      }
    }
    return columns;
  }

  private static String plain(String heading) {
    return Labels.text(heading).toLowerCase(java.util.Locale.ROOT);
  }

  private static Explanations read(
      List<List<String>> rows, int head, Map<Column, Integer> columns, IntFunction<String> place) {
    List<Explanation> list = new ArrayList<>();
    int end = head + 1;
    for (int row = head + 1; row < rows.size(); row++) {
      List<String> texts = rows.get(row);
      end = texts.stream().allMatch(String::isEmpty) ? end : row + 1;
      if (!text(texts, columns, Column.FINGERPRINT).isEmpty()) {
        list.add(explanation(texts, columns, place.apply(row)));
      }
    }
    return new Explanations(list, columns, end);
  }

  private static Explanation explanation(
      List<String> row, Map<Column, Integer> columns, String place) {
    return new Explanation(
        text(row, columns, Column.FINGERPRINT),
        text(row, columns, Column.VALUES),
        text(row, columns, Column.REASON),
        text(row, columns, Column.WHO),
        Dates.iso(text(row, columns, Column.DATE)),
        text(row, columns, Column.YEAR).replaceAll("\\D", ""),
        place);
  }

  private static String text(List<String> row, Map<Column, Integer> columns, Column column) {
    int index = columns.getOrDefault(column, Integer.MAX_VALUE);
    return index < row.size() ? row.get(index).strip() : "";
  }
}
