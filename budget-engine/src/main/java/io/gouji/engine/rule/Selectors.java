package io.gouji.engine.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a relation speaks of, its condition included. */
final class Selectors {
  private Selectors() {}

  static Set<String> blocks(Relation relation) {
    Set<String> blocks = new TreeSet<>();
    relation.home().ifPresent(blocks::add);
    all(relation).forEach(selector -> blocks.add(selector.block()));
    askedFor(relation).forEach(selector -> blocks.add(selector.block()));
    return blocks;
  }

  /** What the condition only asks the layout for: its absence is an answer. */
  static List<Selector> askedFor(Relation relation) {
    List<Selector> selectors = new ArrayList<>();
    gatherAskedFor(relation.condition(), selectors);
    return selectors;
  }

  private static void gatherAskedFor(Condition condition, List<Selector> selectors) {
    if (condition instanceof Condition.All all) {
      all.parts().forEach(part -> gatherAskedFor(part, selectors));
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(part -> gatherAskedFor(part, selectors));
    } else if (condition instanceof Condition.Not not) {
      gatherAskedFor(not.part(), selectors);
    } else if (condition instanceof Condition.Exists exists) {
      selectors.add(exists.what());
    }
  }

  static List<Selector> all(Relation relation) {
    List<Selector> selectors = new ArrayList<>(relation.selectors());
    gather(relation.condition(), selectors);
    return selectors;
  }

  private static void gather(Condition condition, List<Selector> selectors) {
    if (condition instanceof Condition.All all) {
      all.parts().forEach(part -> gather(part, selectors));
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(part -> gather(part, selectors));
    } else if (condition instanceof Condition.Not not) {
      gather(not.part(), selectors);
    } else if (condition instanceof Condition.Count count) {
      selectors.add(count.rows());
    } else if (condition instanceof Condition.Scoped scoped) {
      selectors.add(new Selector.Rows(scoped.block(), "", List.of()));
    } else if (condition instanceof Condition.Values values) {
      values.left().terms().forEach(term -> selectors.add(term.selector()));
      values.right().terms().forEach(term -> selectors.add(term.selector()));
    }
  }

  /** A selector in the pack's words, for the list of what does not apply. */
  static String text(Selector selector) {
    return selector instanceof Selector.Named named
        ? named.block() + "·" + named.row().name()
        : selector.block() + "·" + selector.column();
  }
}
