package io.gouji.engine.rule;

import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Location;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges what figures say of each other that no sum can express. Every number stands for an
 * interval; products of intervals are compared, so that nothing is divided and all is exact.
 */
abstract sealed class FiguresJudge permits RatioJudge, ProductJudge {
  /**
   * What is wrong.
   *
   * @param message id of the sentence that tells it
   * @param grave whether it weighs as the rule says; else it is a warning at most
   * @param arguments the values of the sentence
   */
  record Off(String message, FindingClass kind, boolean grave, Map<String, String> arguments) {
    Off {
      arguments = Map.copyOf(arguments);
    }
  }

  final Predicate.OfFigures predicate;
  final Relation frame;
  final Block block;
  private final BoundSide left;
  private final BoundSide right;

  FiguresJudge(Predicate.OfFigures predicate, Relation frame, Block block, Binding binding) {
    this.predicate = predicate;
    this.frame = frame;
    this.block = block;
    left = binding.side(frame.left());
    right = binding.side(frame.right());
  }

  static FiguresJudge of(
      Predicate.OfFigures predicate, Relation frame, BlockIndex index, Binding binding) {
    return predicate instanceof Predicate.RatioOf ratio
        ? new RatioJudge(ratio, frame, index, binding)
        : new ProductJudge((Predicate.ProductOf) predicate, frame, index.block(), binding);
  }

  /** Whether the row states what the question is about. */
  abstract boolean applies(int row);

  /** Empty if the row's figures fit each other. */
  abstract Optional<Off> at(int row);

  /** The cell to look at: the column of numbers, or of amounts where that is what is asked. */
  abstract Location.Cell subject(int row);

  /** What cannot be read without which nothing can be said. */
  final List<String> missing(int row) {
    List<String> missing = new ArrayList<>();
    amounts(row)
        .filter(term -> term.figures().unreadable().length > 0)
        .forEach(term -> missing.addAll(Wording.unreadable(term.figures())));
    for (String column : predicate.measures()) {
      if (block.measure(row, column).form() == Measure.Form.UNKNOWN) {
        missing.add(Wording.place(block.heading().name(), Wording.row(block, row), column));
      }
    }
    return missing;
  }

  final ObservedSide left(int row) {
    return left.at(row);
  }

  final ObservedSide right(int row) {
    return right.at(row);
  }

  /** The amounts it is about. */
  final Stream<Observed> amounts(int row) {
    return Stream.concat(left(row).terms().stream(), right(row).terms().stream());
  }

  /** What a side stands for, in half-fen, scaled. */
  static Box box(ObservedSide side) {
    BigDecimal middle = BigDecimal.valueOf(side.fen()).multiply(BigDecimal.valueOf(2));
    return Box.around(middle, BigDecimal.valueOf(side.halfWidth()));
  }
}
