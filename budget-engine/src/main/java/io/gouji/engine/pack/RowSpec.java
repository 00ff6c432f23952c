package io.gouji.engine.pack;

import java.util.List;

/**
 * A row, or a single figure, that has a name in rules.
 *
 * @param labels how the label reads, without numbering and spaces; a text that begins with {@code
 *     ~} is a regular expression for the whole label. A label may be a path, {@code 上年结转/政府性基金预算}:
 *     its last part is the row's own, the earlier parts are labels of rows above it, in order, the
 *     nearest such row; the longest path wins. Empty for {@link Kind#CELL}
 * @param column the column its name stands for in rules; empty for the block's first amount column
 * @param code classification code the row stands for, or empty
 * @param template label and formula in the generated workbook
 */
public record RowSpec(
    String name,
    Kind kind,
    List<String> labels,
    String column,
    String code,
    Absence absence,
    TemplateRow template,
    Source source) {
  /** What a named row is. */
  public enum Kind {
    /** A total: no data row. */
    TOTAL,
    /** A data row with a name. */
    ROW,
    /** A column of the single data row of a wide layout. */
    CELL
  }

  /**
   * A row of the generated workbook.
   *
   * @param label as printed; empty if the template has no such row
   * @param formula of its amount columns, empty for typed ones
   */
  public record TemplateRow(String label, String formula) {
    @Override
    public boolean equals(Object other) {
      return other instanceof TemplateRow that
          && label.equals(that.label)
          && formula.equals(that.formula);
    }

    @Override
    public int hashCode() {
      return 31 * label.hashCode() + formula.hashCode();
    }
  }

  public RowSpec {
    labels = List.copyOf(labels);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowSpec that
        && name.equals(that.name)
        && kind == that.kind
        && labels.equals(that.labels)
        && column.equals(that.column)
        && code.equals(that.code)
        && absence == that.absence
        && template.equals(that.template)
        && source.equals(that.source);
  }

  /** Where it is said tells rows apart, so the rest need not be looked at. */
  @Override
  public int hashCode() {
    return 31 * name.hashCode() + source.hashCode();
  }
}
