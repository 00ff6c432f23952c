package io.gouji.flink;

import java.util.List;
import java.util.Map;

/**
 * What was found of a unit that is above others.
 *
 * @param unit its code; empty for what is above all
 * @param name of its unit, as its workbook prints it
 * @param path of its workbook; empty where it has none
 * @param units how many units below it were summed up
 * @param agreeing figures that are what these come to
 * @param open figures of which it cannot be said
 */
public record UnitRemarks(
    String unit,
    String name,
    String path,
    int units,
    int agreeing,
    int open,
    List<Remark> remarks) {
  /**
   * A remark.
   *
   * @param id of the sentence: {@code H01}
   * @param table id of the table it is about, or empty
   * @param blanks of the sentence
   * @param path of the file to look at first
   * @param names for the sentence's blank {@code units}, or none
   * @param facts the figure it is about, or none
   */
  public record Remark(
      String id,
      String table,
      Map<String, String> blanks,
      String path,
      List<String> names,
      List<Fact> facts) {}
}
