package io.gouji.engine.pack;

import java.util.List;

/**
 * One column of a block: how its header reads and what it holds.
 *
 * @param headers header paths that name it, as written; where paths of two columns fit, the longer
 *     one wins; a path is one or more header texts from top to bottom of which the last is the
 *     column's own and the others stand above it
 * @param required whether the block is recognisable without it
 * @param template what the generated workbook prints and calculates there
 */
public record ColumnSpec(
    String name,
    Role role,
    List<List<String>> headers,
    boolean required,
    Absence absence,
    TemplateColumn template,
    Source source) {
  /** What a column holds. */
  public enum Role {
    /** A whole classification code. */
    CODE,
    /** First part of a code in three columns: 类. */
    CODE_CLASS,
    /** Second part: 款. */
    CODE_SECTION,
    /** Third part: 项. */
    CODE_ITEM,
    /** Name beside a code. */
    NAME,
    /** Label of a row that has no code. */
    LABEL,
    SERIAL,
    UNIT_CODE,
    UNIT_NAME,
    AMOUNT,
    /** A number that is no money: quantity. */
    COUNT,
    /** A share or a change in percent; no money either. */
    PERCENT,
    TEXT;

    /** Whether numbers stand there that are no money. */
    public boolean isMeasure() {
      return this == COUNT || this == PERCENT;
    }
  }

  /**
   * A column of the generated workbook.
   *
   * @param header header texts from top to bottom, years by their distance as {@code {year-1}};
   *     empty if the template has no such column
   * @param width in characters
   * @param formula of each data row, empty for typed ones
   */
  public record TemplateColumn(List<String> header, int width, String formula) {
    public TemplateColumn {
      header = List.copyOf(header);
    }

    /** The header texts as they read in the workbook of a year. */
    public List<String> header(int year) {
      return header.stream().map(text -> HeadingYears.in(text, year)).toList();
    }
  }

  public ColumnSpec {
    headers = headers.stream().map(List::copyOf).toList();
  }
}
