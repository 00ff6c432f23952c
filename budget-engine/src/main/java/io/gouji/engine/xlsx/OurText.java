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
    String lead = SheetWords.plain(NotesEdit.LEAD);
    boolean led = found >= lead.length() && plain.substring(0, found).endsWith(lead);
    int from = places.get(led ? found - lead.length() : found);
    return Optional.of(new OurText(led ? before(note, from) : from, to));
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
