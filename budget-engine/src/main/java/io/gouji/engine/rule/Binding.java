package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
    List<BoundTerm> terms = new ArrayList<>(linear.terms().size());
    for (Linear.Term term : linear.terms()) {
      if (isThere(term.selector())) {
        terms.add(new BoundTerm(term, scaled(term.coefficient()), figures(term.selector())));
      }
    }
    return new BoundSide(terms, scaled(linear.constant().movePointRight(FEN_DIGITS)));
  }

  private long scaled(BigDecimal number) {
    return (scale == 0 ? number : number.movePointRight(scale)).longValueExact();
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
    if (selector instanceof Selector.ThisRow) {
      return row -> Figures.of(block, column, row);
    }
    if (selector instanceof Selector.Named named) {
      return always(Figures.of(block, column, Presence.row(block, named)));
    }
    Selector.Rows rows = (Selector.Rows) selector;
    RowQuery query = index.query(rows.criteria(), home.orElse(block));
    if (!rows.dependsOnRow()) {
      return always(Figures.of(block, column, query.at(0)));
    }
    // Rows that ask the same get the same array.
    Map<int[], Figures> known = new IdentityHashMap<>();
    return row -> known.computeIfAbsent(query.at(row), found -> Figures.of(block, column, found));
  }

  private static IntFunction<Figures> always(Figures figures) {
    return row -> figures;
  }
}
