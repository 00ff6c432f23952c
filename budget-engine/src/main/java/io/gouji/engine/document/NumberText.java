package io.gouji.engine.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/**
 * Whole numbers as automatic numbering prints them, by the names of ECMA-376 part 1, §17.18.59
 * (ST_NumberFormat). The characters stand in {@code numerals.properties}.
 */
final class NumberText {
  private static final Properties NUMERALS = numerals();

  private NumberText() {}

  private static Properties numerals() {
    Properties numerals = new Properties();
    try (InputStream in = NumberText.class.getResourceAsStream("numerals.properties");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      numerals.load(reader);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
    return numerals;
  }

  /** A number in a format; in European digits where the format has none for it. */
  static String of(String format, int number) {
    String characters = NUMERALS.getProperty(format, "");
    return switch (format) {
      case "none" -> "";
      case "decimalZero" -> number < 10 && number >= 0 ? "0" + number : "" + number;
      case "lowerLetter" -> letters(number).toLowerCase(Locale.ROOT);
      case "upperLetter" -> letters(number);
      case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
      case "upperRoman" -> roman(number);
      case "decimalFullWidth",
          "decimalFullWidth2",
          "ideographDigital",
          "japaneseDigitalTenThousand",
          "taiwaneseDigital" ->
          characters.isEmpty() ? "" + number : digits(number, characters);
      case "chineseCounting",
          "chineseCountingThousand",
          "taiwaneseCounting",
          "taiwaneseCountingThousand",
          "japaneseCounting",
          "chineseLegalSimplified",
          "ideographLegalTraditional" ->
          counting(number, characters);
      default ->
          number >= 1 && number <= characters.codePointCount(0, characters.length())
              ? Character.toString(characters.codePoints().skip(number - 1).findFirst().orElse('?'))
              : "" + number;
    };
  }

  /** What follows a number in a list of a page. */
  static String listMark(String format) {
    return NUMERALS.containsKey(format) ? NUMERALS.getProperty("listMark") : ".";
  }

  /** A, B, … Z, AA, BB, … as Word counts. */
  private static String letters(int number) {
    if (number < 1 || number > 780) {
      return "" + number;
    }
    char letter = (char) ('A' + (number - 1) % 26);
    return String.valueOf(letter).repeat((number - 1) / 26 + 1);
  }

  private static String roman(int number) {
    if (number < 1 || number > 3999) {
      return "" + number;
    }
    int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
    StringBuilder roman = new StringBuilder();
    int rest = number;
    for (int i = 0; i < values.length; i++) {
      while (rest >= values[i]) {
        roman.append(signs[i]);
        rest -= values[i];
      }
    }
    return roman.toString();
  }

  private static String digits(int number, String characters) {
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      text.append(digit == '-' ? '-' : characters.charAt(digit - '0'));
    }
    return text.toString();
  }

  /** Ten digits and the words for ten, a hundred, a thousand: one zero stands for any gap. */
  private static String counting(int number, String characters) {
    if (number < 0 || number > 9999 || characters.length() < 13) {
      return "" + number;
    }
    if (number == 0) {
      return characters.substring(0, 1);
    }
    StringBuilder text = new StringBuilder();
    boolean gap = false;
    for (int power = 3, unit = 1000; power >= 0; power--, unit /= 10) {
      int digit = number / unit % 10;
      if (digit == 0) {
        gap = !text.isEmpty();
        continue;
      }
      text.append(gap ? characters.substring(0, 1) : "");
      gap = false;
      boolean plainTen = power == 1 && digit == 1 && text.isEmpty() && characters.length() == 13;
      text.append(plainTen ? "" : characters.substring(digit, digit + 1));
      text.append(power == 0 ? "" : characters.substring(9 + power, 10 + power));
    }
    return text.toString();
  }
}
