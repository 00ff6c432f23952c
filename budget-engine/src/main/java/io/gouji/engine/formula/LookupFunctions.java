package io.gouji.engine.formula;

import java.util.List;

/** VLOOKUP and its kin: a value found by another beside it. */
final class LookupFunctions {
  static final List<Function> ALL =
      List.of(
          Functions.function("VLOOKUP", 3, 4, "VAVV", LookupFunctions::vertical),
          Functions.function("HLOOKUP", 3, 4, "VAVV", LookupFunctions::horizontal),
          Functions.function("LOOKUP", 2, 3, "VAA", LookupFunctions::lookup),
          Functions.function("MATCH", 2, 3, "VAV", LookupFunctions::match),
          Functions.function("XLOOKUP", 3, 6, "VAAVVV", LookupFunctions::extended),
          Functions.function("XMATCH", 2, 4, "VAVV", LookupFunctions::extendedMatch));

  private LookupFunctions() {}

  private static Value wanted(Arguments arguments) {
    Value value = arguments.sound(0);
    return value == Value.Blank.BLANK || value == Value.Missing.MISSING ? Value.ZERO : value;
  }

  private static Operand grid(Arguments arguments, int index) {
    Operand operand = arguments.operand(index);
    if (operand instanceof Value.Error error) {
      throw new ErrorSignal(error);
    }
    if (operand instanceof Area area) {
      area.cells().require(area);
    }
    return operand;
  }

  private static Operand vertical(Arguments arguments) {
    Value wanted = wanted(arguments);
    Operand table = grid(arguments, 1);
    boolean sorted = arguments.truth(3, true);
    int column = line(arguments, table.columns());
    int found = found(Vector.column(table, 0), wanted, sorted);
    return found < 0 ? Value.Error.NA : table.at(found, column);
  }

  private static Operand horizontal(Arguments arguments) {
    Value wanted = wanted(arguments);
    Operand table = grid(arguments, 1);
    boolean sorted = arguments.truth(3, true);
    int row = line(arguments, table.rows());
    int found = found(Vector.row(table, 0), wanted, sorted);
    return found < 0 ? Value.Error.NA : table.at(row, found);
  }

  /** The line the answer stands in, from 0; whatever is no number is a bad reference to Excel. */
  private static int line(Arguments arguments, int lines) {
    double number;
    try {
      number = Math.floor(arguments.number(2));
    } catch (ErrorSignal noNumber) {
      throw ErrorSignal.REF;
    }
    if (number < 1) {
      throw ErrorSignal.VALUE;
    }
    if (number > lines) {
      throw ErrorSignal.REF;
    }
    return (int) number - 1;
  }

  private static int found(Vector vector, Value wanted, boolean sorted) {
    return sorted ? vector.floor(wanted) : vector.find(wanted, true);
  }

  /** Where the wanted value stands; whether a blank cell finds a zero, engines disagree. */
  private static int hit(Arguments arguments, Value wanted, Vector vector) {
    int found = vector.floor(wanted);
    if (found >= 0 && arguments.value(0) == Value.Blank.BLANK) {
      throw Unresolved.unclear("LOOKUP(blank)");
    }
    return found;
  }

  private static Operand lookup(Arguments arguments) {
    Value wanted = wanted(arguments);
    Operand table = grid(arguments, 1);
    if (arguments.has(2)) {
      Operand results = grid(arguments, 2);
      int found = flat(results) ? hit(arguments, wanted, Vector.along(table)) : -1;
      return found < 0 ? Value.Error.NA : along(results, found);
    }
    boolean across = table.columns() > table.rows();
    int found = hit(arguments, wanted, across ? Vector.row(table, 0) : Vector.column(table, 0));
    if (found < 0) {
      return Value.Error.NA;
    }
    return across ? table.at(table.rows() - 1, found) : table.at(found, table.columns() - 1);
  }

  private static boolean flat(Operand operand) {
    return operand.rows() == 1 || operand.columns() == 1;
  }

  /** The result beside a hit; a reference too short goes on below itself, as in Excel. */
  private static Value along(Operand results, int index) {
    boolean across = results.columns() > results.rows();
    if (results instanceof Area area) {
      return across ? area.part(0, index, 1, 1).at(0, 0) : area.part(index, 0, 1, 1).at(0, 0);
    }
    if (index >= (across ? results.columns() : results.rows())) {
      return Value.Error.NA;
    }
    return across ? results.at(0, index) : results.at(index, 0);
  }

  private static Operand match(Arguments arguments) {
    Value wanted = wanted(arguments);
    Operand list = grid(arguments, 1);
    if (list.rows() > 1 && list.columns() > 1) {
      return Value.Error.NA;
    }
    double kind = arguments.has(2) ? arguments.number(2) : 1;
    Vector vector = Vector.along(list);
    int found =
        kind == 0
            ? vector.find(wanted, true)
            : kind > 0 ? vector.floor(wanted) : vector.ceiling(wanted);
    return found < 0 ? Value.Error.NA : Value.of(found + 1.0);
  }

  private static Operand extendedMatch(Arguments arguments) {
    Operand list = grid(arguments, 1);
    int found = search(Vector.along(list), arguments, 2);
    return found < 0 ? Value.Error.NA : Value.of(found + 1.0);
  }

  private static Operand extended(Arguments arguments) {
    Operand list = grid(arguments, 1);
    Operand results = grid(arguments, 2);
    boolean across = list.columns() > list.rows();
    if (across ? results.columns() != list.columns() : results.rows() != list.rows()) {
      return Value.Error.VALUE;
    }
    int found = search(Vector.along(list), arguments, 4);
    if (found < 0) {
      return arguments.given(3) ? arguments.value(3) : Value.Error.NA;
    }
    return across ? slice(results, 0, found, true) : slice(results, found, 0, false);
  }

  private static Operand slice(Operand results, int row, int column, boolean down) {
    int height = down ? results.rows() : 1;
    int width = down ? 1 : results.columns();
    if (height == 1 && width == 1) {
      return results.at(row, column);
    }
    return results instanceof Area area
        ? area.part(row, column, height, width)
        : Matrix.of(height, width, (r, c) -> results.at(row + r, column + c));
  }

  /** XLOOKUP's ways: exact, next smaller (-1), next larger (1), pattern (2); from either end. */
  private static int search(Vector vector, Arguments arguments, int firstOption) {
    Value wanted = wanted(arguments);
    int mode = arguments.integer(firstOption, 0);
    int order = arguments.integer(firstOption + 1, 1);
    if (mode < -1 || mode > 2 || Math.abs(order) < 1 || Math.abs(order) > 2) {
      throw ErrorSignal.VALUE;
    }
    if (Math.abs(order) == 2 && mode != 2) {
      return halved(vector, wanted, mode, order < 0);
    }
    int exact = order == -1 ? vector.findLast(wanted, mode == 2) : vector.find(wanted, mode == 2);
    return exact >= 0 || mode == 0 || mode == 2 ? exact : vector.nearest(wanted, mode == 1);
  }

  private static int halved(Vector vector, Value wanted, int mode, boolean descending) {
    int place = vector.insertion(wanted, descending);
    if (place < vector.size() && Vector.same(vector.get(place), wanted)) {
      return place;
    }
    if (mode == 0) {
      return -1;
    }
    boolean after = mode == 1 != descending;
    int neighbour = after ? place : place - 1;
    return neighbour < vector.size() ? neighbour : -1;
  }
}
