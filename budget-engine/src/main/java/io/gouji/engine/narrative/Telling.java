package io.gouji.engine.narrative;

import io.gouji.engine.pack.NarrativeSpec.Entry;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** Words figures of the tables, their shares and changes the way a pack's prose does. */
final class Telling {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int RATE_DECIMALS = 2;

  private final Lexicon lexicon;
  private final Map<String, String> phrases = new TreeMap<>();

  Telling(Lexicon lexicon) {
    this.lexicon = lexicon;
    for (Entry entry : lexicon.spec().ofKind(Kinds.PHRASE)) {
      phrases.put(entry.id(), entry.words());
    }
  }

  /** The phrase of a name; empty where the pack has none. */
  String phrase(String name) {
    return phrases.getOrDefault(name, "");
  }

  /** A figure in the unit and with the decimals of prose. */
  String amount(Fact fact) {
    return text(unit(fact), told(fact));
  }

  String share(Fact part, Fact whole) {
    return percent(told(part), told(whole));
  }

  /** How much a figure changed, as it is told: rounded, up or down by its sign. */
  BigDecimal change(Fact now, Fact then) {
    return told(now.middle().subtract(then.middle()), now);
  }

  /** How a figure changed; the percentage is that of the amounts as they are told. */
  String changeInWords(Fact now, Fact then) {
    BigDecimal by = change(now, then);
    BigDecimal before = told(now).subtract(by);
    boolean fromNothing = before.signum() <= 0;
    String way = by.signum() > 0 ? "up" : "down";
    String phrase = by.signum() == 0 ? "same" : fromNothing ? "new" : way;
    String rate = fromNothing || by.signum() == 0 ? "" : percent(by.abs(), before);
    return phrase(phrase).replace("{by}", text(unit(now), by.abs())).replace("{rate}", rate);
  }

  private Unit unit(Fact fact) {
    return lexicon.told(fact.printed().unit());
  }

  private BigDecimal told(Fact fact) {
    return told(fact.middle(), fact);
  }

  /** An amount of fen told like a figure. */
  private BigDecimal told(BigDecimal fen, Fact like) {
    Unit unit = unit(like);
    int decimals = lexicon.decimals().getOrDefault(unit.label(), like.printed().value().scale());
    return fen.movePointLeft(unit.fenDigits()).setScale(decimals, RoundingMode.HALF_UP);
  }

  private static String text(Unit unit, BigDecimal value) {
    return (value.signum() == 0 ? "0" : value.toPlainString()) + unit.label();
  }

  private static String percent(BigDecimal part, BigDecimal whole) {
    return part.multiply(HUNDRED).divide(whole, RATE_DECIMALS, RoundingMode.HALF_UP).toPlainString()
        + "%";
  }
}
