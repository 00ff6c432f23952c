package io.gouji.engine.rule;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.util.List;

/** All rules of a pack, compiled; made by {@link RuleCompiler}, judged by {@link Checker}. */
public final class RuleSet {
  private final List<Rule> rules;
  private final Schema schema;
  private final Unit yuan;
  private final BigDecimal roundingFactor;
  private final Severity conflict;

  RuleSet(
      List<Rule> rules, Schema schema, Unit yuan, BigDecimal roundingFactor, Severity conflict) {
    this.rules = List.copyOf(rules);
    this.conflict = conflict;
    this.schema = schema;
    this.yuan = yuan;
    this.roundingFactor = roundingFactor;
  }

  /** The rules in the order of the pack. */
  public List<RuleId> ids() {
    return rules.stream().map(rule -> rule.spec().id()).toList();
  }

  List<Rule> rules() {
    return rules;
  }

  Schema schema() {
    return schema;
  }

  /** The unit in which differences across units are told. */
  Unit yuan() {
    return yuan;
  }

  /** How many standard deviations of rounding noise still count as rounding. */
  BigDecimal roundingFactor() {
    return roundingFactor;
  }

  /** How much relations weigh that cannot hold together. */
  Severity conflict() {
    return conflict;
  }
}
