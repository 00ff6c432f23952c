package io.gouji.engine.narrative;

import io.gouji.engine.document.Paragraph;
import io.gouji.engine.finding.Location;
import java.util.Optional;

/**
 * A paragraph as it reads: without layout, in one alphabet of signs, broken lines joined. Every
 * sign knows where in the file it stands.
 */
final class Passage {
  static final int LONGEST_TITLE = 50;

  private final int number;
  private final String text;
  private final Paragraph[] paragraphs;
  private final int[] offsets;
  private final Optional<Paragraph.Cell> cell;
  private final Heading heading;
  private final Marks marks;

  /**
   * What the text before a passage says of its place.
   *
   * @param level depth of its own numbering, from 0; -1 where it has none
   * @param ordinal its number in that numbering
   * @param length signs of the numbering at its beginning
   * @param section number of the passage that opens the section it is in; 0 before the first
   */
  record Heading(int level, int ordinal, int length, int section) {
    static final Heading NONE = new Heading(-1, 0, 0, 0);

    boolean isNumbered() {
      return level >= 0;
    }
  }

  Passage(int number, Line line, Heading heading, Marks marks) {
    this.number = number;
    this.heading = heading;
    this.marks = marks;
    text = line.text();
    paragraphs = line.paragraphs();
    offsets = line.offsets();
    cell = text.isEmpty() ? Optional.empty() : paragraphs[0].cell();
  }

  /** Place among the passages, from 1. */
  int number() {
    return number;
  }

  String text() {
    return text;
  }

  Heading heading() {
    return heading;
  }

  Optional<Paragraph.Cell> cell() {
    return cell;
  }

  /** The text after the numbering. */
  String body() {
    return text.substring(heading.length());
  }

  /** The punctuation it is written with. */
  Marks marks() {
    return marks;
  }

  /** Whether it can be a heading: short, and no sentence. */
  boolean isTitle() {
    char last = text.charAt(text.length() - 1);
    return cell.isEmpty()
        && text.length() <= LONGEST_TITLE
        && !marks.isEnd(last)
        && !marks.isOfSentence(last);
  }

  /** The sentence that a sign is in. */
  String sentence(int at) {
    return text.substring(opening(at), Math.max(at, closing(at) - 1));
  }

  /** Where some words stand in the file; of words in several paragraphs, the first one's. */
  Location.Prose place(int start, int end) {
    int from = Math.min(start, text.length() - 1);
    Paragraph first = paragraphs[from];
    int last = from;
    for (int i = from; i < end && paragraphs[i] == first; i++) {
      last = i;
    }
    int begin = offsets[from];
    int stop = end <= start ? begin : offsets[last] + 1;
    int opening = opening(from);
    String quote = written(opening, closing(Math.max(from, end - 1)));
    String words = end <= start ? "" : written(from, Math.min(end, text.length()));
    int at = from == opening ? 0 : written(opening, from).length();
    return new Location.Prose(first.number(), begin, stop, words, quote, at);
  }

  /** Where the sentence begins that a sign is in. */
  private int opening(int at) {
    int start = at;
    while (start > 0 && !marks.isEnd(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** The sign after the last one of the sentence. */
  private int closing(int at) {
    int end = at;
    while (end < text.length() && !marks.isEnd(text.charAt(end))) {
      end++;
    }
    return Math.min(end + 1, text.length());
  }

  /** Some signs as the file has them, lines that were broken joined. */
  private String written(int start, int end) {
    StringBuilder words = new StringBuilder();
    for (int i = start; i < end; ) {
      int last = i;
      while (last + 1 < end && paragraphs[last + 1] == paragraphs[i]) {
        last++;
      }
      words.append(paragraphs[i].text(), offsets[i], offsets[last] + 1);
      i = last + 1;
    }
    return words.toString();
  }
}
