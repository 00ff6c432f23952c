package io.gouji.engine.rule;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tests all relations together that hold alone (DESIGN D5). Where the printed figures satisfy every
 * one exactly they are the witness, and nothing more is run.
 */
final class JointCheck {
  /** Gravest rules first: of a contradiction, the lighter statements are given up first. */
  private static final Comparator<Held> ORDER =
      Comparator.comparing((Held held) -> held.occasion().rule().spec().severity())
          .thenComparing(held -> held.occasion().rule().spec().id())
          .thenComparing(held -> held.occasion().unit())
          .thenComparing(held -> held.occasion().instance().row())
          .thenComparing(held -> held.occasion().instance().column());

  private final RuleSet rules;
  private final Outcome outcome;
  private int rounded;
  private int conflicts;
  private int undecided;
  private int notRun;

  JointCheck(RuleSet rules, Outcome outcome) {
    this.rules = rules;
    this.outcome = outcome;
  }

  /** Adds a finding for each group of relations that cannot hold together. */
  Joint run() {
    List<Held> all = outcome.held();
    int failing = outcome.failed().size();
    if (all.stream().allMatch(Held::exact)) {
      return new Joint(all.size(), failing, 0, 0, 0, 0);
    }
    Set<Spot> suspects = new HashSet<>();
    for (Failed failed : outcome.failed()) {
      Spot.each(failed.occasion().left(), suspects::add);
      Spot.each(failed.occasion().right(), suspects::add);
    }
    List<Held> taking =
        all.stream()
            .filter(held -> !held.grounds().areInDoubt(held.occasion().row(), suspects))
            .sorted(ORDER)
            .toList();
    for (JointSystem component : new JointRows().of(taking).openComponents()) {
      decide(component, taking);
    }
    int leftOut = failing + all.size() - taking.size();
    return new Joint(taking.size(), leftOut, rounded, conflicts, undecided, notRun);
  }

  private void decide(JointSystem component, List<Held> relations) {
    JointSolver.Decision decision = JointSolver.decide(component);
    switch (decision.kind()) {
      case HOLDS -> rounded++;
      case UNDECIDED -> undecided += component.figures().cardinality();
      case TOO_LARGE -> notRun += component.figures().cardinality();
      case CONTRADICTS -> {
        conflicts++;
        BitSet core = JointSolver.irreducible(component, decision.blamed());
        List<Occasion> told =
            core.stream().mapToObj(statement -> relations.get(statement).occasion()).toList();
        outcome.find(told.get(0).place(), new JointTelling(rules, told).finding());
      }
    }
  }
}
