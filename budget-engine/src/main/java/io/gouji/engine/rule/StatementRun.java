package io.gouji.engine.rule;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Undecided;
import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Judges what one rule says of rows and tables without comparing sums. */
final class StatementRun {
  private final RuleRun run;
  private final RuleSet rules;
  private final Rule rule;
  private final Statement statement;
  private final Outcome outcome;
  private final Scopes scopes;

  StatementRun(RuleRun run, RuleSet rules, Rule rule, Outcome outcome, Scopes scopes) {
    this.run = run;
    this.rules = rules;
    this.rule = rule;
    this.outcome = outcome;
    this.scopes = scopes;
    statement = rule.statement().orElseThrow();
  }

  /** What is found in a row, and where it stands in the order of all. */
  private record Found(Outcome.Place place, Finding finding) {}

  /** How the rows of a block are judged. */
  private interface RowJudge {
    /** Whether the row states what the question is about. */
    default boolean applies(int row) {
      return true;
    }

    /** The figures that cannot be read without which nothing can be said. */
    default List<String> missing(int row) {
      return List.of();
    }

    Optional<Found> at(int row);
  }

  void run(Scope scope, Binding binding) {
    if (statement.predicate() instanceof Predicate.OfYears years) {
      years(years, scope, binding);
      return;
    }
    BlockIndex index = scope.index(statement.frame().home().orElseThrow());
    if (statement.predicate() instanceof Predicate.OfFigures figures) {
      figures(figures, scope, index, binding);
    } else if (WordsJudge.judges(statement.predicate())) {
      words(scope, index, binding);
    } else {
      labels(scope, index, binding);
    }
  }

  private void years(Predicate.OfYears of, Scope scope, Binding binding) {
    Block block = scope.index(of.years().block()).block();
    Question condition = Question.of(statement.frame().condition(), binding, Optional.of(block));
    new YearsRun(rules, rule, of, scope, outcome)
        .run(condition, row -> run.firstTime(statement.frame(), block, row))
        .ifPresent(lack -> run.lacks(lack.reason(), lack.subject()));
  }

  private void labels(Scope scope, BlockIndex index, Binding binding) {
    LabelJudge judge = new LabelJudge(statement.predicate(), index, scopes);
    LabelTelling telling = new LabelTelling(rules, rule, scope.unit(), index.block());
    if (judge.applies()) {
      rows(scope, index, binding, told(telling, judge::at));
    } else {
      run.lacks(RuleRun.NO_INSTANCE, index.block().heading().name());
    }
  }

  private void words(Scope scope, BlockIndex index, Binding binding) {
    WordsJudge words =
        new WordsJudge(statement.predicate(), index.block(), rules.schema().targets());
    LabelTelling telling =
        new LabelTelling(rules, rule, scope.unit(), index.block(), words.column());
    if (words.lacking().isPresent()) {
      run.lacks(Presence.NO_COLUMN, index.block().heading().name() + "·" + words.lacking().get());
    } else if (statement.predicate() instanceof Predicate.OfTable) {
      table(binding, telling, words);
    } else {
      rows(scope, index, binding, told(telling, words::at));
    }
  }

  private static RowJudge told(
      LabelTelling telling, IntFunction<Optional<LabelJudge.Wrong>> judge) {
    return row ->
        judge
            .apply(row)
            .map(wrong -> new Found(telling.place(row, wrong), telling.finding(row, wrong)));
  }

  private void figures(
      Predicate.OfFigures figures, Scope scope, BlockIndex index, Binding binding) {
    Block block = index.block();
    for (String column : figures.measures()) {
      if (!block.hasMeasure(column)) {
        run.lacks(Presence.NO_COLUMN, block.heading().name() + "·" + column);
        return;
      }
    }
    FiguresJudge judge = FiguresJudge.of(figures, statement.frame(), index, binding);
    FiguresTelling telling = new FiguresTelling(rules, rule, scope.unit(), block, judge);
    rows(
        scope,
        index,
        binding,
        new RowJudge() {
          @Override
          public boolean applies(int row) {
            return judge.applies(row);
          }

          @Override
          public List<String> missing(int row) {
            return judge.missing(row);
          }

          @Override
          public Optional<Found> at(int row) {
            return judge
                .at(row)
                .map(off -> new Found(telling.place(row), telling.finding(row, off)));
          }
        });
  }

  /** A question about the table as a whole is asked once. */
  private void table(Binding binding, LabelTelling telling, WordsJudge words) {
    Question condition = Question.of(statement.frame().condition(), binding, Optional.empty());
    List<Observed> unreadable = new ArrayList<>();
    switch (condition.at(0, unreadable)) {
      case NO -> run.lacks(RuleRun.CONDITION_UNMET, rule.spec().condition());
      case UNKNOWN -> outcome.leave(run.open(telling.instance(), unreadable));
      case YES -> {
        outcome.judged();
        words.ofTable().ifPresent(wrong -> outcome.find(telling.place(), telling.finding(wrong)));
      }
    }
  }

  private void rows(Scope scope, BlockIndex index, Binding binding, RowJudge judge) {
    Block block = index.block();
    LabelTelling telling = new LabelTelling(rules, rule, scope.unit(), block);
    Question condition = Question.of(statement.frame().condition(), binding, Optional.of(block));
    boolean applies = false;
    for (int row : index.dataRows()) {
      if (!run.firstTime(statement.frame(), block, row)) {
        applies = true;
        continue;
      }
      List<Observed> unreadable = new ArrayList<>();
      Question.Answer answer = condition.at(row, unreadable);
      if (answer == Question.Answer.NO || !judge.applies(row)) {
        continue;
      }
      applies = true;
      if (answer == Question.Answer.UNKNOWN) {
        outcome.leave(run.open(telling.instance(row), unreadable));
      } else if (!judge.missing(row).isEmpty()) {
        outcome.leave(new Undecided(rule.spec().id(), telling.instance(row), judge.missing(row)));
      } else {
        outcome.judged();
        judge.at(row).ifPresent(found -> outcome.find(found.place(), found.finding()));
      }
    }
    if (!applies) {
      run.lacks(RuleRun.NO_INSTANCE, block.heading().name());
    }
  }
}
