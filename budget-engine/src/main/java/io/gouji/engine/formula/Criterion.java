package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellError;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition of SUMIF and its kin: {@code ">=100"}, {@code "201*"}, {@code "<>"}, or a value.
 * Codes kept as text meet a number of the same look, and the other way round, as in Excel.
 *
 * @param key what the cells have in common that fit, where it is one value; see {@link
 *     RangeIndexes#key}
 */
record Criterion(Predicate<Value> test, @Nullable Object key) {
  private enum Sign {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL;

    boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
        case LESS -> order < 0;
        case LESS_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_EQUAL -> order >= 0;
      };
    }
  }

  /** A date in countries that write the year last. */
  private static final Pattern DATE = Pattern.compile("\\d{1,2}([/.-])\\d{1,2}\\1\\d{2,4}");

  boolean fits(Value cell) {
    return test.test(cell);
  }

  static Criterion of(Value wanted, DateSystem dates) {
    if (wanted instanceof Value.Text text) {
      return parse(text.value(), dates);
    }
    Value value =
        wanted instanceof Value.Number
                || wanted instanceof Value.Bool
                || wanted instanceof Value.Error
            ? wanted
            : Value.ZERO;
    return value instanceof Value.Number number
        ? number(Sign.EQUAL, number.value(), dates)
        : same(Sign.EQUAL, value, dates);
  }

  private static Criterion parse(String text, DateSystem dates) {
    Sign sign = Sign.EQUAL;
    int length = 0;
    if (text.startsWith("<>")) {
      sign = Sign.NOT_EQUAL;
      length = 2;
    } else if (text.startsWith("<=")) {
      sign = Sign.LESS_EQUAL;
      length = 2;
    } else if (text.startsWith(">=")) {
      sign = Sign.GREATER_EQUAL;
      length = 2;
    } else if (text.startsWith("<")) {
      sign = Sign.LESS;
      length = 1;
    } else if (text.startsWith(">")) {
      sign = Sign.GREATER;
      length = 1;
    } else if (text.startsWith("=")) {
      length = 1;
    }
    return length > 0 && length == text.length()
        ? bare(sign)
        : parse(sign, text.substring(length), length > 0, dates);
  }

  /** A sign and nothing behind it: blank cells, or all others. */
  private static Criterion bare(Sign sign) {
    return switch (sign) {
      case EQUAL -> new Criterion(cell -> cell == Value.Blank.BLANK, null);
      case NOT_EQUAL -> new Criterion(cell -> cell != Value.Blank.BLANK, null);
      // Whether a word is greater than nothing, engines disagree; less it is never.
      case GREATER, GREATER_EQUAL -> throw Unresolved.unclear("SUMIF(\">\")");
      default -> new Criterion(cell -> false, null);
    };
  }

  private static Criterion parse(Sign sign, String text, boolean signed, DateSystem dates) {
    if (text.isEmpty() && !signed) {
      return new Criterion(cell -> cell == Value.Blank.BLANK || cell.equals(Value.EMPTY), null);
    }
    double number = NumberText.parse(text, dates);
    if (!Double.isNaN(number)) {
      return number(sign, number, dates);
    }
    if (text.equalsIgnoreCase("TRUE") || text.equalsIgnoreCase("FALSE")) {
      return same(sign, Value.of(text.equalsIgnoreCase("TRUE")), dates);
    }
    Optional<CellError> error = CellError.of(text);
    return error.isPresent() ? same(sign, Value.Error.of(error.get()), dates) : text(sign, text);
  }

  private static Criterion number(Sign sign, double wanted, DateSystem dates) {
    Predicate<Value> equal =
        cell -> {
          double found =
              cell instanceof Value.Number number
                  ? number.value()
                  : cell instanceof Value.Text text
                      ? NumberText.parse(text.value(), dates)
                      : Double.NaN;
          return found == wanted;
        };
    if (sign == Sign.EQUAL) {
      return new Criterion(equal, wanted + 0.0);
    }
    return sign == Sign.NOT_EQUAL
        ? new Criterion(equal.negate(), null)
        : new Criterion(
            cell ->
                cell instanceof Value.Number number
                    && sign.holds(Comparison.compare(number.value(), wanted)),
            null);
  }

  /** A truth value or an error: only its like can be equal, greater or less. */
  private static Criterion same(Sign sign, Value wanted, DateSystem dates) {
    if (sign == Sign.NOT_EQUAL) {
      return new Criterion(cell -> !cell.equals(wanted), null);
    }
    return new Criterion(
        cell ->
            cell.getClass() == wanted.getClass()
                && (sign == Sign.EQUAL || wanted instanceof Value.Error
                    ? sign == Sign.EQUAL && cell.equals(wanted)
                    : sign.holds(Comparison.compare(cell, wanted))),
        sign == Sign.EQUAL ? RangeIndexes.key(wanted, true, dates) : null);
  }

  private static Criterion text(Sign sign, String wanted) {
    if (sign == Sign.EQUAL || sign == Sign.NOT_EQUAL) {
      Wildcard pattern = Wildcard.of(wanted);
      Predicate<Value> like =
          cell -> cell instanceof Value.Text text && pattern.matches(text.value());
      boolean plain = sign == Sign.EQUAL && !Wildcard.in(wanted);
      return new Criterion(
          sign == Sign.EQUAL ? like : like.negate(),
          plain ? wanted.toUpperCase(Locale.ROOT) : null);
    }
    if (DATE.matcher(wanted).matches()) {
      throw new Unresolved(UndecidedCell.Reason.LOCALE, wanted);
    }
    return new Criterion(
        cell ->
            cell instanceof Value.Text text && sign.holds(Comparison.texts(text.value(), wanted)),
        null);
  }
}
