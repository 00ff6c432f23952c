package io.gouji.engine.rule;

import io.gouji.engine.finding.Instance;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One instance of a rule with the figures it is about.
 *
 * @param home the block of "this row", if the rule has one
 * @param row the row of it
 */
record Occasion(
    RuleSet rules,
    Rule rule,
    Relation relation,
    String unit,
    Optional<Block> home,
    int row,
    ObservedSide left,
    ObservedSide right) {

  Instance instance() {
    String key = home.map(block -> block.key(row).text()).orElse("");
    String column =
        relation.column().isEmpty() ? relation.selectors().ownColumn() : relation.column();
    return new Instance(unit, key, column);
  }

  Stream<Observed> terms() {
    return Stream.concat(left.terms().stream(), right.terms().stream());
  }

  /** Its first term, of this row if there is one; only terms that have rows, if any has. */
  private Observed first() {
    Observed first = null;
    for (ObservedSide side : List.of(left, right)) {
      for (Observed term : side.terms()) {
        boolean hasRows = term.figures().rows().length > 0;
        if (hasRows && term.selector() instanceof Selector.ThisRow) {
          return term;
        }
        if (first == null || hasRows && first.figures().rows().length == 0) {
          first = term;
        }
      }
    }
    return Objects.requireNonNull(first);
  }

  /** Where its finding stands among all: at its own row, else at its first cell. */
  Outcome.Place place() {
    Observed first = first();
    Figures figures = first.figures();
    int order = rules.schema().home(first.selector().block()).order();
    if (figures.rows().length == 0) {
      return new Outcome.Place(order, unit, Integer.MAX_VALUE, 0, rule.spec().id());
    }
    CellRef cell = figures.block().cell(figures.rows()[0], figures.column());
    return new Outcome.Place(order, unit, cell.row(), cell.column(), rule.spec().id());
  }
}
