package io.gouji.engine.formula;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads texts as numbers where Excel would: {@code 1,234.5}, {@code 12%}, {@code 2025-1-31}. */
final class NumberText {
  private static final String CURRENCY = "[$\\u00a5\\uffe5]?";
  private static final Pattern NUMBER =
      Pattern.compile(
          CURRENCY
              + "\\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(\\.[0-9]*)?([eE][+-]?[0-9]{1,3})?\\s*(%?)");
  private static final Pattern DATE =
      Pattern.compile(
          "([0-9]{4})(?:[-/]([0-9]{1,2})[-/]([0-9]{1,2})"
              + "|\\u5e74([0-9]{1,2})\\u6708([0-9]{1,2})\\u65e5)(?:\\s+(.*))?");
  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{1,4}):([0-9]{1,2})(?::([0-9]{1,2}(?:\\.[0-9]+)?))?(?:\\s*([AaPp])[Mm])?");

  private static final Pattern LOCAL =
      Pattern.compile(
          "[0-9]{1,2}[-/.][0-9]{1,2}([-/.][0-9]{2,4})?"
              + "|(?i).*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b.*[0-9].*"
              + "|(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[0-9].*"
              + "|(?i)[0-9]{1,2}[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*"
              + "|[0-9.,]+\\s*\\p{Sc}|\\p{Sc}\\s*[0-9.,]+"
              + "|[0-9]{1,2}\\s*[AaPp][Mm]");

  private NumberText() {}

  /** Whether a text that is no number here is one somewhere else: a date without a year, a name. */
  static boolean local(String text) {
    return text.length() <= 64 && LOCAL.matcher(text.strip()).matches();
  }

  /** Whether a text tells a date or a time, no plain number. */
  static boolean told(String text) {
    return !Double.isNaN(dateOrTime(text.strip(), DateSystem.FROM_1900));
  }

  /** The number in a workbook that counts days from 1900, or NaN when the text is none. */
  static double parse(String text) {
    return parse(text, DateSystem.FROM_1900);
  }

  /** The number, or NaN when the text is none. */
  static double parse(String text, DateSystem dates) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.length() > 64) {
      return Double.NaN;
    }
    if (!mayBegin(trimmed.charAt(0))) {
      return Double.NaN;
    }
    if (plain(trimmed)) {
      return Double.parseDouble(trimmed);
    }
    double number = signed(trimmed);
    return Double.isNaN(number) ? dateOrTime(trimmed, dates) : number;
  }

  /** Most texts are words; they are told by their first character. */
  private static boolean mayBegin(char first) {
    return first >= '0' && first <= '9' || ".+-($\u00a5\uffe5".indexOf(first) >= 0;
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static double signed(String text) {
    if (text.startsWith("(") && text.endsWith(")")) {
      return -unsigned(text.substring(1, text.length() - 1).strip());
    }
    char first = text.charAt(0);
    if (first == '-' || first == '+') {
      double rest = unsigned(text.substring(1).strip());
      return first == '-' ? -rest : rest;
    }
    return unsigned(text);
  }

  private static double unsigned(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      return Double.NaN;
    }
    String whole = matcher.group(1) == null ? "" : matcher.group(1).replace(",", "");
    String fraction = matcher.group(2) == null ? "" : matcher.group(2);
    if (whole.isEmpty() && fraction.length() < 2) {
      return Double.NaN;
    }
    String exponent = matcher.group(3) == null ? "" : matcher.group(3);
    double number = Double.parseDouble((whole.isEmpty() ? "0" : whole) + fraction + exponent);
    return matcher.group(4).isEmpty() ? finite(number) : finite(number / 100);
  }

  private static double finite(double number) {
    return Double.isFinite(number) ? number : Double.NaN;
  }

  private static double dateOrTime(String text, DateSystem dates) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return time(text);
    }
    boolean dashes = date.group(2) != null;
    double common = day(date.group(1), date.group(dashes ? 2 : 4), date.group(dashes ? 3 : 5));
    // No day before the first one of its calendar is a date.
    double day = common < dates.shift() ? Double.NaN : common - dates.shift();
    String rest = date.group(6);
    return rest == null || rest.isBlank() ? day : day + time(rest.strip());
  }

  private static double day(String year, String month, String day) {
    try {
      return SerialDate.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException noSuchDay) {
      return Double.NaN;
    }
  }

  private static double time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Double.NaN;
    }
    int hours = Integer.parseInt(time.group(1));
    int minutes = Integer.parseInt(time.group(2));
    double seconds = time.group(3) == null ? 0 : Double.parseDouble(time.group(3));
    if (minutes > 59 || seconds >= 60) {
      return Double.NaN;
    }
    String half = time.group(4);
    if (half != null) {
      if (hours < 1 || hours > 12) {
        return Double.NaN;
      }
      hours = hours % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    return (hours * 3600.0 + minutes * 60.0 + seconds) / 86_400;
  }
}
