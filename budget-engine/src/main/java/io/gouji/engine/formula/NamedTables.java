package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.DefinedTable;
import io.gouji.engine.sheet.Workbook;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of one workbook as formulas name them. A reference to a table is written as a plain
 * one before the formula is read; whatever is not certain stays as it is, and cannot be read.
 */
final class NamedTables {
  /** The row of a formula that stands in no row of its own, such as a name's. */
  static final int NO_ROW = -1;

  private enum Part {
    ALL("#ALL"),
    HEADERS("#HEADERS"),
    DATA("#DATA"),
    TOTALS("#TOTALS"),
    THIS_ROW("#THIS ROW");

    private final String word;

    Part(String word) {
      this.word = word;
    }

    static Optional<Part> of(String word) {
      String folded = word.strip().toUpperCase(Locale.ROOT);
      for (Part part : values()) {
        if (part.word.equals(folded)) {
          return Optional.of(part);
        }
      }
      return Optional.empty();
    }
  }

  /** Rows of a table; {@code own} where they are the row of the formula. */
  private record Rows(int first, int last, boolean own) {}

  private final Workbook workbook;
  private final Map<String, DefinedTable> tables = new HashMap<>();

  NamedTables(Workbook workbook) {
    this.workbook = workbook;
    workbook.tables().forEach(table -> tables.putIfAbsent(folded(table.name()), table));
  }

  private static String folded(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /**
   * A formula that names no table any more.
   *
   * @param row of the formula's cell, for "this row"
   */
  String resolved(String formula, int row) {
    return tables.isEmpty() || formula.indexOf('[') < 0
        ? formula
        : StructuredReferences.respelled(
            StructuredReferences.expand(formula),
            (table, specifier) ->
                Optional.ofNullable(tables.get(folded(table)))
                    .flatMap(found -> new Reading(found, row).reference(specifier)));
  }

  /** What the bare name of a table stands for: its data. */
  Optional<String> data(String name) {
    return Optional.ofNullable(tables.get(folded(name)))
        .flatMap(table -> new Reading(table, NO_ROW).reference(""));
  }

  /** One reference while it is read. */
  private final class Reading {
    private final DefinedTable table;
    private final int row;
    private final Set<Part> parts = EnumSet.noneOf(Part.class);
    private int first = -1;
    private int last = -1;

    Reading(DefinedTable table, int row) {
      this.table = table;
      this.row = row;
    }

    Optional<String> reference(String specifier) {
      String text = specifier.strip();
      boolean read = text.startsWith("[") ? list(text) : text.isEmpty() || item(specifier, text);
      if (!read) {
        return Optional.empty();
      }
      if (first < 0) {
        first = 0;
        last = table.columns().size() - 1;
      }
      if (parts.contains(Part.THIS_ROW) && parts.size() == 1 && row >= 0 && !isData(row)) {
        return Optional.of(Value.Error.VALUE.code().text());
      }
      return rows().map(this::written);
    }

    /** Items in brackets of their own, with a comma between, or a colon between two columns. */
    private boolean list(String text) {
      boolean range = false;
      int i = 0;
      while (i < text.length()) {
        int end = StructuredReferences.afterBracket(text, i);
        if (text.charAt(i) != '[' || text.charAt(end - 1) != ']' || end < i + 2) {
          return false;
        }
        String inner = text.substring(i + 1, end - 1);
        if (range ? !until(inner) : !item(inner, inner.strip())) {
          return false;
        }
        i = end;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
          i++;
        }
        if (i < text.length()) {
          range = text.charAt(i) == ':';
          if (!range && text.charAt(i) != ',') {
            return false;
          }
          do {
            i++;
          } while (i < text.length() && Character.isWhitespace(text.charAt(i)));
          if (i == text.length()) {
            return false;
          }
        }
      }
      return true;
    }

    private boolean item(String inner, String stripped) {
      if (stripped.startsWith("#")) {
        Optional<Part> part = Part.of(stripped);
        part.ifPresent(parts::add);
        return part.isPresent();
      }
      if (first >= 0) {
        return false;
      }
      first = column(inner);
      last = first;
      return first >= 0;
    }

    private boolean until(String inner) {
      int end = column(inner);
      if (first < 0 || first != last || end < 0) {
        return false;
      }
      last = Math.max(first, end);
      first = Math.min(first, end);
      return true;
    }

    /** The place of a column by its name, which blanks around it may belong to or not; or -1. */
    private int column(String written) {
      String name = unescaped(written);
      int exact = place(name);
      return exact >= 0 ? exact : place(name.strip());
    }

    private int place(String name) {
      for (int i = 0; i < table.columns().size(); i++) {
        if (table.columns().get(i).equalsIgnoreCase(name)) {
          return i;
        }
      }
      return -1;
    }

    private boolean isData(int at) {
      return at >= firstData() && at <= lastData();
    }

    private int firstData() {
      return table.range().firstRow() + (table.headers() ? 1 : 0);
    }

    private int lastData() {
      return table.range().lastRow() - (table.totals() ? 1 : 0);
    }

    /** The rows meant; empty where such parts do not go together, or the table has none. */
    private Optional<Rows> rows() {
      CellRange all = table.range();
      if (parts.contains(Part.THIS_ROW)) {
        return parts.size() == 1 && row >= 0
            ? Optional.of(new Rows(row, row, true))
            : Optional.empty();
      }
      if (parts.contains(Part.ALL)) {
        return parts.size() == 1
            ? Optional.of(new Rows(all.firstRow(), all.lastRow(), false))
            : Optional.empty();
      }
      boolean headers = parts.contains(Part.HEADERS);
      boolean totals = parts.contains(Part.TOTALS);
      boolean data = parts.contains(Part.DATA) || parts.isEmpty();
      if (headers && !table.headers() || totals && !table.totals() || headers && totals) {
        return Optional.empty();
      }
      return Optional.of(
          new Rows(
              headers ? all.firstRow() : data ? firstData() : all.lastRow(),
              totals ? all.lastRow() : data ? lastData() : all.firstRow(),
              false));
    }

    private String written(Rows rows) {
      String sheet = workbook.sheets().get(table.sheet()).name().replace("'", "''");
      String one = corner(rows.first(), first, rows.own());
      String other = corner(rows.last(), last, rows.own());
      return "'" + sheet + "'!" + (one.equals(other) ? one : one + ":" + other);
    }

    private String corner(int at, int column, boolean own) {
      String letters = CellRef.letters(table.range().firstColumn() + column);
      return "$" + letters + (own ? "" : "$") + (at + 1);
    }
  }

  /** A column's name without the apostrophes before signs that mean something in brackets. */
  private static String unescaped(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '\'' && i + 1 < name.length()) {
        i++;
      }
      out.append(name.charAt(i));
    }
    return out.toString();
  }
}
