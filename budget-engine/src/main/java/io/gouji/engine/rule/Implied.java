package io.gouji.engine.rule;

import io.gouji.engine.finding.RuleId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the rules that follow from the equations of all others in one book. */
final class Implied {
  private final Map<RuleId, List<SymbolicRow>> rows;
  private final Set<RuleId> found = new HashSet<>();

  private Implied(Map<RuleId, List<SymbolicRow>> rows) {
    this.rows = rows;
  }

  static Set<RuleId> in(SymbolicBook book) {
    Implied implied = new Implied(book.byRule());
    implied.split(new ArrayList<>(implied.rows.keySet()), new Elimination());
    return implied.found;
  }

  /** All rules but those given are in the equations; halving adds each only so often. */
  private void split(List<RuleId> rules, Elimination others) {
    if (rules.size() == 1) {
      if (rows.get(rules.get(0)).stream().allMatch(others::implies)) {
        found.add(rules.get(0));
      }
    } else if (rules.size() > 1) {
      int half = rules.size() / 2;
      split(rules.subList(0, half), with(rules.subList(half, rules.size()), others));
      split(rules.subList(half, rules.size()), with(rules.subList(0, half), others));
    }
  }

  private Elimination with(List<RuleId> rules, Elimination others) {
    Elimination more = others.copy();
    for (RuleId rule : rules) {
      rows.get(rule).stream()
          .filter(row -> row.comparison() == Comparison.EQUAL)
          .forEach(more::add);
    }
    return more;
  }
}
