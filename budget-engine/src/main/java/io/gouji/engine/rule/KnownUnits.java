package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The budget units, by name or code, that the tables beside one table speak of. */
final class KnownUnits {
  private final Map<String, String> spoken = new LinkedHashMap<>();

  private KnownUnits() {}

  static KnownUnits beside(Block block, LabelColumn label, List<Block> blocks) {
    KnownUnits known = new KnownUnits();
    String table = block.heading().table();
    for (Block other : blocks) {
      boolean own = other.heading().table().equals(table);
      if (label == LabelColumn.UNIT && !(own && other.heading().part() == Block.Part.SLICE)) {
        known.add(other.heading().unitName());
      }
      for (int row = 0; row < other.rowCount() && !own; row++) {
        known.add(other.label(row, label));
      }
    }
    return known;
  }

  private void add(String text) {
    if (!text.isEmpty()) {
      spoken.putIfAbsent(FormerNames.letters(text), text);
    }
  }

  boolean isEmpty() {
    return spoken.isEmpty();
  }

  /** Whether it is spoken of, if only without the region before its name. */
  boolean contains(String text) {
    String plain = FormerNames.letters(text);
    boolean code = plain.chars().allMatch(Character::isDigit);
    return spoken.containsKey(plain)
        || !code
            && spoken.keySet().stream()
                .anyMatch(known -> known.endsWith(plain) || plain.endsWith(known));
  }

  /** The one that comes first. */
  String usual() {
    return spoken.values().stream().findFirst().orElse("");
  }
}
