package io.gouji.engine.rule;

import io.gouji.engine.finding.Fault;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Undecided;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers what came of rules. */
final class Outcome {
  /** A finding with its place in the order of all. */
  private record Placed(Place place, Finding finding) {}

  /**
   * Where a finding belongs: block of the pack, unit, row and column of the sheet, rule.
   *
   * @param block order of the block in the pack
   */
  record Place(int block, String unit, int row, int column, RuleId rule)
      implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = Integer.compare(block, other.block);
      order = order != 0 ? order : unit.compareTo(other.unit);
      order = order != 0 ? order : Integer.compare(row, other.row);
      order = order != 0 ? order : Integer.compare(column, other.column);
      return order != 0 ? order : rule.compareTo(other.rule);
    }
  }

  /** Findings and open questions that a workbook may have. */
  private static final int MOST = 50_000;

  private static final Comparator<Instance> BY_INSTANCE =
      Comparator.comparing(Instance::unit)
          .thenComparing(Instance::row)
          .thenComparing(Instance::column);

  private final List<Placed> findings = new ArrayList<>();
  private final List<Undecided> undecided = new ArrayList<>();
  private final List<NotApplicable> notApplicable = new ArrayList<>();
  final List<Fault> faults = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();
  private final List<Failed> failed = new ArrayList<>();
  private final List<Occasion> beside = new ArrayList<>();
  private final List<Occasion> open = new ArrayList<>();
  private int judged;

  void judged() {
    judged++;
  }

  /** Remembers what was judged of figures, to be tested together with all else. */
  void keep(Occasion occasion, Verdict verdict, Grounds grounds) {
    if (verdict.kind().equals(Optional.of(FindingClass.ERROR))) {
      failed.add(new Failed(occasion, grounds));
    } else {
      held.add(new Held(occasion, verdict.exact(), grounds));
    }
  }

  /** Remembers what this year and the last say of each other. */
  void keepBeside(Occasion occasion) {
    beside.add(occasion);
  }

  /** Remembers what applies and cannot be judged, since some of its figures cannot be read. */
  void keepOpen(Occasion occasion) {
    open.add(occasion);
  }

  List<Occasion> beside() {
    return beside;
  }

  List<Occasion> open() {
    return open;
  }

  List<Held> held() {
    return held;
  }

  List<Failed> failed() {
    return failed;
  }

  void find(Place place, Finding finding) {
    findings.add(new Placed(place, finding));
    bound();
  }

  void leave(Undecided open) {
    undecided.add(open);
    bound();
  }

  /** Says why the rule does not apply, unless something of it was judged. */
  void lackingUnlessJudged(NotApplicable lacking) {
    if (judged == 0 && undecided.isEmpty() && notApplicable.isEmpty()) {
      notApplicable.add(lacking);
    }
  }

  void add(Outcome other) {
    findings.addAll(other.findings);
    undecided.addAll(other.undecided);
    notApplicable.addAll(other.notApplicable);
    faults.addAll(other.faults);
    held.addAll(other.held);
    failed.addAll(other.failed);
    beside.addAll(other.beside);
    open.addAll(other.open);
    judged += other.judged;
    bound();
  }

  /**
   * Gives up where there is more than anybody could read.
   *
   * @throws TooManyException if there is
   */
  private void bound() {
    if (findings.size() + undecided.size() <= MOST) {
      return;
    }
    throw new TooManyException(MOST, crowded());
  }

  /** The sheet with most findings; where there are only open questions, what one of them lacks. */
  private String crowded() {
    Map<String, Integer> sheets = new TreeMap<>();
    for (Placed placed : findings) {
      if (placed.finding().locations().get(0) instanceof Location.Cell cell) {
        sheets.merge(cell.sheet(), 1, Integer::sum);
      }
    }
    return sheets.isEmpty()
        ? String.join(" ", undecided.get(0).missing())
        : Collections.max(sheets.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  /** Single relations that apply: judged or undecided. */
  int instances() {
    return judged + undecided.size();
  }

  Checking checking(int declared, Joint joint, Ledger ledger) {
    return new Checking(
        findings.stream().sorted(Comparator.comparing(Placed::place)).map(Placed::finding).toList(),
        undecided.stream()
            .sorted(
                Comparator.comparing(Undecided::rule)
                    .thenComparing(Undecided::instance, BY_INSTANCE))
            .toList(),
        notApplicable.stream().sorted(Comparator.comparing(NotApplicable::rule)).toList(),
        faults.stream().sorted(Comparator.comparing(Fault::where)).toList(),
        declared,
        instances(),
        judged,
        joint,
        ledger);
  }
}
