package io.gouji.engine.rule;

import io.gouji.engine.pack.Beginning;
import io.gouji.engine.pack.Vocabulary;
import io.gouji.engine.sheet.HalfWidth;
import io.gouji.engine.table.Decimals;
import io.gouji.engine.table.Target;
import io.gouji.engine.table.Target.Comparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How performance targets are written: several in a cell, each a name and in brackets a comparison,
 * a figure and its unit, or words (财预〔2021〕101号). Which signs and words, the vocabulary says.
 */
final class TargetGrammar {
  private static final Pattern KIND = Pattern.compile("^[\\p{IsHan}]{2,8}:");

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  /** Signs of the longest unit. */
  private static final int LONGEST_UNIT = 12;

  private final Map<String, String> comparisons;
  private final List<String> signs;

  /** What comparisons begin with. */
  private final String beginnings;

  private final Beginning numbering;
  private final Pattern rate;
  private final Pattern words;

  TargetGrammar(Vocabulary vocabulary) {
    comparisons =
        vocabulary.targets().comparisons().entrySet().stream()
            .collect(Collectors.toMap(entry -> plain(entry.getKey()), Map.Entry::getValue));
    // The longer before those they begin with.
    signs =
        comparisons.keySet().stream()
            .sorted(
                Comparator.comparingInt(String::length)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    beginnings = signs.stream().map(sign -> sign.substring(0, 1)).collect(Collectors.joining());
    numbering = new Beginning(anyOf(vocabulary.numberings()));
    rate = vocabulary.targets().share();
    words = vocabulary.targets().vague();
  }

  /** What matches as the first of the patterns that matches; nothing where there are none. */
  private static Pattern anyOf(List<Pattern> patterns) {
    return Pattern.compile(
        patterns.isEmpty()
            ? "(?!)"
            : patterns.stream()
                .map(pattern -> "(?:" + pattern.pattern() + ")")
                .collect(Collectors.joining("|")));
  }

  /** The targets of a cell one by one; empty where a piece of it is none. */
  List<Piece> read(String kind, String cell) {
    List<Piece> pieces = new ArrayList<>();
    String text = compatible(cell);
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isBetween(text.charAt(i))) {
        String written = text.substring(from, i);
        String plain = Label.Words.joined(written);
        if (!plain.isEmpty()) {
          pieces.add(new Piece(written.strip(), target(kind, plain)));
        }
        from = i + 1;
      }
    }
    return pieces;
  }

  /** Targets of one cell stand on lines of their own or behind a semicolon. */
  private static boolean isBetween(char sign) {
    return sign == '\n' || sign == '\r' || sign == ';';
  }

  /**
   * One target as written.
   *
   * @param target empty if it is not written as a target
   */
  record Piece(String written, Optional<Target> target) {}

  /** Whether a target asks a rate to be more than all. */
  boolean isTooMuch(Target target) {
    return target.unit().startsWith("%")
        && target.value().filter(value -> value.compareTo(ALL) > 0).isPresent()
        && rate.matcher(target.name()).find();
  }

  private Optional<Target> target(String kind, String piece) {
    // Most have no kind in front, and a matcher costs more than a look.
    String bare = piece.indexOf(':') < 0 ? piece : KIND.matcher(piece).replaceFirst("");
    String text = unnumbered(bare);
    int bracket = text.indexOf('(');
    if (bracket >= 0 && text.endsWith(")")) {
      String name = text.substring(0, bracket);
      String value = text.substring(bracket + 1, text.length() - 1);
      return figure(kind, name, value)
          .or(() -> several(kind, name, value))
          .or(() -> inWords(kind, name, value));
    }
    for (int i = 0; i < text.length(); i++) {
      if (sign(text, i).isPresent()) {
        Optional<Target> found = figure(kind, text.substring(0, i), text.substring(i));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return inWords(kind, "", text);
  }

  private String unnumbered(String text) {
    return text.substring(numbering.end(text));
  }

  private Optional<Target> figure(String kind, String name, String value) {
    Optional<String> sign = sign(value, 0);
    int from = sign.map(String::length).orElse(0);
    int whole = grouped(value, from);
    if (whole == from) {
      return Optional.empty();
    }
    int end = fraction(value, whole);
    String unit = value.substring(range(value, end));
    if (unit.length() > LONGEST_UNIT || hasDigit(unit)) {
      return Optional.empty();
    }
    Comparison comparison =
        sign.map(found -> Comparison.valueOf(comparisons.get(found))).orElse(Comparison.NONE);
    BigDecimal amount = Decimals.of(value.substring(from, end).replace(",", ""));
    return Optional.of(new Target(kind, name, comparison, Optional.of(amount), unit, ""));
  }

  /** The end of a whole number, whose digits may be grouped by threes. */
  private static int grouped(String text, int from) {
    int end = digits(text, from);
    if (end - from <= 3) {
      while (end < text.length() && text.charAt(end) == ',' && digits(text, end + 1) >= end + 4) {
        end += 4;
      }
    }
    return end;
  }

  /** The end of a fraction, if one stands there. */
  private static int fraction(String text, int from) {
    if (from < text.length() && text.charAt(from) == '.') {
      int end = digits(text, from + 1);
      return end > from + 1 ? end : from;
    }
    return from;
  }

  /** The end of a second figure behind a dash, if one stands there. */
  private static int range(String text, int from) {
    if (from < text.length() && (text.charAt(from) == '-' || text.charAt(from) == '~')) {
      int end = digits(text, from + 1);
      return end > from + 1 ? fraction(text, end) : from;
    }
    return from;
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The comparison that stands at a place. */
  private Optional<String> sign(String text, int at) {
    if (at >= text.length() || beginnings.indexOf(text.charAt(at)) < 0) {
      return Optional.empty();
    }
    for (String sign : signs) {
      if (text.startsWith(sign, at)) {
        return Optional.of(sign);
      }
    }
    return Optional.empty();
  }

  /** Several comparisons in one pair of brackets; together they are a target in words. */
  private Optional<Target> several(String kind, String name, String value) {
    return measures(value)
        ? Optional.of(new Target(kind, name, Comparison.NONE, Optional.empty(), "", value))
        : Optional.empty();
  }

  /** Whether a figure follows a comparison anywhere. */
  private boolean measures(String value) {
    for (String sign : signs) {
      int at = value.indexOf(sign);
      while (at >= 0) {
        int behind = at + sign.length();
        if (behind < value.length() && isDigit(value.charAt(behind))) {
          return true;
        }
        at = value.indexOf(sign, at + 1);
      }
    }
    return false;
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private Optional<Target> inWords(String kind, String name, String value) {
    return words.matcher(value).find()
        ? Optional.of(new Target(kind, name, Comparison.NONE, Optional.empty(), "", value))
        : Optional.empty();
  }

  private static String compatible(String text) {
    return HalfWidth.of(text);
  }

  /** In half-width signs without blanks. */
  private static String plain(String text) {
    return Label.Words.joined(compatible(text));
  }
}
