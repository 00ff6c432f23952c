package io.gouji.engine;

import io.gouji.engine.finding.CheckPoint;
import java.util.List;
import java.util.Optional;

/**
 * What the caller decides about an evaluation.
 *
 * @param pack id of the pack to check against; empty to let the workbook tell
 * @param explanations files with explanations beside the sheet in the workbook, CSV or xlsx
 * @param prior the workbook of the year before, opened by the same engine; empty for none
 * @param checkPoint passed throughout; a caller who has lost interest lets it throw
 */
public record Options(
    Optional<String> pack,
    List<Attached> explanations,
    Optional<Prior> prior,
    CheckPoint checkPoint) {
  /** Nothing decided: the pack is recognised from the workbook. */
  public static final Options AUTO = new Options(Optional.empty());

  /** A file that goes with the workbook. */
  public record Attached(String name, byte[] bytes) {}

  public Options {
    explanations = List.copyOf(explanations);
  }

  /** A pack to check against, and nothing else. */
  public Options(Optional<String> pack) {
    this(pack, List.of(), Optional.empty(), CheckPoint.NONE);
  }

  /** The same with files of explanations. */
  public Options withExplanations(List<Attached> files) {
    return new Options(pack, files, prior, checkPoint);
  }

  /** The same beside the workbook of the year before. */
  public Options withPrior(Prior last) {
    return new Options(pack, explanations, Optional.of(last), checkPoint);
  }

  /** The same, to be given up where the check point says so. */
  public Options withCheckPoint(CheckPoint passed) {
    return new Options(pack, explanations, prior, passed);
  }
}
