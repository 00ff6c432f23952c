package io.gouji.engine.report;

import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.pack.Vocabulary;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One block of a generated table: where its columns stand and what its lines are.
 *
 * @param first sheet column of its first column, from 0
 * @param columns the columns that the template prints
 * @param opening lines that run from the top
 * @param closing lines that stand at the bottom, level with those of the block beside it
 */
record TemplateBlock(
    BlockSpec spec,
    int first,
    List<ColumnSpec> columns,
    List<Line> opening,
    List<Line> closing,
    Vocabulary vocabulary) {
  /**
   * One line under the header.
   *
   * @param named the row of the pack it is, or empty for a free row
   * @param data what is typed into a free row
   * @param closes whether it closes the block: totals below the lines
   */
  record Line(Optional<RowSpec> named, Map<String, String> data, boolean closes) {
    static Line free(Map<String, String> data) {
      return new Line(Optional.empty(), data, false);
    }
  }

  /** Free rows of a table whose note says that it is empty. */
  private static final int EMPTY_TABLE = 5;

  static TemplateBlock of(
      TableSpec table, BlockSpec block, int first, Filling filling, Vocabulary vocabulary) {
    List<ColumnSpec> columns =
        block.columns().stream().filter(column -> !column.template().header().isEmpty()).toList();
    List<Line> opening = new ArrayList<>();
    List<Line> closing = new ArrayList<>();
    for (RowSpec row : block.rows()) {
      String label = row.template().label();
      if (label.isEmpty()) {
        continue;
      }
      boolean opens = table.keys() == TableSpec.Keys.LABEL && numbering(label, vocabulary) >= 0;
      (opens ? opening : closing).add(new Line(Optional.of(row), Map.of(), !opens));
    }
    int spare = opening.isEmpty() ? spare(table.keys(), TemplatePage.upright(columns)) : 0;
    if (filling.notes().containsKey(table.id())) {
      spare = Math.min(spare, EMPTY_TABLE);
    }
    opening.addAll(free(filling.rows(block.name()), spare, filling.isForm()));
    return new TemplateBlock(block, first, columns, opening, closing, vocabulary);
  }

  private static List<Line> free(List<Map<String, String>> given, int spare, boolean form) {
    List<Line> lines = new ArrayList<>();
    given.forEach(row -> lines.add(Line.free(row)));
    while (lines.size() < (form || given.isEmpty() ? spare : 0)) {
      lines.add(Line.free(Map.of()));
    }
    return lines;
  }

  /** How many free rows a blank table offers: a printed page of codes, fewer of the rest. */
  private static int spare(TableSpec.Keys keys, boolean upright) {
    return switch (keys) {
      case CODE -> upright ? 26 : 18;
      case LABEL -> 10;
      case UNIT -> 4;
      case ITEM -> 8;
      case SINGLE -> 1;
    };
  }

  /** Depth of the label's numbering, 0 the outermost, or -1 if it has none. */
  int numbering(String label) {
    return numbering(label, vocabulary);
  }

  private static int numbering(String label, Vocabulary vocabulary) {
    String plain = Normalizer.normalize(label, Normalizer.Form.NFKC);
    for (int i = 0; i < vocabulary.numberings().size(); i++) {
      if (vocabulary.numberings().get(i).matcher(plain).lookingAt()) {
        return i;
      }
    }
    return -1;
  }

  int size() {
    return opening.size() + closing.size();
  }

  /** The line at an offset below the header, in a table of so many lines; empty for a gap. */
  Optional<Line> line(int offset, int height) {
    if (offset < opening.size()) {
      return Optional.of(opening.get(offset));
    }
    int fromClosing = offset - (height - closing.size());
    return fromClosing >= 0 ? Optional.of(closing.get(fromClosing)) : Optional.empty();
  }

  boolean prints(String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  /** Sheet column of a column, by name. */
  int column(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return first + i;
      }
    }
    throw new IllegalArgumentException(spec.name() + " prints no column " + name);
  }

  /** How many columns stand before the first number: there a total writes its label. */
  int labels() {
    int count = 0;
    while (count < columns.size() && !numeric(columns.get(count).role())) {
      count++;
    }
    return count;
  }

  private static boolean numeric(ColumnSpec.Role role) {
    return TemplateCell.numeric(role);
  }

  /** The classification code of a free row, its parts joined; empty if it has none. */
  String code(Map<String, String> row) {
    StringBuilder code = new StringBuilder();
    for (ColumnSpec column : columns) {
      if (codes(column.role())) {
        code.append(row.getOrDefault(column.name(), ""));
      }
    }
    return code.toString();
  }

  static boolean codes(ColumnSpec.Role role) {
    return switch (role) {
      case CODE, CODE_CLASS, CODE_SECTION, CODE_ITEM -> true;
      default -> false;
    };
  }
}
