package io.gouji.engine;

import java.util.List;
import java.util.Optional;

/**
 * What the caller decides about an evaluation.
 *
 * @param pack id of the pack to check against; empty to let the workbook tell
 * @param explanations files with explanations beside the sheet in the workbook, CSV or xlsx
 * @param prior the workbook of the year before, opened by the same engine; empty for none
 */
public record Options(Optional<String> pack, List<Attached> explanations, Optional<Prior> prior) {
  /** Nothing decided: the pack is recognised from the workbook. */
  public static final Options AUTO = new Options(Optional.empty());

  /** A file that goes with the workbook. */
  public record Attached(String name, byte[] bytes) {}

  public Options {
    explanations = List.copyOf(explanations);
  }

  /** A pack to check against, and nothing else. */
  public Options(Optional<String> pack) {
    this(pack, List.of(), Optional.empty());
  }

  /** The same with files of explanations. */
  public Options withExplanations(List<Attached> files) {
    return new Options(pack, files, prior);
  }

  /** The same beside the workbook of the year before. */
  public Options withPrior(Prior last) {
    return new Options(pack, explanations, Optional.of(last));
  }
}
