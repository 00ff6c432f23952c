package io.gouji.engine.rule;

import io.gouji.engine.rule.Expression.Operator;
import io.gouji.engine.rule.Expression.Part;
import io.gouji.engine.rule.RuleMistake.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the parts of a formula that are labels into texts and criteria. */
final class LabelCompiler {
  private final Schema schema;

  LabelCompiler(Schema schema) {
    this.schema = schema;
  }

  /**
   * Pairs of a label column and what it must be, as SUMIFS and COUNTIFS take them; equal ones are
   * one list, by which their rows are found again.
   */
  List<Criterion> criteria(Expression.Call call, String block, List<Expression> pairs)
      throws RuleMistake {
    if (pairs.isEmpty() || pairs.size() % 2 != 0) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    List<Criterion> criteria = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      if (!(pairs.get(i) instanceof Expression.Area area) || area.part() != Part.DATA) {
        throw RuleMistake.at(Kind.ARGUMENTS, call);
      }
      if (!area.block().equals(block)) {
        throw RuleMistake.at(Kind.OTHER_BLOCK, area);
      }
      criteria.add(criterion(area, pairs.get(i + 1)));
    }
    return schema.shared(criteria);
  }

  /** What a label must be, its sign of comparison understood. */
  Criterion criterion(Expression.Area area, Expression wanted) throws RuleMistake {
    Label column = label(area);
    LabelText text = text(wanted);
    if (text.pieces().get(0) instanceof LabelText.Literal first) {
      for (Operator sign : SIGNS) {
        if (first.value().startsWith(sign.sign)) {
          Comparison comparison = Comparison.of(sign).orElseThrow();
          return new Criterion(
              area.column(), column, comparison, without(text, sign.sign.length()));
        }
      }
    }
    return new Criterion(area.column(), column, Comparison.EQUAL, text);
  }

  /** Signs a criterion may begin with; the longer before those they begin with. */
  private static final List<Operator> SIGNS =
      List.of(
          Operator.NOT_EQUAL,
          Operator.LESS_OR_EQUAL,
          Operator.GREATER_OR_EQUAL,
          Operator.LESS,
          Operator.GREATER,
          Operator.EQUAL);

  private static LabelText without(LabelText text, int length) {
    List<LabelText.Piece> pieces = new ArrayList<>(text.pieces());
    String first = ((LabelText.Literal) pieces.get(0)).value();
    pieces.set(0, new LabelText.Literal(first.substring(length)));
    return new LabelText(pieces);
  }

  private Label label(Expression.Area area) throws RuleMistake {
    return known(area).orElseThrow(() -> RuleMistake.at(Kind.AMOUNT_AS_LABEL, area));
  }

  private Optional<Label> known(Expression.Area area) {
    return schema.isText(area.block(), area.column())
        ? Optional.of(new Label.Words(area.column()))
        : schema.label(area.block(), area.column()).map(Label.Known::of);
  }

  boolean isLabel(Expression expression) {
    // Words are compared row by row; whatever else is asked of their column is no label.
    return expression instanceof Expression.Area area
        && known(area)
            .filter(label -> label instanceof Label.Known || area.part() == Part.THIS_ROW)
            .isPresent();
  }

  /** Whether the expression is a text of literals and labels, so that comparing it is no sum. */
  boolean isText(Expression expression) {
    return expression instanceof Expression.Text
        || expression instanceof Expression.Flag
        || isLabel(expression)
        || expression instanceof Expression.Operation operation
            && operation.operator() == Operator.JOIN;
  }

  /** A text of literals and labels of this row. */
  LabelText text(Expression expression) throws RuleMistake {
    List<LabelText.Piece> pieces = new ArrayList<>();
    gather(expression, pieces);
    return new LabelText(pieces);
  }

  private void gather(Expression expression, List<LabelText.Piece> pieces) throws RuleMistake {
    if (expression instanceof Expression.Area area) {
      Label column = label(area);
      if (area.part() != Part.THIS_ROW) {
        throw RuleMistake.at(Kind.WHOLE_COLUMN, area);
      }
      pieces.add(new LabelText.OfRow(column));
    } else if (expression instanceof Expression.Operation operation
        && operation.operator() == Operator.JOIN) {
      gather(operation.left(), pieces);
      gather(operation.right(), pieces);
    } else {
      pieces.add(new LabelText.Literal(literal(expression)));
    }
  }

  private static String literal(Expression expression) throws RuleMistake {
    if (expression instanceof Expression.Text text) {
      return text.value();
    }
    if (expression instanceof Expression.Number || expression instanceof Expression.Flag) {
      return expression.text();
    }
    throw RuleMistake.at(Kind.AMOUNT_AS_LABEL, expression);
  }
}
