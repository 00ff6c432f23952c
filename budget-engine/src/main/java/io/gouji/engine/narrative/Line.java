package io.gouji.engine.narrative;

import io.gouji.engine.document.Paragraph;
import java.util.Arrays;
import java.util.List;

/** Cleaned signs and where each of them stands: its paragraph and its offset in it. */
record Line(String text, Paragraph[] paragraphs, int[] offsets) {
  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Lines one after the other, however many. */
  static Line joined(List<Line> lines) {
    if (lines.size() == 1) {
      return lines.get(0);
    }
    StringBuilder text = new StringBuilder();
    int length = lines.stream().mapToInt(line -> line.text.length()).sum();
    Paragraph[] paragraphs = new Paragraph[length];
    int[] offsets = new int[length];
    for (Line line : lines) {
      int at = text.length();
      System.arraycopy(line.paragraphs, 0, paragraphs, at, line.paragraphs.length);
      System.arraycopy(line.offsets, 0, offsets, at, line.offsets.length);
      text.append(line.text);
    }
    return new Line(text.toString(), paragraphs, offsets);
  }

  /** The signs from one to another, exclusive. */
  Line part(int start, int end) {
    return new Line(
        text.substring(start, end),
        Arrays.copyOfRange(paragraphs, start, end),
        Arrays.copyOfRange(offsets, start, end));
  }

  Line without(int start, int end) {
    return joined(List.of(part(0, start), part(end, text.length())));
  }
}
