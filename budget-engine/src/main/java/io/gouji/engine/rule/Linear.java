package io.gouji.engine.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sum of figures times constants, plus a constant in 元, still in decimals.
 *
 * @param terms no two of one selector, none with coefficient zero
 */
record Linear(List<Term> terms, BigDecimal constant) {
  record Term(BigDecimal coefficient, Selector selector) {}

  Linear {
    terms = List.copyOf(terms);
  }

  static Linear of(Selector selector) {
    return new Linear(List.of(new Term(BigDecimal.ONE, selector)), BigDecimal.ZERO);
  }

  static Linear of(BigDecimal constant) {
    return new Linear(List.of(), constant);
  }

  boolean isConstant() {
    return terms.isEmpty();
  }

  Linear plus(Linear other) {
    Map<Selector, BigDecimal> sum = new LinkedHashMap<>();
    terms.forEach(term -> sum.merge(term.selector(), term.coefficient(), BigDecimal::add));
    other.terms.forEach(term -> sum.merge(term.selector(), term.coefficient(), BigDecimal::add));
    List<Term> kept = new ArrayList<>();
    sum.forEach(
        (selector, coefficient) -> {
          if (coefficient.signum() != 0) {
            kept.add(new Term(coefficient, selector));
          }
        });
    return new Linear(kept, constant.add(other.constant));
  }

  Linear minus(Linear other) {
    return plus(other.times(BigDecimal.ONE.negate()));
  }

  Linear times(BigDecimal factor) {
    if (factor.signum() == 0) {
      return of(BigDecimal.ZERO);
    }
    return new Linear(
        terms.stream()
            .map(term -> new Term(term.coefficient().multiply(factor), term.selector()))
            .toList(),
        constant.multiply(factor));
  }

  /** The most decimals among its coefficients, and of its constant in fen. */
  int scale() {
    int scale = Math.max(constant.stripTrailingZeros().scale() - 2, 0);
    for (Term term : terms) {
      scale = Math.max(scale, term.coefficient().stripTrailingZeros().scale());
    }
    return scale;
  }
}
