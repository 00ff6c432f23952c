package io.gouji.engine.rule;

import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.Undecided;
import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges all instances of one rule. */
final class RuleRun {
  static final String CONDITION_UNMET = "A04";
  static final String NO_INSTANCE = "A05";

  private final RuleSet rules;
  private final Rule rule;
  private final Set<String> missingTables;
  private final Outcome outcome;
  private final Watch watch;
  private final List<NotApplicable> lacking = new ArrayList<>();
  private final Map<Relation, Set<String>> judged = new IdentityHashMap<>(1);

  /** Sees every instance that is judged, whatever comes of it. */
  interface Watch {
    void judged(Occasion occasion, Verdict verdict, Judge judge);
  }

  RuleRun(RuleSet rules, Rule rule, Set<String> missingTables, Outcome outcome) {
    this(rules, rule, missingTables, outcome, (occasion, verdict, judge) -> {});
  }

  RuleRun(RuleSet rules, Rule rule, Set<String> missingTables, Outcome outcome, Watch watch) {
    this.watch = watch;
    this.rules = rules;
    this.rule = rule;
    this.missingTables = missingTables;
    this.outcome = outcome;
  }

  void run(Scopes scopes) {
    for (Relation relation : rule.relations()) {
      for (Scope scope : scopes.of(relation.selectors().blocks())) {
        run(relation, scope, scopes);
      }
    }
    if (rule.statement().isPresent()) {
      run(rule.statement().get(), scopes);
    }
    lacking.forEach(outcome::lackingUnlessJudged);
  }

  private void run(Statement statement, Scopes scopes) {
    if (statement.predicate() instanceof Predicate.Alike alike) {
      new AlikeRun(rules, rule, alike.fact(), outcome).run(scopes.blocks());
      return;
    }
    for (Scope scope : scopes.of(statement.frame().selectors().blocks())) {
      run(statement.frame(), scope, scopes);
    }
  }

  private void run(Relation relation, Scope scope, Scopes scopes) {
    Presence presence = new Presence(rules.schema(), missingTables, scope);
    List<Presence.Answer> hindrances = presence.hindrances(relation);
    Set<String> missing = hindrances.isEmpty() ? Set.of() : new LinkedHashSet<>();
    for (Presence.Answer answer : hindrances) {
      if (answer instanceof Presence.Lacking lack) {
        lacks(lack.reason(), lack.subject());
        return;
      }
      if (answer instanceof Presence.Missing one) {
        missing.add(one.subject());
      }
    }
    if (missing.isEmpty()) {
      Binding binding = new Binding(scope, presence, relation);
      if (rule.statement().isPresent()) {
        new StatementRun(this, rules, rule, outcome, scopes).run(scope, binding);
      } else {
        instances(relation, scope, binding);
      }
    } else {
      Instance instance = new Instance(scope.unit(), "", relation.column());
      outcome.leave(new Undecided(rule.spec().id(), instance, List.copyOf(missing)));
    }
  }

  void lacks(String reason, String subject) {
    lacking.add(new NotApplicable(rule.spec().id(), reason, subject));
  }

  private void instances(Relation relation, Scope scope, Binding binding) {
    BoundSide left = binding.side(relation.left());
    BoundSide right = binding.side(relation.right());
    if (left.isEmpty() && right.isEmpty()) {
      lacks(Presence.NO_ROW, Selectors.text(relation.selectors().sides().get(0)));
      return;
    }
    Optional<Block> home = relation.home().flatMap(scope::find);
    Question condition = Question.of(relation.condition(), binding, home);
    Judge judge = new Judge(relation, rule.spec().tolerance(), rules.roundingFactor());
    boolean years = speaksOfLastYear(relation);
    Grounds grounds = Grounds.of(relation.condition(), binding);
    int[] rows = relation.home().map(name -> scope.index(name).dataRows()).orElse(new int[] {0});
    boolean applies = false;
    for (int row : rows) {
      if (home.isPresent() && !firstTime(relation, home.get(), row)) {
        applies = true;
        continue;
      }
      List<Observed> unreadable = new ArrayList<>();
      Question.Answer answer = condition.at(row, unreadable);
      if (answer != Question.Answer.NO) {
        applies = true;
        Occasion occasion =
            new Occasion(
                rules, rule, relation, scope.unit(), home, row, left.at(row), right.at(row));
        judge(occasion, unreadable, judge, grounds, years);
      }
    }
    if (!applies) {
      String reason = home.isPresent() ? NO_INSTANCE : CONDITION_UNMET;
      lacks(reason, home.isPresent() ? relation.home().orElseThrow() : rule.spec().condition());
    }
  }

  /** Whether a row is not one that was judged already as a row of its unit. */
  boolean firstTime(Relation relation, Block block, int row) {
    Block.Heading heading = block.heading();
    return heading.part() == Block.Part.WHOLE
        || judged
            .computeIfAbsent(relation, unused -> new HashSet<>())
            .add(heading.sheet() + "!" + block.cell(row, 0).row());
  }

  Undecided open(Instance instance, List<Observed> unreadable) {
    Set<String> missing = new TreeSet<>();
    unreadable.forEach(observed -> missing.addAll(Wording.unreadable(observed.figures())));
    return new Undecided(rule.spec().id(), instance, List.copyOf(missing));
  }

  /** What two years say of each other is no part of what one must say alone. */
  private boolean speaksOfLastYear(Relation relation) {
    for (String block : relation.selectors().blocks()) {
      if (rules.schema().isPrior(block)) {
        return true;
      }
    }
    return false;
  }

  private void judge(
      Occasion occasion, List<Observed> unreadable, Judge judge, Grounds grounds, boolean years) {
    boolean applies = unreadable.isEmpty();
    if (!applies || !occasion.left().isReadable() || !occasion.right().isReadable()) {
      unreadable.addAll(occasion.left().unreadable());
      unreadable.addAll(occasion.right().unreadable());
      outcome.leave(open(occasion.instance(), unreadable));
      boolean known = applies && grounds.isEmpty() && !years;
      if (known && unreadable.stream().allMatch(Observed::lacksOnlyFigures)) {
        outcome.keepOpen(occasion);
      }
      return;
    }
    outcome.judged();
    Verdict verdict = judge.judge(occasion.left(), occasion.right());
    watch.judged(occasion, verdict, judge);
    if (years) {
      outcome.keepBeside(occasion);
    } else {
      outcome.keep(occasion, verdict, grounds);
    }
    verdict
        .kind()
        .ifPresent(
            kind -> outcome.find(occasion.place(), new Telling(occasion, verdict).finding()));
  }
}
