package io.gouji.engine.pack;

import java.nio.charset.CharacterCodingException;
import java.util.List;

/**
 * A table of cells with its heading row, from a CSV file or from a sheet of a workbook.
 *
 * @param file its name, for whoever must find a mistake
 * @param lines the heading row first
 * @param addressed whether mistakes name cells by address, {@code E7}, as in a workbook
 */
public record RuleSheet(String file, List<Line> lines, boolean addressed) {
  /**
   * One line.
   *
   * @param number in the file, from 1
   * @param cells null or empty where nothing is written
   */
  public record Line(long number, String[] cells) {}

  public RuleSheet {
    lines = List.copyOf(lines);
  }

  public static RuleSheet of(String file, List<Line> lines, boolean addressed) {
    return new RuleSheet(file, lines, addressed);
  }

  /**
   * A CSV file somebody wrote, in whatever of our encodings.
   *
   * @throws PackException if it is text in none of them, or a quote in it is not closed
   */
  public static RuleSheet csv(String file, byte[] bytes) throws PackException {
    Mistakes mistakes = new Mistakes();
    try {
      String text = CsvTexts.text(bytes);
      CsvFile.isClosed(file, text, mistakes);
      mistakes.throwIfAny();
      return of(file, CsvFile.lines(text), false);
    } catch (CharacterCodingException e) {
      mistakes.add(new Source(file, 1, ""), Mistakes.NOT_UTF8);
      mistakes.throwIfAny();
      throw new IllegalStateException(e);
    }
  }
}
