package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Binds the symbols of one relation to the blocks of one unit. */
final class Binding {
  private static final int FEN_DIGITS = 2;

  private final Scope scope;
  private final Presence presence;
  private final int scale;
  private final Optional<Block> home;

  Binding(Scope scope, Presence presence, Relation relation) {
    this.scope = scope;
    this.presence = presence;
    scale = relation.scale();
    home = relation.home().flatMap(scope::find);
  }

  BoundSide side(Linear linear) {
    List<BoundTerm> terms = new ArrayList<>();
    for (Linear.Term term : linear.terms()) {
      if (isThere(term.selector())) {
        long coefficient = term.coefficient().movePointRight(scale).longValueExact();
        terms.add(new BoundTerm(term, coefficient, figures(term.selector())));
      }
    }
    BigDecimal constant = linear.constant().movePointRight(FEN_DIGITS + scale);
    return new BoundSide(terms, constant.longValueExact());
  }

  boolean isThere(Selector selector) {
    return presence.of(selector) instanceof Presence.There;
  }

  /** Which money the title of a block's table says it counts. */
  String money(String block) {
    return scope.index(block).block().heading().scope();
  }

  IntFunction<Figures> figures(Selector selector) {
    BlockIndex index = scope.index(selector.block());
    Block block = index.block();
    int column = block.column(selector.column());
    if (selector instanceof Selector.Rows rows) {
      return new RowQuery(index, column, rows.criteria(), home.orElse(block))::at;
    }
    if (selector instanceof Selector.Named named) {
      Figures one = Figures.of(block, column, Presence.row(block, named));
      return row -> one;
    }
    return row -> Figures.of(block, column, row);
  }
}
