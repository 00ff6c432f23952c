package io.gouji.engine;

import java.util.List;
import java.util.Map;

/**
 * The rules of a pack cell by cell, to be handed to people and taken back.
 *
 * @param pack id of the pack
 * @param headings in the order of the pack's own file
 * @param rows as many cells as there are headings, none null
 * @param choices words that may stand in a column, by index
 * @param remarks what was changed while a file was read
 */
public record RuleTable(
    String pack,
    List<String> headings,
    List<List<String>> rows,
    Map<Integer, List<String>> choices,
    List<Remark> remarks) {
  /**
   * Something a spreadsheet program had put into a cell.
   *
   * @param kind {@code apostrophe}, {@code break}, {@code equals} or {@code width}
   * @param line of the file, from 1
   * @param heading of the column
   * @param text of the cell after the change
   */
  public record Remark(String kind, long line, String heading, String text) {}

  public RuleTable {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
    choices = Map.copyOf(choices);
    remarks = List.copyOf(remarks);
  }
}
