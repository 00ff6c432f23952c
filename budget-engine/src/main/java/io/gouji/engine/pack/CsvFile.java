package io.gouji.engine.pack;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** A CSV file of a pack: its rows, each knowing its line in the file. */
final class CsvFile {
  private static final char NO_COMMENTS = '\0';
  private static final int BUFFER = 16 * 1024;

  /**
   * What the heading row must be.
   *
   * @param fields all fields the file must have
   * @param words heading word to field; a word that is not in it is its own field
   * @param open whether headings that are none of the fields are left alone
   * @param optional fields that may be missing
   */
  record Form(List<String> fields, Map<String, String> words, boolean open, Set<String> optional) {
    Form(List<String> fields, Map<String, String> words, boolean open) {
      this(fields, words, open, Set.of());
    }
  }

  /** Where a field stands: index from 0, or before it if missing, and its heading word. */
  record Heading(int index, String word) {
    static final int MISSING = -1;
  }

  private CsvFile() {}

  /** Reads the rows below the heading row; blank rows are left out. */
  static List<CsvRow> read(TemplatesFolder folder, String file, Form form, Mistakes mistakes) {
    return folder
        .text(file)
        .filter(text -> isClosed(file, text, mistakes))
        .map(text -> rows(RuleSheet.of(file, lines(text), false), form, mistakes))
        .orElse(List.of());
  }

  /** Tells of a quote that would take the rest of the file into its cell. */
  static boolean isClosed(String file, String text, Mistakes mistakes) {
    OptionalLong open = Quotes.open(text);
    open.ifPresent(line -> mistakes.add(new Source(file, line, ""), Mistakes.QUOTE_OPEN));
    return open.isEmpty();
  }

  /** The lines of a CSV text with their numbers, the heading row among them. */
  static List<RuleSheet.Line> lines(String text) {
    CsvParser parser = new CsvParser(settings());
    parser.beginParsing(new StringReader(text));
    List<RuleSheet.Line> lines = new ArrayList<>();
    long line = 1;
    String[] cells;
    while ((cells = parser.parseNext()) != null) {
      lines.add(new RuleSheet.Line(line, cells));
      line = parser.getContext().currentLine() + 1;
    }
    return lines;
  }

  /** The rows below the heading row; blank rows are left out. */
  static List<CsvRow> rows(RuleSheet sheet, Form form, Mistakes mistakes) {
    String file = sheet.file();
    String[] first = sheet.lines().isEmpty() ? new String[0] : sheet.lines().get(0).cells();
    if (Separators.areWrong(first, form)) {
      mistakes.add(
          new Source(file, 1, ""), Mistakes.SEPARATOR, "value", Separators.shown(first[0]));
      return List.of();
    }
    Map<String, Heading> headings = headings(first, file, form, mistakes);
    List<CsvRow> rows = new ArrayList<>();
    for (RuleSheet.Line line : sheet.lines().stream().skip(1).toList()) {
      String[] cells = line.cells();
      if (!isBlank(cells, 0)) {
        CsvRow row = new CsvRow(file, line.number(), headings, cells, sheet.addressed());
        if (first.length > 0 && !isBlank(cells, first.length)) {
          tooWide(row, cells.length, first.length, mistakes);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static void tooWide(CsvRow row, int found, int expected, Mistakes mistakes) {
    mistakes.add(
        row.source(),
        Mistakes.TOO_WIDE,
        "line",
        Long.toString(row.source().line()),
        "found",
        Integer.toString(found),
        "expected",
        Integer.toString(expected));
  }

  private static Map<String, Heading> headings(
      String[] cells, String file, Form form, Mistakes mistakes) {
    Map<String, Heading> headings = new TreeMap<>();
    for (int i = 0; i < cells.length; i++) {
      String word = cell(cells, i);
      String field = form.words().getOrDefault(word, word);
      Source source = new Source(file, 1, word);
      if (headings.containsKey(field)) {
        mistakes.add(source, Mistakes.REPEATED, "value", word, "first", "1");
      } else if (form.fields().contains(field)) {
        headings.put(field, new Heading(i, word));
      } else if (!word.isEmpty() && !form.open()) {
        mistakes.add(source, Mistakes.HEADING_UNKNOWN, "heading", word);
      }
    }
    for (String field : form.fields()) {
      if (!headings.containsKey(field) && !form.optional().contains(field)) {
        String word = heading(field, form.words());
        mistakes.add(new Source(file, 1, word), Mistakes.HEADING_MISSING, "heading", word);
        headings.put(field, new Heading(Heading.MISSING, word));
      }
    }
    return headings;
  }

  /** The heading word of a field. */
  static String heading(String field, Map<String, String> words) {
    return words.entrySet().stream()
        .filter(entry -> entry.getValue().equals(field))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(field);
  }

  static String cell(String[] cells, int index) {
    String cell = index >= 0 && index < cells.length ? cells[index] : null;
    return cell == null ? "" : cell.strip();
  }

  private static boolean isBlank(String[] cells, int from) {
    for (int i = from; i < cells.length; i++) {
      if (cells[i] != null && !cells[i].isBlank()) {
        return false;
      }
    }
    return true;
  }

  static CsvParserSettings settings() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setComment(NO_COMMENTS);
    settings.setLineSeparatorDetectionEnabled(true);
    // Blank lines are kept here so that line numbers stay right.
    settings.setSkipEmptyLines(false);
    settings.setReadInputOnSeparateThread(false);
    settings.setMaxCharsPerColumn(-1);
    // The default buffer of a million characters costs more than the reading of a small file.
    settings.setInputBufferSize(BUFFER);
    return settings;
  }
}
