package io.gouji.engine.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds cells that read each other in a circle while they are visited: Tarjan's strongly connected
 * components, told step by step by the walk that goes on anyway.
 */
final class Circles {
  /** Longer ways round are told without their middle. */
  private static final int NAMED = 12;

  private final Nodes nodes;
  private final Cells cells;
  private final int[] orders;
  private final List<Visit> waiting = new ArrayList<>();
  private int visits;

  Circles(Nodes nodes, Cells cells) {
    this.nodes = nodes;
    this.cells = cells;
    this.orders = new int[nodes.count()];
  }

  void enter(Visit visit) {
    visit.order = ++visits;
    visit.earliest = visit.order;
    orders[visit.node] = visit.order;
  }

  /** A visit meets a node that was visited before it and has no value yet. */
  void meet(Visit visit, int node) {
    visit.circular = true;
    visit.earliest = Math.min(visit.earliest, orders[node]);
  }

  /** A visit in a circle ends; at the visit where the circle began, the whole of it is known. */
  void leave(Visit visit, List<Visit> path) {
    waiting.add(visit);
    if (visit.earliest == visit.order) {
      close(visit);
    } else {
      Visit reader = path.get(path.size() - 1);
      reader.circular = true;
      reader.earliest = Math.min(reader.earliest, visit.earliest);
    }
  }

  private void close(Visit first) {
    int from = waiting.size();
    while (from > 0 && waiting.get(from - 1).order >= first.order) {
      from--;
    }
    List<Visit> circle = waiting.subList(from, waiting.size());
    circle.sort(Comparator.comparingInt(visit -> visit.order));
    Unresolved doubt = new Unresolved(UndecidedCell.Reason.CIRCULAR, described(circle));
    circle.forEach(visit -> cells.leave(visit.node, doubt));
    circle.clear();
  }

  private String described(List<Visit> circle) {
    List<Visit> path = CirclePath.of(circle);
    int cut = path.size() > NAMED ? path.size() - NAMED / 2 : path.size();
    StringBuilder text = new StringBuilder();
    for (Visit visit : path.subList(0, path.size() > NAMED ? NAMED / 2 : path.size())) {
      text.append(nodes.name(visit.node)).append(" → ");
    }
    if (path.size() > NAMED) {
      text.append("… (").append(path.size()).append(") → ");
    }
    for (Visit visit : path.subList(cut, path.size())) {
      text.append(nodes.name(visit.node)).append(" → ");
    }
    return text.append(nodes.name(path.get(0).node)).toString();
  }
}
