package io.gouji.engine.rule;

import io.gouji.engine.finding.RuleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds rules that no figures can satisfy together unless those of one of them are all zero. A book
 * that satisfies a rule and all its neighbours shows that it is none of these; only for the others
 * a program is solved, over the neighbourhood of one instance.
 */
final class Contradictions {
  /** Beyond this the exact program takes longer than anybody waits. */
  private static final int MOST_FIGURES = 100;

  private static final int MOST_INSTANCES = 5;

  private final List<SymbolicRow> rows;
  private final Map<Integer, List<SymbolicRow>> byFigure = new HashMap<>();

  /**
   * A book without the rules that are known to be wrong.
   *
   * @param known rules to leave out
   */
  Contradictions(SymbolicBook book, Set<RuleId> known) {
    rows =
        book.rows().stream().filter(row -> !known.contains(row.rule()) && !row.partial()).toList();
    for (SymbolicRow row : rows) {
      row.figures()
          .keySet()
          .forEach(figure -> byFigure.computeIfAbsent(figure, f -> new ArrayList<>()).add(row));
    }
  }

  boolean has(RuleId rule) {
    return rows.stream().anyMatch(row -> row.rule().equals(rule));
  }

  /** The rules that this book shows to be satisfiable by figures that are not all zero. */
  Set<RuleId> witnessed() {
    Set<RuleId> witnessed = new HashSet<>();
    for (SymbolicRow row : rows) {
      if (!row.zero() && !witnessed.contains(row.rule()) && allHold(row)) {
        witnessed.add(row.rule());
      }
    }
    return witnessed;
  }

  private boolean allHold(SymbolicRow row) {
    return row.holds()
        && row.figures().keySet().stream()
            .allMatch(figure -> byFigure.get(figure).stream().allMatch(SymbolicRow::holds));
  }

  /**
   * The rules, itself among them, that a rule cannot be satisfied with; empty if it can, or if it
   * alone says that its figures are zero.
   */
  Set<RuleId> of(RuleId rule) {
    Set<RuleId> first = Set.of();
    int tried = 0;
    for (SymbolicRow row : rows) {
      if (row.rule().equals(rule) && !row.figures().isEmpty() && tried++ < MOST_INSTANCES) {
        Set<RuleId> culprits = culprits(row);
        if (culprits.isEmpty()) {
          return Set.of();
        }
        first = first.isEmpty() ? culprits : first;
      }
    }
    return first;
  }

  private Set<RuleId> culprits(SymbolicRow row) {
    if (!ExactProgram.isFeasible(List.of(program(row)))) {
      return Set.of(row.rule());
    }
    if (!isFeasible(row, List.of(row))) {
      return Set.of();
    }
    List<SymbolicRow> near = neighbourhood(row);
    if (isFeasible(row, near)) {
      return Set.of();
    }
    Set<RuleId> needed = new TreeSet<>();
    near.forEach(other -> needed.add(other.rule()));
    for (RuleId candidate : new ArrayList<>(needed)) {
      List<SymbolicRow> rest =
          near.stream()
              .filter(other -> needed.contains(other.rule()) && !other.rule().equals(candidate))
              .toList();
      if (!candidate.equals(row.rule()) && !isFeasible(row, rest)) {
        needed.remove(candidate);
      }
    }
    return needed;
  }

  /** Rows around one, nearest first, as long as their figures are not too many. */
  private List<SymbolicRow> neighbourhood(SymbolicRow centre) {
    List<SymbolicRow> near = new ArrayList<>(List.of(centre));
    Set<Integer> figures = new TreeSet<>(centre.figures().keySet());
    for (int ring = 0; ring < 3; ring++) {
      for (int figure : List.copyOf(figures)) {
        for (SymbolicRow row : byFigure.get(figure)) {
          Set<Integer> more = new TreeSet<>(figures);
          more.addAll(row.figures().keySet());
          if (more.size() <= MOST_FIGURES && near.stream().noneMatch(known -> known == row)) {
            near.add(row);
            figures.addAll(row.figures().keySet());
          }
        }
      }
    }
    return near;
  }

  /** Whether figures that are not negative, those of the centre not all zero, satisfy the rows. */
  private static boolean isFeasible(SymbolicRow centre, List<SymbolicRow> rows) {
    List<ExactProgram.Row> program = new ArrayList<>();
    rows.forEach(row -> program.add(program(row)));
    SortedMap<Integer, Ratio> all = new TreeMap<>();
    centre.figures().keySet().forEach(figure -> all.put(figure, Ratio.ONE));
    program.add(new ExactProgram.Row(all, 1, Ratio.ONE));
    return ExactProgram.isFeasible(program);
  }

  private static ExactProgram.Row program(SymbolicRow row) {
    int sign =
        switch (row.comparison()) {
          case EQUAL, NOT_EQUAL -> 0;
          case LESS, LESS_OR_EQUAL -> -1;
          case GREATER, GREATER_OR_EQUAL -> 1;
        };
    // Less is less by a fen at least.
    Ratio constant =
        switch (row.comparison()) {
          case LESS -> row.constant().minus(Ratio.ONE);
          case GREATER -> row.constant().plus(Ratio.ONE);
          default -> row.constant();
        };
    return new ExactProgram.Row(row.figures(), sign, constant);
  }
}
