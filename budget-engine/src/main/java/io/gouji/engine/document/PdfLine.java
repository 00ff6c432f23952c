package io.gouji.engine.document;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of a page, in points from its upper left corner.
 *
 * @param page from 1
 * @param size height of its characters
 * @param spans what stands in it, apart by more than a word is from the next; at least one
 */
record PdfLine(int page, float y, float size, List<Span> spans) {
  /** Words in a row. */
  record Span(float left, float right, String text) {}

  float left() {
    return spans.get(0).left();
  }

  float right() {
    return spans.get(spans.size() - 1).right();
  }

  String text() {
    return spans.stream().map(Span::text).collect(Collectors.joining(" "));
  }
}
