package io.gouji.engine.xlsx;

import org.codehaus.stax2.typed.TypedValueDecoder;

/** A text where the parser keeps it, so that a cell costs no strings; valid until it moves on. */
final class Chars extends TypedValueDecoder {
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

  int length() {
    return end - start;
  }

  char at(int index) {
    return buffer[start + index];
  }

  /** A whole number below 10⁹, or the fallback where the text is none. */
  int wholeNumber(int fallback) {
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
  double number() {
    return XmlText.number(buffer, start, end);
  }

  @Override
  public String toString() {
    return new String(buffer, start, end - start);
  }
}
