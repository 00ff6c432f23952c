package io.gouji.engine.formula;

import java.util.Set;

/** Excel's functions by what they do to figures, for those who judge formulas as written. */
final class FunctionNames {
  /** The first argument is the figure, and the others say how it is written. */
  static final Set<String> ROUNDING =
      Set.of(
          "ROUND",
          "ROUNDUP",
          "ROUNDDOWN",
          "TRUNC",
          "INT",
          "ABS",
          "N",
          "VALUE",
          "CEILING",
          "FLOOR",
          "MROUND");

  /** What they yield may have less decimals than what they are given. */
  static final Set<String> CUTTING =
      Set.of("ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC", "INT", "TEXT", "FIXED", "CEILING", "FLOOR");

  /** They take ranges together. */
  static final Set<String> AGGREGATES =
      Set.of("SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "SUBTOTAL", "AGGREGATE");

  /** The result follows from what stands between their brackets, whatever cell they stand in. */
  static final Set<String> FIGURING =
      Set.of(
          "SUM",
          "PRODUCT",
          "SUMPRODUCT",
          "AVERAGE",
          "MAX",
          "MIN",
          "IF",
          "ROUND",
          "ROUNDUP",
          "ROUNDDOWN",
          "TRUNC",
          "INT",
          "ABS",
          "N",
          "VALUE",
          "TEXT",
          "CHOOSE");

  private FunctionNames() {}
}
