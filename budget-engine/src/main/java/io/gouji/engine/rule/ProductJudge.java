package io.gouji.engine.rule;

import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Location;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.Measure;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Judges amounts that are a price times a quantity. Tables in 万元 print prices in 万元 or in 元: one of
 * the two must fit.
 */
final class ProductJudge extends FiguresJudge {
  private static final int FEN_DIGITS = 2;

  private final String price;
  private final String count;

  ProductJudge(Predicate.ProductOf predicate, Relation frame, Block block, Binding binding) {
    super(predicate, frame, block, binding);
    price = predicate.price();
    count = predicate.count();
  }

  /** Bundles have neither price nor quantity. */
  @Override
  boolean applies(int row) {
    return !left(row).terms().isEmpty()
        && isAsked(block.measure(row, price))
        && isAsked(block.measure(row, count));
  }

  private static boolean isAsked(Measure measure) {
    return measure.isNumber() || measure.form() == Measure.Form.UNKNOWN;
  }

  @Override
  Optional<Off> at(int row) {
    Unit unit = block.heading().unit();
    Measure one = block.measure(row, price);
    Measure many = block.measure(row, count);
    Box stated = box(left(row));
    Box product = box(one).times(box(many));
    if (in(product, unit.fenDigits()).meets(stated) || in(product, FEN_DIGITS).meets(stated)) {
      return Optional.empty();
    }
    return Optional.of(
        new Off(
            "statement.product",
            FindingClass.ERROR,
            true,
            Map.of(
                "found",
                told(BigDecimal.valueOf(left(row).fen(), FEN_DIGITS + frame.scale())),
                "proposed",
                told(nearest(one.value().multiply(many.value()), row)),
                "price",
                one.words(),
                "count",
                many.words())));
  }

  /** The product in 元, its price in the unit with which it is nearer to the amount. */
  private BigDecimal nearest(BigDecimal product, int row) {
    BigDecimal stated = BigDecimal.valueOf(left(row).fen(), FEN_DIGITS + frame.scale());
    BigDecimal inUnit = product.movePointRight(block.heading().unit().fenDigits() - FEN_DIGITS);
    if (stated.signum() == 0) {
      return inUnit;
    }
    BigDecimal far = inUnit.subtract(stated).abs();
    return far.compareTo(product.subtract(stated).abs()) <= 0 ? inUnit : product;
  }

  /** A product of prices in a unit of so many digits, in half-fen, scaled like the amounts. */
  private Box in(Box product, int fenDigits) {
    Box fen = product.movePointRight(fenDigits + frame.scale());
    return fen.times(Box.around(BigDecimal.valueOf(2), BigDecimal.ZERO));
  }

  /** A whole quantity is a count; anything with decimals may be rounded. */
  private static Box box(Measure measure) {
    BigDecimal half = measure.decimals() == 0 ? BigDecimal.ZERO : measure.halfStep();
    return Box.around(measure.value(), half);
  }

  private String told(BigDecimal yuan) {
    Unit unit = block.heading().unit();
    BigDecimal exact = yuan.movePointLeft(unit.fenDigits() - FEN_DIGITS).stripTrailingZeros();
    int decimals = Math.max(exact.scale(), block.heading().decimals());
    return exact.setScale(decimals).toPlainString() + " " + unit.label();
  }

  @Override
  Location.Cell subject(int row) {
    Observed amount = left(row).terms().get(0);
    Figures figures = amount.figures();
    return Cells.cell(figures.block(), figures.rows()[0], figures.column(), Location.Role.SUBJECT);
  }
}
