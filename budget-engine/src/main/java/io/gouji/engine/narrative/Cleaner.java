package io.gouji.engine.narrative;

import io.gouji.engine.document.Paragraph;
import io.gouji.engine.pack.NarrativeSpec.Entry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;

/** Takes layout out of a paragraph: widths of signs, spaces, old characters, leftovers. */
final class Cleaner {
  private static final char FULL_WIDTH = 0xFEE0;

  private final Lexicon lexicon;
  private final Map<Character, Character> simplified = new HashMap<>();

  Cleaner(Lexicon lexicon) {
    this.lexicon = lexicon;
    for (Entry entry : lexicon.spec().ofKind(Kinds.SIMPLIFIED)) {
      for (String pair : entry.words().split(" ")) {
        simplified.put(pair.charAt(0), pair.charAt(1));
      }
    }
  }

  /** Words that stand in no paragraph without layout. */
  String clean(String words) {
    return clean(new Paragraph(1, words)).text();
  }

  /** The paragraph without layout. */
  Line clean(Paragraph paragraph) {
    String raw = paragraph.text();
    StringBuilder signs = new StringBuilder(raw.length());
    int[] offsets = new int[raw.length()];
    for (int i = 0; i < raw.length(); i++) {
      char sign = sign(raw, i);
      if (!Character.isWhitespace(sign) || isKept(raw, i)) {
        offsets[signs.length()] = i;
        signs.append(sign);
      }
    }
    Paragraph[] paragraphs = new Paragraph[signs.length()];
    Arrays.fill(paragraphs, paragraph);
    return unsoiled(new Line(signs.toString(), paragraphs, Arrays.copyOf(offsets, signs.length())));
  }

  private Line unsoiled(Line line) {
    Line clean = line;
    Matcher noise = lexicon.any(Kinds.NOISE).matcher(clean.text());
    while (noise.find()) {
      clean = clean.without(noise.start(), noise.end());
      noise = lexicon.any(Kinds.NOISE).matcher(clean.text());
    }
    return clean;
  }

  private char sign(String raw, int at) {
    char sign = raw.charAt(at);
    boolean wide = sign > '\uFF00' && sign < '\uFF5F';
    char narrow = wide ? (char) (sign - FULL_WIDTH) : sign;
    if (narrow == '\u00A0' || narrow == '\u3000' || narrow == '\uFEFF' || narrow == '\u200B') {
      return ' ';
    }
    char chinese = lexicon.marks().wide(narrow);
    if (chinese != narrow) {
      return isThousands(raw, at, narrow) ? narrow : chinese;
    }
    return simplified.getOrDefault(narrow, narrow);
  }

  /** Whether a comma separates thousands: a digit before it and three after it. */
  private static boolean isThousands(String raw, int at, char sign) {
    if (sign != ',' || at == 0 || at + 3 >= raw.length() || !isDigit(raw.charAt(at - 1))) {
      return false;
    }
    boolean three =
        isDigit(raw.charAt(at + 1)) && isDigit(raw.charAt(at + 2)) && isDigit(raw.charAt(at + 3));
    return three && (at + 4 >= raw.length() || !isDigit(raw.charAt(at + 4)));
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9' || sign >= '\uFF10' && sign <= '\uFF19';
  }

  /**
   * Whether a blank tells two words apart: between Latin words, and between numbers unless their
   * digits are spaced out one by one.
   */
  private static boolean isKept(String raw, int at) {
    int before = at - 1;
    while (before >= 0 && Character.isWhitespace(raw.charAt(before))) {
      before--;
    }
    int after = at + 1;
    while (after < raw.length() && Character.isWhitespace(raw.charAt(after))) {
      after++;
    }
    if (before != at - 1 || before < 0 || after == raw.length()) {
      return false;
    }
    boolean digits = isDigit(raw.charAt(before)) && isDigit(raw.charAt(after));
    boolean latin = isLatin(raw.charAt(before)) && isLatin(raw.charAt(after));
    return latin || digits && !(isAlone(raw, before) && isAlone(raw, after));
  }

  private static boolean isAlone(String raw, int at) {
    return (at == 0 || !isDigit(raw.charAt(at - 1)))
        && (at + 1 == raw.length() || !isDigit(raw.charAt(at + 1)));
  }

  private static boolean isLatin(char sign) {
    return sign < 0x80 && Character.isLetter(sign);
  }
}
