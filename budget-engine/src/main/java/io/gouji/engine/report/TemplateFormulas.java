package io.gouji.engine.report;

import io.gouji.engine.pack.RowSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;

/**
 * Turns the formulas a pack states for its template into those of cells.
 *
 * <p>Blanks in braces stand for places: <code>{name}</code> another column of the same line, <code>
 * {row!name}</code> a named row in the same column (the word before the mark is free), <code>{:}
 * </code> the lines that run from the top in the same column, <code>{name:}</code> those lines in
 * another column.
 */
final class TemplateFormulas {
  private static final Pattern BLANK = Pattern.compile("\\{([^}]*)\\}");

  private final TemplateBlock block;
  private final int top;
  private final Map<String, Integer> named = new HashMap<>();
  private final Map<String, List<Integer>> children;

  /**
   * Formulas of a block.
   *
   * @param top sheet row of the first line, from 0
   * @param height lines of the table
   */
  TemplateFormulas(TemplateBlock block, int top, int height) {
    this.block = block;
    this.top = top;
    for (int i = 0; i < height; i++) {
      Optional<RowSpec> row = block.line(i, height).flatMap(TemplateBlock.Line::named);
      int line = top + i;
      row.ifPresent(spec -> named.put(spec.name(), line));
    }
    children = children();
  }

  /** A formula of the pack as it reads in a cell. */
  String at(String formula, int row, int column) {
    return BLANK
        .matcher(formula)
        .replaceAll(match -> Matcher.quoteReplacement(place(match.group(1), row, column)));
  }

  private String place(String blank, int row, int column) {
    int mark = blank.indexOf('!');
    if (mark >= 0) {
      return address(line(blank.substring(mark + 1)), column);
    }
    if (blank.equals(":")) {
      return range(column, 0, block.opening().size() - 1, false);
    }
    if (blank.endsWith(":")) {
      int other = block.column(blank.substring(0, blank.length() - 1));
      return range(other, 0, block.opening().size() - 1, true);
    }
    return address(row, block.column(blank));
  }

  /** Sum of the rows directly below a free row in the order of codes; empty if it has none. */
  Optional<String> ofParent(int line, int column) {
    List<Integer> below = children.getOrDefault(codeAt(line), List.of());
    return below.isEmpty() ? Optional.empty() : Optional.of(sum(below, column));
  }

  private String sum(List<Integer> lines, int column) {
    int from = lines.get(0);
    int to = lines.get(lines.size() - 1);
    if (lines.size() > 2 && to - from == lines.size() - 1) {
      return "SUM(" + range(column, from, to, false) + ")";
    }
    return lines.stream().map(line -> address(top + line, column)).collect(Collectors.joining("+"));
  }

  /** The lines directly below each code, by the longest other code that theirs begins with. */
  private Map<String, List<Integer>> children() {
    List<String> codes = block.opening().stream().map(line -> block.code(line.data())).toList();
    Set<String> known = new HashSet<>(codes);
    Map<String, List<Integer>> found = new HashMap<>();
    for (int i = 0; i < codes.size(); i++) {
      String code = codes.get(i);
      int length = code.length() - 1;
      while (length > 0 && !known.contains(code.substring(0, length))) {
        length--;
      }
      if (length > 0) {
        found.computeIfAbsent(code.substring(0, length), unused -> new ArrayList<>()).add(i);
      }
    }
    return found;
  }

  private String codeAt(int line) {
    return block.code(block.opening().get(line).data());
  }

  private String range(int column, int from, int to, boolean fixedColumn) {
    return new CellReference(top + from, column, false, fixedColumn).formatAsString()
        + ":"
        + new CellReference(top + to, column, false, fixedColumn).formatAsString();
  }

  private static String address(int row, int column) {
    return new CellReference(row, column).formatAsString();
  }

  private int line(String row) {
    Integer line = named.get(row);
    if (line == null) {
      throw new IllegalArgumentException(block.spec().name() + " prints no row " + row);
    }
    return line;
  }
}
