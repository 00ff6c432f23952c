package io.gouji.engine.rule;

import io.gouji.engine.rule.Expression.Part;
import io.gouji.engine.rule.RuleMistake.Kind;
import java.util.List;

/** Reads the arguments of predicates about figures that no sum can answer. */
final class FiguresCompiler {
  private static final int ARGUMENTS = 3;

  private final Schema schema;
  private final LinearCompiler amounts;

  FiguresCompiler(Schema schema) {
    this.schema = schema;
    amounts = new LinearCompiler(schema);
  }

  /** A percentage of this row, the part, the whole. */
  Predicate ratio(Expression.Call call) throws RuleMistake {
    List<Expression> arguments = arguments(call);
    String percent = measure(call, arguments.get(0), true);
    return new Predicate.RatioOf(
        percent, amounts.compile(arguments.get(1)), amounts.compile(arguments.get(2)));
  }

  /** An amount, a price and a quantity of this row. */
  Predicate product(Expression.Call call) throws RuleMistake {
    List<Expression> arguments = arguments(call);
    return new Predicate.ProductOf(
        amounts.compile(arguments.get(0)),
        measure(call, arguments.get(1), false),
        measure(call, arguments.get(2), false));
  }

  private static List<Expression> arguments(Expression.Call call) throws RuleMistake {
    if (call.arguments().size() != ARGUMENTS) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    return call.arguments();
  }

  private String measure(Expression.Call call, Expression argument, boolean percent)
      throws RuleMistake {
    if (argument instanceof Expression.Area area
        && area.part() == Part.THIS_ROW
        && schema.isMeasure(area.block(), area.column(), percent)) {
      return area.column();
    }
    throw RuleMistake.at(Kind.ARGUMENTS, call);
  }
}
