package io.gouji.engine;

import java.util.Optional;

/**
 * What the caller decides about an evaluation.
 *
 * @param pack id of the pack to check against; empty to let the workbook tell
 */
public record Options(Optional<String> pack) {
  /** Nothing decided: the pack is recognised from the workbook. */
  public static final Options AUTO = new Options(Optional.empty());
}
