package io.gouji.engine.rule;

/**
 * What came of testing all relations together that hold alone: are there true values inside the
 * intervals of all figures that satisfy every one of them (DESIGN D5)?
 *
 * @param relations single relations that took part
 * @param leftOut judged ones that did not: they fail alone, or a figure of their condition is in
 *     doubt
 * @param rounded groups of relations that hold together only within rounding
 * @param conflicts groups that cannot hold together; each is told by a finding
 * @param undecidedFigures figures of groups of which neither could be proven
 * @param notRunFigures figures of groups too large to be decided
 */
public record Joint(
    int relations,
    int leftOut,
    int rounded,
    int conflicts,
    int undecidedFigures,
    int notRunFigures) {
  /** Nothing was tested. */
  public static final Joint NONE = new Joint(0, 0, 0, 0, 0, 0);

  /** The word of the machine contract for the gravest of what came out. */
  public String word() {
    if (conflicts > 0) {
      return "conflict";
    }
    if (undecidedFigures + notRunFigures > 0) {
      return "open";
    }
    if (rounded > 0) {
      return "rounding";
    }
    return relations > 0 ? "exact" : "none";
  }
}
