package io.gouji.engine.rule;

import io.gouji.engine.pack.RowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a relation speaks of, its condition included; worked out once for each pack.
 *
 * @param sides the selectors of both sides, in the order of the formula
 * @param all the same, and those whose figures the condition asks for
 * @param askedFor what the condition only asks the layout for: its absence is an answer
 * @param blocks names of all blocks, sorted
 * @param overlapping whether one figure may be counted by two terms, so that coefficients must be
 *     netted
 */
record Selectors(
    List<Selector> sides,
    List<Selector> all,
    List<Selector> askedFor,
    List<String> blocks,
    boolean overlapping) {

  static Selectors of(Optional<String> home, Linear left, Linear right, Condition condition) {
    List<Selector> sides = new ArrayList<>();
    left.terms().forEach(term -> sides.add(term.selector()));
    right.terms().forEach(term -> sides.add(term.selector()));
    List<Selector> all = new ArrayList<>(sides);
    List<Selector> askedFor = new ArrayList<>();
    gather(condition, all, askedFor);
    Set<String> blocks = new TreeSet<>();
    home.ifPresent(blocks::add);
    all.forEach(selector -> blocks.add(selector.block()));
    askedFor.forEach(selector -> blocks.add(selector.block()));
    return new Selectors(
        List.copyOf(sides),
        List.copyOf(all),
        List.copyOf(askedFor),
        List.copyOf(blocks),
        mayOverlap(sides));
  }

  private static void gather(Condition condition, List<Selector> all, List<Selector> askedFor) {
    if (condition instanceof Condition.All both) {
      both.parts().forEach(part -> gather(part, all, askedFor));
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(part -> gather(part, all, askedFor));
    } else if (condition instanceof Condition.Not not) {
      gather(not.part(), all, askedFor);
    } else if (condition instanceof Condition.Count count) {
      all.add(count.rows());
    } else if (condition instanceof Condition.Scoped scoped) {
      all.add(new Selector.Rows(scoped.block(), "", List.of()));
    } else if (condition instanceof Condition.Values values) {
      values.left().terms().forEach(term -> all.add(term.selector()));
      values.right().terms().forEach(term -> all.add(term.selector()));
    } else if (condition instanceof Condition.Exists exists) {
      askedFor.add(exists.what());
    }
  }

  private static boolean mayOverlap(List<Selector> selectors) {
    for (int i = 0; i < selectors.size(); i++) {
      for (int j = i + 1; j < selectors.size(); j++) {
        if (mayOverlap(selectors.get(i), selectors.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean mayOverlap(Selector one, Selector other) {
    boolean sameColumn = one.block().equals(other.block()) && one.column().equals(other.column());
    return sameColumn && (one.equals(other) || isAmongRows(one) && isAmongRows(other));
  }

  private static boolean isAmongRows(Selector selector) {
    return !(selector instanceof Selector.Named named) || named.row().kind() != RowSpec.Kind.TOTAL;
  }

  /** Of a rule about this row, the column that it is first about; else empty. */
  String ownColumn() {
    for (Selector selector : sides) {
      if (selector instanceof Selector.ThisRow) {
        return selector.column();
      }
    }
    return "";
  }

  /** A selector in the pack's words, for the list of what does not apply. */
  static String text(Selector selector) {
    return selector instanceof Selector.Named named
        ? named.block() + "·" + named.row().name()
        : selector.block() + "·" + selector.column();
  }
}
