package io.gouji.engine.document;

import java.util.Optional;

/**
 * One paragraph, or one paragraph of a table's cell, as it stands in the file.
 *
 * @param number place among the paragraphs of the document, from 1
 * @param text its words untouched, white space and all; never with a line end
 * @param cell where in which table it stands; empty outside tables
 * @param page number of the page it begins on, from 1; 0 where the format knows no pages
 * @param heading level of the heading it is styled as, from 1; 0 if it is none
 * @param label the number that the program prints before the text and that is not part of it, as
 *     automatic numbering does; empty if there is none
 */
public record Paragraph(
    int number, String text, Optional<Cell> cell, int page, int heading, String label) {
  /** A place in a table: table, row and column of the document, each from 1. */
  public record Cell(int table, int row, int column) {}

  /** A paragraph without a number printed before it. */
  public Paragraph(int number, String text, Optional<Cell> cell, int page, int heading) {
    this(number, text, cell, page, heading, "");
  }

  /** A paragraph outside tables, of a format without pages and styles. */
  public Paragraph(int number, String text) {
    this(number, text, Optional.empty(), 0, 0);
  }
}
