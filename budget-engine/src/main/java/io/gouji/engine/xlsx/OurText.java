package io.gouji.engine.xlsx;

import java.util.Optional;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/**
 * Where a text of ours stands in a note, with what we put before it behind somebody's text. Blanks
 * and line ends, which programs keep differently, do not count.
 *
 * @param to behind its last character
 */
record OurText(int from, int to) {
  /** The last place where a note says it; none where it does not, or not as we wrote it. */
  static Optional<OurText> in(CharSequence note, String ours) {
    IntArrayList places = new IntArrayList();
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < note.length(); at++) {
      if (!Character.isWhitespace(note.charAt(at))) {
        plain.append(note.charAt(at));
        places.add(at);
      }
    }
    String wanted = SheetWords.plain(ours);
    int found = wanted.isEmpty() ? -1 : plain.lastIndexOf(wanted);
    if (found < 0) {
      return Optional.empty();
    }
    int to = places.get(found + wanted.length() - 1) + 1;
    return Optional.of(led(note, places.get(found), to));
  }

  /**
   * A text of ours with what we put before it behind somebody's text; where it begins the note,
   * with the line ends behind it too.
   */
  static OurText led(CharSequence note, int text, int end) {
    int at = text;
    while (at > 0 && Character.isWhitespace(note.charAt(at - 1))) {
      at--;
    }
    int lead = at - NotesEdit.LEAD.length();
    boolean led = lead >= 0 && note.subSequence(lead, at).toString().equals(NotesEdit.LEAD);
    int from = led ? before(note, lead) : text;
    int to = end;
    if (note.subSequence(0, from).toString().isBlank()) {
      from = 0;
      while (to < note.length() && isEnd(note.charAt(to))) {
        to++;
      }
    }
    return new OurText(from, to);
  }

  /** The place before the two line ends we put between somebody's text and ours. */
  private static int before(CharSequence note, int place) {
    int from = place;
    for (int ends = 0; from > 0 && ends < 2 && isEnd(note.charAt(from - 1)); ) {
      from--;
      ends += note.charAt(from) == '\n' ? 1 : 0;
    }
    return from;
  }

  private static boolean isEnd(char letter) {
    return letter == '\n' || letter == '\r';
  }
}
