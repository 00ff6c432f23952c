package io.gouji.engine.narrative;

import io.gouji.engine.finding.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Words a figure of the tables the way prose should state it. */
final class Proposal {
  /** What rounding may take from a proposal before it no longer tells the figure. */
  private static final BigDecimal SLACK = new BigDecimal("0.005");

  private Proposal() {}

  /**
   * The figure in the unit of the amount it replaces, with the decimals that unit has in prose; in
   * the unit of its table where little would be left of it.
   *
   * @param decimals of prose by unit
   */
  static Quantity of(Money stated, Fact fact, Map<String, Integer> decimals) {
    if (stated.isShifted(fact.fen())) {
      return inTable(fact, decimals);
    }
    BigDecimal exact = fact.middle().movePointLeft(stated.unit().fenDigits());
    int scale = Math.max(stated.number().scale(), decimals.getOrDefault(stated.unit().label(), 0));
    BigDecimal told = exact.setScale(scale, RoundingMode.HALF_UP);
    boolean faithful = told.subtract(exact).abs().compareTo(exact.abs().multiply(SLACK)) <= 0;
    return faithful || stated.unit().label().equals(fact.printed().unit())
        ? new Quantity(told, stated.unit().label())
        : inTable(fact, decimals);
  }

  /** In the unit of the table, rounded as prose rounds it. */
  private static Quantity inTable(Fact fact, Map<String, Integer> decimals) {
    Quantity printed = fact.printed();
    int scale = decimals.getOrDefault(printed.unit(), printed.value().scale());
    return new Quantity(
        printed
            .value()
            .setScale(Math.min(scale, Math.max(printed.value().scale(), 0)), RoundingMode.HALF_UP),
        printed.unit());
  }
}
