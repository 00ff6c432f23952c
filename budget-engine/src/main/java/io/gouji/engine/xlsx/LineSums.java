package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.eclipse.collections.api.set.primitive.MutableIntSet;
import org.eclipse.collections.impl.set.mutable.primitive.IntHashSet;

/**
 * The lines of the notes we wrote into a workbook, a checksum each, on a hidden row of the sheet of
 * results: by them a line is known as ours to the letter where the record is lost, and what
 * somebody wrote behind it on the same line is not. Blanks do not count.
 */
public final class LineSums {
  private static final String SIGN = "gouji-lines:";
  private static final Pattern CELL = Pattern.compile(SIGN + "((?:[0-9a-f]{8})*)");
  private static final int DIGITS = 8;

  /** Sums to a cell, which holds 32,767 characters. */
  private static final int CELLFUL = 4000;

  private final MutableIntSet sums = new IntHashSet();

  private LineSums() {}

  /** The cells of the row for these notes. */
  public static List<String> cells(List<String> notes) {
    LineSums lines = new LineSums();
    notes.forEach(lines::add);
    int[] sorted = lines.sums.toSortedArray();
    List<String> cells = new ArrayList<>();
    for (int from = 0; from < sorted.length; from += CELLFUL) {
      StringBuilder cell = new StringBuilder(SIGN);
      for (int at = from; at < Math.min(sorted.length, from + CELLFUL); at++) {
        cell.append(HexFormat.of().toHexDigits(sorted[at]));
      }
      cells.add(cell.toString());
    }
    return cells;
  }

  /** Those that the sheets of results in a workbook tell of, and its record where there is one. */
  static LineSums in(Workbook book, Optional<Remembered> memory) {
    LineSums lines = new LineSums();
    book.sheets().stream().filter(SheetWords::isResult).forEach(lines::read);
    memory.ifPresent(
        record -> {
          for (int row = 1; row < record.ledger().rowCount(); row++) {
            lines.add(record.ledger().text(row, MarkLedger.WORDS));
          }
        });
    return lines;
  }

  private void add(String note) {
    note.lines().filter(line -> !line.isBlank()).forEach(line -> sums.add(sum(line)));
  }

  private void read(Sheet sheet) {
    for (int row = sheet.rowCount() - 1; row >= 0; row--) {
      for (int column = 0; column < sheet.columnCount(); column++) {
        Matcher cell = CELL.matcher(sheet.text(row, column));
        if (!cell.matches()) {
          break;
        }
        String digits = cell.group(1);
        for (int at = 0; at < digits.length(); at += DIGITS) {
          sums.add(HexFormat.fromHexDigits(digits, at, at + DIGITS));
        }
      }
    }
  }

  private static int sum(String line) {
    CRC32 crc = new CRC32();
    crc.update(SheetWords.plain(line).getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  /**
   * How far a line is one of ours; what is behind was written by somebody.
   *
   * @return a number of characters; 0 where the line is not ours
   */
  int known(String line) {
    int known = 0;
    CRC32 crc = new CRC32();
    for (int at = 0; at < line.length(); ) {
      int next = at + Character.charCount(line.codePointAt(at));
      String letter = line.substring(at, next);
      if (!SheetWords.isBlank(letter.charAt(0))) {
        crc.update(letter.getBytes(StandardCharsets.UTF_8));
        known = sums.contains((int) crc.getValue()) ? next : known;
      }
      at = next;
    }
    return known;
  }
}
