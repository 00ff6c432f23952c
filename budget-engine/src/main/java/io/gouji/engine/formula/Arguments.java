package io.gouji.engine.formula;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.util.ResizableDoubleArray;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, read as what the function wants them to be. */
final class Arguments {
  private final Operand[] operands;
  private final Frame frame;

  Arguments(Operand[] operands, Frame frame) {
    this.operands = operands;
    this.frame = frame;
  }

  int count() {
    return operands.length;
  }

  Frame frame() {
    return frame;
  }

  Cells cells() {
    return frame.cells();
  }

  Operand operand(int index) {
    return operands[index];
  }

  /** Whether the argument was written at all, if only as an empty place between commas. */
  boolean has(int index) {
    return index < operands.length;
  }

  /** Gives up where an argument was left out: Excel is not of one mind about what that means. */
  void complete(String name) {
    for (Operand operand : operands) {
      if (operand == Value.Missing.MISSING) {
        throw Unresolved.unclear(name + "(,)");
      }
    }
  }

  /** The same with every operand changed. */
  Arguments mapped(UnaryOperator<Operand> change) {
    Operand[] changed = operands.clone();
    Arrays.setAll(changed, i -> change.apply(operands[i]));
    return new Arguments(changed, frame);
  }

  /** The same with a zero in every empty place between commas. */
  Arguments omittedAsZero() {
    return mapped(operand -> operand == Value.Missing.MISSING ? Value.ZERO : operand);
  }

  /** The same with one column of numbers for every union of areas. */
  Arguments united() {
    return mapped(operand -> operand instanceof Areas ? column(operand) : operand);
  }

  private Operand column(Operand union) {
    ResizableDoubleArray numbers = new ResizableDoubleArray();
    Grids.numbers(new Arguments(new Operand[] {union}, frame), 0, numbers::addElement);
    int rows = numbers.getNumElements();
    return Matrix.of(rows, 1, (r, c) -> Value.of(numbers.getElement(r)));
  }

  /** Whether something stands in the argument's place. */
  boolean given(int index) {
    return has(index) && operands[index] != Value.Missing.MISSING;
  }

  /** The one value of an argument; of a grid its first. */
  Value value(int index) {
    Operand operand = operands[index];
    return operand instanceof Value value ? value : operand.at(0, 0);
  }

  /** The one value of an argument, its error thrown. */
  Value sound(int index) {
    Value value = value(index);
    if (value instanceof Value.Error error) {
      throw new ErrorSignal(error);
    }
    return value;
  }

  double number(int index) {
    return Convert.number(value(index), frame.dates());
  }

  double number(int index, double otherwise) {
    return given(index) ? number(index) : otherwise;
  }

  /** A number cut down to the whole number below it. */
  int integer(int index) {
    double number = Math.floor(number(index));
    if (Math.abs(number) > Integer.MAX_VALUE) {
      throw ErrorSignal.NUM;
    }
    return (int) number;
  }

  int integer(int index, int otherwise) {
    return given(index) ? integer(index) : otherwise;
  }

  String text(int index) {
    return Convert.text(value(index));
  }

  boolean truth(int index) {
    return Convert.truth(value(index));
  }

  boolean truth(int index, boolean otherwise) {
    return has(index) ? truth(index) : otherwise;
  }

  Area area(int index) {
    return References.area(operands[index]);
  }

  @Nullable Operand optional(int index) {
    return given(index) ? operands[index] : null;
  }
}
