package io.gouji.engine.repair;

import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.table.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * Who may be to blame for relations that fail together.
 *
 * @param cluster number from 1, in the order of the tables
 * @param failing the relations
 * @param sets all smallest sets of cells that explain them, most likely first; none if the kind is
 *     {@link Kind#TOO_MANY} or {@link Kind#NOTHING}
 * @param involved the cells of the relations
 * @param elsewhere those of them that say the same figures in other places; none that would follow
 *     if they or a suspect changed
 * @param codes codes and names in doubt of rows that take part: set right, the relations may hold
 */
public record Suspicion(
    int cluster,
    Kind kind,
    List<Failing> failing,
    List<SuspectSet> sets,
    List<Evidence> involved,
    List<Evidence> elsewhere,
    List<Location.Cell> codes) {
  /** What is known of the culprit. */
  public enum Kind {
    /** Single cells. */
    CELLS,
    /** A table or a column that is off by a power of ten. */
    BLOCK,
    /** Common rounding errors of what is added up explain it; if they do not, single cells. */
    TAIL,
    /** Cells that cannot be read, with the amounts that follow from the relations. */
    UNREAD,
    /** Too many cells would have to be wrong, or too many sets explain it. */
    TOO_MANY,
    /** No cell that may be blamed explains it. */
    NOTHING
  }

  /** A relation that fails. */
  public record Failing(RuleId rule, Instance instance) {}

  public Suspicion {
    failing = List.copyOf(failing);
    sets = List.copyOf(sets);
    involved = List.copyOf(involved);
    elsewhere = List.copyOf(elsewhere);
    codes = List.copyOf(codes);
  }

  /** Cells that are in every set with one and the same amount, whatever else is wrong. */
  public List<Suspect> common() {
    return kind != Kind.CELLS || sets.size() < 2
        ? List.of()
        : sets.get(0).cells().stream()
            .filter(cell -> cell.value().isPresent())
            .filter(cell -> sets.stream().allMatch(set -> has(set, cell)))
            .toList();
  }

  /** The cells of a set that are not in every other. */
  public List<Suspect> own(SuspectSet set) {
    List<Suspect> common = common();
    return set.cells().stream()
        .filter(cell -> common.stream().noneMatch(other -> isSame(cell, other)))
        .toList();
  }

  private static boolean has(SuspectSet set, Suspect cell) {
    return set.cells().stream().anyMatch(other -> isSame(cell, other));
  }

  private static boolean isSame(Suspect one, Suspect other) {
    return one.cell().equals(other.cell()) && one.value().equals(other.value());
  }

  /** The only set there is, if its amounts are sure: what may be corrected without asking. */
  public Optional<SuspectSet> correction() {
    return kind == Kind.CELLS && caution().isEmpty() ? Optional.of(sets.get(0)) : Optional.empty();
  }

  /** Why nothing is corrected, where cells are named; what is no matter of cells says it itself. */
  public Optional<Caution> caution() {
    if (kind == Kind.UNREAD || kind == Kind.BLOCK) {
      return sets.stream().findFirst().flatMap(SuspectSet::caution);
    }
    if (kind != Kind.CELLS) {
      return Optional.empty();
    }
    if (!codes.isEmpty()) {
      return Optional.of(Caution.CODES);
    }
    return sets.size() > 1 ? Optional.of(Caution.SEVERAL) : sets.get(0).caution();
  }
}
