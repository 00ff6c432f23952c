package io.gouji.engine.rule;

import io.gouji.engine.formula.FormulaSyntaxException;
import io.gouji.engine.formula.FormulaTokens;
import io.gouji.engine.rule.Expression.Operator;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AddPtg;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.BoolPtg;
import org.apache.poi.ss.formula.ptg.ConcatPtg;
import org.apache.poi.ss.formula.ptg.DividePtg;
import org.apache.poi.ss.formula.ptg.EqualPtg;
import org.apache.poi.ss.formula.ptg.GreaterEqualPtg;
import org.apache.poi.ss.formula.ptg.GreaterThanPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.IntersectionPtg;
import org.apache.poi.ss.formula.ptg.LessEqualPtg;
import org.apache.poi.ss.formula.ptg.LessThanPtg;
import org.apache.poi.ss.formula.ptg.MemAreaPtg;
import org.apache.poi.ss.formula.ptg.MultiplyPtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.NotEqualPtg;
import org.apache.poi.ss.formula.ptg.NumberPtg;
import org.apache.poi.ss.formula.ptg.OperationPtg;
import org.apache.poi.ss.formula.ptg.ParenthesisPtg;
import org.apache.poi.ss.formula.ptg.PercentPtg;
import org.apache.poi.ss.formula.ptg.PowerPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.StringPtg;
import org.apache.poi.ss.formula.ptg.SubtractPtg;
import org.apache.poi.ss.formula.ptg.UnaryMinusPtg;
import org.apache.poi.ss.formula.ptg.UnaryPlusPtg;

/** Reads a rule's formula by POI's grammar and turns its tokens into a tree. */
final class Grammar {
  private static final Map<Class<? extends Ptg>, Operator> OPERATORS =
      Map.ofEntries(
          Map.entry(AddPtg.class, Operator.ADD),
          Map.entry(SubtractPtg.class, Operator.SUBTRACT),
          Map.entry(MultiplyPtg.class, Operator.MULTIPLY),
          Map.entry(DividePtg.class, Operator.DIVIDE),
          Map.entry(PowerPtg.class, Operator.POWER),
          Map.entry(ConcatPtg.class, Operator.JOIN),
          Map.entry(IntersectionPtg.class, Operator.INTERSECT),
          Map.entry(PercentPtg.class, Operator.PERCENT),
          Map.entry(UnaryMinusPtg.class, Operator.NEGATE),
          Map.entry(UnaryPlusPtg.class, Operator.PLUS),
          Map.entry(EqualPtg.class, Operator.EQUAL),
          Map.entry(NotEqualPtg.class, Operator.NOT_EQUAL),
          Map.entry(LessThanPtg.class, Operator.LESS),
          Map.entry(LessEqualPtg.class, Operator.LESS_OR_EQUAL),
          Map.entry(GreaterThanPtg.class, Operator.GREATER),
          Map.entry(GreaterEqualPtg.class, Operator.GREATER_OR_EQUAL));

  private static final Pattern POSITION = Pattern.compile("near char (\\d+)|at index (\\d+)");

  private final Schema schema;
  private final List<RuleMistake> mistakes = new ArrayList<>();

  Grammar(Schema schema) {
    this.schema = schema;
  }

  /** Every mistake found so far, unknown names among them. */
  List<RuleMistake> mistakes() {
    return List.copyOf(mistakes);
  }

  /**
   * Reads a formula that {@link FormulaText} has written in full.
   *
   * @throws RuleMistake if POI cannot read it, or it names what a rule cannot use
   */
  Expression read(String formula) throws RuleMistake {
    GrammarBook book = new GrammarBook(schema);
    Ptg[] tokens = parse(formula, book);
    if (!book.unknown().isEmpty()) {
      List<RuleMistake> unknown = book.unknown();
      mistakes.addAll(unknown.subList(1, unknown.size()));
      throw unknown.get(0);
    }
    return new Tree().of(tokens);
  }

  private static Ptg[] parse(String formula, GrammarBook book) throws RuleMistake {
    try {
      return FormulaTokens.parse(formula, book, 0, GrammarTable.THIS_ROW);
    } catch (FormulaSyntaxException e) {
      Matcher position = POSITION.matcher(String.valueOf(e.getMessage()));
      if (position.find()) {
        String at = position.group(position.group(1) == null ? 2 : 1);
        throw unreadable(formula, Math.min(Integer.parseInt(at), formula.length()));
      }
      throw book.bareName().orElseGet(() -> unreadable(formula, formula.length()));
    }
  }

  /**
   * A syntax error.
   *
   * @param read characters that could be read
   */
  private static RuleMistake unreadable(String formula, int read) {
    int before = FormulaText.inShort(formula.substring(0, read)).length();
    return new RuleMistake(
        RuleMistake.Kind.SYNTAX,
        Map.of("part", FormulaText.inShort(formula), "position", Integer.toString(before + 1)));
  }

  /** Builds the tree from tokens in reverse Polish order. */
  private final class Tree {
    private final Deque<Expression> stack = new ArrayDeque<>();

    Expression of(Ptg[] tokens) throws RuleMistake {
      for (Ptg token : tokens) {
        if (!(token instanceof ParenthesisPtg || token instanceof MemAreaPtg)) {
          accept(token);
        }
      }
      return stack.pop();
    }

    private void accept(Ptg token) throws RuleMistake {
      if (token instanceof AttrPtg attribute) {
        if (attribute.isSum()) {
          stack.push(new Expression.Call("SUM", pop(1)));
        }
      } else if (token instanceof AbstractFunctionPtg function) {
        stack.push(call(function));
      } else if (token instanceof OperationPtg operation) {
        stack.push(operation(operation));
      } else {
        stack.push(operand(token));
      }
    }

    private Expression operation(OperationPtg token) throws RuleMistake {
      Operator operator = OPERATORS.get(token.getClass());
      List<Expression> operands = pop(token.getNumberOfOperands());
      if (operator == null) {
        throw RuleMistake.at(RuleMistake.Kind.NOT_LINEAR, operands.get(0));
      }
      return new Expression.Operation(operator, operands);
    }

    private Expression call(AbstractFunctionPtg function) {
      List<Expression> arguments = pop(function.getNumberOfOperands());
      if (!function.isExternalFunction()) {
        return new Expression.Call(function.getName(), arguments);
      }
      String name = ((Expression.Name) arguments.get(0)).name().toUpperCase(Locale.ROOT);
      return new Expression.Call(name, arguments.subList(1, arguments.size()));
    }

    private List<Expression> pop(int count) {
      List<Expression> operands = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        operands.add(0, stack.pop());
      }
      return operands;
    }

    private Expression operand(Ptg token) throws RuleMistake {
      if (token instanceof NumberPtg || token instanceof IntPtg) {
        return new Expression.Number(new BigDecimal(token.toFormulaString()));
      }
      if (token instanceof StringPtg text) {
        return new Expression.Text(text.getValue());
      }
      if (token instanceof BoolPtg flag) {
        return new Expression.Flag(flag.getValue());
      }
      if (token instanceof NameXPxg name) {
        String block = name.getSheetName();
        return new Expression.Name(block == null ? "" : block, name.getNameName());
      }
      if (token instanceof Area3DPxg area) {
        return area(area);
      }
      throw new RuleMistake(RuleMistake.Kind.ADDRESS, Map.of("part", token.toFormulaString()));
    }

    private Expression area(Area3DPxg area) throws RuleMistake {
      String block = area.getSheetName();
      boolean oneColumn = area.getFirstColumn() == area.getLastColumn();
      int first = area.getFirstRow();
      int last = area.getLastRow();
      if (!oneColumn || schema.find(block).isEmpty()) {
        throw new RuleMistake(RuleMistake.Kind.ADDRESS, Map.of("part", area.toFormulaString()));
      }
      String column = schema.columnNames(block).get(area.getFirstColumn());
      return new Expression.Area(block, column, part(block + "[" + column + "]", first, last));
    }

    private static Expression.Part part(String text, int first, int last) throws RuleMistake {
      if (first == GrammarTable.THIS_ROW && last == first) {
        return Expression.Part.THIS_ROW;
      }
      if (first == GrammarTable.TOTALS && last == first) {
        return Expression.Part.TOTALS;
      }
      if (first == GrammarTable.FIRST_DATA && last == GrammarTable.LAST_DATA) {
        return Expression.Part.DATA;
      }
      throw new RuleMistake(RuleMistake.Kind.ADDRESS, Map.of("part", text));
    }
  }
}
