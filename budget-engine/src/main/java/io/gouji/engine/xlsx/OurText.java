package io.gouji.engine.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/**
 * Where a text of ours stands in a note, with what we put before it behind somebody's text. Blanks
 * and line ends, which programs keep differently, do not count.
 *
 * @param to behind its last character
 */
record OurText(int from, int to) {
  /**
   * The pieces of a note that make up a text of ours: all of it in one, or line by line where
   * somebody wrote behind some of them. None where a line is missing or was changed.
   */
  static List<OurText> pieces(CharSequence note, String ours) {
    Optional<OurText> whole = in(note, ours);
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    List<OurText> pieces = new ArrayList<>();
    String text = note.toString();
    int start = 0;
    for (String line : ours.lines().filter(one -> !one.isBlank()).toList()) {
      int to = -1;
      while (to < 0 && start <= text.length()) {
        int end = text.indexOf('\n', start);
        end = end < 0 ? text.length() : end;
        int known = begins(text.substring(start, end), line);
        if (known > 0) {
          boolean rest = text.substring(start + known, end).isBlank();
          to = rest ? Math.min(text.length(), end + 1) : start + known;
          pieces.add(pieces.isEmpty() ? led(text, start, to) : new OurText(start, to));
        }
        start = end + 1;
      }
      if (to < 0) {
        return List.of();
      }
    }
    return pieces;
  }

  /** How many characters of a line say ours, blanks aside; 0 where it begins otherwise. */
  private static int begins(String line, String ours) {
    String wanted = SheetWords.plain(ours);
    int said = 0;
    for (int at = 0; at < line.length(); at++) {
      if (!SheetWords.isBlank(line.charAt(at))) {
        if (line.charAt(at) != wanted.charAt(said)) {
          return 0;
        }
        said++;
        if (said == wanted.length()) {
          return at + 1;
        }
      }
    }
    return 0;
  }

  /** The last place where a note says it; none where it does not, or not as we wrote it. */
  static Optional<OurText> in(CharSequence note, String ours) {
    IntArrayList places = new IntArrayList();
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < note.length(); at++) {
      if (!SheetWords.isBlank(note.charAt(at))) {
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
    for (int ends = 0; from > 0 && isEnd(note.charAt(from - 1)); from--) {
      ends += note.charAt(from - 1) == '\n' ? 1 : 0;
      if (ends > 2) {
        break;
      }
    }
    return from;
  }

  private static boolean isEnd(char letter) {
    return letter == '\n' || letter == '\r';
  }
}
