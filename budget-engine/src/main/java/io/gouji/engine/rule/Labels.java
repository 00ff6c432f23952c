package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;

/** How labels compare with each other and with criteria. */
final class Labels {
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,9})?");
  private static final int MOST_DIGITS = 18;
  private static final long NO_INTEGER = Long.MIN_VALUE;

  private Labels() {}

  /**
   * Numbers as numbers, anything else as texts; {@code 1} is {@code 1.0} but no {@code 01}, which
   * is a code.
   */
  static int compare(String left, String right) {
    if (left.equals(right)) {
      return 0;
    }
    if (!mayBeNumber(left) || !mayBeNumber(right)) {
      return left.compareTo(right);
    }
    long whole = integer(left);
    long otherWhole = integer(right);
    if (whole != NO_INTEGER && otherWhole != NO_INTEGER) {
      return Long.compare(whole, otherWhole);
    }
    Optional<BigDecimal> one = number(left);
    Optional<BigDecimal> other = number(right);
    return one.isPresent() && other.isPresent()
        ? one.get().compareTo(other.get())
        : left.compareTo(right);
  }

  /** Most labels are words: one look at the first sign tells. */
  private static boolean mayBeNumber(String text) {
    return !text.isEmpty() && (text.charAt(0) == '-' || isDigit(text.charAt(0)));
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  /** The number of a text of digits, as codes and levels are. */
  private static long integer(String text) {
    if (text.length() > MOST_DIGITS || text.length() > 1 && text.charAt(0) == '0') {
      return NO_INTEGER;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return NO_INTEGER;
      }
      number = 10 * number + (text.charAt(i) - '0');
    }
    return number;
  }

  private static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** The criterion for one row of the home block; labels of that row contain no wildcards. */
  static Match match(Criterion criterion, Block home, int row) {
    return switch (criterion.comparison()) {
      case EQUAL -> like(criterion.wanted(), home, row);
      case NOT_EQUAL -> new Match.Unlike(like(criterion.wanted(), home, row));
      default -> new Match.Compared(criterion.comparison(), criterion.wanted().text(home, row));
    };
  }

  private static Match like(LabelText wanted, Block home, int row) {
    if (!wanted.hasSigns()) {
      return new Match.Exact(wanted.text(home, row));
    }
    StringBuilder signs = new StringBuilder();
    BitSet wild = new BitSet();
    for (LabelText.Piece piece : wanted.pieces()) {
      String text = piece.text(home, row);
      boolean literal = piece instanceof LabelText.Literal;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (literal && c == '~' && i + 1 < text.length()) {
          c = text.charAt(++i);
        } else if (literal && (c == '*' || c == '?')) {
          wild.set(signs.length());
        }
        signs.append(c);
      }
    }
    return match(signs.toString(), wild);
  }

  /**
   * What a text accepts.
   *
   * @param wild the places in it where a sign stands for others
   */
  private static Match match(String signs, BitSet wild) {
    int last = signs.length() - 1;
    if (wild.isEmpty()) {
      return new Match.Exact(signs);
    }
    if (wild.nextSetBit(0) == last && signs.charAt(last) == '*') {
      return new Match.Prefix(signs.substring(0, last));
    }
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < signs.length(); i++) {
      String literal = Pattern.quote(signs.substring(i, i + 1));
      pattern.append(!wild.get(i) ? literal : signs.charAt(i) == '*' ? ".*" : ".");
    }
    return new Match.Wild(Pattern.compile(pattern.toString(), Pattern.DOTALL));
  }
}
