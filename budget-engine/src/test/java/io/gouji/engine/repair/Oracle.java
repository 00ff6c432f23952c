package io.gouji.engine.repair;

import io.gouji.engine.rule.Derivation;
import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.Line;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether planted errors can be identified at all, by trying every smaller set of cells: its
 * own elimination, one inequality at a time in numbers of any size, shares nothing with the search.
 */
public final class Oracle {
  /** Larger sets of errors that meet in one group of relations are not looked into. */
  private static final int MOST = 3;

  private final List<Row> rows = new ArrayList<>();
  private final BitSet locked;

  public Oracle(Ledger ledger, List<Derivation> derivations) {
    Workings workings = new Workings(ledger, derivations, Set.of());
    locked = workings.blameless();
    for (int i = 0; i < ledger.lines().size(); i++) {
      Row row = workings.rows().get(i);
      if (Workings.binds(ledger.lines().get(i)) && !row.isIdle()) {
        rows.add(row);
      }
    }
  }

  /**
   * Whether, in every group of failing relations that share cells, the errors planted there are a
   * smallest explanation, and each of their cells stands in two relations that differ.
   *
   * @param truth the cells that are wrong
   */
  public boolean canIdentify(BitSet truth) {
    if (truth.stream().anyMatch(cell -> locked.get(cell) || relations(cell) < 2)) {
      return false;
    }
    return rows.stream().anyMatch(Row::isViolated) && (areApart(truth) || areTogether(truth));
  }

  private boolean areApart(BitSet truth) {
    BitSet covered = new BitSet();
    for (List<Row> group : groups()) {
      BitSet own = new BitSet();
      for (Row row : group) {
        for (int cell : row.cells()) {
          own.set(cell, truth.get(cell) || own.get(cell));
        }
      }
      covered.or(own);
      if (own.isEmpty() || own.cardinality() > MOST || !isSmallest(group, own)) {
        return false;
      }
    }
    return covered.equals(truth);
  }

  /** Errors of two groups may explain both together only, as two cells that were exchanged. */
  private boolean areTogether(BitSet truth) {
    List<Row> failing = rows.stream().filter(Row::isViolated).toList();
    return truth.cardinality() <= 2 && isSmallest(failing, truth);
  }

  private int relations(int cell) {
    Set<Row.Subject> about = new HashSet<>();
    rows.stream().filter(row -> row.has(cell)).forEach(row -> about.add(row.subject()));
    return about.size();
  }

  /** Failing rows, together as far as they share cells. */
  private List<List<Row>> groups() {
    List<List<Row>> groups = new ArrayList<>();
    List<BitSet> reach = new ArrayList<>();
    for (Row row : rows.stream().filter(Row::isViolated).toList()) {
      List<Row> group = new ArrayList<>(List.of(row));
      BitSet own = new BitSet();
      for (int cell : row.cells()) {
        own.set(cell);
      }
      for (int i = groups.size() - 1; i >= 0; i--) {
        if (reach.get(i).intersects(own)) {
          group.addAll(groups.remove(i));
          own.or(reach.remove(i));
        }
      }
      groups.add(group);
      reach.add(own);
    }
    return groups;
  }

  private boolean isSmallest(List<Row> group, BitSet own) {
    List<Row> system = new ArrayList<>(rows.stream().filter(row -> !row.isViolated()).toList());
    system.addAll(group);
    if (!explains(system, own)) {
      return false;
    }
    return own.cardinality() == 1
        || !anySmaller(system, group, new BitSet(), own.cardinality() - 1);
  }

  /** Tries every set of at most so many cells that are joined to the failing rows by rows. */
  private boolean anySmaller(List<Row> system, List<Row> group, BitSet set, int left) {
    if (!set.isEmpty() && explains(system, set)) {
      return true;
    }
    if (left == 0) {
      return false;
    }
    BitSet near = new BitSet();
    for (Row row : system) {
      boolean touched = row.isViolated();
      for (int cell : row.cells()) {
        touched |= set.get(cell);
      }
      if (touched) {
        for (int cell : row.cells()) {
          near.set(cell, !set.get(cell) && !locked.get(cell) || near.get(cell));
        }
      }
    }
    for (int cell : near.stream().toArray()) {
      BitSet more = (BitSet) set.clone();
      more.set(cell);
      if (anySmaller(system, group, more, left - 1)) {
        return true;
      }
    }
    return false;
  }

  /** An inequality {@code Σ coefficient · deviation ≤ bound} over the cells of a set. */
  private record AtMost(BigInteger[] coefficients, BigInteger bound) {
    AtMost plus(BigInteger weight, AtMost other, BigInteger otherWeight) {
      BigInteger[] sum = new BigInteger[coefficients.length];
      for (int i = 0; i < sum.length; i++) {
        sum[i] = coefficients[i].multiply(weight).add(other.coefficients[i].multiply(otherWeight));
      }
      return new AtMost(sum, bound.multiply(weight).add(other.bound.multiply(otherWeight)));
    }
  }

  private boolean explains(List<Row> system, BitSet set) {
    int[] own = set.stream().toArray();
    List<AtMost> open = new ArrayList<>();
    for (Row row : system) {
      boolean touched = false;
      BigInteger[] up = new BigInteger[own.length];
      BigInteger[] down = new BigInteger[own.length];
      for (int i = 0; i < own.length; i++) {
        up[i] = BigInteger.valueOf(row.coefficient(own[i]));
        down[i] = up[i].negate();
        touched |= up[i].signum() != 0;
      }
      if (!touched) {
        if (row.isViolated()) {
          return false;
        }
        continue;
      }
      if (row.high() != Line.OPEN_HIGH) {
        open.add(new AtMost(up, BigInteger.valueOf(row.high())));
      }
      if (row.low() != Line.OPEN_LOW) {
        open.add(new AtMost(down, BigInteger.valueOf(row.low()).negate()));
      }
    }
    for (int i = 0; i < own.length; i++) {
      open = without(i, open);
    }
    return open.stream().allMatch(one -> one.bound().signum() >= 0);
  }

  private static List<AtMost> without(int place, List<AtMost> open) {
    List<AtMost> rest = new ArrayList<>();
    for (AtMost one : open) {
      int sign = one.coefficients()[place].signum();
      if (sign == 0) {
        rest.add(one);
      } else if (sign > 0) {
        for (AtMost other : open) {
          if (other.coefficients()[place].signum() < 0) {
            BigInteger weight = other.coefficients()[place].negate();
            rest.add(one.plus(weight, other, one.coefficients()[place]));
          }
        }
      }
    }
    return rest;
  }
}
