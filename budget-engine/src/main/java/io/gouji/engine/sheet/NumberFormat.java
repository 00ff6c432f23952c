package io.gouji.engine.sheet;

/**
 * What an Excel number format says about precision.
 *
 * <p>Only the first section counts: it is the one for positive amounts (ECMA-376 part 1, §18.8.31).
 *
 * @param fixed whether it prints a fixed number of decimals; General, text, dates, fractions and
 *     scientific notation do not
 * @param decimals digits after the point of the stored number that are shown; negative when the
 *     format shows thousands or millions
 * @param percent whether it prints the number times a hundred and a percent sign
 */
public record NumberFormat(boolean fixed, int decimals, boolean percent) {
  private static final NumberFormat FREE = new NumberFormat(false, 0);

  /** A format without a percent sign. */
  public NumberFormat(boolean fixed, int decimals) {
    this(fixed, decimals, false);
  }

  /** Reads a format code as the file states it. */
  public static NumberFormat parse(String code) {
    return code.isEmpty() || code.regionMatches(true, 0, "General", 0, 7)
        ? FREE
        : new Scanner(code).scan();
  }

  private static final class Scanner {
    private final String code;
    private int at;
    private boolean digits;
    private boolean point;
    private int decimals;
    private int commas;
    private int thousands;
    private int percents;
    private boolean free;

    Scanner(String code) {
      this.code = code;
    }

    NumberFormat scan() {
      while (at < code.length() && code.charAt(at) != ';' && !free) {
        sign(code.charAt(at++));
      }
      thousands += commas;
      return free || !digits
          ? FREE
          : new NumberFormat(true, decimals - 3 * thousands + 2 * percents, percents == 1);
    }

    private void sign(char sign) {
      switch (sign) {
        case '"' -> skipPast('"');
        case '[' -> bracket();
        case '\\', '!', '_', '*' -> at++;
        case '0', '#', '?' -> digit();
        case '.' -> point();
        // A comma between digits groups them; behind the last digit it divides by a thousand.
        case ',' -> commas += digits ? 1 : 0;
        case '%' -> percents++;
        case '@', '/', 'E', 'e', 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S' -> free = true;
        default -> {
          // Any other sign is printed as it is.
        }
      }
    }

    private void digit() {
      digits = true;
      commas = 0;
      decimals += point ? 1 : 0;
    }

    private void point() {
      point = true;
      thousands += commas;
      commas = 0;
    }

    /** Colours, conditions and currencies say nothing; elapsed time says that it is no amount. */
    private void bracket() {
      int start = at;
      skipPast(']');
      String inside = code.substring(start, Math.max(start, at - 1));
      free = inside.matches("[hHmMsS]+");
    }

    private void skipPast(char end) {
      int found = code.indexOf(end, at);
      at = found < 0 ? code.length() : found + 1;
    }
  }
}
