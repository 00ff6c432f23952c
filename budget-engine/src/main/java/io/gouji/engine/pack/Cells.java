package io.gouji.engine.pack;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Turns cells into what they should be. A wrong cell is a mistake and yields a stand-in, so that
 * the reading goes on and tells the other mistakes too.
 */
final class Cells {
  private final Keywords keywords;
  private final Mistakes mistakes;

  Cells(Keywords keywords, Mistakes mistakes) {
    this.keywords = keywords;
    this.mistakes = mistakes;
  }

  Mistakes mistakes() {
    return mistakes;
  }

  /** The constant a word of the word list stands for. */
  <E extends Enum<E>> E constant(CsvRow row, String field, String kind, E standIn) {
    String meaning = meaning(row, field, kind, standIn.name());
    try {
      return Enum.valueOf(standIn.getDeclaringClass(), meaning);
    } catch (IllegalArgumentException e) {
      E[] constants = standIn.getDeclaringClass().getEnumConstants();
      Source source = new Source(Keywords.FILE, 1, kind);
      mistakes.add(
          source,
          Mistakes.WORD_UNKNOWN,
          "value",
          meaning,
          "allowed",
          String.join(" ", Arrays.stream(constants).map(Enum::name).toList()));
      return standIn;
    }
  }

  boolean yes(CsvRow row, String field) {
    return Boolean.parseBoolean(meaning(row, field, "yesno", "false"));
  }

  /** What a word of the word list means; a word that is not in it is a mistake. */
  String meaning(CsvRow row, String field, String kind, String standIn) {
    Map<String, String> allowed = keywords.ofKind(kind);
    String word = row.text(field);
    String meaning = allowed.get(word);
    if (meaning != null) {
      return meaning;
    }
    mistakes.add(
        row.source(field),
        Mistakes.WORD_UNKNOWN,
        "value",
        word,
        "allowed",
        String.join(" ", allowed.keySet()));
    return standIn;
  }

  /** The text of a cell that must not be empty. */
  String required(CsvRow row, String field) {
    String text = row.text(field);
    if (text.isEmpty()) {
      mistakes.add(row.source(field), Mistakes.EMPTY);
    }
    return text;
  }

  /** Both languages say it, or neither does. */
  void translated(CsvRow row, String chinese, String english) {
    boolean missing = row.text(chinese).isEmpty();
    if (missing != row.text(english).isEmpty()) {
      mistakes.add(row.source(missing ? chinese : english), Mistakes.EMPTY);
    }
  }

  Pattern pattern(CsvRow row, String field) {
    return pattern(row, field, mistakes);
  }

  int integer(CsvRow row, String field) {
    return integer(row, field, 0, mistakes);
  }

  static Pattern pattern(CsvRow row, String field, Mistakes mistakes) {
    String text = row.text(field);
    if (text.isEmpty()) {
      mistakes.add(row.source(field), Mistakes.EMPTY);
    }
    return pattern(text, row.source(field), mistakes);
  }

  static Pattern pattern(String regex, Source source, Mistakes mistakes) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      int position = Math.min(Math.max(e.getIndex(), 0) + 1, regex.length());
      mistakes.add(
          source, Mistakes.BAD_PATTERN, "value", regex, "position", Integer.toString(position));
      return Pattern.compile("(?!)");
    }
  }

  static int integer(CsvRow row, String field, int standIn, Mistakes mistakes) {
    String text = row.text(field);
    if (text.matches("\\d{1,6}")) {
      return Integer.parseInt(text);
    }
    mistakes.add(row.source(field), Mistakes.NO_INTEGER, "value", text);
    return standIn;
  }

  /** The parts of a cell between separators, trimmed; none of an empty cell. */
  static List<String> parts(String text, char separator) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("\\" + separator, -1)).map(String::strip).toList();
  }

  /** Remembers keys and tells which were there before. */
  static final class Seen {
    private final Map<String, Source> first = new HashMap<>();
    private final Mistakes mistakes;

    Seen(Mistakes mistakes) {
      this.mistakes = mistakes;
    }

    /** Whether the key is new; a repeated one is a mistake of this cell. */
    boolean isNew(String key, String value, Source source) {
      Source before = first.putIfAbsent(key, source);
      if (before != null) {
        mistakes.add(
            source, Mistakes.REPEATED, "value", value, "first", Long.toString(before.line()));
      }
      return before == null;
    }
  }
}
