package io.gouji.engine.table;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A performance target of a project, as the tables print it: {@code 参训人员满意度(≥95%)}.
 *
 * @param kind the column it stands in: quantity, quality, time, cost, benefit or satisfaction
 * @param name what is measured; may be empty where only a value stands
 * @param comparison how the outcome must compare with the value
 * @param value the figure to reach; empty for a target in words
 * @param unit what stands behind the figure: {@code %}, {@code 次/月}
 * @param words the target in words; empty where there is a figure
 */
public record Target(
    String kind,
    String name,
    Comparison comparison,
    Optional<BigDecimal> value,
    String unit,
    String words) {
  /** How an outcome compares with a target. */
  public enum Comparison {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    /** In words. */
    NONE
  }
}
