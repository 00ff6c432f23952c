package io.gouji.engine.document;

import io.gouji.engine.parts.Splices;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts elements between the characters of a part: a run that stands in the way is cut in two with
 * the same formatting. Places are gathered first, then all cuts are made at once.
 */
final class WordCut {
  /** The side of the words at which an element stands: ends come before what begins there. */
  private record Point(List<String> ends, List<String> begins) {
    Point() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    String xml() {
      return String.join("", ends) + String.join("", begins);
    }
  }

  private final byte[] part;
  private final Splices splices;

  /** Elements by the byte of the part before which they stand, with the run cut there if any. */
  private final Map<Integer, Point> outside = new TreeMap<>();

  private record Inside(WordPiece piece, int offset) {}

  private final Map<Integer, Point> inside = new TreeMap<>();
  private final Map<Integer, Inside> cuts = new TreeMap<>();

  WordCut(byte[] part, Splices splices) {
    this.part = part;
    this.splices = splices;
  }

  /** Puts an element where a piece has so many characters before it. */
  void put(WordPiece piece, int offset, boolean isEnd, String xml) {
    int length = piece.to() - piece.from();
    boolean first = offset <= 0;
    boolean last = offset >= length;
    if (piece.isWhole() && piece.start() == 0 || first && isFirst(piece) || last && isLast(piece)) {
      boolean before = piece.isWhole() && piece.start() == 0 ? !isEnd : first;
      add(outside, before ? piece.run().start : piece.run().end, isEnd, xml);
      return;
    }
    int at = first ? piece.start() : last ? piece.end() : byteAt(piece, offset, isEnd);
    if (piece.isWhole()) {
      at = isEnd ? piece.end() : piece.start();
    }
    cuts.putIfAbsent(at, new Inside(piece, offset));
    add(inside, at, isEnd, xml);
  }

  private static void add(Map<Integer, Point> points, int at, boolean isEnd, String xml) {
    Point point = points.computeIfAbsent(at, byteOffset -> new Point());
    (isEnd ? point.ends() : point.begins()).add(xml);
  }

  private static boolean isFirst(WordPiece piece) {
    return piece.start() == piece.run().content;
  }

  private boolean isLast(WordPiece piece) {
    String closing = "</" + piece.run().tag + ">";
    return new String(part, piece.end(), piece.run().end - piece.end(), StandardCharsets.UTF_8)
        .strip()
        .equals(closing);
  }

  /** The byte of a character; where characters are not written plainly, an end of all of them. */
  private int byteAt(WordPiece piece, int offset, boolean isEnd) {
    int at = piece.open();
    int chars = 0;
    while (chars < offset && at < piece.close()) {
      int lead = part[at] & 0xFF;
      if (lead == '<' || lead == '\r') {
        return isEnd ? piece.end() : piece.start();
      }
      if (lead == '&') {
        int semicolon = at;
        while (part[semicolon] != ';') {
          semicolon++;
        }
        chars += isSupplementary(at, semicolon) ? 2 : 1;
        at = semicolon + 1;
      } else {
        at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        chars += lead >= 0xF0 ? 2 : 1;
      }
    }
    return at;
  }

  private boolean isSupplementary(int ampersand, int semicolon) {
    String name =
        new String(part, ampersand + 1, semicolon - ampersand - 1, StandardCharsets.UTF_8);
    if (!name.startsWith("#")) {
      return false;
    }
    boolean hex = name.startsWith("#x");
    return Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10) > 0xFFFF;
  }

  /** Writes all elements, and the cuts they need, into the splices. */
  void make() {
    outside.forEach((at, point) -> splices.insert(at, point.xml()));
    inside.forEach((at, point) -> cut(at, cuts.get(at).piece(), point));
    cuts.values().stream()
        .map(Inside::piece)
        .distinct()
        .filter(piece -> !piece.isWhole())
        .forEach(this::keepBlanks);
  }

  private void cut(int at, WordPiece piece, Point point) {
    WordRun run = piece.run();
    String format = splices.text(run.formatStart, run.formatEnd);
    String runTag = "<" + run.tag + ">" + format;
    String runEnd = "</" + run.tag + ">";
    boolean amidWords = at > piece.start() && at < piece.end();
    String wordsEnd = amidWords ? "</" + piece.tag() + ">" : "";
    String words = amidWords ? "<" + piece.tag() + " xml:space=\"preserve\">" : "";
    splices.insert(at, wordsEnd + runEnd + point.xml() + runTag + words);
  }

  /** Words that are cut may begin or end with a blank now. */
  private void keepBlanks(WordPiece piece) {
    String tag = splices.text(piece.start(), piece.open());
    boolean amidWords =
        inside.keySet().stream().anyMatch(at -> at > piece.start() && at < piece.end());
    if (amidWords && !tag.contains("xml:space")) {
      int end = piece.open() - 1;
      splices.insert(end, " xml:space=\"preserve\"");
    }
  }
}
