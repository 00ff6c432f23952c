package io.gouji.engine.binding;

import io.gouji.engine.pack.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something of a pack's own form that the pack does not find where the form has it.
 *
 * @param source where the pack says it
 * @param name of the column, or of the table
 * @param table whether it is a whole table
 * @param taken the column it is taken for; empty for none
 */
public record Strayed(Source source, String name, boolean table, String taken) {
  /** Whether the form has the table at all. */
  static boolean isPrinted(TableForm form) {
    return form.blocks().stream()
        .flatMap(block -> block.columns().stream())
        .anyMatch(column -> !column.spec().template().header().isEmpty());
  }

  static Strayed table(TableForm form) {
    return new Strayed(form.spec().source(), form.spec().name(), true, "");
  }

  /** The columns of a table that were not found in the order in which the form prints them. */
  static List<Strayed> of(Candidate table) {
    List<Strayed> strayed = new ArrayList<>();
    int place = 0;
    for (BlockForm block : table.form().blocks()) {
      for (ColumnForm column : block.columns()) {
        if (!column.spec().template().header().isEmpty()) {
          Optional<String> taken = taken(table, place);
          if (!taken.equals(Optional.of(name(block, column)))) {
            strayed.add(
                new Strayed(
                    column.spec().source(), column.spec().name(), false, own(block, taken)));
          }
          place++;
        }
      }
    }
    return strayed;
  }

  /** The column that a place of the sheet was taken for, with its block. */
  private static Optional<String> taken(Candidate table, int place) {
    for (BlockLayout layout : table.layout().blocks()) {
      for (int i = 0; i < layout.columns().length; i++) {
        if (layout.columns()[i] == place) {
          return Optional.of(name(layout.form(), layout.form().columns().get(i)));
        }
      }
    }
    return Optional.empty();
  }

  private static String name(BlockForm block, ColumnForm column) {
    return block.spec().name() + "[" + column.spec().name() + "]";
  }

  private static String own(BlockForm block, Optional<String> taken) {
    String prefix = block.spec().name() + "[";
    return taken
        .map(
            name ->
                name.startsWith(prefix) ? name.substring(prefix.length(), name.length() - 1) : name)
        .orElse("");
  }
}
