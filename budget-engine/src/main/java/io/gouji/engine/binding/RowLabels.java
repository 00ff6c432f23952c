package io.gouji.engine.binding;

import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.pack.TableSpec.Keys;
import io.gouji.engine.table.LabelColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what rules may ask of each row: code, owner, level, whether it has rows below. */
final class RowLabels {
  private static final int COLUMNS = LabelColumn.values().length;
  private static final int SHORTEST_CODE = 2;

  private final Keys keys;
  private final Optional<Catalogue> catalogue;
  private final List<Row> rows;
  private final int[] parents;
  private final String[] codes;
  private final boolean[] owners;

  RowLabels(Keys keys, Optional<Catalogue> catalogue, List<Row> rows) {
    this.keys = keys;
    this.catalogue = catalogue;
    this.rows = rows;
    parents = keys == Keys.LABEL ? byNumbering() : byCode();
    codes = rows.stream().map(this::code).toArray(String[]::new);
    owners = new boolean[rows.size()];
    for (int parent : parents) {
      if (parent >= 0) {
        owners[parent] = true;
      }
    }
  }

  private int[] byNumbering() {
    return rows.stream().mapToInt(Row::parent).toArray();
  }

  /** The nearest code in the block that this one begins with. */
  private int[] byCode() {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      first.putIfAbsent(rows.get(i).code(), i);
    }
    int[] found = new int[rows.size()];
    Arrays.fill(found, -1);
    for (int i = 0; i < found.length; i++) {
      String code = rows.get(i).code();
      for (int length = code.length() - 1; length >= SHORTEST_CODE && found[i] < 0; length--) {
        found[i] = first.getOrDefault(code.substring(0, length), -1);
      }
    }
    return found;
  }

  private String code(Row row) {
    if (keys != Keys.LABEL || row.isTotal()) {
      return row.code();
    }
    return catalogue
        .flatMap(classes -> classes.classCode(row.name()))
        .or(() -> row.specs().stream().map(spec -> spec.code()).findFirst())
        .orElse("");
  }

  /**
   * One text per {@link LabelColumn}; unknown is empty.
   *
   * @param unit the budget unit of rows that name none
   */
  String[] of(int index, String unit) {
    Row row = rows.get(index);
    String[] labels = new String[COLUMNS];
    Arrays.fill(labels, "");
    set(labels, LabelColumn.CODE, codes[index]);
    set(labels, LabelColumn.NAME, row.name());
    set(labels, LabelColumn.UNIT, row.unit().isEmpty() ? unit : row.unit());
    // A row without code in a listing by code: nobody knows where it belongs.
    if (keys != Keys.CODE || !row.code().isEmpty()) {
      place(labels, index);
    }
    return labels;
  }

  private void place(String[] labels, int index) {
    int parent = parents[index];
    set(labels, LabelColumn.PARENT, parent < 0 ? "" : owner(parent));
    set(labels, LabelColumn.LEVEL, Integer.toString(level(index)));
    set(labels, LabelColumn.HAS_CHILDREN, truth(owners[index]));
    set(labels, LabelColumn.LEAF, truth(!owners[index]));
    set(labels, LabelColumn.TOP, truth(parent < 0));
  }

  /** What children call their owner: its code, its name where it has none. */
  private String owner(int parent) {
    return codes[parent].isEmpty() ? rows.get(parent).name() : codes[parent];
  }

  private int level(int index) {
    int byLength = keys == Keys.CODE ? Codes.level(codes[index]) : 0;
    if (byLength > 0) {
      return byLength;
    }
    int level = 1;
    for (int row = parents[index]; row >= 0; row = parents[row]) {
      level++;
    }
    return level;
  }

  private static void set(String[] labels, LabelColumn column, String text) {
    labels[column.ordinal()] = text;
  }

  private static String truth(boolean value) {
    return value ? "TRUE" : "FALSE";
  }
}
