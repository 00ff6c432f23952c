package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.Splices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one note, run by run, from which a text can be taken wherever it stands; blanks and
 * line ends, which programs keep differently, do not count.
 */
final class NoteText {
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));");

  /** A run, or the plain text, of a note. */
  private static final class Piece {
    private final Outline whole;
    private final Outline text;
    private final StringBuilder left;
    private boolean changed;

    Piece(Outline whole, Outline text, String content) {
      this.whole = whole;
      this.text = text;
      this.left = new StringBuilder(content);
    }
  }

  private final List<Piece> pieces = new ArrayList<>();

  private NoteText() {}

  static NoteText of(Outline comment, Splices source) {
    NoteText note = new NoteText();
    for (Outline text : comment.children("text").toList()) {
      for (Outline child : text.children()) {
        Optional<Outline> inner = child.name().equals("t") ? Optional.of(child) : child.child("t");
        if (inner.isPresent() && (child.name().equals("t") || child.name().equals("r"))) {
          Outline t = inner.get();
          String content = decoded(source.text(t.open(), Math.max(t.open(), t.close())));
          note.pieces.add(new Piece(child, t, content));
        }
      }
    }
    return note;
  }

  private static String decoded(String xml) {
    String text =
        ENTITY
            .matcher(xml)
            .replaceAll(
                entity -> {
                  String one =
                      entity.group(1) != null
                          ? Character.toString(Integer.parseInt(entity.group(1)))
                          : entity.group(2) != null
                              ? Character.toString(Integer.parseInt(entity.group(2), 16))
                              : switch (entity.group(3)) {
                                case "amp" -> "&";
                                case "lt" -> "<";
                                case "gt" -> ">";
                                case "quot" -> "\"";
                                default -> "'";
                              };
                  return Matcher.quoteReplacement(one);
                });
    return XmlText.unescape(text);
  }

  /**
   * Takes a text of ours out, with what we put before it behind somebody's note.
   *
   * @return false where the note does not hold it, or not as we wrote it
   */
  boolean take(String ours) {
    return cut(OurText.pieces(left(), ours));
  }

  /**
   * Takes out the lines that are known as ours.
   *
   * @param corrected whether the texts of a corrected copy go too
   * @return false where there are none
   */
  boolean takeOurs(boolean corrected, LineSums sums) {
    return cut(OurNotes.in(left(), corrected, sums));
  }

  private StringBuilder left() {
    StringBuilder whole = new StringBuilder();
    pieces.forEach(piece -> whole.append(piece.left));
    return whole;
  }

  /**
   * Whether some text of ours seems to stand in it.
   *
   * @param corrected whether those of corrected copies count
   */
  boolean holdsOurs(boolean corrected) {
    return OurNotes.seemsIn(left(), corrected);
  }

  /** Cuts pieces out, from the last to the first, so that none is moved before its turn. */
  private boolean cut(List<OurText> pieces) {
    for (int last = pieces.size() - 1; last >= 0; last--) {
      cut(pieces.get(last));
    }
    return !pieces.isEmpty();
  }

  private void cut(OurText ours) {
    int start = 0;
    for (Piece piece : pieces) {
      int length = piece.left.length();
      int from = Math.max(0, ours.from() - start);
      int to = Math.min(length, ours.to() - start);
      if (from < to) {
        piece.left.delete(from, to);
        piece.changed = true;
      }
      start += length;
    }
  }

  boolean isBlank() {
    return pieces.stream().allMatch(piece -> piece.left.toString().isBlank());
  }

  /** Writes what is left; runs of which nothing is left go. */
  void write(Splices splices) {
    for (Piece piece : pieces) {
      if (piece.changed && piece.left.isEmpty()) {
        splices.replace(piece.whole.start(), piece.whole.end(), "");
      } else if (piece.changed) {
        String tag = piece.text.tag();
        String text = XmlText.escape(piece.left.toString());
        String xml = "<" + tag + " xml:space=\"preserve\">" + text + "</" + tag + ">";
        splices.replace(piece.text.start(), piece.text.end(), xml);
      }
    }
  }
}
