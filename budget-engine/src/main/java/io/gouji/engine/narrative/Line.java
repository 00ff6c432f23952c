package io.gouji.engine.narrative;

import io.gouji.engine.document.Paragraph;
import java.util.Arrays;

/** Cleaned signs and where each of them stands: its paragraph and its offset in it. */
record Line(String text, Paragraph[] paragraphs, int[] offsets) {
  static final Line EMPTY = new Line("", new Paragraph[0], new int[0]);

  boolean isEmpty() {
    return text.isEmpty();
  }

  Line and(Line other) {
    Paragraph[] both = Arrays.copyOf(paragraphs, paragraphs.length + other.paragraphs.length);
    System.arraycopy(other.paragraphs, 0, both, paragraphs.length, other.paragraphs.length);
    int[] places = Arrays.copyOf(offsets, offsets.length + other.offsets.length);
    System.arraycopy(other.offsets, 0, places, offsets.length, other.offsets.length);
    return new Line(text + other.text, both, places);
  }

  /** The signs from one to another, exclusive. */
  Line part(int start, int end) {
    return new Line(
        text.substring(start, end),
        Arrays.copyOfRange(paragraphs, start, end),
        Arrays.copyOfRange(offsets, start, end));
  }

  Line without(int start, int end) {
    return part(0, start).and(part(end, text.length()));
  }
}
