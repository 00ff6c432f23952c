package io.gouji.engine.report;

import io.gouji.engine.finding.Quantity;
import io.gouji.engine.pack.Pack;
import java.util.List;
import java.util.Locale;

/**
 * What became of the figures of a workbook in the template of a pack.
 *
 * @param pack of the template
 * @param sourcePack by which the source was read
 * @param workbook the filled template, an xlsx file with fresh values
 * @param counts how many figures of the source went where
 * @param left what has no place in the template, in the order of the source
 * @param differences figures that the template calculates otherwise than the source prints them
 * @param remarks what else is to be told
 */
public record Transferred(
    Pack pack,
    Pack sourcePack,
    String unit,
    String year,
    byte[] workbook,
    Counts counts,
    List<Left> left,
    List<Difference> differences,
    List<Remark> remarks) {
  /**
   * Cells of the source that hold a number where one belongs; the last three add up to the first.
   *
   * @param placed typed into the template
   * @param calculated calculated there, and compared
   * @param left without a place, zeros among them
   * @param zeros those of them that are zero, with which nothing is lost
   */
  public record Counts(int figures, int placed, int calculated, int left, int zeros) {}

  /**
   * A cell of the source.
   *
   * @param table its table's name, or empty
   * @param row what the row is, in words
   * @param column the pack's name of the column
   * @param value as the source states it
   * @param unit of money, or empty
   */
  public record Cell(
      String sheet,
      String ref,
      String table,
      String row,
      String column,
      String value,
      String unit) {}

  /** Why something has no place. */
  public enum Reason {
    /** The set of the pack has no such table. */
    TABLE,
    /** The table has no such row. */
    ROW,
    /** The table has no such column. */
    COLUMN,
    /** The table lists rows by code, and this one has none. */
    CODE,
    /** Another row of the listing contains it already. */
    PART,
    /** It is of another budget unit than the workbook. */
    UNIT,
    /** It is no number. */
    UNREADABLE,
    /** It has more digits than a spreadsheet keeps. */
    DIGITS,
    /** It stands in no recognised row and column of a table. */
    OUTSIDE;

    /** The word of the machine contract. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something without a place.
   *
   * @param figure whether it is a figure; else words
   * @param zero whether it is zero, so that nothing is lost with it
   */
  public record Left(Cell cell, Reason reason, boolean figure, boolean zero) {}

  /** How a difference is to be taken, lightest first. */
  public enum Kind {
    /** The roundings of the parts explain it. */
    ROUNDING,
    /** They could explain it, but rarely add up to that much. */
    ROUNDING_POSSIBLE,
    /** Not all parts have a place, so that nobody can tell. */
    OPEN,
    /** Parts and total of the source contradict each other. */
    CONTRADICTION;

    /** The word of the machine contract. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A figure that the template calculates otherwise.
   *
   * @param bound what rounding could explain at most
   * @param sheet of the template
   * @param ref of its cell there
   */
  public record Difference(
      Cell cell,
      Kind kind,
      Quantity printed,
      Quantity calculated,
      Quantity difference,
      Quantity bound,
      String sheet,
      String ref) {}

  /**
   * A sentence about the whole, by message id and its one blank.
   *
   * @param open whether it leaves something to be done
   */
  public record Remark(String message, String subject, boolean open) {}

  /** What the process tells whoever started it. */
  public enum Verdict {
    AGREEING,
    INCOMPLETE,
    CONTRADICTORY;

    /** The word of the machine contract. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Transferred {
    left = List.copyOf(left);
    differences = List.copyOf(differences);
    remarks = List.copyOf(remarks);
  }

  /** Whether everything has its place and agrees; zeros without a place do not count. */
  public Verdict verdict() {
    if (differences.stream().anyMatch(gap -> gap.kind() == Kind.CONTRADICTION)) {
      return Verdict.CONTRADICTORY;
    }
    boolean done =
        differences.isEmpty()
            && left.stream().allMatch(Left::zero)
            && remarks.stream().noneMatch(Remark::open);
    return done ? Verdict.AGREEING : Verdict.INCOMPLETE;
  }
}
