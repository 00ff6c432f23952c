package io.gouji.engine.binding;

import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.pack.TableSpec.Keys;
import io.gouji.engine.table.RowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives the rows of a block their keys and tells which rows repeat another. */
final class RowKeys {
  private record Place(int parent, String unit, String name) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Place that
          && parent == that.parent
          && unit.equals(that.unit)
          && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * parent + unit.hashCode()) + name.hashCode();
    }
  }

  private final Keys keys;
  private final Map<RowKey, Integer> seen = new HashMap<>();
  private final Set<Place> places = new HashSet<>();
  private final List<RowKey> result = new ArrayList<>();
  private final List<Integer> repeated = new ArrayList<>();

  RowKeys(Keys keys, List<Row> rows) {
    this.keys = keys;
    for (Row row : rows) {
      RowKey first = first(row);
      int ordinal = seen.merge(first, 1, Integer::sum);
      boolean samePlace = !places.add(new Place(row.parent(), row.unit(), first.text()));
      if (ordinal > 1 && samePlace && !row.isNameless()) {
        repeated.add(result.size());
      }
      result.add(ordinal == 1 ? first : again(first, ordinal));
    }
  }

  List<RowKey> list() {
    return result;
  }

  /**
   * Indices of rows that have the key of a row before; the same label elsewhere is no repetition.
   */
  List<Integer> repeated() {
    return repeated;
  }

  private RowKey first(Row row) {
    if (row.isTotal()) {
      return new RowKey.Total(row.specs().get(0).name());
    }
    return switch (keys) {
      case ITEM -> new RowKey.Item(result.size() + 1, row.name());
      case SINGLE -> new RowKey.Item(1, "");
      case CODE ->
          row.code().isEmpty() ? new RowKey.Label(row.name(), 1) : new RowKey.Code(row.code(), 1);
      case LABEL, UNIT -> new RowKey.Label(name(row), 1);
    };
  }

  private static String name(Row row) {
    return row.specs().stream().map(RowSpec::name).findFirst().orElse(row.name());
  }

  private static RowKey again(RowKey first, int ordinal) {
    if (first instanceof RowKey.Code code) {
      return new RowKey.Code(code.code(), ordinal);
    }
    return first instanceof RowKey.Total total
        ? new RowKey.Total(total.name() + "#" + ordinal)
        : new RowKey.Label(((RowKey.Label) first).label(), ordinal);
  }
}
