package io.gouji.engine.rule;

import io.gouji.engine.finding.Instance;
import io.gouji.engine.pack.RuleSpec;
import java.util.BitSet;
import java.util.List;

/**
 * Tests all relations together that hold alone (DESIGN D5). Where the printed figures satisfy every
 * one exactly they are the witness, and nothing more is run.
 */
final class JointCheck {
  /** Gravest rules first: of a contradiction, the lighter statements are given up first. */
  private record Ranked(Held held, RuleSpec rule, Instance instance) implements Comparable<Ranked> {
    static Ranked of(Held held) {
      Occasion occasion = held.occasion();
      return new Ranked(held, occasion.rule().spec(), occasion.instance());
    }

    @Override
    public int compareTo(Ranked other) {
      int order = rule.severity().compareTo(other.rule.severity());
      order = order != 0 ? order : rule.id().compareTo(other.rule.id());
      order = order != 0 ? order : instance.unit().compareTo(other.instance.unit());
      order = order != 0 ? order : instance.row().compareTo(other.instance.row());
      return order != 0 ? order : instance.column().compareTo(other.instance.column());
    }
  }

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
    Spots suspects = Spots.of(outcome.failed());
    List<Held> taking =
        all.stream()
            .filter(held -> !held.grounds().areInDoubt(held.occasion().row(), suspects))
            .map(Ranked::of)
            .sorted()
            .map(Ranked::held)
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
