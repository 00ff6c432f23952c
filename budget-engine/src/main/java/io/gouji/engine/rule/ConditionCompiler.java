package io.gouji.engine.rule;

import io.gouji.engine.rule.Expression.Operation;
import io.gouji.engine.rule.Expression.Operator;
import io.gouji.engine.rule.Expression.Part;
import io.gouji.engine.rule.RuleMistake.Kind;
import io.gouji.engine.table.LabelColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the condition of a rule into questions about labels and observed amounts. */
final class ConditionCompiler {
  private static final LabelText TRUE = new LabelText(List.of(new LabelText.Literal("TRUE")));

  private final Schema schema;
  private final LabelCompiler labels;
  private final LinearCompiler amounts;

  ConditionCompiler(Schema schema) {
    this.schema = schema;
    labels = new LabelCompiler(schema);
    amounts = new LinearCompiler(schema);
  }

  Condition compile(Expression expression) throws RuleMistake {
    if (expression instanceof Expression.Call call) {
      return call(call);
    }
    if (expression instanceof Operation operation) {
      return comparison(operation);
    }
    if (expression instanceof Expression.Area area && isFlag(area)) {
      return new Condition.Labels(labels.text(area), Comparison.EQUAL, TRUE);
    }
    throw RuleMistake.at(Kind.NO_COMPARISON, expression);
  }

  /** The three label columns that say yes or no. */
  private boolean isFlag(Expression.Area area) {
    return schema
        .label(area.block(), area.column())
        .filter(
            column ->
                column == LabelColumn.HAS_CHILDREN
                    || column == LabelColumn.LEAF
                    || column == LabelColumn.TOP)
        .isPresent();
  }

  private Condition call(Expression.Call call) throws RuleMistake {
    return switch (call.function()) {
      case "AND" -> new Condition.All(parts(call));
      case "OR" -> new Condition.Any(parts(call));
      case "NOT" -> new Condition.Not(compile(call.arguments().get(0)));
      case "ISREF" -> new Condition.Exists(place(call));
      default -> throw RuleMistake.at(Kind.FUNCTION, call);
    };
  }

  private Selector place(Expression.Call call) throws RuleMistake {
    Expression what = call.arguments().get(0);
    if (what instanceof Expression.Name name) {
      return amounts.named(name);
    }
    if (what instanceof Operation crossing && crossing.operator() == Operator.INTERSECT) {
      return amounts.crossing(crossing);
    }
    if (what instanceof Expression.Area area) {
      amounts.requireAmount(area);
      return new Selector.Rows(area.block(), area.column(), List.of());
    }
    throw RuleMistake.at(Kind.ARGUMENTS, call);
  }

  private List<Condition> parts(Expression.Call call) throws RuleMistake {
    List<Condition> parts = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      parts.add(compile(argument));
    }
    return parts;
  }

  private Condition comparison(Operation operation) throws RuleMistake {
    Comparison comparison =
        Comparison.of(operation.operator())
            .orElseThrow(() -> RuleMistake.at(Kind.NO_COMPARISON, operation));
    Optional<Expression.Call> money = money(operation.left());
    if (money.isPresent()) {
      return scoped(operation, money.get(), comparison);
    }
    if (labels.isText(operation.left()) || labels.isText(operation.right())) {
      return new Condition.Labels(
          labels.text(operation.left()), comparison, labels.text(operation.right()));
    }
    if (count(operation.left()).isPresent()) {
      return new Condition.Count(
          rows(count(operation.left()).get()), comparison, wholeNumber(operation.right()));
    }
    return new Condition.Values(
        amounts.compile(operation.left()), comparison, amounts.compile(operation.right()));
  }

  private Optional<Expression.Call> money(Expression expression) {
    return expression instanceof Expression.Call call
            && schema.predicate(call.function()).equals(Optional.of(Predicate.Kind.SCOPE))
        ? Optional.of(call)
        : Optional.empty();
  }

  /** Which money a table counts is one of a few words; it is the one or is not. */
  private static Condition scoped(Operation operation, Expression.Call call, Comparison comparison)
      throws RuleMistake {
    if (call.arguments().size() == 1
        && call.arguments().get(0) instanceof Expression.Area area
        && area.part() == Part.DATA
        && operation.right() instanceof Expression.Text text
        && (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL)) {
      return new Condition.Scoped(area.block(), comparison, text.value());
    }
    throw RuleMistake.at(Kind.ARGUMENTS, call);
  }

  private static Optional<Expression.Call> count(Expression expression) {
    return expression instanceof Expression.Call call
            && (call.function().equals("COUNTIFS") || call.function().equals("COUNTIF"))
        ? Optional.of(call)
        : Optional.empty();
  }

  private Selector.Rows rows(Expression.Call call) throws RuleMistake {
    List<Expression> arguments = call.arguments();
    if (!arguments.isEmpty()
        && arguments.get(0) instanceof Expression.Area area
        && area.part() == Part.DATA) {
      return new Selector.Rows(area.block(), "", labels.criteria(call, area.block(), arguments));
    }
    throw RuleMistake.at(Kind.ARGUMENTS, call);
  }

  private static long wholeNumber(Expression expression) throws RuleMistake {
    if (expression instanceof Expression.Number number
        && number.value().signum() >= 0
        && number.value().stripTrailingZeros().scale() <= 0
        && number.value().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
      return number.value().longValueExact();
    }
    throw RuleMistake.at(Kind.NO_COMPARISON, expression);
  }
}
