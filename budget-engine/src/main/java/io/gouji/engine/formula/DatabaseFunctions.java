package io.gouji.engine.formula;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of one column of a list, over the rows that fit criteria written as a list too. */
final class DatabaseFunctions {
  static final List<Function> ALL =
      List.of(
          of("DSUM", "SUM"),
          of("DAVERAGE", "AVERAGE"),
          of("DCOUNT", "COUNT"),
          of("DCOUNTA", "COUNTA"),
          of("DMAX", "MAX"),
          of("DMIN", "MIN"),
          of("DPRODUCT", "PRODUCT"),
          of("DVAR", "VAR"),
          of("DVARP", "VARP"),
          of("DSTDEV", "STDEV"),
          of("DSTDEVP", "STDEVP"),
          Functions.function("DGET", 3, 3, "PVP", DatabaseFunctions::only));

  private DatabaseFunctions() {}

  /** One of the functions of many numbers, applied to what the criteria let through. */
  private static Function of(String name, String inner) {
    return Functions.function(
        name,
        3,
        3,
        "PVP",
        arguments -> {
          List<Value> values = chosen(arguments);
          if (!(Functions.find(inner) instanceof Function.Eager function)) {
            throw new IllegalStateException(inner);
          }
          Operand column = new Matrix(values.size(), 1, values.toArray(Value[]::new));
          return function.call(new Operand[] {column}, arguments.frame());
        });
  }

  private static Value only(Arguments arguments) {
    List<Value> values = chosen(arguments);
    if (values.isEmpty()) {
      return Value.Error.VALUE;
    }
    return values.size() == 1 ? values.get(0) : Value.Error.NUM;
  }

  private static List<Value> chosen(Arguments arguments) {
    Area list = arguments.area(0);
    arguments.cells().require(list);
    arguments.cells().require(arguments.area(2));
    int field = field(list, arguments);
    List<@Nullable Criterion[]> alternatives = criteria(list, arguments.area(2));
    List<Value> values = new ArrayList<>();
    for (int row = 1; row < list.usedRows(); row++) {
      int at = row;
      if (alternatives.stream().anyMatch(wanted -> fits(list, at, wanted))) {
        // Without a field the rows themselves are counted.
        values.add(field < 0 ? Value.of(1) : list.at(row, field));
      }
    }
    return values;
  }

  private static boolean fits(Area list, int row, @Nullable Criterion[] wanted) {
    for (int column = 0; column < wanted.length; column++) {
      Criterion criterion = wanted[column];
      if (criterion != null && !criterion.fits(list.at(row, column))) {
        return false;
      }
    }
    return true;
  }

  private static int field(Area list, Arguments arguments) {
    if (!arguments.given(1) || arguments.value(1) == Value.Blank.BLANK) {
      return -1;
    }
    Value wanted = arguments.sound(1);
    int field =
        wanted instanceof Value.Text
            ? column(list, wanted)
            : (int) Math.floor(Convert.number(wanted)) - 1;
    if (field < 0 || field >= list.columns()) {
      throw ErrorSignal.VALUE;
    }
    return field;
  }

  private static int column(Area list, Value head) {
    for (int column = 0; column < list.usedColumns(); column++) {
      Value found = list.at(0, column);
      if (found.getClass() == head.getClass() && Comparison.compare(found, head) == 0) {
        return column;
      }
    }
    return -1;
  }

  /** One line of criteria each, by columns of the list; a line must be met whole. */
  private static List<@Nullable Criterion[]> criteria(Area list, Area written) {
    List<@Nullable Criterion[]> lines = new ArrayList<>();
    for (int row = 1; row < written.rows() && row <= written.usedRows(); row++) {
      @Nullable Criterion[] line = new @Nullable Criterion[list.usedColumns()];
      for (int column = 0; column < written.usedColumns(); column++) {
        Value wanted = written.at(row, column);
        if (wanted != Value.Blank.BLANK) {
          int place = column(list, written.at(0, column));
          if (place < 0 || line[place] != null) {
            // A computed criterion, or a second one for the same column.
            throw Unresolved.unclear("DSUM…(criteria)");
          }
          line[place] = criterion(wanted, list.cells().dates());
        }
      }
      lines.add(line);
    }
    return lines;
  }

  /** A plain text asks for what begins with it. */
  private static Criterion criterion(Value wanted, DateSystem dates) {
    if (wanted instanceof Value.Text text && !text.value().matches("(?s)[<>=].*")) {
      return Criterion.of(Value.of(text.value() + "*"), dates);
    }
    return Criterion.of(wanted, dates);
  }
}
