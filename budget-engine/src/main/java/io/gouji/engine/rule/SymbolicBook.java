package io.gouji.engine.rule;

import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.table.BudgetBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All rows that rules make over the figures of one book.
 *
 * @param matched rules that had any instance, statements about labels among them
 */
record SymbolicBook(List<SymbolicRow> rows, Set<RuleId> matched) {

  static SymbolicBook of(RuleSet rules, BudgetBook book) {
    List<SymbolicRow> rows = new ArrayList<>();
    Set<RuleId> matched = new HashSet<>();
    Map<String, Integer> numbers = new HashMap<>();
    Scopes scopes = new Scopes(book, rules.schema());
    for (Rule rule : rules.rules()) {
      Outcome outcome = new Outcome();
      RuleRun.Watch watch =
          (occasion, verdict, judge) ->
              rows.add(
                  SymbolicRow.of(
                      occasion, !verdict.kind().equals(Optional.of(FindingClass.ERROR)), numbers));
      new RuleRun(rules, rule, book.missing(), outcome, watch).run(scopes);
      if (outcome.instances() > 0) {
        matched.add(rule.spec().id());
      }
    }
    return new SymbolicBook(rows, matched);
  }

  SymbolicBook without(Set<RuleId> wrong) {
    return new SymbolicBook(
        rows.stream().filter(row -> !wrong.contains(row.rule())).toList(), matched);
  }

  boolean isSound() {
    return rows.stream().allMatch(SymbolicRow::holds);
  }

  Map<RuleId, List<SymbolicRow>> byRule() {
    Map<RuleId, List<SymbolicRow>> byRule = new LinkedHashMap<>();
    rows.forEach(row -> byRule.computeIfAbsent(row.rule(), id -> new ArrayList<>()).add(row));
    return byRule;
  }
}
