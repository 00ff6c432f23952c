package io.gouji.engine.rule;

import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.pack.Source;
import io.gouji.engine.rule.Expression.Operation;
import io.gouji.engine.rule.RuleMistake.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compiles one rule; its mistakes go where all mistakes go. */
final class RelationCompiler {
  private final Schema schema;
  private final RuleSpec spec;
  private final Mistakes mistakes;
  private final String formula;
  private final String condition;

  RelationCompiler(Schema schema, RuleSpec spec, Mistakes mistakes) {
    this.schema = schema;
    this.spec = spec;
    this.mistakes = mistakes;
    formula = FormulaText.inFull(spec.formula());
    condition = FormulaText.inFull(spec.condition());
  }

  /** The rule; it says nothing if it has a mistake. */
  Rule compile() {
    if (FormulaText.function(formula).flatMap(schema::predicate).isPresent()) {
      return new Rule(spec, List.of(), statement());
    }
    return new Rule(spec, relations(), Optional.empty());
  }

  private Optional<Statement> statement() {
    Optional<Expression> whole = read(spec.source(), formula, "");
    Optional<Expression> when =
        condition.isEmpty() ? Optional.empty() : read(spec.conditionSource(), condition, "");
    if (whole.isEmpty() || !condition.isEmpty() && when.isEmpty()) {
      return Optional.empty();
    }
    Optional<Condition> compiled = when.isEmpty() ? Optional.of(Condition.ALWAYS) : condition(when);
    try {
      Predicate predicate =
          new PredicateCompiler(schema)
              .compile(whole.get())
              .orElseThrow(() -> RuleMistake.at(Kind.NO_COMPARISON, whole.get()));
      Optional<String> home =
          predicate instanceof Predicate.OfTable table
              ? Optional.of(table.block())
              : home(whole.get(), when);
      return Optional.of(
          new Statement(predicate, frame(predicate, home, compiled.orElse(Condition.ALWAYS))));
    } catch (RuleMistake mistake) {
      tell(spec.source(), mistake);
      return Optional.empty();
    }
  }

  /** Of figures of two years the sides say which columns there must be. */
  private static Relation frame(Predicate predicate, Optional<String> home, Condition condition) {
    Linear nothing = Linear.of(BigDecimal.ZERO);
    if (predicate instanceof Predicate.OfFigures of) {
      return Relation.of("", home, of.left(), Comparison.EQUAL, of.right(), condition);
    }
    if (!(predicate instanceof Predicate.OfYears of)) {
      return Relation.of("", home, nothing, Comparison.EQUAL, nothing, condition);
    }
    Predicate.Years years = of.years();
    return Relation.of(
        "",
        home.or(() -> Optional.of(years.block())),
        Linear.of(new Selector.Rows(years.block(), years.column(), List.of())),
        Comparison.EQUAL,
        Linear.of(new Selector.Rows(years.prior(), years.priorColumn(), List.of())),
        condition);
  }

  private List<Relation> relations() {
    List<Relation> relations = new ArrayList<>();
    for (String column : columns()) {
      relation(column).ifPresent(relations::add);
    }
    return relations;
  }

  private void tell(Source at, RuleMistake mistake) {
    mistakes.add(at, spec.id().value(), mistake);
  }

  /** The columns {@code *} stands for, or the empty name alone. */
  private List<String> columns() {
    Set<String> blocks = new LinkedHashSet<>(FormulaText.everyColumnOf(formula));
    if (blocks.isEmpty()) {
      return List.of("");
    }
    List<String> columns = new ArrayList<>();
    boolean first = true;
    for (String block : blocks) {
      List<String> amounts =
          schema.find(block).map(home -> home.block().amounts()).orElse(List.of());
      if (first) {
        columns.addAll(amounts);
      } else {
        columns.retainAll(amounts);
      }
      first = false;
    }
    if (columns.isEmpty()) {
      tell(
          spec.source(),
          new RuleMistake(Kind.EVERY_COLUMN, Map.of("part", String.join(" ", blocks))));
    }
    return columns;
  }

  private Optional<Relation> relation(String column) {
    Optional<Expression> comparison = read(spec.source(), formula, column);
    Optional<Expression> when =
        condition.isEmpty() ? Optional.empty() : read(spec.conditionSource(), condition, column);
    if (comparison.isEmpty() || !condition.isEmpty() && when.isEmpty()) {
      return Optional.empty();
    }
    Optional<Condition> compiled = when.isEmpty() ? Optional.of(Condition.ALWAYS) : condition(when);
    try {
      Relation relation = relation(column, comparison.get(), when, compiled);
      return compiled.isEmpty() ? Optional.empty() : Optional.of(relation);
    } catch (RuleMistake mistake) {
      tell(spec.source(), mistake);
      return Optional.empty();
    }
  }

  private Optional<Expression> read(Source at, String text, String column) {
    Grammar grammar = new Grammar(schema);
    try {
      return Optional.of(grammar.read(FormulaText.forColumn(text, column)));
    } catch (RuleMistake mistake) {
      tell(at, mistake);
      grammar.mistakes().forEach(more -> tell(at, more));
      return Optional.empty();
    }
  }

  private Optional<Condition> condition(Optional<Expression> when) {
    try {
      return Optional.of(new ConditionCompiler(schema).compile(when.orElseThrow()));
    } catch (RuleMistake mistake) {
      tell(spec.conditionSource(), mistake);
      return Optional.empty();
    }
  }

  private Relation relation(
      String column, Expression whole, Optional<Expression> when, Optional<Condition> condition)
      throws RuleMistake {
    if (!(whole instanceof Operation operation)
        || Comparison.of(operation.operator()).isEmpty()
        || operation.operator() == Expression.Operator.NOT_EQUAL) {
      throw RuleMistake.at(Kind.NO_COMPARISON, whole);
    }
    LinearCompiler amounts = new LinearCompiler(schema);
    Linear left = amounts.compile(operation.left());
    Linear right = amounts.compile(operation.right());
    if (left.minus(right).isConstant()) {
      throw RuleMistake.at(Kind.NOTHING_SAID, whole);
    }
    return Relation.of(
        column,
        home(whole, when),
        left,
        Comparison.of(operation.operator()).orElseThrow(),
        right,
        condition.orElse(Condition.ALWAYS));
  }

  /** The one block whose rows the rule and its condition call "this row". */
  private static Optional<String> home(Expression whole, Optional<Expression> when)
      throws RuleMistake {
    Set<String> homes = new TreeSet<>();
    gatherHomes(whole, homes);
    when.ifPresent(expression -> gatherHomes(expression, homes));
    if (homes.size() > 1) {
      throw new RuleMistake(
          Kind.SEVERAL_HOMES, Map.of("part", whole.text(), "known", String.join(" ", homes)));
    }
    return homes.stream().findFirst();
  }

  private static void gatherHomes(Expression expression, Set<String> homes) {
    if (expression instanceof Expression.Area area && area.part() == Expression.Part.THIS_ROW) {
      homes.add(area.block());
    } else if (expression instanceof Expression.Call call) {
      call.arguments().forEach(argument -> gatherHomes(argument, homes));
    } else if (expression instanceof Operation operation) {
      operation.operands().forEach(operand -> gatherHomes(operand, homes));
    }
  }
}
