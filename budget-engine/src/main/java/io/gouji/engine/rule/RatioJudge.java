package io.gouji.engine.rule;

import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.Measure;
import io.gouji.engine.table.Measure.Form;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/**
 * Judges percentages: rightly rounded, cut off instead of rounded, made to fit a hundred, or wrong
 * (after the interval division of VALIDATION in the plan: a percentage fits if some true amounts
 * inside the roundings of those printed have it).
 */
final class RatioJudge extends FiguresJudge {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String SIGN = "%";

  private final String column;
  private final BlockIndex index;

  RatioJudge(Predicate.RatioOf predicate, Relation frame, BlockIndex index, Binding binding) {
    super(predicate, frame, index.block(), binding);
    column = predicate.percent();
    this.index = index;
  }

  /** One row's percentage with the amounts it is of. */
  private record Case(Measure stated, Box part, Box base, BigDecimal exact) {
    /** Whether percentages between two ends are possible. */
    boolean allows(Box percent) {
      return percent.times(base).meets(part.movePointRight(2));
    }

    /** Rounded half up it could be what is stated. */
    boolean rounded(BigDecimal value) {
      return allows(Box.around(value, stated.halfStep()));
    }

    /** Cut off behind its last digit it could be what is stated. */
    boolean cutOff() {
      BigDecimal value = stated.value();
      BigDecimal next =
          value.signum() < 0 || value.signum() == 0 && exact.signum() < 0
              ? value.subtract(stated.step())
              : value.add(stated.step());
      return Box.between(value, next).times(base).overlaps(part.movePointRight(2));
    }
  }

  @Override
  boolean applies(int row) {
    return true;
  }

  @Override
  Optional<Off> at(int row) {
    Measure stated = block.measure(row, column);
    ObservedSide part = left(row);
    ObservedSide base = right(row);
    if (stated.form() == Form.WORDS) {
      return Optional.of(off("words", FindingClass.FORM, stated, ""));
    }
    if (base.fen() == 0) {
      return ofNothing(stated, part.fen() == 0);
    }
    BigDecimal exact = exact(part, base, stated.isNumber() ? stated.decimals() : 2);
    if (stated.form() == Form.NONE) {
      return part.fen() == 0
          ? Optional.empty()
          : Optional.of(off("missing", FindingClass.FORM, stated, exact.toPlainString() + SIGN));
    }
    return judged(row, new Case(stated, box(part), box(base), exact));
  }

  /** From nothing there is no percentage: it is left out or told with a dash. */
  private Optional<Off> ofNothing(Measure stated, boolean unchanged) {
    if (!stated.isNumber() || unchanged && stated.value().signum() == 0) {
      return Optional.empty();
    }
    boolean usual = stated.value().abs().compareTo(HUNDRED) == 0;
    return Optional.of(
        usual ? off("zero", FindingClass.FORM, stated, "—") : wrong("zero", stated, "—"));
  }

  private Optional<Off> judged(int row, Case one) {
    Measure stated = one.stated();
    String right = one.exact().toPlainString() + SIGN;
    if (one.rounded(stated.value())) {
      return Optional.empty();
    }
    if (one.cutOff()) {
      return Optional.of(off("truncated", FindingClass.ROUNDING_POSSIBLE, stated, right));
    }
    if (isPlugged(row, stated)) {
      return Optional.of(off("plugged", FindingClass.ROUNDING_POSSIBLE, stated, right));
    }
    if (stated.form() == Form.PLAIN && isFraction(one)) {
      return Optional.of(off("fraction", FindingClass.FORM, stated, right));
    }
    boolean turned = stated.value().signum() != 0 && one.rounded(stated.value().negate());
    return Optional.of(wrong(turned ? "sign" : "wrong", stated, right));
  }

  /** A fraction of one in a cell that shows no percent sign. */
  private static boolean isFraction(Case one) {
    Measure plain = one.stated();
    BigDecimal half = plain.halfStep().movePointRight(2);
    return one.allows(Box.around(plain.value().movePointRight(2), half));
  }

  /** Whether it is what the other shares of the same whole leave of a hundred. */
  private boolean isPlugged(int row, Measure stated) {
    boolean ofOneWhole =
        frame.right().terms().stream()
            .noneMatch(term -> term.selector() instanceof Selector.ThisRow);
    BigDecimal rest = HUNDRED;
    int others = 0;
    for (int other : index.dataRows()) {
      boolean beside =
          other != row
              && block
                  .label(other, LabelColumn.PARENT)
                  .equals(block.label(row, LabelColumn.PARENT));
      if (beside) {
        rest = rest.subtract(block.measure(other, column).value());
        others++;
      }
    }
    return ofOneWhole && others > 0 && rest.compareTo(stated.value()) == 0;
  }

  /** The percentage of the figures as printed, with so many decimals. */
  private static BigDecimal exact(ObservedSide part, ObservedSide base, int decimals) {
    return BigDecimal.valueOf(part.fen())
        .movePointRight(2)
        .divide(BigDecimal.valueOf(base.fen()), decimals, RoundingMode.HALF_UP);
  }

  private static Off off(String what, FindingClass kind, Measure stated, String right) {
    return new Off("statement.ratio." + what, kind, false, arguments(stated, right));
  }

  private static Off wrong(String what, Measure stated, String right) {
    return new Off("statement.ratio." + what, FindingClass.ERROR, true, arguments(stated, right));
  }

  private static Map<String, String> arguments(Measure stated, String right) {
    boolean bare = stated.form() == Form.PLAIN;
    return Map.of("found", stated.words() + (bare ? SIGN : ""), "proposed", right);
  }

  @Override
  Location.Cell subject(int row) {
    Measure stated = block.measure(row, column);
    Block.Heading heading = block.heading();
    return new Location.Cell(
        heading.sheet(),
        block.measureCell(row, column),
        heading.table(),
        Wording.row(block, row),
        column,
        Location.Role.SUBJECT,
        stated.isNumber() ? Optional.of(new Quantity(stated.value(), SIGN)) : Optional.empty());
  }
}
