package io.gouji.addin;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A sound budget and its parts, for whoever puts something into them. */
final class SoundBudget {
  private static final String CLEAN = "liujiang-2025/liujiang-2025.xlsx";
  static final String SHEET = "xl/worksheets/sheet1.xml";
  static final String BOOK = "xl/workbook.xml";
  static final String STYLES = "xl/styles.xml";
  static final String RELATIONS = "xl/_rels/workbook.xml.rels";
  static final String TYPES = "[Content_Types].xml";
  static final int MANY = 1_000_000;

  private SoundBudget() {}

  static Tampered clean() {
    return Tampered.sample(CLEAN);
  }

  static String text(String part) {
    String[] found = new String[1];
    clean().with(part, xml -> found[0] = xml);
    return found[0];
  }

  static byte[] spaces(int megabytes) {
    byte[] spaces = new byte[megabytes << 20];
    Arrays.fill(spaces, (byte) ' ');
    return spaces;
  }

  static String times(int count, IntFunction<String> each) {
    return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining());
  }

  /** The clean budget with something before an end tag of a part. */
  static byte[] before(String part, String tag, String more) {
    return clean().with(part, xml -> inserted(xml, tag, more)).bytes();
  }

  static String inserted(String xml, String tag, String more) {
    int at = xml.lastIndexOf(tag);
    if (at < 0) {
      throw new IllegalStateException("no " + tag);
    }
    return xml.substring(0, at) + more + xml.substring(at);
  }

  static byte[] rows(String rows) {
    return before(SHEET, "</sheetData>", rows);
  }

  static int get(byte[] bytes, int at, int size) {
    int value = 0;
    for (int i = size - 1; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }

  static byte[] set(byte[] bytes, int at, int size, int value) {
    for (int i = 0; i < size; i++) {
      bytes[at + i] = (byte) (value >>> 8 * i);
    }
    return bytes;
  }
}
