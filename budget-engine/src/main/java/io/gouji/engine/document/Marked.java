package io.gouji.engine.document;

/**
 * A marked copy.
 *
 * @param bytes of the file
 * @param signed whether the document is signed, and was therefore not marked itself
 */
public record Marked(Kind kind, byte[] bytes, boolean signed) {
  /** What the copy is. */
  public enum Kind {
    /** The Word document with comments at the words. */
    DOCX,
    /** A page with the words and the remarks side by side. */
    HTML
  }
}
