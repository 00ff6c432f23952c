package io.gouji.engine.narrative;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wording and the parts its blanks play: group {@code i + 1} of the pattern plays role {@code i}.
 */
record Phrase(Pattern pattern, List<String> roles) {
  static final String MONEY = "money";
  static final String PERCENT = "percent";
  static final String DIRECTION = "direction";
  static final String LEVEL = "level";
  static final String FROM = "from";
  static final String BY = "by";
  static final String RATE = "rate";
  static final String SHARE = "share";
  static final String WHOLE = "whole";
  static final String BASE = "base";
  static final String REASON = "reason";

  Phrase {
    roles = List.copyOf(roles);
  }

  /** Where a role's words begin and end, if they are there: two numbers. */
  Optional<int[]> part(Matcher found, String role) {
    for (int i = 0; i < roles.size(); i++) {
      if (roles.get(i).equals(role) && found.start(i + 1) >= 0) {
        return Optional.of(new int[] {found.start(i + 1), found.end(i + 1)});
      }
    }
    return Optional.empty();
  }
}
