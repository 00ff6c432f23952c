package io.gouji.engine.rule;

import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.rule.Expression.Operation;
import io.gouji.engine.rule.Expression.Part;
import io.gouji.engine.rule.RuleMistake.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Turns the part of a formula that is an amount into a sum of selectors times constants. */
final class LinearCompiler {
  private final Schema schema;
  private final LabelCompiler labels;

  LinearCompiler(Schema schema) {
    this.schema = schema;
    labels = new LabelCompiler(schema);
  }

  Linear compile(Expression expression) throws RuleMistake {
    if (expression instanceof Expression.Number number) {
      return Linear.of(number.value());
    }
    if (expression instanceof Expression.Area area) {
      return Linear.of(cell(area));
    }
    if (expression instanceof Expression.Name name) {
      return Linear.of(named(name));
    }
    if (expression instanceof Expression.Call call) {
      return call(call);
    }
    if (expression instanceof Operation operation) {
      return operation(operation);
    }
    throw RuleMistake.at(Kind.NOT_LINEAR, expression);
  }

  private Linear operation(Operation operation) throws RuleMistake {
    return switch (operation.operator()) {
      case ADD -> compile(operation.left()).plus(compile(operation.right()));
      case SUBTRACT -> compile(operation.left()).minus(compile(operation.right()));
      case PLUS -> compile(operation.left());
      case NEGATE -> compile(operation.left()).times(BigDecimal.ONE.negate());
      case PERCENT -> compile(operation.left()).times(new BigDecimal("0.01"));
      case MULTIPLY -> product(operation);
      case DIVIDE -> quotient(operation);
      case INTERSECT -> Linear.of(crossing(operation));
      default -> throw RuleMistake.at(Kind.NOT_LINEAR, operation);
    };
  }

  private Linear product(Operation operation) throws RuleMistake {
    Linear left = compile(operation.left());
    Linear right = compile(operation.right());
    if (left.isConstant()) {
      return right.times(left.constant());
    }
    if (right.isConstant()) {
      return left.times(right.constant());
    }
    throw RuleMistake.at(Kind.NOT_LINEAR, operation);
  }

  private Linear quotient(Operation operation) throws RuleMistake {
    Linear divisor = compile(operation.right());
    try {
      if (divisor.isConstant()) {
        return compile(operation.left()).times(BigDecimal.ONE.divide(divisor.constant()));
      }
    } catch (ArithmeticException noFiniteDecimal) {
      throw RuleMistake.at(Kind.NOT_LINEAR, operation);
    }
    throw RuleMistake.at(Kind.NOT_LINEAR, operation);
  }

  private Selector cell(Expression.Area area) throws RuleMistake {
    requireAmount(area);
    return switch (area.part()) {
      case THIS_ROW -> new Selector.ThisRow(area.block(), area.column());
      case TOTALS -> new Selector.Named(area.block(), area.column(), onlyTotal(area));
      case DATA -> throw RuleMistake.at(Kind.WHOLE_COLUMN, area);
    };
  }

  void requireAmount(Expression.Area area) throws RuleMistake {
    if (!schema.isAmount(area.block(), area.column())) {
      throw RuleMistake.at(Kind.LABEL_AS_AMOUNT, area);
    }
  }

  private RowSpec onlyTotal(Expression.Area area) throws RuleMistake {
    List<RowSpec> totals = schema.totals(area.block());
    if (totals.size() != 1) {
      throw new RuleMistake(
          Kind.TOTALS,
          Map.of(
              "part",
              area.text(),
              "known",
              String.join(" ", totals.stream().map(RowSpec::name).toList())));
    }
    return totals.get(0);
  }

  Selector named(Expression.Name name) throws RuleMistake {
    if (name.block().isEmpty()) {
      throw RuleMistake.at(Kind.ADDRESS, name);
    }
    RowSpec row = schema.row(name.block(), name.name());
    return new Selector.Named(name.block(), schema.column(name.block(), row), row);
  }

  /** A named row in another column than its own. */
  Selector crossing(Operation operation) throws RuleMistake {
    if (!(operation.left() instanceof Expression.Name name)
        || !(operation.right() instanceof Expression.Area area)
        || area.part() != Part.DATA) {
      throw RuleMistake.at(Kind.NOT_LINEAR, operation);
    }
    if (!name.block().equals(area.block())) {
      throw RuleMistake.at(Kind.OTHER_BLOCK, area);
    }
    requireAmount(area);
    return new Selector.Named(area.block(), area.column(), schema.row(name.block(), name.name()));
  }

  private Linear call(Expression.Call call) throws RuleMistake {
    return switch (call.function()) {
      case "SUM" -> sum(call);
      case "SUMIFS" -> sumIfs(call, call.arguments());
      case "SUMIF" -> sumIf(call);
      default -> throw RuleMistake.at(Kind.FUNCTION, call);
    };
  }

  private Linear sum(Expression.Call call) throws RuleMistake {
    Linear sum = Linear.of(BigDecimal.ZERO);
    for (Expression argument : call.arguments()) {
      boolean column = argument instanceof Expression.Area area && area.part() == Part.DATA;
      sum = sum.plus(column ? rows((Expression.Area) argument, List.of()) : compile(argument));
    }
    return sum;
  }

  /** SUMIF has the column to add last, and SUMIFS first. */
  private Linear sumIf(Expression.Call call) throws RuleMistake {
    List<Expression> arguments = call.arguments();
    if (arguments.size() != 3) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    return sumIfs(call, List.of(arguments.get(2), arguments.get(0), arguments.get(1)));
  }

  private Linear sumIfs(Expression.Call call, List<Expression> arguments) throws RuleMistake {
    boolean paired = arguments.size() >= 3 && arguments.size() % 2 == 1;
    if (!paired
        || !(arguments.get(0) instanceof Expression.Area area)
        || area.part() != Part.DATA) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    return rows(area, labels.criteria(call, area.block(), arguments.subList(1, arguments.size())));
  }

  private Linear rows(Expression.Area area, List<Criterion> criteria) throws RuleMistake {
    requireAmount(area);
    return Linear.of(new Selector.Rows(area.block(), area.column(), criteria));
  }
}
