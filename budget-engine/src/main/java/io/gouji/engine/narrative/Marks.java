package io.gouji.engine.narrative;

import io.gouji.engine.pack.NarrativeSpec;
import io.gouji.engine.pack.NarrativeSpec.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The punctuation of the prose, by what each mark does; which marks do it, the word list says. */
final class Marks {
  static final String KIND = "marks";

  private static final String END = "end";
  private static final String PAUSE = "pause";
  private static final String INSIDE = "inside";
  private static final String ANY = "any";
  private static final String HALF = "half";
  private static final String OPEN = "open";
  private static final String CLOSE = "close";
  private static final String QUOTE = "quote";
  private static final String FULL = "full";
  private static final String LEAD = "lead";
  private static final String BETWEEN = "between";
  private static final String WIDE = "wide";

  private final Map<String, String> marks = new HashMap<>();
  private final Map<Character, Character> wide = new HashMap<>();
  private final Pattern quotes;
  private final Pattern items;
  private final Pattern front;

  Marks(NarrativeSpec spec) {
    for (Entry entry : spec.ofKind(KIND)) {
      if (entry.id().equals(WIDE)) {
        for (String pair : entry.words().split(" ")) {
          wide.put(pair.charAt(0), pair.charAt(1));
        }
      } else {
        marks.merge(entry.id(), entry.words(), String::concat);
      }
    }
    quotes = anyOf(of(QUOTE));
    items = anyOf(of(BETWEEN) + of(PAUSE) + of(END));
    front = Pattern.compile("^" + anyOf(of(PAUSE)) + "+");
  }

  /** A pattern that fits one of some marks; it fits nothing where there are none. */
  private static Pattern anyOf(String some) {
    return Pattern.compile(some.isEmpty() ? "(?!)" : "[" + Pattern.quote(some) + "]");
  }

  private String of(String role) {
    return marks.getOrDefault(role, "");
  }

  private boolean is(String role, char sign) {
    return of(role).indexOf(sign) >= 0;
  }

  /** Whether a sentence ends with it. */
  boolean isEnd(char sign) {
    return is(END, sign);
  }

  /** Whether a clause ends with it, be it the last of its sentence or not. */
  boolean isStop(char sign) {
    return is(END, sign) || is(PAUSE, sign);
  }

  /** Whether it stands inside or at the end of sentences and in no heading. */
  boolean isOfSentence(char sign) {
    return is(INSIDE, sign);
  }

  /** Whether it is any mark that may stand behind a word. */
  boolean isAny(char sign) {
    return is(ANY, sign);
  }

  /** Whether it is a mark of half a width, which has no place between Chinese signs. */
  boolean isHalf(char sign) {
    return is(HALF, sign);
  }

  /** Whether items of one list stand on both sides of it. */
  boolean isBetween(char sign) {
    return is(BETWEEN, sign);
  }

  /** Number of the pair that a bracket opens, or -1. */
  int opening(char sign) {
    return of(OPEN).indexOf(sign);
  }

  /** Number of the pair that a bracket closes, or -1. */
  int closing(char sign) {
    return of(CLOSE).indexOf(sign);
  }

  /** The bracket in which remarks stand, and the one that closes it. */
  char bracket() {
    return of(OPEN).charAt(0);
  }

  char closingBracket() {
    return of(CLOSE).charAt(0);
  }

  /** Whether a text ends like a sentence that states something. */
  boolean isClosed(String text) {
    return !text.isEmpty() && is(FULL, text.charAt(text.length() - 1));
  }

  /** Whether a text has the end of a sentence in it. */
  boolean hasSentence(String text) {
    return text.chars().anyMatch(sign -> is(FULL, (char) sign));
  }

  /** Whether a text announces what follows it. */
  boolean isLead(String text) {
    return !text.isEmpty() && is(LEAD, text.charAt(text.length() - 1));
  }

  /** Whether a passage may end with it where none ends in the middle of a line. */
  boolean isEndOfLine(char sign) {
    return is(END, sign) || is(LEAD, sign);
  }

  /** The mark between the items of a list. */
  String between() {
    return of(BETWEEN);
  }

  /** Quotation marks and what stands for them. */
  Pattern quotes() {
    return quotes;
  }

  /** What may stand between two items of an enumeration. */
  Pattern items() {
    return items;
  }

  /** The marks that a text begins with. */
  Pattern front() {
    return front;
  }

  /** The wide mark for one of half a width; the same sign where there is none. */
  char wide(char sign) {
    return wide.getOrDefault(sign, sign);
  }
}
