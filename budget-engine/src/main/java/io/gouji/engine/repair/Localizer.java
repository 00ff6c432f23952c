package io.gouji.engine.repair;

import io.gouji.engine.finding.Location;
import io.gouji.engine.repair.Suspicion.Failing;
import io.gouji.engine.repair.Suspicion.Kind;
import io.gouji.engine.rule.Derivation;
import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.Line;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Evidence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the cells that are most probably wrong, cluster by cluster (DESIGN D6): first tables
 * and columns that are off as a whole, then all smallest sets of single cells, ranked by clues.
 */
public final class Localizer {
  private final Weights weights;
  private final List<Location.Cell> codes;
  private final Map<Integer, String> formulas = new HashMap<>();
  private final List<Suspicion> suspicions = new ArrayList<>();

  private Localizer(Ledger ledger, List<Hint> hints, List<Location.Cell> codes, Weights weights) {
    this.weights = weights;
    this.codes = List.copyOf(codes);
    for (int cell = 0; cell < ledger.cells().size(); cell++) {
      Evidence evidence = ledger.cells().get(cell);
      for (Hint hint : hints) {
        if (hint.cell().equals(evidence.cell()) && hint.sheet().equals(evidence.sheet())) {
          formulas.putIfAbsent(cell, hint.formula());
        }
      }
    }
  }

  /**
   * Who may be to blame for what fails; nothing where nothing does.
   *
   * @param derivations how the cells follow each other that calculate
   * @param hints what is known of formulas that are not as they should be
   * @param codes codes and names that findings doubt
   */
  public static List<Suspicion> suspicions(
      Ledger ledger,
      List<Derivation> derivations,
      List<Hint> hints,
      List<Location.Cell> codes,
      Weights weights) {
    Localizer localizer = new Localizer(ledger, hints, codes, weights);
    localizer.run(ledger, derivations);
    return localizer.suspicions;
  }

  private void run(Ledger ledger, List<Derivation> derivations) {
    Set<Integer> doubtful = formulas.keySet();
    Workings workings = new Workings(ledger, derivations, doubtful);
    Ledger rest = ledger;
    List<UnitSlips.Slip> slips = new UnitSlips(rest, workings).likeliest();
    // Each slip makes relations hold that fail, so that this comes to an end.
    while (!slips.isEmpty()) {
      tell(rest, slips);
      rest = new UnitSlips(rest, workings).without(slips.get(0));
      workings = new Workings(rest, derivations, doubtful);
      slips = new UnitSlips(rest, workings).likeliest();
    }
    for (Clusters.Cluster cluster : new Clusters(rest, workings, weights.bounds()).all()) {
      tell(rest, workings, cluster);
    }
  }

  private void tell(Ledger ledger, List<UnitSlips.Slip> slips) {
    BitSet healed = new BitSet();
    List<SuspectSet> sets = new ArrayList<>();
    for (UnitSlips.Slip slip : slips) {
      healed.or(slip.heals());
      List<Suspect> cells =
          slip.cells().stream()
              .mapToObj(cell -> sure(ledger.cells().get(cell), slip.right()[cell]))
              .toList();
      sets.add(new SuspectSet(cells, weights.of(Clue.UNIT), false));
    }
    suspicions.add(
        new Suspicion(
            suspicions.size() + 1,
            Kind.BLOCK,
            failing(ledger, healed),
            sets,
            involved(ledger, healed),
            List.of()));
  }

  private static Suspect sure(Evidence cell, Amount right) {
    Optional<Amount> value = Optional.of(right);
    return new Suspect(cell, value, value, value, List.of(Clue.UNIT), "");
  }

  private void tell(Ledger ledger, Workings workings, Clusters.Cluster cluster) {
    Kind kind =
        switch (cluster.answer().end()) {
          case FOUND -> Kind.CELLS;
          case NOTHING -> Kind.NOTHING;
          case GIVEN_UP -> Kind.TOO_MANY;
        };
    Ranking ranking = new Ranking(ledger, workings, cluster.lines(), formulas, weights);
    suspicions.add(
        new Suspicion(
            suspicions.size() + 1,
            kind,
            failing(ledger, cluster.lines()),
            ranking.of(cluster.answer().sets()),
            involved(ledger, cluster.lines()),
            doubtful(involved(ledger, cluster.lines()))));
  }

  private static List<Failing> failing(Ledger ledger, BitSet lines) {
    return lines.stream()
        .mapToObj(ledger.lines()::get)
        .map(line -> new Failing(line.rule(), line.instance()))
        .toList();
  }

  private static List<Evidence> involved(Ledger ledger, BitSet lines) {
    BitSet cells = new BitSet();
    for (int i : lines.stream().toArray()) {
      Line line = ledger.lines().get(i);
      for (int cell : line.cells()) {
        cells.set(cell);
      }
    }
    return cells.stream().mapToObj(ledger.cells()::get).toList();
  }

  /** The codes and names in doubt that stand in the rows of cells. */
  private List<Location.Cell> doubtful(List<Evidence> involved) {
    return codes.stream()
        .filter(code -> involved.stream().anyMatch(cell -> isInRow(cell, code)))
        .distinct()
        .toList();
  }

  private static boolean isInRow(Evidence cell, Location.Cell code) {
    return cell.sheet().equals(code.sheet()) && cell.cell().row() == code.ref().row();
  }
}
