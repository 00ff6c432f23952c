package io.gouji.engine.rule;

import io.gouji.engine.finding.Claim;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Fingerprint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Judged;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.finding.Side;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the finding of one instance that does not hold. */
final class Telling {
  private final Occasion occasion;
  private final Verdict verdict;
  private final FindingClass kind;
  private final Precision left;
  private final Precision right;
  private final Precision both;

  Telling(Occasion occasion, Verdict verdict) {
    this.occasion = occasion;
    this.verdict = verdict;
    // An instance that holds is told by its stored figures, like one that does not.
    kind = verdict.kind().orElse(FindingClass.ERROR);
    Optional<Precision> ofLeft = Precision.of(occasion.left());
    Optional<Precision> ofRight = Precision.of(occasion.right());
    left = ofLeft.or(() -> ofRight).orElseThrow();
    right = ofRight.orElse(left);
    both = both();
  }

  /** One unit for the difference: that of the tables, or 元 where they differ. */
  private Precision both() {
    Unit unit = left.unit();
    boolean one = occasion.terms().allMatch(t -> t.figures().block().heading().unit().equals(unit));
    int decimals = Math.max(left.decimals(), right.decimals());
    return one ? new Precision(unit, decimals) : new Precision(occasion.rules().yuan(), 0);
  }

  Finding finding() {
    Instance instance = occasion.instance();
    List<Side> sides = sides();
    Quantity difference = quantity(BigDecimal.valueOf(verdict.difference()), both);
    Quantity tolerance = quantity(BigDecimal.valueOf(verdict.tolerance()), both);
    return new Finding(
        occasion.rule().spec().id(),
        occasion.rule().spec().id().value(),
        instance,
        severity(),
        kind,
        arguments(instance, sides, difference),
        Optional.of(sides.get(0)),
        Optional.of(sides.get(1)),
        Optional.of(difference),
        Optional.of(tolerance),
        new Cells(occasion).locations(),
        Optional.empty(),
        Fingerprint.of(occasion.rule().spec().id(), instance, ""));
  }

  /** The instance with its figures, whether or not there is anything to find. */
  Judged judged(long bound) {
    List<Side> sides = sides();
    return new Judged(
        occasion.instance(),
        sides.get(0),
        sides.get(1),
        quantity(BigDecimal.valueOf(verdict.difference()), both),
        quantity(BigDecimal.valueOf(bound), both),
        verdict.kind(),
        new Cells(occasion).locations());
  }

  /** The instance as one of several that cannot hold together. */
  static Claim claim(Occasion occasion) {
    Verdict told = new Verdict(Optional.of(FindingClass.ROUNDING), 0, 0, false);
    List<Side> sides = new Telling(occasion, told).sides();
    return new Claim(
        occasion.rule().spec().id(),
        occasion.instance(),
        sides.get(0),
        occasion.relation().comparison().sign(),
        sides.get(1));
  }

  private List<Side> sides() {
    Wording wording = new Wording(occasion);
    String yuan = occasion.rules().yuan().label();
    List<Side.Term> first = wording.side(occasion.relation().left(), occasion.left(), yuan);
    List<Side.Term> second = wording.side(occasion.relation().right(), occasion.right(), yuan);
    return List.of(
        Side.of(first, quantity(halfFen(occasion.left()), left)),
        Side.of(second, quantity(halfFen(occasion.right()), right)));
  }

  /** Displayed figures are told where only they disagree. */
  private BigDecimal halfFen(ObservedSide side) {
    long fen = kind == FindingClass.DISPLAY ? side.displayed() : side.fen();
    return BigDecimal.valueOf(fen).multiply(BigDecimal.valueOf(2));
  }

  /** A scaled number of half-fen in a unit, with the table's decimals and more where needed. */
  private Quantity quantity(BigDecimal halfFen, Precision precision) {
    BigDecimal fen =
        halfFen.movePointLeft(occasion.relation().scale()).divide(BigDecimal.valueOf(2));
    BigDecimal exact = fen.movePointLeft(precision.unit().fenDigits()).stripTrailingZeros();
    int scale = Math.max(Math.max(exact.scale(), 0), precision.decimals());
    return new Quantity(exact.setScale(scale), precision.unit().label());
  }

  /** What may be rounding weighs no more than a warning; what is rounding weighs nothing. */
  private Severity severity() {
    Severity own = occasion.rule().spec().severity();
    return switch (kind) {
      case ERROR -> own;
      case ROUNDING_POSSIBLE -> own == Severity.ERROR ? Severity.WARNING : own;
      default -> Severity.INFO;
    };
  }

  private Map<String, String> arguments(Instance instance, List<Side> sides, Quantity difference) {
    Map<String, String> arguments = new TreeMap<>();
    arguments.put(
        "row",
        occasion.home().map(block -> Wording.row(block, occasion.row())).orElse(instance.row()));
    arguments.put("column", instance.column());
    arguments.put("left", sides.get(0).text());
    arguments.put("right", sides.get(1).text());
    arguments.put("leftValue", told(sides.get(0).quantity()));
    arguments.put("rightValue", told(sides.get(1).quantity()));
    arguments.put("difference", told(difference));
    return arguments;
  }

  private static String told(Quantity quantity) {
    return quantity.text() + " " + quantity.unit();
  }
}
