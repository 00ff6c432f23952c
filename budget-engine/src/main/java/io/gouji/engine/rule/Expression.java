package io.gouji.engine.rule;

import java.math.BigDecimal;
import java.util.List;

/** A formula as a tree, with what it refers to by meaning instead of by address. */
sealed interface Expression {
  /** Which cells of a column a structured reference means. */
  enum Part {
    DATA,
    THIS_ROW,
    TOTALS
  }

  /** An operator of the formula language. */
  enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    POWER("^"),
    JOIN("&"),
    INTERSECT(" "),
    PERCENT("%"),
    NEGATE("-"),
    PLUS("+"),
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    final String sign;

    Operator(String sign) {
      this.sign = sign;
    }
  }

  /** A number as written. */
  record Number(BigDecimal value) implements Expression {
    @Override
    public String text() {
      return value.toPlainString();
    }
  }

  /** A text in quotation marks. */
  record Text(String value) implements Expression {
    @Override
    public String text() {
      return '"' + value.replace("\"", "\"\"") + '"';
    }
  }

  /** TRUE or FALSE. */
  record Flag(boolean value) implements Expression {
    @Override
    public String text() {
      return value ? "TRUE" : "FALSE";
    }
  }

  /** A column of a block, or one cell of it. */
  record Area(String block, String column, Part part) implements Expression {
    @Override
    public String text() {
      return switch (part) {
        case DATA -> "%s[%s]".formatted(block, column);
        case THIS_ROW -> "%s[@%s]".formatted(block, column);
        case TOTALS -> "%s[[#Totals],[%s]]".formatted(block, column);
      };
    }
  }

  /** A named row or figure. */
  record Name(String block, String name) implements Expression {
    @Override
    public String text() {
      return block + "!" + name;
    }
  }

  /** A function and its arguments. */
  record Call(String function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String text() {
      return function
          + "("
          + String.join(",", arguments.stream().map(Expression::text).toList())
          + ")";
    }
  }

  /** An operator and its one or two operands. */
  record Operation(Operator operator, List<Expression> operands) implements Expression {
    public Operation {
      operands = List.copyOf(operands);
    }

    Expression left() {
      return operands.get(0);
    }

    Expression right() {
      return operands.get(operands.size() - 1);
    }

    @Override
    public String text() {
      if (operands.size() == 2) {
        return left().text() + operator.sign + right().text();
      }
      return operator == Operator.PERCENT ? left().text() + "%" : operator.sign + left().text();
    }
  }

  /** The formula again, for messages. */
  String text();
}
