package io.gouji.engine.report;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.pack.TableSpec;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which tables of a pack its rules set side by side, for a picture of how they hang together. */
public final class PackLinks {
  private PackLinks() {}

  /**
   * Pairs of ids of tables, {@code "T01 T03"}, each once and the smaller first: one table is named
   * before the first sign of a relation, the other after it.
   */
  public static List<String> of(Pack pack) {
    TreeSet<String> pairs = new TreeSet<>();
    for (RuleSpec rule : pack.rules()) {
      String formula = rule.formula();
      int sign = sign(formula);
      List<String> left = tables(pack, formula.substring(0, sign));
      List<String> right = tables(pack, formula.substring(sign));
      for (String one : left) {
        for (String other : right) {
          int order = one.compareTo(other);
          if (order != 0) {
            pairs.add(order < 0 ? one + " " + other : other + " " + one);
          }
        }
      }
    }
    return List.copyOf(pairs);
  }

  private static int sign(String formula) {
    boolean quoted = false;
    for (int i = 0; i < formula.length(); i++) {
      char letter = formula.charAt(i);
      quoted ^= letter == '"';
      if (!quoted && "=<>".indexOf(letter) >= 0) {
        return i;
      }
    }
    return formula.length();
  }

  private static List<String> tables(Pack pack, String side) {
    return pack.tables().stream()
        .map(TableSpec::id)
        .filter(id -> new RuleList.Choice(id, Optional.empty()).speaksIn(side, pack))
        .toList();
  }
}
