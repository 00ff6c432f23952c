package io.gouji.engine.rule;

import io.gouji.engine.rule.Expression.Part;
import io.gouji.engine.rule.RuleMistake.Kind;
import java.math.BigDecimal;
import java.util.List;

/**
 * Reads the arguments of predicates that set a column beside that of the year before: the column,
 * last year's, then the thresholds.
 */
final class YearsCompiler {
  private static final int COLUMNS = 2;

  private final Schema schema;
  private final LinearCompiler amounts;

  YearsCompiler(Schema schema) {
    this.schema = schema;
    amounts = new LinearCompiler(schema);
  }

  Predicate grownAlike(Expression.Call call) throws RuleMistake {
    require(call, 6);
    return new Predicate.GrownAlike(
        years(call, Part.THIS_ROW),
        count(call, 2),
        threshold(call, 3),
        threshold(call, 4),
        threshold(call, 5));
  }

  Predicate sameScale(Expression.Call call) throws RuleMistake {
    require(call, 3);
    return new Predicate.SameScale(years(call, Part.DATA), threshold(call, 2));
  }

  Predicate notCopied(Expression.Call call) throws RuleMistake {
    require(call, 3);
    return new Predicate.NotCopied(years(call, Part.DATA), count(call, 2));
  }

  private static void require(Expression.Call call, int arguments) throws RuleMistake {
    if (call.arguments().size() != arguments) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
  }

  private Predicate.Years years(Expression.Call call, Part part) throws RuleMistake {
    List<Expression> columns = call.arguments().subList(0, COLUMNS);
    if (!(columns.get(0) instanceof Expression.Area now) || now.part() != part) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    if (!(columns.get(1) instanceof Expression.Area last)
        || last.part() != Part.DATA
        || !last.block().equals(schema.prior(now.block()))) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    amounts.requireAmount(now);
    amounts.requireAmount(last);
    return new Predicate.Years(now.block(), now.column(), last.block(), last.column());
  }

  private BigDecimal threshold(Expression.Call call, int index) throws RuleMistake {
    Linear constant = amounts.compile(call.arguments().get(index));
    if (!constant.isConstant() || constant.constant().signum() <= 0) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    return constant.constant();
  }

  private int count(Expression.Call call, int index) throws RuleMistake {
    try {
      return threshold(call, index).intValueExact();
    } catch (ArithmeticException noWholeNumber) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
  }
}
