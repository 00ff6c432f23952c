package io.gouji.engine.finding;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One side of a relation as it stands: the words of the rule and what they amount to.
 *
 * @param text in no language, for example {@code 表3·合计} or {@code SUM(表3·合计: 顶级)}
 * @param terms the same term by term, for who tells it in a language; empty where the text is all
 */
public record Side(String text, Quantity quantity, List<Term> terms) {
  /**
   * A figure or a sum of a column.
   *
   * @param lead sign and factor before it
   * @param words block, row and column of the figure; of a sum block and column
   * @param picks which rows a sum takes in, all of them where there is none
   */
  public record Term(String lead, String words, boolean sum, List<Pick> picks) {
    public Term {
      picks = List.copyOf(picks);
    }

    public static Term figure(String lead, String words) {
      return new Term(lead, words, false, List.of());
    }

    String text() {
      String rows = picks.stream().map(Pick::text).collect(Collectors.joining(", "));
      return lead + (sum ? "SUM(" + words + (rows.isEmpty() ? "" : ": " + rows) + ")" : words);
    }
  }

  /**
   * What the label of a row must be for a sum to take it in.
   *
   * @param label the label's kind in small letters: {@code code}, {@code parent}, {@code top}
   * @param word its name in the pack
   * @param sign how it compares: {@code =}
   */
  public record Pick(String label, String word, String sign, String value) {
    private static final String YES = "TRUE";

    /** Whether it only asks for a quality of the row: {@code 顶级}. */
    public boolean plain() {
      return sign.equals("=") && value.equals(YES);
    }

    String text() {
      return plain() ? word : word + sign + value;
    }
  }

  public Side {
    terms = List.copyOf(terms);
  }

  /** A side that is told as it is written. */
  public Side(String text, Quantity quantity) {
    this(text, quantity, List.of());
  }

  /** A side of terms. */
  public static Side of(List<Term> terms, Quantity quantity) {
    return new Side(terms.stream().map(Term::text).collect(Collectors.joining()), quantity, terms);
  }
}
