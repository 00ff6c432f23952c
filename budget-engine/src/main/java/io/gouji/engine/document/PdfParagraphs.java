package io.gouji.engine.document;

import io.gouji.engine.document.Paragraph.Cell;
import io.gouji.engine.parts.UnreadableException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins the lines of a PDF to paragraphs, and lines in columns to tables. */
final class PdfParagraphs {
  /** An indent, and how much a full line may fall short, in characters. */
  private static final float INDENT = 1.2f;

  private static final float SHORT = 2.2f;

  /** How wide a digit is, in parts of the size. */
  private static final float DIGIT = 0.55f;

  /** How wide the mark is that stands behind a figure and never opens a line. */
  private static final float MARK = 1;

  /** An amount with decimals or a percentage; numbers of lists and years are neither. */
  private static final Pattern FIGURE = Pattern.compile("[\\d,]+\\.\\d+\\s?%?|\\d+\\s?%");

  private final List<PdfLine> lines;
  private final ParagraphList paragraphs;
  private final float left;
  private final float right;
  private int tables;

  PdfParagraphs(List<PdfLine> lines, DocumentLimits limits) {
    this.lines = lines;
    this.paragraphs = new ParagraphList(limits);
    List<PdfLine> prose = lines.stream().filter(line -> line.spans().size() == 1).toList();
    this.left = margin(prose.stream().map(PdfLine::left).toList(), Comparator.naturalOrder());
    this.right = margin(prose.stream().map(PdfLine::right).toList(), Comparator.reverseOrder());
  }

  /** The outermost place where at least three lines begin or end; the outermost if none is. */
  private static float margin(List<Float> places, Comparator<Integer> outward) {
    Map<Integer, Integer> counts = new HashMap<>();
    places.forEach(place -> counts.merge(Math.round(place / 4), 1, Integer::sum));
    return 4f
        * counts.keySet().stream()
            .filter(place -> counts.get(place) >= 3)
            .min(outward)
            .or(() -> counts.keySet().stream().min(outward))
            .orElse(0);
  }

  Document document() throws UnreadableException {
    int at = 0;
    while (at < lines.size()) {
      int end = tableEnd(at);
      if (end - at >= 2) {
        table(lines.subList(at, end));
      } else {
        end = paragraphEnd(at);
        prose(lines.subList(at, end));
      }
      at = end;
    }
    return paragraphs.document(Document.Format.PDF);
  }

  /** Lines with two columns or more, and single cells between them. */
  private int tableEnd(int from) {
    int end = from;
    while (end < lines.size() && lines.get(end).spans().size() > 1) {
      end++;
    }
    return end;
  }

  private int paragraphEnd(int from) {
    int end = from + 1;
    while (end < lines.size() && continues(end)) {
      end++;
    }
    return end;
  }

  /** Whether the line before is full, and this one neither indented nor of another size. */
  private boolean continues(int at) {
    PdfLine line = lines.get(at - 1);
    PdfLine next = lines.get(at);
    if (next.spans().size() > 1 && tableEnd(at) - at >= 2) {
      return false;
    }
    return line.right() >= right - SHORT * line.size() - unbroken(line, next)
        && next.left() <= left + INDENT * next.size()
        && Math.abs(next.size() - line.size()) < 1
        && next.page() - line.page() <= 1
        && (next.page() > line.page() || next.y() - line.y() < 4 * line.size());
  }

  /**
   * The room that a line left because the figure that opens the next one is never broken; only a
   * line that ends within a sentence goes on with one.
   */
  private static float unbroken(PdfLine line, PdfLine next) {
    String text = line.text();
    Matcher figure = FIGURE.matcher(next.text());
    boolean open = Character.isIdeographic(text.charAt(text.length() - 1));
    return open && figure.lookingAt() ? (figure.end() * DIGIT + MARK) * next.size() : 0;
  }

  private void prose(List<PdfLine> block) throws UnreadableException {
    StringBuilder text = new StringBuilder();
    for (PdfLine line : block) {
      boolean words =
          !text.isEmpty()
              && isWord(text.charAt(text.length() - 1))
              && isWord(line.text().charAt(0));
      text.append(words ? " " : "").append(line.text());
    }
    paragraphs.add(text.toString(), Optional.empty(), block.get(0).page(), 0, "");
  }

  /** Letters that are written apart; digits are not, since numbers are broken too. */
  private static boolean isWord(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  private void table(List<PdfLine> rows) throws UnreadableException {
    int table = ++tables;
    float[] middles = middles(rows);
    for (int row = 0; row < rows.size(); row++) {
      List<PdfLine.Span> spans = rows.get(row).spans();
      int column = 0;
      for (int i = 0; i < spans.size(); i++) {
        int last = middles.length - (spans.size() - i);
        column = nearest(spans.get(i), middles, column, last);
        Optional<Cell> cell = Optional.of(new Cell(table, row + 1, ++column));
        paragraphs.add(spans.get(i).text(), cell, rows.get(row).page(), 0, "");
      }
    }
  }

  /** The middle of each column, by the rows in which no cell is empty. */
  private static float[] middles(List<PdfLine> rows) {
    int columns = rows.stream().mapToInt(row -> row.spans().size()).max().orElse(0);
    List<PdfLine> full = rows.stream().filter(row -> row.spans().size() == columns).toList();
    float[] middles = new float[columns];
    for (int i = 0; i < columns; i++) {
      float left = Float.MAX_VALUE;
      float right = 0;
      for (PdfLine row : full) {
        left = Math.min(left, row.spans().get(i).left());
        right = Math.max(right, row.spans().get(i).right());
      }
      middles[i] = (left + right) / 2;
    }
    return middles;
  }

  /** The column nearest to a cell among those left to it in its row. */
  private static int nearest(PdfLine.Span span, float[] middles, int first, int last) {
    float middle = (span.left() + span.right()) / 2;
    int nearest = first;
    for (int i = first + 1; i <= last; i++) {
      if (Math.abs(middles[i] - middle) < Math.abs(middles[nearest] - middle)) {
        nearest = i;
      }
    }
    return nearest;
  }
}
