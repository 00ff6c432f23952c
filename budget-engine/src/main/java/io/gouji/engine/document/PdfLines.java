package io.gouji.engine.document;

import io.gouji.engine.parts.UnreadableException;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a PDF from top to bottom, with their places. */
final class PdfLines extends PDFTextStripper {
  /** Words further apart than this many characters stand in different columns. */
  private static final float GAP = 1.5f;

  private final DocumentLimits limits;
  private final List<PdfLine> lines = new ArrayList<>();
  private final List<PdfLine.Span> spans = new ArrayList<>();
  private float y;
  private float size;
  private long chars;

  PdfLines(DocumentLimits limits) {
    this.limits = limits;
    setSortByPosition(true);
    setSuppressDuplicateOverlappingText(true);
  }

  List<PdfLine> read(PDDocument pdf) throws IOException {
    writeText(pdf, Writer.nullWriter());
    return lines;
  }

  @Override
  protected void startPage(PDPage page) throws IOException {
    demand();
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) throws IOException {
    if (positions.isEmpty() || ParagraphList.isBlank(text)) {
      return;
    }
    demand();
    chars += text.length();
    if (chars > limits.textChars()) {
      throw new IOException(UnreadableException.overLimit("textChars", limits.textChars()));
    }
    TextPosition first = positions.get(0);
    TextPosition last = positions.get(positions.size() - 1);
    float left = first.getXDirAdj();
    float right = last.getXDirAdj() + last.getWidthDirAdj();
    y = spans.isEmpty() ? first.getYDirAdj() : y;
    size = spans.isEmpty() ? first.getFontSizeInPt() : Math.max(size, first.getFontSizeInPt());
    add(new PdfLine.Span(left, right, plain(text)));
  }

  private void add(PdfLine.Span span) {
    int last = spans.size() - 1;
    if (last >= 0 && span.left() - spans.get(last).right() <= GAP * size) {
      PdfLine.Span before = spans.get(last);
      String joined = before.text() + between(before, span) + span.text();
      spans.set(last, new PdfLine.Span(before.left(), span.right(), joined));
    } else {
      spans.add(span);
    }
  }

  /** Programs leave a quarter of a character between Chinese and figures, which is no blank. */
  private String between(PdfLine.Span before, PdfLine.Span after) {
    char last = before.text().charAt(before.text().length() - 1);
    boolean mixed = last > '~' || after.text().charAt(0) > '~';
    return after.left() - before.right() > size * (mixed ? 0.35f : 0.2f) ? " " : "";
  }

  private static String plain(String text) {
    return text.replaceAll("[\\n\\r\\u2028\\u2029\\u0085]", " ");
  }

  @Override
  protected void writeLineSeparator() {
    end();
  }

  @Override
  protected void writePageEnd() {
    end();
  }

  private void end() {
    if (!spans.isEmpty()) {
      lines.add(new PdfLine(getCurrentPageNo(), y, size, List.copyOf(spans)));
      spans.clear();
    }
  }

  private static void demand() throws IOException {
    try {
      ParagraphList.demandTime();
    } catch (UnreadableException ended) {
      throw new IOException(ended);
    }
  }
}
