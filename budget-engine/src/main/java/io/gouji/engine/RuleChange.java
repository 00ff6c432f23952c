package io.gouji.engine;

import io.gouji.engine.finding.RuleId;
import java.util.Locale;

/**
 * What a file of one's own changed about the rules of the pack a workbook was checked against.
 *
 * @param name what the rule is called
 * @param reason why, in the words of whoever changed it; empty if the file says nothing
 * @param file name of the file that says so
 * @param line in that file, from 1
 */
public record RuleChange(
    Kind kind, RuleId rule, String name, String reason, String file, long line) {
  /** What became of a rule. */
  public enum Kind {
    OFF,
    REPLACED,
    ADDED,
    /** It cannot be used with this pack, only with another. */
    UNUSED;

    /** As reports write it: {@code off}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
