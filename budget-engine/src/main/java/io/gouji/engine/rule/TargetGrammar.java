package io.gouji.engine.rule;

import io.gouji.engine.pack.Vocabulary;
import io.gouji.engine.table.Target;
import io.gouji.engine.table.Target.Comparison;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How performance targets are written: several in a cell, each a name and in brackets a comparison,
 * a figure and its unit, or words (财预〔2021〕101号). Which signs and words, the vocabulary says.
 */
final class TargetGrammar {
  /** Targets of one cell stand on lines of their own or behind a semicolon. */
  private static final Pattern BETWEEN = Pattern.compile("[\\r\\n;]+");

  private static final Pattern KIND = Pattern.compile("^[\\p{IsHan}]{2,8}:");
  private static final Pattern FIGURE =
      Pattern.compile(
          "^(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(?:[-~]\\d+(?:\\.\\d+)?)?(\\D{0,12})$");

  private final Map<String, String> comparisons;
  private final List<String> signs;
  private final Pattern numbering;
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
    numbering = anyOf(vocabulary.numberings());
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
    for (String written : BETWEEN.split(compatible(cell))) {
      String plain = Label.Words.joined(written);
      if (!plain.isEmpty()) {
        pieces.add(new Piece(written.strip(), target(kind, plain)));
      }
    }
    return pieces;
  }

  /**
   * One target as written.
   *
   * @param target empty if it is not written as a target
   */
  record Piece(String written, Optional<Target> target) {}

  /** Whether a target asks a rate to be more than all. */
  boolean isTooMuch(Target target) {
    boolean share = target.unit().startsWith("%") && rate.matcher(target.name()).find();
    return share
        && target.value().filter(value -> value.compareTo(BigDecimal.valueOf(100)) > 0).isPresent();
  }

  private Optional<Target> target(String kind, String piece) {
    // Most have no kind in front, and a matcher costs more than a look.
    String bare = piece.indexOf(':') < 0 ? piece : KIND.matcher(piece).replaceFirst("");
    String text = unnumbered(bare);
    int bracket = text.indexOf('(');
    if (bracket >= 0 && bracket < text.length() - 2 && text.endsWith(")")) {
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
    Matcher number = numbering.matcher(text);
    return number.lookingAt() ? text.substring(number.end()) : text;
  }

  private Optional<Target> figure(String kind, String name, String value) {
    Optional<String> sign = sign(value, 0);
    int from = sign.map(String::length).orElse(0);
    if (from == value.length() || !isDigit(value.charAt(from))) {
      return Optional.empty();
    }
    Matcher figure = FIGURE.matcher(value).region(from, value.length());
    if (!figure.matches()) {
      return Optional.empty();
    }
    Comparison comparison =
        sign.map(found -> Comparison.valueOf(comparisons.get(found))).orElse(Comparison.NONE);
    String digits = figure.group(1).replace(",", "");
    String fraction = figure.group(2) == null ? "" : figure.group(2);
    BigDecimal amount = new BigDecimal(digits + fraction);
    return Optional.of(
        new Target(kind, name, comparison, Optional.of(amount), figure.group(3), ""));
  }

  /** The comparison that stands at a place. */
  private Optional<String> sign(String text, int at) {
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
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /** In half-width signs without blanks. */
  private static String plain(String text) {
    return Label.Words.joined(compatible(text));
  }
}
