package io.gouji.engine.document;

import io.gouji.engine.document.Paragraph.Cell;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the paragraphs of a document within its limits; blank ones are left out. */
final class ParagraphList {
  private final DocumentLimits limits;
  private final List<Paragraph> paragraphs = new ArrayList<>();
  private long chars;

  ParagraphList(DocumentLimits limits) {
    this.limits = limits;
  }

  /** Adds a paragraph, unless nothing of it is to be seen, and says whether it did. */
  boolean add(String text, Optional<Cell> cell, int page, int heading, String label)
      throws UnreadableException {
    demandTime();
    if (label.isEmpty() && isBlank(text)) {
      return false;
    }
    chars += text.length();
    if (chars > limits.textChars()) {
      throw UnreadableException.overLimit("textChars", limits.textChars());
    }
    if (paragraphs.size() >= limits.paragraphs()) {
      throw UnreadableException.overLimit("paragraphs", limits.paragraphs());
    }
    paragraphs.add(new Paragraph(paragraphs.size() + 1, text, cell, page, heading, label));
    return true;
  }

  /** Adds a paragraph of a format without pages and labels. */
  boolean add(String text, Optional<Cell> cell, int heading) throws UnreadableException {
    return add(text, cell, 0, heading, "");
  }

  int size() {
    return paragraphs.size();
  }

  /** The whole, in which there must be a word. */
  Document document(Document.Format format) throws UnreadableException {
    if (paragraphs.isEmpty()) {
      throw new UnreadableException(Reason.EMPTY, Map.of());
    }
    return new Document(format, paragraphs);
  }

  static void demandTime() throws UnreadableException {
    if (Thread.currentThread().isInterrupted()) {
      throw new UnreadableException(Reason.CANCELLED, Map.of());
    }
  }

  /** Whether there is only white space, the no-break spaces of web pages included. */
  static boolean isBlank(String text) {
    return text.chars()
        .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || isUnseen(c));
  }

  private static boolean isUnseen(int c) {
    return c == 0xFEFF || c >= 0x200B && c <= 0x200F || c == 0x2060;
  }
}
