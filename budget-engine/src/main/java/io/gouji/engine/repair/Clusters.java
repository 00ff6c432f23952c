package io.gouji.engine.repair;

import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.Line;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines that fail, taken together as far as one error may be behind several: those that share a
 * cell, then those whose explanations meet. Each cluster is searched against all lines that hold.
 */
final class Clusters {
  /**
   * Lines that fail together.
   *
   * @param lines by their place in the ledger
   */
  record Cluster(BitSet lines, Search.Answer answer) {
    /** How many cells explain it; none where that is not known. */
    int size() {
      return answer.sets().isEmpty() ? 0 : answer.sets().get(0).length;
    }
  }

  /**
   * Two clusters of more cells are not searched together as long as they have nothing in common.
   */
  private static final int MOST_TOGETHER = 4;

  /** Among more clusters than this none is searched together with another. */
  private static final int MOST_CLUSTERS = 12;

  private final Ledger ledger;
  private final Workings workings;
  private final Search.Bounds bounds;
  private final CheckPoint checkPoint;
  private final List<Integer> failing = new ArrayList<>();
  private final Set<BitSet> tried = new HashSet<>();

  Clusters(Ledger ledger, Workings workings, Search.Bounds bounds, CheckPoint checkPoint) {
    this.checkPoint = checkPoint;
    this.ledger = ledger;
    this.workings = workings;
    this.bounds = bounds;
    for (int i = 0; i < ledger.lines().size(); i++) {
      Line line = ledger.lines().get(i);
      if (Workings.binds(line) && !line.holds()) {
        failing.add(i);
      }
    }
  }

  /** All clusters, in the order of the first line of each. */
  List<Cluster> all() {
    List<BitSet> groups = new ArrayList<>();
    for (int line : failing) {
      BitSet alone = new BitSet();
      alone.set(line);
      groups.add(alone);
    }
    groups = merged(groups, groups.stream().map(this::cells).toList());
    List<Cluster> solved = groups.stream().map(this::solve).toList();
    while (true) {
      List<BitSet> reach = solved.stream().map(this::reach).toList();
      List<BitSet> wider = merged(groups, reach);
      if (wider.size() == groups.size()) {
        wider = together(solved);
      }
      if (wider.size() == groups.size()) {
        return solved;
      }
      List<Cluster> before = solved;
      List<BitSet> old = groups;
      solved =
          wider.stream()
              .map(group -> old.contains(group) ? before.get(old.indexOf(group)) : solve(group))
              .toList();
      groups = wider;
    }
  }

  /**
   * Joins the first two clusters that have an explanation together which is no explanation of each:
   * two cells of one column that were exchanged break the row of either, and the column's sum
   * holds.
   */
  private List<BitSet> together(List<Cluster> solved) {
    List<BitSet> groups = new ArrayList<>(solved.stream().map(Cluster::lines).toList());
    if (groups.size() > MOST_CLUSTERS) {
      return groups;
    }
    List<BitSet> near = solved.stream().map(this::near).toList();
    for (int i = 0; i < solved.size(); i++) {
      for (int j = i + 1; j < solved.size(); j++) {
        if (near.get(i).intersects(near.get(j)) && haveMore(solved.get(i), solved.get(j))) {
          BitSet both = (BitSet) groups.get(i).clone();
          both.or(groups.get(j));
          groups.remove(j);
          groups.set(i, both);
          return groups;
        }
      }
    }
    return groups;
  }

  /** Lines that hold and share cells with those of a cluster. */
  private BitSet near(Cluster cluster) {
    BitSet cells = cells(cluster.lines());
    BitSet near = new BitSet();
    for (int i = 0; i < ledger.lines().size(); i++) {
      Line line = ledger.lines().get(i);
      boolean asked = line.holds() && Workings.binds(line);
      near.set(i, asked && meets(workings.rows().get(i).cells(), cells));
    }
    return near;
  }

  private static boolean meets(int[] row, BitSet cells) {
    for (int cell : row) {
      if (cells.get(cell)) {
        return true;
      }
    }
    return false;
  }

  /** Whether two clusters have other explanations together than one of each. */
  private boolean haveMore(Cluster one, Cluster other) {
    if (one.size() * other.size() == 0 || one.size() + other.size() > MOST_TOGETHER) {
      return false;
    }
    int product = one.answer().sets().size() * other.answer().sets().size();
    if (product > bounds.sets()) {
      return false;
    }
    BitSet both = (BitSet) one.lines().clone();
    both.or(other.lines());
    if (!tried.add(both)) {
      return false;
    }
    Cluster joint = solve(both);
    return joint.answer().end() == Search.End.FOUND
        && (joint.size() < one.size() + other.size() || joint.answer().sets().size() != product);
  }

  /** The cells of the lines of a group. */
  private BitSet cells(BitSet group) {
    BitSet cells = new BitSet();
    for (int line : group.stream().toArray()) {
      for (int cell : workings.rows().get(line).cells()) {
        cells.set(cell);
      }
    }
    return cells;
  }

  /** The cells of the lines and of everything that explains them. */
  private BitSet reach(Cluster cluster) {
    BitSet cells = cells(cluster.lines());
    for (int[] set : cluster.answer().sets()) {
      for (int cell : set) {
        cells.set(cell);
      }
    }
    return cells;
  }

  /** Joins groups whose cells meet, until none do. */
  private static List<BitSet> merged(List<BitSet> groups, List<BitSet> cells) {
    List<BitSet> joined = new ArrayList<>();
    List<BitSet> reach = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      BitSet group = (BitSet) groups.get(i).clone();
      BitSet own = (BitSet) cells.get(i).clone();
      for (int j = joined.size() - 1; j >= 0; j--) {
        if (reach.get(j).intersects(own)) {
          group.or(joined.remove(j));
          own.or(reach.remove(j));
        }
      }
      joined.add(group);
      reach.add(own);
    }
    joined.sort((one, other) -> Integer.compare(one.nextSetBit(0), other.nextSetBit(0)));
    return joined;
  }

  private Cluster solve(BitSet group) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ledger.lines().size(); i++) {
      Line line = ledger.lines().get(i);
      boolean takesPart = Workings.binds(line) && (line.holds() || group.get(i));
      Row row = workings.rows().get(i);
      if (takesPart && !row.isIdle()) {
        rows.add(row);
      }
    }
    Rows system = Rows.of(rows, ledger.cells().size());
    Search search = new Search(system, workings.blameless(), bounds, checkPoint);
    return new Cluster(group, search.answer());
  }
}
