package io.gouji.engine.pack;

import io.gouji.engine.finding.RuleId;
import java.util.Optional;

/**
 * What a file of one's own says of one rule.
 *
 * @param rule the rule to add, or to put in the place of the pack's; empty to switch it off
 * @param reason why
 * @param source where the file says so
 */
public record Amendment(RuleId id, Optional<RuleSpec> rule, String reason, Source source) {
  /** Ids that begin so are never a pack's, so that a new pack cannot collide with one's own. */
  private static final String OWN = "U";

  /** Whether an id is of the family that is left to users. */
  public static boolean isOwn(RuleId id) {
    return id.value().startsWith(OWN);
  }
}
