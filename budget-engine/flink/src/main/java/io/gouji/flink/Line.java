package io.gouji.flink;

import io.gouji.engine.batch.UnitFigures;
import java.util.List;

/**
 * Something to be told of a unit that is above others.
 *
 * @param unit its code; empty for what is above all
 * @param about what it is
 * @param facts one, where it is about a figure
 * @param workbooks one, where it is about a workbook
 */
public record Line(String unit, String about, List<Fact> facts, List<Workbook> workbooks) {
  /** The list of units has units below it. */
  static final String EXPECTED = "expected";

  /** Its own workbook. */
  static final String OWN = "own";

  /** A workbook of a unit directly below it. */
  static final String BELOW = "below";

  /** A workbook of a unit nobody knows. */
  static final String UNKNOWN = "unknown";

  /** A figure that is what those below come to, rounding allowed for. */
  static final String AGREES = "agrees";

  /** A figure of which it cannot be said. */
  static final String OPEN = "open";

  /** A figure that is something else. */
  static final String DIFFERS = "differs";

  /** A figure of those below that it does not state. */
  static final String UNSTATED = "unstated";

  /**
   * A workbook without its figures.
   *
   * @param unit code of its unit, or empty
   */
  public record Workbook(
      String unit,
      String name,
      String path,
      String pack,
      String year,
      List<UnitFigures.Column> columns,
      List<String> lacking,
      List<String> others,
      boolean alike) {
    static Workbook of(Handed handed) {
      UnitFigures figures = handed.figures();
      return new Workbook(
          handed.unit(),
          figures.unit(),
          handed.path(),
          figures.pack(),
          figures.year(),
          figures.columns(),
          figures.lacking(),
          handed.others(),
          handed.alike());
    }

    String form() {
      return form(pack, year);
    }

    static String form(String pack, String year) {
      return pack + " " + year;
    }
  }

  static Line of(String unit, String about) {
    return new Line(unit, about, List.of(), List.of());
  }

  static Line of(String unit, String about, Workbook workbook) {
    return new Line(unit, about, List.of(), List.of(workbook));
  }

  static Line of(String about, Fact fact) {
    return new Line(fact.unit(), about, List.of(fact), List.of());
  }
}
