package io.gouji.engine.rule;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Fingerprint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.Undecided;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Asks one question about the figures of two years in one scope, and tells what is wrong. */
final class YearsRun {
  private static final String TOO_FEW = "A08";

  private final RuleSet rules;
  private final Rule rule;
  private final Scope scope;
  private final Outcome outcome;
  private final YearsJudge judge;
  private final Block block;

  YearsRun(RuleSet rules, Rule rule, Predicate.OfYears predicate, Scope scope, Outcome outcome) {
    this.rules = rules;
    this.rule = rule;
    this.scope = scope;
    this.outcome = outcome;
    judge = new YearsJudge(predicate, scope, rules.schema());
    block = scope.index(predicate.years().block()).block();
  }

  /**
   * Judges a table, or each of its rows that the condition is true of.
   *
   * @param firstTime whether a row was not judged already as a row of its unit
   * @return why it does not apply, if it does not
   */
  Optional<NotApplicable> run(Question condition, IntPredicate firstTime) {
    List<Observed> hindering = new ArrayList<>();
    List<String> unreadable = judge.unreadable();
    if (!unreadable.isEmpty()) {
      leave(unreadable);
      return Optional.empty();
    }
    return judge.ofRows() ? rows(condition, firstTime, hindering) : table(condition, hindering);
  }

  private Optional<NotApplicable> table(Question condition, List<Observed> hindering) {
    Question.Answer answer = condition.at(0, hindering);
    Optional<List<YearsJudge.Wrong>> found = judge.ofTable();
    if (answer == Question.Answer.NO || found.isEmpty()) {
      return Optional.of(lacking());
    }
    if (answer == Question.Answer.UNKNOWN) {
      leave(missing(hindering));
    } else {
      outcome.judged();
      found.get().forEach(wrong -> tell(new Instance(scope.unit(), "", column()), wrong));
    }
    return Optional.empty();
  }

  private Optional<NotApplicable> rows(
      Question condition, IntPredicate firstTime, List<Observed> hindering) {
    Optional<Map<Integer, Optional<YearsJudge.Wrong>>> rows = judge.ofEachRow();
    boolean applies = false;
    for (var row : new TreeMap<>(rows.orElse(Map.of())).entrySet()) {
      if (!firstTime.test(row.getKey())) {
        applies = true;
        continue;
      }
      Question.Answer answer = condition.at(row.getKey(), hindering);
      if (answer == Question.Answer.YES) {
        applies = true;
        outcome.judged();
        Instance instance = new Instance(scope.unit(), block.key(row.getKey()).text(), column());
        row.getValue().ifPresent(wrong -> tell(instance, wrong));
      } else if (answer == Question.Answer.UNKNOWN) {
        applies = true;
        leave(missing(hindering));
        hindering.clear();
      }
    }
    return applies ? Optional.empty() : Optional.of(lacking());
  }

  private String column() {
    return ((Predicate.OfYears) rule.statement().orElseThrow().predicate()).years().column();
  }

  private NotApplicable lacking() {
    return new NotApplicable(rule.spec().id(), TOO_FEW, block.heading().name());
  }

  private static List<String> missing(List<Observed> hindering) {
    return hindering.stream()
        .flatMap(one -> Wording.unreadable(one.figures()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private void leave(List<String> missing) {
    Instance instance = new Instance(scope.unit(), "", column());
    outcome.leave(new Undecided(rule.spec().id(), instance, missing));
  }

  private void tell(Instance instance, YearsJudge.Wrong wrong) {
    Location.Cell now = cell(judge.figures(wrong.at(), true), Location.Role.SUBJECT);
    Location.Cell last = cell(judge.figures(wrong.at(), false), Location.Role.RIGHT);
    Map<String, String> arguments = new TreeMap<>(wrong.arguments());
    arguments.put(Finding.SENTENCE, wrong.sentence());
    arguments.put("row", now.row());
    arguments.put("table", rules.schema().home(block.heading().name()).table().name());
    arguments.put("found", told(last));
    outcome.find(
        place(now.ref()),
        new Finding(
            rule.spec().id(),
            rule.spec().id().value(),
            instance,
            rule.spec().severity(),
            FindingClass.LABEL,
            arguments,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(now, last),
            Optional.empty(),
            Fingerprint.of(rule.spec().id(), instance, wrong.sentence())));
  }

  private static Location.Cell cell(Figures figures, Location.Role role) {
    return Cells.cell(figures.block(), figures.rows()[0], figures.column(), role);
  }

  private static String told(Location.Cell cell) {
    Quantity quantity = cell.quantity().orElseThrow();
    return quantity.text() + " " + quantity.unit();
  }

  private Outcome.Place place(CellRef cell) {
    int order = rules.schema().home(block.heading().name()).order();
    return new Outcome.Place(order, scope.unit(), cell.row(), cell.column(), rule.spec().id());
  }
}
