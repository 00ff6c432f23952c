package io.gouji.engine.binding;

import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.pack.Source;
import io.gouji.engine.pack.TableSpec.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something of a pack's own form that the pack does not find where the form has it.
 *
 * @param source where the pack says it
 * @param block the table, or the block of a table, in which it stands
 * @param name of the column or the table; of a row the label that is printed
 * @param taken the column or row it is taken for; empty for none
 */
public record Strayed(Source source, Kind kind, String block, String name, String taken) {
  /** What there is on a form. */
  public enum Kind {
    TABLE,
    COLUMN,
    ROW
  }

  /** Whether the form has the table at all. */
  static boolean isPrinted(TableForm form) {
    return form.blocks().stream()
        .flatMap(block -> block.columns().stream())
        .anyMatch(column -> !column.spec().template().header().isEmpty());
  }

  static Strayed table(TableForm form) {
    String name = form.spec().name();
    return new Strayed(form.spec().source(), Kind.TABLE, name, name, "");
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
                    column.spec().source(),
                    Kind.COLUMN,
                    block.spec().name(),
                    column.spec().name(),
                    own(block, taken)));
          }
          place++;
        }
      }
    }
    return strayed;
  }

  /**
   * The printed rows of a block that no row of the form was read as.
   *
   * @param rows as they were read from the form
   */
  static List<Strayed> rows(BlockForm block, Keys keys, List<Row> rows, Labels labels) {
    List<Strayed> strayed = new ArrayList<>();
    for (RowSpec row : block.spec().rows()) {
      String label = row.template().label();
      // A table of one line has no labels; its names stand over its columns.
      if (!label.isEmpty()
          && keys != Keys.SINGLE
          && rows.stream().noneMatch(read -> read.specs().contains(row))) {
        String taken = taken(labels.label(label).name(), rows);
        strayed.add(new Strayed(row.source(), Kind.ROW, block.spec().name(), label, taken));
      }
    }
    return strayed;
  }

  /** The row that a label was taken for. */
  private static String taken(String label, List<Row> rows) {
    return rows.stream()
        .filter(read -> read.name().equals(label))
        .flatMap(read -> read.specs().stream())
        .map(RowSpec::name)
        .findFirst()
        .orElse("");
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
