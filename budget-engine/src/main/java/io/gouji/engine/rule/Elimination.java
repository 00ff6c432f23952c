package io.gouji.engine.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Equations in echelon form, exact: what follows from them reduces to nothing. */
final class Elimination {
  /**
   * An equation.
   *
   * @param constant what the sum of the figures equals
   */
  record Equation(SortedMap<Integer, Ratio> figures, Ratio constant) {}

  private final Map<Integer, Equation> byLeading;

  Elimination() {
    byLeading = new HashMap<>();
  }

  private Elimination(Map<Integer, Equation> equations) {
    byLeading = new HashMap<>(equations);
  }

  Elimination copy() {
    return new Elimination(byLeading);
  }

  void add(SymbolicRow row) {
    Equation rest = reduce(row);
    if (!rest.figures().isEmpty()) {
      byLeading.put(rest.figures().firstKey(), rest);
    }
  }

  /** Whether a row holds wherever all equations hold. */
  boolean implies(SymbolicRow row) {
    Equation rest = reduce(row);
    return rest.figures().isEmpty() && row.comparison().holds(-rest.constant().sign());
  }

  /** What is left of a row after the equations have been subtracted. */
  private Equation reduce(SymbolicRow row) {
    SortedMap<Integer, Ratio> figures = new TreeMap<>(row.figures());
    Ratio constant = row.constant();
    SortedMap<Integer, Ratio> open = figures;
    while (!open.isEmpty()) {
      int leading = open.firstKey();
      Equation known = byLeading.get(leading);
      if (known != null) {
        Ratio factor = figures.get(leading).over(known.figures().get(leading));
        known
            .figures()
            .forEach(
                (figure, coefficient) -> {
                  Ratio sum =
                      figures.getOrDefault(figure, Ratio.ZERO).minus(coefficient.times(factor));
                  if (sum.sign() == 0) {
                    figures.remove(figure);
                  } else {
                    figures.put(figure, sum);
                  }
                });
        constant = constant.minus(known.constant().times(factor));
      }
      open = figures.tailMap(leading + 1);
    }
    return new Equation(figures, constant);
  }
}
