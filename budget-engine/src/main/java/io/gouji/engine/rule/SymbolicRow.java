package io.gouji.engine.rule;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.table.Block;
import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One instance of a rule over the figures of one book: coefficients times figures, compared with a
 * constant.
 *
 * @param figures number of a figure to its net coefficient, none zero
 * @param holds whether the figures observed satisfy it, rounding allowed
 * @param zero whether all figures observed are zero
 * @param partial whether one of its sums takes in no row of this book, so that it says less about
 *     the rule than about the book
 */
record SymbolicRow(
    RuleId rule,
    SortedMap<Integer, Ratio> figures,
    Comparison comparison,
    Ratio constant,
    boolean holds,
    boolean zero,
    boolean partial) {

  /**
   * The row of an occasion.
   *
   * @param numbers the figures of the book, numbered as they are first met
   */
  static SymbolicRow of(Occasion occasion, boolean holds, Map<String, Integer> numbers) {
    SortedMap<Integer, Ratio> net = new TreeMap<>();
    boolean zero = gather(occasion.left(), BigInteger.ONE, numbers, net);
    zero &= gather(occasion.right(), BigInteger.ONE.negate(), numbers, net);
    net.values().removeIf(coefficient -> coefficient.sign() == 0);
    BigInteger constant =
        BigInteger.valueOf(occasion.right().constant())
            .subtract(BigInteger.valueOf(occasion.left().constant()));
    return new SymbolicRow(
        occasion.rule().spec().id(),
        net,
        occasion.relation().comparison(),
        Ratio.of(constant),
        holds,
        zero,
        occasion.terms().anyMatch(term -> term.figures().rows().length == 0));
  }

  private static String key(Block block) {
    Block.Heading heading = block.heading();
    return String.join(
        "/", heading.file(), heading.sheet(), heading.name(), heading.unitName(), heading.period());
  }

  /** Adds the terms of a side; answers whether all their figures are zero. */
  private static boolean gather(
      ObservedSide side, BigInteger sign, Map<String, Integer> numbers, Map<Integer, Ratio> net) {
    boolean zero = true;
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      Ratio coefficient = Ratio.of(sign.multiply(BigInteger.valueOf(term.coefficient())));
      for (int row : figures.rows()) {
        String key = key(figures.block()) + "/" + row + "/" + figures.column();
        int number = numbers.computeIfAbsent(key, none -> numbers.size());
        net.merge(number, coefficient, Ratio::plus);
        zero &= figures.block().fen(row, figures.column()) == 0;
      }
    }
    return zero;
  }
}
