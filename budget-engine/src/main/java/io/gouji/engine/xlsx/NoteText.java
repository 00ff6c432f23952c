package io.gouji.engine.xlsx;

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

  /** Where a character stands: in which piece, at what place. */
  private record Spot(int piece, int at) {}

  /**
   * Takes a text of ours out, with what we put before it behind somebody's note.
   *
   * @return false where the note does not hold it, or not as we wrote it
   */
  boolean take(String ours) {
    List<Spot> spots = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (int piece = 0; piece < pieces.size(); piece++) {
      StringBuilder text = pieces.get(piece).left;
      for (int at = 0; at < text.length(); at++) {
        if (!Character.isWhitespace(text.charAt(at))) {
          plain.append(text.charAt(at));
          spots.add(new Spot(piece, at));
        }
      }
    }
    String wanted = SheetWords.plain(ours);
    int from = wanted.isEmpty() ? -1 : plain.lastIndexOf(wanted);
    if (from < 0) {
      return false;
    }
    int to = from + wanted.length() - 1;
    String lead = SheetWords.plain(NotesEdit.LEAD);
    boolean led = from >= lead.length() && plain.substring(0, from).endsWith(lead);
    cut(spots.get(led ? from - lead.length() : from), spots.get(to), led ? 2 : 0);
    return true;
  }

  /**
   * Cuts from a character to another one, both included.
   *
   * @param lines line ends before the first that go too
   */
  private void cut(Spot first, Spot last, int lines) {
    for (int piece = first.piece(); piece <= last.piece(); piece++) {
      Piece run = pieces.get(piece);
      int from = piece == first.piece() ? first.at() : 0;
      int to = piece == last.piece() ? last.at() + 1 : run.left.length();
      run.left.delete(from, to);
      run.changed = true;
    }
    int piece = first.piece();
    int at = first.at() - 1;
    for (int left = lines; left > 0 && piece >= 0; ) {
      StringBuilder text = pieces.get(piece).left;
      if (at < 0) {
        piece--;
        at = piece < 0 ? 0 : pieces.get(piece).left.length() - 1;
      } else if (text.charAt(at) == '\n' || text.charAt(at) == '\r') {
        left -= text.charAt(at) == '\n' ? 1 : 0;
        text.deleteCharAt(at--);
        pieces.get(piece).changed = true;
      } else {
        break;
      }
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
