package io.gouji.engine.document;

import java.util.List;

/** A text as its reader sees it: paragraphs in reading order, numbered from 1 without gaps. */
public record Document(Format format, List<Paragraph> paragraphs) {
  /** What kind of file it was read from. */
  public enum Format {
    DOCX,
    DOC,
    TXT,
    HTML,
    PDF
  }

  public Document {
    paragraphs = List.copyOf(paragraphs);
  }

  /** The paragraph of a number. */
  public Paragraph paragraph(int number) {
    return paragraphs.get(number - 1);
  }
}
