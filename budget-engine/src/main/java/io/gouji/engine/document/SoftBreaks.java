package io.gouji.engine.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines that an author broke inside one paragraph. Most such breaks stand where a paragraph should
 * end; one in the middle of a long sentence is taken for a blank.
 */
final class SoftBreaks {
  /** Stands for a break while a paragraph is gathered: Unicode's line separator. */
  static final char BREAK = '\u2028';

  /** A line shorter than this, in half-width characters, was not broken for want of room. */
  private static final int SHORT = 40;

  private static final String ENDS = "\u3002\uFF01\uFF1F!?\uFF1A:\uFF1B;";

  /** A piece of a gathered text that is a paragraph of its own. */
  record Part(int from, int to) {}

  private SoftBreaks() {}

  /** The paragraphs of a gathered text; no breaks are left but inside them. */
  static List<Part> parts(CharSequence text) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    int line = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == BREAK) {
        if (ends(text.subSequence(line, i).toString())) {
          parts.add(new Part(from, i));
          from = i + 1;
        }
        line = i + 1;
      }
    }
    parts.add(new Part(from, text.length()));
    return parts;
  }

  /** The words of a part. */
  static String text(CharSequence text, Part part) {
    return text.subSequence(part.from(), part.to()).toString().replace(BREAK, ' ');
  }

  private static boolean ends(String line) {
    String ended = line.stripTrailing();
    return ended.isEmpty()
        || ENDS.indexOf(ended.charAt(ended.length() - 1)) >= 0
        || WrappedLines.width(ended) < SHORT;
  }
}
