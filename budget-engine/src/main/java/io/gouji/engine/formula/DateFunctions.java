package io.gouji.engine.formula;

import java.time.LocalDate;
import java.util.List;

/** Dates as serial numbers, and the functions that would ask the clock or chance. */
final class DateFunctions {
  static final List<Function> ALL =
      List.of(
          Functions.function("DATE", 3, 3, "VVV", DateFunctions::date),
          part("YEAR", 0),
          part("MONTH", 1),
          part("DAY", 2),
          unsteady("TODAY", 0, 0),
          unsteady("NOW", 0, 0),
          unsteady("RAND", 0, 0),
          unsteady("RANDBETWEEN", 2, 2),
          unsteady("RANDARRAY", 0, 5),
          unsteady("INFO", 1, 1),
          unsteady("CELL", 1, 2));

  /** Days from the first day of the one calendar to that of the other. */
  private static final int SHIFT_1904 = 1462;

  private DateFunctions() {}

  private static Function unsteady(String name, int min, int max) {
    return new Function.Lazy(
        name,
        min,
        max,
        (arguments, frame) -> {
          throw new Unresolved(UndecidedCell.Reason.VOLATILE, name);
        });
  }

  private static int shift(Arguments arguments) {
    return arguments.cells().workbook().date1904() ? SHIFT_1904 : 0;
  }

  private static Function part(String name, int part) {
    return Functions.function(
        name, 1, 1, "V", a -> Value.of((double) SerialDate.parts(a.number(0) + shift(a))[part]));
  }

  private static Value date(Arguments arguments) {
    int year = arguments.integer(0);
    if (year < 0 || year > 9999) {
      return Value.Error.NUM;
    }
    // Excel counts years before 1900 from there.
    LocalDate first = LocalDate.of(year < 1900 ? year + 1900 : year, 1, 1);
    LocalDate month = first.plusMonths(arguments.integer(1) - 1L);
    double serial = SerialDate.of(month) + arguments.integer(2) - 1;
    double shifted = serial - shift(arguments);
    return shifted >= 0 && serial <= SerialDate.MAX ? Value.of(shifted) : Value.Error.NUM;
  }
}
