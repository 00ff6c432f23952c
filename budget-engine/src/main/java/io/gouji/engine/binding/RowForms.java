package io.gouji.engine.binding;

import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.RowSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The named rows of a block, found by label or code.
 *
 * <p>Several names may share a label: one for each column of the row, or one for each label above
 * it ({@code above/label}).
 */
final class RowForms {
  private record Named(String above, RowSpec spec) {}

  private record Matching(Pattern label, RowSpec spec) {}

  private static final List<String> ANYWHERE = List.of("");

  private final Map<String, List<Named>> byLabel = new HashMap<>();
  private final Map<String, List<RowSpec>> byCode = new HashMap<>();
  private final List<Matching> byPattern = new ArrayList<>();
  private final List<RowSpec> totals;

  RowForms(BlockSpec block, Labels labels) {
    List<RowSpec> all =
        block.rows().stream().filter(row -> row.kind() == RowSpec.Kind.TOTAL).toList();
    totals = all.stream().filter(row -> row.name().equals(all.get(0).name())).toList();
    for (RowSpec row : block.rows()) {
      if (row.kind() != RowSpec.Kind.CELL) {
        row.labels().forEach(label -> add(label, row, labels));
        if (!row.code().isEmpty()) {
          String code = Codes.of(Labels.text(row.code()));
          byCode.computeIfAbsent(code, unused -> new ArrayList<>()).add(row);
        }
      }
    }
  }

  private void add(String label, RowSpec row, Labels labels) {
    if (label.startsWith("~")) {
      byPattern.add(new Matching(Pattern.compile(label.substring(1)), row));
      return;
    }
    int slash = label.lastIndexOf('/');
    String above = slash < 0 ? "" : labels.label(label.substring(0, slash)).name();
    String own = labels.label(label.substring(slash + 1)).name();
    byLabel.computeIfAbsent(own, unused -> new ArrayList<>()).add(new Named(above, row));
  }

  /** The rows of a code. */
  List<RowSpec> coded(String code) {
    return byCode.getOrDefault(code, List.of());
  }

  /** The rows that are the block's first total, one for each of its columns. */
  List<RowSpec> totals() {
    return totals;
  }

  /** Whether a label without numbering is a total's, whatever stands above it. */
  boolean isTotal(String name) {
    List<RowSpec> found = find(name, List.of());
    return !found.isEmpty() && found.get(0).kind() == RowSpec.Kind.TOTAL;
  }

  /**
   * The rows of a label without numbering.
   *
   * @param above labels of the rows it belongs to
   */
  List<RowSpec> find(String name, List<String> above) {
    List<Named> named = byLabel.getOrDefault(name, List.of());
    if (named.isEmpty()) {
      return name.isEmpty() || byPattern.isEmpty() ? List.of() : matching(name);
    }
    List<RowSpec> below = above.isEmpty() ? List.of() : specs(named, above);
    return below.isEmpty() ? specs(named, ANYWHERE) : below;
  }

  private static List<RowSpec> specs(List<Named> named, List<String> above) {
    List<RowSpec> found = new ArrayList<>(named.size());
    for (Named row : named) {
      if (above.contains(row.above)) {
        found.add(row.spec);
      }
    }
    return found;
  }

  private List<RowSpec> matching(String name) {
    return byPattern.stream()
        .filter(row -> row.label.matcher(name).matches())
        .map(Matching::spec)
        .toList();
  }
}
