package io.gouji.engine.binding;

import io.gouji.engine.pack.TableSpec.Keys;
import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Parts a table with rows of several budget units: what it says of each unit, and an overview of
 * its totals and of what they add up. A table of one unit stays whole.
 */
final class UnitParts {
  /**
   * Rows that make a block of their own.
   *
   * @param unit empty for the unit the whole table is about
   * @param rows the rows, each with its index among all
   */
  record Part(Block.Part part, String unit, List<Row> rows, int[] indices) {}

  private final BlockForm form;
  private final Keys keys;
  private final List<Row> rows;

  private UnitParts(BlockForm form, Keys keys, List<Row> rows) {
    this.form = form;
    this.keys = keys;
    this.rows = rows;
  }

  static List<Part> of(BlockForm form, Keys keys, List<Row> rows) {
    return new UnitParts(form, keys, rows).parts();
  }

  private List<Part> parts() {
    Map<String, List<Integer>> byUnit = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).unit().isEmpty()) {
        byUnit.computeIfAbsent(rows.get(i).unit(), unused -> new ArrayList<>()).add(i);
      }
    }
    if (keys == Keys.LABEL || byUnit.size() < 2) {
      int[] all = IntStream.range(0, rows.size()).toArray();
      return List.of(new Part(Block.Part.WHOLE, "", rows, all));
    }
    List<Part> parts = new ArrayList<>();
    byUnit.forEach((unit, indices) -> parts.add(slice(unit, indices)));
    parts.add(overview());
    return parts;
  }

  /** A unit's one row in a list of units is what it lists and its total at once. */
  private Part slice(String unit, List<Integer> indices) {
    List<Row> own = new ArrayList<>();
    indices.forEach(index -> own.add(rows.get(index)));
    List<Integer> from = new ArrayList<>(indices);
    if (keys == Keys.UNIT && own.size() == 1 && !form.rows().totals().isEmpty()) {
      Row row = own.get(0);
      own.add(new Row(row.sheetRow(), row.code(), row.name(), unit, -1, form.rows().totals()));
      from.add(indices.get(0));
    }
    return part(Block.Part.SLICE, unit, own, from);
  }

  /** The table's own totals, and of a listing by code only what no other row of it contains. */
  private Part overview() {
    List<Row> kept = new ArrayList<>();
    List<Integer> from = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean total = row.isTotal() && row.unit().isEmpty();
      if (total || !row.isTotal() && (keys != Keys.CODE || isTop(row))) {
        kept.add(row);
        from.add(i);
      }
    }
    return part(Block.Part.OVERVIEW, "", kept, from);
  }

  private boolean isTop(Row row) {
    return rows.stream()
        .filter(other -> other.unit().equals(row.unit()) && !other.code().isEmpty())
        .noneMatch(
            other ->
                row.code().length() > other.code().length() && row.code().startsWith(other.code()));
  }

  private static Part part(Block.Part part, String unit, List<Row> rows, List<Integer> from) {
    int[] indices = from.stream().mapToInt(Integer::intValue).toArray();
    return new Part(part, unit, List.copyOf(rows), indices);
  }
}
