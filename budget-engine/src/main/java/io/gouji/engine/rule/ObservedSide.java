package io.gouji.engine.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One side of a relation in one instance.
 *
 * @param constant in fen, scaled
 */
record ObservedSide(List<Observed> terms, long constant) {
  ObservedSide {
    terms = List.copyOf(terms);
  }

  /** Its sum in fen, scaled. */
  long fen() {
    return sum(Figures::fen);
  }

  /** Its sum as the cells show it, in fen, scaled. */
  long displayed() {
    return sum(Figures::displayed);
  }

  private long sum(ToLongFunction<Figures> part) {
    long sum = constant;
    for (Observed term : terms) {
      long product = Math.multiplyExact(term.coefficient(), part.applyAsLong(term.figures()));
      sum = Math.addExact(sum, product);
    }
    return sum;
  }

  /** Half of the interval it stands for, in half-fen, scaled. */
  long halfWidth() {
    long half = 0;
    for (Observed term : terms) {
      long one = Math.multiplyExact(Math.abs(term.coefficient()), term.figures().halfWidth());
      half = Math.addExact(half, one);
    }
    return half;
  }

  /** The widest single interval among its figures, in half-fen, scaled. */
  long widest() {
    long widest = 0;
    for (Observed term : terms) {
      widest = Math.max(widest, Math.abs(term.coefficient()) * term.figures().widest());
    }
    return widest;
  }

  /** Number of cells behind it. */
  int cells() {
    int cells = 0;
    for (Observed term : terms) {
      cells += term.figures().rows().length;
    }
    return cells;
  }

  /** Whether every figure of it can be read. */
  boolean isReadable() {
    for (Observed term : terms) {
      if (term.figures().unreadable().length > 0) {
        return false;
      }
    }
    return true;
  }

  List<Observed> unreadable() {
    List<Observed> unreadable = new ArrayList<>();
    for (Observed term : terms) {
      if (term.figures().unreadable().length > 0) {
        unreadable.add(term);
      }
    }
    return unreadable;
  }
}
