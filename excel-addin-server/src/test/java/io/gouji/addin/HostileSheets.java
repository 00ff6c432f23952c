package io.gouji.addin;

import static io.gouji.addin.SoundBudget.BOOK;
import static io.gouji.addin.SoundBudget.MANY;
import static io.gouji.addin.SoundBudget.RELATIONS;
import static io.gouji.addin.SoundBudget.SHEET;
import static io.gouji.addin.SoundBudget.STYLES;
import static io.gouji.addin.SoundBudget.clean;
import static io.gouji.addin.SoundBudget.inserted;
import static io.gouji.addin.SoundBudget.rows;
import static io.gouji.addin.SoundBudget.text;
import static io.gouji.addin.SoundBudget.times;

import io.gouji.addin.HostileFiles.Fate;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Sheets of absurd sizes, and such as contradict themselves. */
final class HostileSheets {
  private final HostileFiles files;

  private HostileSheets(HostileFiles files) {
    this.files = files;
  }

  static void into(HostileFiles files) {
    HostileSheets made = new HostileSheets(files);
    made.sizes();
    made.structures();
    made.numbers();
  }

  /** Numbers that take a power of their length to be read, where somebody is not on his guard. */
  private void numbers() {
    String digits = times(100_000, i -> Integer.toString(10 + mixed(i) % 90));
    String number = "(<c r=\"[B-Z]\\d+\") t=\"n\"( s=\"\\d+\")><v>[\\d.]+</v>";
    files.put(
        Fate.OPENS,
        "a-number-of-many-digits",
        () ->
            clean()
                .with(SHEET, xml -> replaced(xml, number, "$1$2><v>" + digits + ".5</v>"))
                .bytes());
    files.put(
        Fate.OPENS,
        "a-text-of-many-digits",
        () ->
            clean()
                .with(SHEET, xml -> replaced(xml, number, "$1 t='str'$2><v>" + digits + "</v>"))
                .bytes());
  }

  private static String replaced(String xml, String what, String by) {
    String changed = xml.replaceFirst(what, by);
    if (changed.equals(xml)) {
      throw new IllegalStateException("not there: " + what);
    }
    return changed;
  }

  private void sizes() {
    files.put(
        Fate.EITHER,
        "dimension-of-the-whole-sheet",
        () ->
            clean()
                .with(
                    SHEET,
                    xml ->
                        xml.replaceFirst(
                            "<sheetData>", "<dimension ref='A1:XFD1048576'/><sheetData>"))
                .bytes());
    files.put(
        Fate.OPENS,
        "a-cell-in-each-corner",
        () ->
            rows(
                "<row r='5000'><c r='XFD5000'><v>1</v></c></row>"
                    + "<row r='1048576'><c r='A1048576'><v>1</v></c><c r='XFD1048576'><v>2</v></c></row>"));
    files.put(
        Fate.EITHER,
        "cells-beyond-the-sheet",
        () ->
            rows(
                "<row r='1048577'><c r='XFE1048577'><v>1</v></c></row><row r='2147483647'><c r='ZZZZZZ1'><v>1</v></c></row>"
                    + "<row r='-1'><c r='A-1'><v>1</v></c></row><row r='99999999999999999999'><c r='A0'/></row>"));
    files.put(
        Fate.EITHER,
        "a-cell-in-every-column-of-many-rows",
        () ->
            rows(
                times(
                    100,
                    r ->
                        "<row r='%d'>".formatted(5000 + r)
                            + times(16_384, c -> "<c><v>" + mixed(r * 16_384 + c) + "</v></c>")
                            + "</row>")));
    files.put(
        Fate.EITHER,
        "a-million-rows",
        () -> rows(times(MANY, r -> "<row r='%d'><c><v>1</v></c></row>".formatted(5000 + r))));
    // They follow a table, so that each of them is judged as a row of it.
    files.put(
        Fate.REFUSED,
        "a-table-of-very-many-wrong-rows",
        () -> rows(times(MANY / 5, r -> wrong(200 + r))));
    files.put(
        Fate.EITHER,
        "a-million-merges",
        () -> merged(times(MANY, i -> "<mergeCell ref='C%d:D%d'/>".formatted(5000 + i, 5000 + i))));
    files.put(
        Fate.EITHER,
        "merges-that-overlap",
        () -> merged(times(20_000, i -> "<mergeCell ref='A1:XFD1048576'/>")));
    files.put(
        Fate.EITHER,
        "merges-that-are-none",
        () ->
            merged(
                "<mergeCell ref=''/><mergeCell ref='A'/><mergeCell ref='1:1'/><mergeCell ref='B2:A1'/><mergeCell/>"));
    files.put(Fate.EITHER, "a-hundred-thousand-styles", () -> styled(100_000));
    files.put(Fate.EITHER, "a-million-styles", () -> styled(MANY));
    files.put(
        Fate.EITHER,
        "styles-that-are-not-there",
        () ->
            rows(
                "<row r='5000'><c r='A5000' s='2147483647'><v>1</v></c><c r='B5000' s='-1'><v>1</v></c><c r='C5000' s='99999999999'><v>1</v></c></row>"));
    files.put(
        Fate.EITHER,
        "a-format-of-a-megabyte",
        () ->
            clean()
                .with(
                    STYLES,
                    xml ->
                        inserted(
                            xml,
                            "</styleSheet>",
                            "<numFmts count='1'><numFmt numFmtId='999' formatCode='"
                                + "[&lt;1]0;".repeat(125_000)
                                + "'/></numFmts>"))
                .bytes());
    files.put(
        Fate.EITHER,
        "a-hundred-thousand-names",
        () ->
            names(times(100_000, i -> "<definedName name='n%d'>$A$1</definedName>".formatted(i))));
    files.put(
        Fate.EITHER,
        "ten-thousand-sheets",
        () ->
            clean()
                .with(
                    BOOK,
                    xml ->
                        inserted(
                            xml,
                            "</sheets>",
                            times(
                                10_000,
                                i ->
                                    "<sheet xmlns:q='http://schemas.openxmlformats.org/officeDocument/2006/relationships' name='z%d' sheetId='%d' q:id='rId1'/>"
                                        .formatted(i, 500 + i))))
                .bytes());
    files.put(
        Fate.EITHER,
        "a-text-of-thirty-megabytes",
        () ->
            rows(
                "<row r='5000'><c r='A5000' t='inlineStr'><is><t>"
                    + noise(30 << 20)
                    + "</t></is></c></row>"));
    files.put(
        Fate.EITHER,
        "an-attribute-of-ten-megabytes",
        () -> rows("<row r='5000'><c r='A5000' evil='" + noise(10 << 20) + "'><v>1</v></c></row>"));
    files.put(
        Fate.EITHER,
        "a-hundred-thousand-attributes",
        () -> rows("<row r='5000' " + times(100_000, i -> " a%d='1'".formatted(i)) + "/>"));
    files.put(
        Fate.REFUSED,
        "elements-a-hundred-thousand-deep",
        () -> rows("<a>".repeat(100_000) + "</a>".repeat(100_000)));
    files.put(
        Fate.EITHER,
        "hidden-columns-without-end",
        () ->
            clean()
                .with(
                    SHEET,
                    xml ->
                        xml.replaceFirst(
                            "<sheetData>",
                            "<cols>"
                                + times(5000, i -> "<col min='1' max='2147483647' hidden='1'/>")
                                + "</cols><sheetData>"))
                .bytes());
  }

  /** A number that does not let itself be packed. */
  private static int mixed(int number) {
    return (number * 0x9e37_79b9) >>> 8;
  }

  private static String noise(int length) {
    Random random = new Random(11);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private static byte[] merged(String merges) {
    return among(SHEET, "mergeCells", "</sheetData>", merges);
  }

  private static byte[] names(String names) {
    return among(BOOK, "definedNames", "</sheets>", names);
  }

  /** More children of a list, which is made behind what it follows where there is none. */
  private static byte[] among(String part, String list, String behind, String more) {
    String end = "</" + list + ">";
    return clean()
        .with(
            part,
            xml ->
                xml.contains(end)
                    ? inserted(xml, end, more)
                    : xml.replace(behind, behind + "<" + list + ">" + more + end))
        .bytes();
  }

  private static String wrong(int row) {
    return "<row r='%d'>%s</row>"
        .formatted(row, times(8, column -> "<c><v>" + (row + column) + "</v></c>"));
  }

  private void structures() {
    files.put(
        Fate.REFUSED, "a-sheet-that-is-no-xml", () -> clean().with(SHEET, new byte[5000]).bytes());
    files.put(
        Fate.REFUSED,
        "a-sheet-that-breaks-off",
        () -> clean().with(SHEET, xml -> xml.substring(0, xml.length() / 2)).bytes());
    files.put(
        Fate.REFUSED,
        "a-sheet-that-is-a-workbook",
        () -> clean().with(SHEET, clean().bytes()).bytes());
    files.put(
        Fate.EITHER,
        "styles-that-are-no-xml",
        () -> clean().with(STYLES, "{}".getBytes(StandardCharsets.US_ASCII)).bytes());
    files.put(
        Fate.REFUSED,
        "a-workbook-that-is-no-xml",
        () -> clean().with(BOOK, "{}".getBytes(StandardCharsets.US_ASCII)).bytes());
    files.put(
        Fate.REFUSED,
        "relations-that-are-no-xml",
        () -> clean().with(RELATIONS, "{}".getBytes(StandardCharsets.US_ASCII)).bytes());
    files.put(
        Fate.EITHER,
        "letters-that-are-no-utf-8",
        () -> clean().with(SHEET, broken(text(SHEET))).bytes());
    files.put(
        Fate.EITHER,
        "letters-of-another-encoding",
        () -> clean().with(SHEET, text(SHEET).getBytes(Charset.forName("GBK"))).bytes());
    files.put(
        Fate.EITHER,
        "numbers-without-end",
        () ->
            rows(
                "<row r='5000'><c r='A5000'><v>1e999999999</v></c><c r='B5000'><v>"
                    + "9".repeat(100_000)
                    + "</v></c><c r='C5000'><v>0."
                    + "0".repeat(100_000)
                    + "1</v></c><c r='D5000'><v>NaN</v></c><c r='E5000' t='s'><v>-1</v></c>"
                    + "<c r='F5000' t='s'><v>2147483647</v></c><c r='G5000' t='d'><v>9999999-99-99T99:99</v></c></row>"));
    files.put(
        Fate.EITHER,
        "the-same-cell-a-hundred-thousand-times",
        () ->
            rows(
                "<row r='5000'>"
                    + times(100_000, i -> "<c r='A5000'><v>" + mixed(i) + "</v></c>")
                    + "</row>"));
    files.put(
        Fate.EITHER,
        "rows-backwards",
        () ->
            rows(
                times(
                    50_000,
                    i ->
                        "<row r='%d'><c r='A%d'><v>1</v></c></row>"
                            .formatted(60_000 - i, 60_000 - i))));
  }

  private static byte[] broken(String xml) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    int at = xml.indexOf("<sheetData>");
    for (int i = at; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        bytes[i] = (byte) 0xc0;
      }
    }
    return bytes;
  }

  /** A workbook with so many more styles of cells. */
  private static byte[] styled(int styles) {
    return clean()
        .with(
            STYLES,
            xml ->
                inserted(
                    xml, "</cellXfs>", times(styles, i -> "<xf numFmtId='" + mixed(i) + "'/>")))
        .bytes();
  }
}
