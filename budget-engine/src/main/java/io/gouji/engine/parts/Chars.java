package io.gouji.engine.parts;

import org.codehaus.stax2.typed.TypedValueDecoder;

/** A text where the parser keeps it, so that a cell costs no strings; valid until it moves on. */
public final class Chars extends TypedValueDecoder {
  private static final double[] POWERS = new double[23];

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private char[] buffer = new char[0];
  private int start;
  private int end;

  @Override
  public void decode(String text) {
    decode(text.toCharArray(), 0, text.length());
  }

  @Override
  public void decode(char[] chars, int from, int to) {
    buffer = chars;
    start = from;
    end = to;
  }

  @Override
  public void handleEmptyValue() {
    end = start;
  }

  public int length() {
    return end - start;
  }

  public char at(int index) {
    return buffer[start + index];
  }

  /** A whole number below 10⁹, or the fallback where the text is none. */
  public static int wholeNumber(String text, int fallback) {
    int value = 0;
    if (text.isEmpty() || text.length() > 9) {
      return fallback;
    }
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return fallback;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** A whole number below 10⁹, or the fallback where the text is none. */
  public int wholeNumber(int fallback) {
    int value = 0;
    if (end == start || end - start > 9) {
      return fallback;
    }
    for (int i = start; i < end; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return fallback;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** The double nearest to a decimal number; not a number where the text is none. */
  public static double number(String text) {
    return number(text.toCharArray(), 0, text.length());
  }

  /** The double nearest to a decimal number; not a number where the text is none. */
  public double number() {
    return number(buffer, start, end);
  }

  private static double number(char[] text, int start, int end) {
    int i = start < end && text[start] == '-' ? start + 1 : start;
    long digits = 0;
    int point = end;
    for (int at = i; at < end; at++) {
      char c = text[at];
      if (c == '.' && point == end) {
        point = at;
      } else if (c >= '0' && c <= '9' && digits < 100_000_000_000_000L) {
        digits = digits * 10 + (c - '0');
      } else {
        return slowNumber(new String(text, start, end - start));
      }
    }
    int decimals = Math.max(0, end - point - 1);
    int whole = point - i;
    if (whole + decimals == 0 || decimals >= POWERS.length) {
      return slowNumber(new String(text, start, end - start));
    }
    // Both are exact in binary64, so one division rounds once: the nearest double.
    double value = digits / POWERS[decimals];
    return i == start ? value : 0.0 - value;
  }

  private static double slowNumber(String text) {
    String trimmed = text.trim();
    for (int i = 0; i < trimmed.length(); i++) {
      if ("+-.0123456789eE".indexOf(trimmed.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(trimmed);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  @Override
  public String toString() {
    return new String(buffer, start, end - start);
  }
}
