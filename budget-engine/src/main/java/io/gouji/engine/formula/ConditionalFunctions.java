package io.gouji.engine.formula;

import java.util.List;

/** SUMIF and its kin: functions over the cells that meet conditions. */
final class ConditionalFunctions {
  static final List<Function> ALL =
      List.of(
          Functions.function("SUMIF", 2, 3, "RVR", a -> Value.of(single(a).sum())),
          Functions.function("AVERAGEIF", 2, 3, "RVR", a -> single(a).average()),
          Functions.function("COUNTIF", 2, 2, "RV", a -> count(a)),
          Functions.function("COUNTIFS", 2, 254, "|RV", a -> count(a)),
          Functions.function("SUMIFS", 3, 255, "R|RV", a -> Value.of(several(a).sum())),
          Functions.function("AVERAGEIFS", 3, 255, "R|RV", a -> several(a).average()),
          Functions.function("MAXIFS", 3, 255, "R|RV", a -> Value.of(several(a).max())),
          Functions.function("MINIFS", 3, 255, "R|RV", a -> Value.of(several(a).min())));

  private ConditionalFunctions() {}

  private static Value count(Arguments arguments) {
    return Value.of(Selection.of(arguments, 0).count());
  }

  /** SUMIF: the third range only says where to begin; its size is that of the first. */
  private static Tally single(Arguments arguments) {
    Operand[] pair = {arguments.operand(0), arguments.operand(1)};
    Selection selection = Selection.of(new Arguments(pair, arguments.frame()), 0);
    Area shape = selection.shape();
    Area values =
        arguments.given(2) ? arguments.area(2).part(0, 0, shape.rows(), shape.columns()) : shape;
    return tally(selection, values);
  }

  private static Tally several(Arguments arguments) {
    Selection selection = Selection.of(arguments, 1);
    Area values = Selection.range(arguments.operand(0));
    if (values.rows() != selection.shape().rows()
        || values.columns() != selection.shape().columns()) {
      throw ErrorSignal.VALUE;
    }
    return tally(selection, values);
  }

  private static Tally tally(Selection selection, Area values) {
    values.cells().require(values);
    Tally tally = new Tally();
    selection.each(
        values,
        (row, column) -> {
          Value value = values.at(row, column);
          if (value instanceof Value.Number number) {
            tally.accept(number.value());
          } else if (value instanceof Value.Error error) {
            throw new ErrorSignal(error);
          }
        });
    return tally;
  }
}
