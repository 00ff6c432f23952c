package io.gouji.engine.binding;

import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.pack.TableSpec.Keys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * A table of the pack, made ready for matching once per pack.
 *
 * @param words all texts of its header paths
 * @param identityWords the own texts of the columns that tell rows apart
 * @param unitWords headers of columns that name a budget unit, in any table of the pack
 * @param openings the label columns that open its blocks
 * @param required how many columns it cannot do without
 */
record TableForm(
    TableSpec spec,
    List<BlockForm> blocks,
    Set<String> words,
    Set<String> identityWords,
    Set<String> unitWords,
    List<ColumnForm> openings,
    int required,
    Optional<Catalogue> catalogue) {
  private static final Set<ColumnSpec.Role> UNITS =
      Set.of(ColumnSpec.Role.UNIT_CODE, ColumnSpec.Role.UNIT_NAME, ColumnSpec.Role.SERIAL);

  /** What tells the rows of a table apart that may be printed side by side instead. */
  static final Keys LONG = Keys.LABEL;

  static TableForm of(TableSpec spec, Pack pack, Labels labels) {
    String year = pack.properties().getOrDefault("year", "");
    Years years = Years.of(pack.vocabulary().year(), year);
    Set<String> unitWords = new HashSet<>();
    Set<String> words = new HashSet<>();
    Set<String> identityWords = new HashSet<>();
    List<BlockForm> blocks =
        spec.blocks().stream().map(block -> BlockForm.of(block, labels, years)).toList();
    List<ColumnForm> openings = new ArrayList<>();
    for (BlockForm block : blocks) {
      for (ColumnForm column : block.columns()) {
        if (column.is(ColumnSpec.Role.LABEL)) {
          openings.add(column);
        }
        for (List<String> path : column.paths()) {
          words.addAll(path);
          if (column.identifies()) {
            identityWords.add(path.get(path.size() - 1));
          }
        }
      }
    }
    for (TableSpec table : pack.tables()) {
      for (BlockSpec block : table.blocks()) {
        for (ColumnSpec column : block.columns()) {
          if (UNITS.contains(column.role())) {
            column.headers().forEach(path -> unitWords.add(Labels.text(path.get(path.size() - 1))));
          }
        }
      }
    }
    return new TableForm(
        spec,
        blocks,
        words,
        identityWords,
        Set.copyOf(unitWords),
        openings,
        blocks.stream().mapToInt(block -> block.required().size()).sum(),
        Optional.ofNullable(pack.catalogues().get(spec.catalogue())));
  }

  String id() {
    return spec.id();
  }

  /** Whether blocks stand side by side, each beginning with its label column. */
  boolean sideBySide() {
    return blocks.size() > 1;
  }

  /** Length of the longest part of a normalised title that names this table; 0 if none does. */
  int titleFit(String title) {
    Matcher found = spec.titles().matcher(title);
    int best = 0;
    while (found.find()) {
      best = Math.max(best, found.end() - found.start());
    }
    return best;
  }

  /** Whether the header column opens one of the side-by-side blocks. */
  boolean opensBlock(HeaderCell cell) {
    return openings.stream().anyMatch(column -> column.fit(cell) > 0);
  }
}
