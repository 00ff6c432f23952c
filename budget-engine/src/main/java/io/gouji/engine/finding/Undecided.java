package io.gouji.engine.finding;

import java.util.List;

/**
 * A rule, or one instance of it, that could not be judged because figures are missing; it never
 * counts as passed.
 *
 * @param missing what is missing, in the pack's words
 */
public record Undecided(RuleId rule, Instance instance, List<String> missing) {
  public Undecided {
    missing = List.copyOf(missing);
  }
}
