package io.gouji.engine.formula;

import java.util.List;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;

/** A worksheet function: how many arguments it takes, how it wants them, what it does. */
sealed interface Function {
  String name();

  int min();

  int max();

  /** How an argument is handed over. */
  enum Passing {
    /** One value; of an area the cell in line, of an array every value in turn. */
    VALUE,
    /** A reference, read as a whole; anything else is computed for one cell. */
    RANGE,
    /** A grid; what stands in the argument is computed value by value. */
    ARRAY,
    /** A reference whose place matters; its cells are read by whoever uses the result. */
    PLACE
  }

  /** The way the argument of that number is handed over, from 0. */
  Passing passing(int argument);

  /** A function whose arguments are all evaluated first. */
  record Eager(String name, int min, int max, Signature signature, Body body) implements Function {
    /** What the function does; may throw {@link ErrorSignal}. */
    @FunctionalInterface
    interface Body {
      Operand apply(Arguments arguments);
    }

    @Override
    public Passing passing(int argument) {
      return signature.passing(argument);
    }

    /** Calls the function, once for each value of an array that came where one value was wanted. */
    Operand call(Operand[] operands, Frame frame) {
      int rows = 1;
      int columns = 1;
      boolean lifted = false;
      for (int i = 0; i < operands.length; i++) {
        if (passing(i) != Passing.VALUE || operands[i] instanceof Value) {
          continue;
        }
        if (operands[i].rows() == 1 && operands[i].columns() == 1) {
          operands[i] = operands[i].at(0, 0);
        } else {
          lifted = true;
          rows = Math.max(rows, operands[i].rows());
          columns = Math.max(columns, operands[i].columns());
        }
      }
      return lifted
          ? Matrix.of(rows, columns, (r, c) -> one(operands, frame, r, c))
          : once(operands, frame);
    }

    private Value one(Operand[] operands, Frame frame, int row, int column) {
      Operand[] values = operands.clone();
      for (int i = 0; i < values.length; i++) {
        if (passing(i) == Passing.VALUE) {
          values[i] = values[i].spread(row, column);
        }
      }
      Operand result = once(values, frame);
      return result instanceof Value value ? value : result.at(0, 0);
    }

    private Operand once(Operand[] operands, Frame frame) {
      try {
        return body.apply(new Arguments(operands, frame));
      } catch (ErrorSignal signal) {
        return signal.error();
      } catch (MathIllegalStateException | MathIllegalArgumentException beyond) {
        // The mathematics of commons-math ends before Excel's does.
        throw new Unresolved(UndecidedCell.Reason.TOO_LARGE, name);
      }
    }
  }

  /**
   * A function that evaluates only the arguments it needs; all are passed on as it stands itself.
   */
  record Lazy(String name, int min, int max, Body body) implements Function {
    /** What the function does; may throw {@link ErrorSignal}. */
    @FunctionalInterface
    interface Body {
      Operand apply(List<Expr> arguments, Frame frame);
    }

    @Override
    public Passing passing(int argument) {
      return Passing.RANGE;
    }
  }
}
