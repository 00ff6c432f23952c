package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Sheet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * What a sheet of ours says, as one number a row: enough to see whether somebody wrote into it.
 * Rows that are gone, sorted or filtered are nobody's writing.
 */
public final class SheetWords {
  private static final Pattern STAMP = Pattern.compile("gouji-words:([0-9a-f]{8})");

  /** The line of the seal of a log. */
  private static final int LOG = 1;

  private SheetWords() {}

  /** What a sheet can say of its own rows in the line of its seal. */
  public static String stamp(Edit.AddSheet sheet) {
    return "gouji-words:" + sum(of(sheet));
  }

  /** Whether the second line of a sheet is the seal of a log of corrections. */
  public static boolean isLog(Sheet sheet) {
    return sheet.rowCount() > LOG && Seal.isIn(sheet.text(LOG, 0));
  }

  /** Lines of a log below its heads, which alone fill the columns of the old and the new figure. */
  public static int logged(Sheet log) {
    int lines = 0;
    for (int row = 2; row < log.rowCount(); row++) {
      boolean filled = log.kind(row, 2) != CellKind.BLANK && log.kind(row, 3) != CellKind.BLANK;
      lines += filled ? 1 : 0;
    }
    return Math.max(0, lines - 1);
  }

  /** Whether a line of a sheet, the last unless somebody wrote below, is the seal of results. */
  public static boolean isResult(Sheet sheet) {
    return sealed(sheet) >= 0;
  }

  /** The line of the seal of results; -1 where there is none. */
  private static int sealed(Sheet sheet) {
    int line = sheet.rowCount() - 1;
    while (line >= 0 && (line == LOG || !Seal.isIn(sheet.text(line, 0)))) {
      line--;
    }
    return line;
  }

  /** Whether a sheet with a seal says what its stamp says it does. */
  static boolean isStamped(Sheet sheet) {
    int line = isLog(sheet) ? LOG : sealed(sheet);
    Matcher stamp = STAMP.matcher(sheet.text(line, 0));
    return stamp.find() && stamp.group(1).equals(sum(of(sheet)));
  }

  private static String sum(List<String> rows) {
    return crc(rows.stream().sorted().collect(Collectors.joining(" ")));
  }

  private static String crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits(crc.getValue(), 8);
  }

  /** The rows of a sheet we are about to write; the line of the seal, which changes, left out. */
  static List<String> of(Edit.AddSheet sheet) {
    List<String> rows = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (List<NewCell> cells : sheet.rows()) {
      for (NewCell cell : cells) {
        add(NewSheetXml.value(cell), words);
      }
      endRow(words, rows);
    }
    return rows;
  }

  /** The rows of a sheet as some program has saved it. */
  static List<String> of(Sheet sheet) {
    List<String> rows = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (int row = 0; row < sheet.rowCount(); row++) {
      for (int column = 0; column < sheet.columnCount(); column++) {
        if (sheet.kind(row, column) != CellKind.BLANK) {
          add(sheet.value(row, column), words);
        }
      }
      endRow(words, rows);
    }
    return rows;
  }

  /** Adds what a cell says to the words of its row. */
  private static void add(CellValue cell, StringBuilder words) {
    String plain = plain(text(cell));
    if (!plain.isEmpty()) {
      words.append(words.isEmpty() ? "" : "\0").append(plain);
    }
  }

  /** Adds the number of a row, whose words begin anew. */
  private static void endRow(StringBuilder words, List<String> rows) {
    String text = words.toString();
    words.setLength(0);
    if (!text.isEmpty() && !Seal.isIn(text)) {
      rows.add(crc(text));
    }
  }

  private static String text(CellValue cell) {
    if (cell instanceof CellValue.Text text) {
      return text.value();
    }
    if (cell instanceof CellValue.Number number) {
      return CellXml.number(number.value());
    }
    return cell instanceof CellValue.Blank ? "" : cell.toString();
  }

  /** Programs differ in how they keep blanks and line ends. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (!isBlank(sign)) {
        plain.append(sign);
      }
    }
    return plain.length() == text.length() ? text : plain.toString();
  }

  /** Whether a letter does not count; wide blanks, with which labels are spaced, do. */
  static boolean isBlank(char sign) {
    return sign == ' ' || sign >= '\t' && sign <= '\r';
  }
}
