package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** How labels compare with each other and with criteria. */
final class Labels {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

  private Labels() {}

  /** Numbers as numbers, anything else as texts; {@code 1} is {@code 1.0} but no {@code 01}. */
  static int compare(String left, String right) {
    if (left.equals(right)) {
      return 0;
    }
    Optional<BigDecimal> one = number(left);
    Optional<BigDecimal> other = number(right);
    return one.isPresent() && other.isPresent()
        ? one.get().compareTo(other.get())
        : left.compareTo(right);
  }

  private static Optional<BigDecimal> number(String text) {
    // Most labels are words or codes: one look at the first sign tells.
    boolean maybe = !text.isEmpty() && (text.charAt(0) == '-' || Character.isDigit(text.charAt(0)));
    return maybe && NUMBER.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
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
    StringBuilder plain = new StringBuilder();
    StringBuilder pattern = new StringBuilder();
    int wild = 0;
    boolean wildLast = false;
    for (LabelText.Piece piece : wanted.pieces()) {
      String text = piece.text(home, row);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean literal = piece instanceof LabelText.Literal;
        if (literal && c == '~' && i + 1 < text.length()) {
          c = text.charAt(++i);
          literal = false;
        }
        wildLast = literal && c == '*';
        if (literal && (c == '*' || c == '?')) {
          pattern.append(c == '*' ? ".*" : ".");
          wild++;
        } else {
          plain.append(c);
          pattern.append(Pattern.quote(String.valueOf(c)));
        }
      }
    }
    if (wild == 0) {
      return new Match.Exact(plain.toString());
    }
    return wild == 1 && wildLast
        ? new Match.Prefix(plain.toString())
        : new Match.Wild(Pattern.compile(pattern.toString(), Pattern.DOTALL));
  }
}
