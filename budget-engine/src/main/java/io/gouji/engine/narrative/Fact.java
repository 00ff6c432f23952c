package io.gouji.engine.narrative;

import io.gouji.engine.finding.Judged;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A figure of the tables that the prose restates.
 *
 * @param name what the tables call it
 * @param fen what it may be, in fen
 * @param printed as the tables print it
 * @param cells where it stands
 */
record Fact(String name, Interval fen, Quantity printed, List<Location> cells) {
  Fact {
    cells = List.copyOf(cells);
  }

  /**
   * The left side of a relation whose right side is zero.
   *
   * @param label what to call it; empty for the words of the formula
   * @param units power of ten in fen by label
   */
  static Fact of(Judged judged, String label, Map<String, Integer> units) {
    Quantity value = judged.left().quantity();
    return new Fact(
        label.isEmpty() ? judged.left().text() : label,
        Interval.around(fen(value, units), fen(judged.tolerance(), units).abs()),
        value,
        judged.cells());
  }

  private static BigDecimal fen(Quantity quantity, Map<String, Integer> units) {
    return quantity.value().movePointRight(units.getOrDefault(quantity.unit(), 0));
  }

  /** As people read it: thousands apart, no idle decimals of a whole number. */
  String text() {
    BigDecimal value = printed.value();
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    int decimals = whole ? 0 : Math.max(value.scale(), 0);
    return String.format(Locale.ROOT, "%,." + decimals + "f", value) + printed.unit();
  }

  BigDecimal middle() {
    return fen.low().add(fen.high()).divide(BigDecimal.valueOf(2));
  }

  boolean isZero() {
    return fen.low().signum() <= 0 && fen.high().signum() >= 0;
  }

  /** Id of the table it stands in; empty where it stands in none. */
  Optional<String> table() {
    return cells.stream()
        .filter(Location.Cell.class::isInstance)
        .map(cell -> ((Location.Cell) cell).table())
        .findFirst();
  }

  /** What its row is called in the tables: code and name. */
  String row() {
    return cells.isEmpty() ? "" : ((Location.Cell) cells.get(0)).row();
  }
}
