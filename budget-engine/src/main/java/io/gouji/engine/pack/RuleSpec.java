package io.gouji.engine.pack;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import java.util.Map;

/**
 * One rule as the pack states it, not yet compiled.
 *
 * @param scope words for the reader: inside one table or between tables
 * @param formula an Excel comparison over tables, without the leading {@code =}
 * @param condition when it applies; empty for always
 * @param words name, why and do by language tag: {@code zh}, {@code en}
 * @param basis the regulation behind it
 * @param source where the formula is written
 * @param conditionSource where the condition is written
 */
public record RuleSpec(
    RuleId id,
    Severity severity,
    String scope,
    String formula,
    String condition,
    Tolerance tolerance,
    Map<String, Words> words,
    String basis,
    Source source,
    Source conditionSource) {
  /** How close the sides must be (DESIGN D5). */
  public enum Tolerance {
    /** Violated only if no true values inside the intervals satisfy it. */
    INTERVAL,
    /** The same fact printed twice: equal in one unit, contained across units. */
    SAME
  }

  /** What a rule says to its reader. */
  public record Words(String name, String why, String remedy) {}

  public RuleSpec {
    words = Map.copyOf(words);
  }
}
