package io.gouji.engine.formula;

import io.gouji.engine.sheet.Sheet;
import java.util.List;
import java.util.function.Predicate;

/** Functions that ask what kind of value stands somewhere. */
final class InformationFunctions {
  static final List<Function> ALL =
      List.of(
          is("ISBLANK", value -> value == Value.Blank.BLANK),
          is("ISNUMBER", value -> value instanceof Value.Number),
          is("ISTEXT", value -> value instanceof Value.Text),
          is("ISNONTEXT", value -> !(value instanceof Value.Text)),
          is("ISLOGICAL", value -> value instanceof Value.Bool),
          is("ISERROR", value -> value instanceof Value.Error),
          is("ISERR", value -> value instanceof Value.Error && !value.equals(Value.Error.NA)),
          is("ISNA", value -> value.equals(Value.Error.NA)),
          Functions.function("ISREF", 1, 1, "P", a -> Value.of(reference(a.operand(0)))),
          Functions.function("TYPE", 1, 1, "R", InformationFunctions::type),
          Functions.function("ISFORMULA", 1, 1, "P", InformationFunctions::calculated),
          Functions.function("NA", 0, 0, "", a -> Value.Error.NA),
          Functions.function("N", 1, 1, "R", a -> number(a.sound(0))));

  private InformationFunctions() {}

  private static Function is(String name, Predicate<Value> test) {
    return Functions.function(name, 1, 1, "V", a -> Value.of(test.test(a.value(0))));
  }

  private static boolean reference(Operand operand) {
    return operand instanceof Area || operand instanceof Areas;
  }

  private static Value type(Arguments arguments) {
    Operand operand = arguments.operand(0);
    if (operand.rows() > 1 || operand.columns() > 1) {
      return Value.of(64);
    }
    Value value = operand.at(0, 0);
    if (value instanceof Value.Text) {
      return Value.of(2);
    }
    if (value instanceof Value.Bool) {
      return Value.of(4);
    }
    return Value.of(value instanceof Value.Error ? 16.0 : 1.0);
  }

  private static Value calculated(Arguments arguments) {
    Area area = arguments.area(0);
    if (!area.single()) {
      throw Unresolved.unclear("ISFORMULA(area)");
    }
    Sheet sheet = area.cells().workbook().sheets().get(area.firstSheet());
    return Value.of(sheet.formulaIndex(area.firstRow(), area.firstColumn()) >= 0);
  }

  private static Value number(Value value) {
    return value instanceof Value.Text ? Value.ZERO : Value.of(Convert.number(value));
  }
}
