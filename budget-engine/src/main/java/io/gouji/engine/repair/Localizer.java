package io.gouji.engine.repair;

import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.finding.Location;
import io.gouji.engine.repair.Suspicion.Failing;
import io.gouji.engine.repair.Suspicion.Kind;
import io.gouji.engine.rule.CellNumbers;
import io.gouji.engine.rule.Derivation;
import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.Line;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.table.FactKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Looks for the cells that are most probably wrong, cluster by cluster (DESIGN D6): first tables
 * and columns that are off as a whole, then all smallest sets of single cells, ranked by clues.
 */
public final class Localizer {
  private final Weights weights;
  private final CheckPoint checkPoint;
  private final List<Location.Cell> codes;
  private final Function<FactKey, Optional<Amount>> lastYear;
  private final CellNumbers numbers;
  private final Map<Integer, String> formulas = new HashMap<>();

  /** The cells that formulas leave out, by the formula's cell. */
  private final Map<Integer, int[]> missing = new TreeMap<>();

  private final List<Suspicion> suspicions = new ArrayList<>();

  private Localizer(
      Ledger ledger,
      List<Hint> hints,
      List<Location.Cell> codes,
      Function<FactKey, Optional<Amount>> lastYear,
      Weights weights,
      CheckPoint checkPoint) {
    this.weights = weights;
    this.checkPoint = checkPoint;
    this.codes = List.copyOf(codes);
    this.lastYear = lastYear;
    numbers = new CellNumbers(ledger.cells());
    for (Hint hint : hints) {
      int cell = numbers.of(hint.sheet(), hint.cell().row(), hint.cell().column());
      if (cell >= 0) {
        formulas.putIfAbsent(cell, hint.formula());
        int[] left =
            hint.missing().stream()
                .mapToInt(at -> numbers.of(hint.sheet(), at.row(), at.column()))
                .filter(at -> at >= 0)
                .toArray();
        if (left.length > 0) {
          missing.putIfAbsent(cell, left);
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
   * @param lastYear what last year's workbook says of the same figure, if there is one
   * @param checkPoint passed at each step
   */
  public static List<Suspicion> suspicions(
      Ledger ledger,
      List<Derivation> derivations,
      List<Hint> hints,
      List<Location.Cell> codes,
      Function<FactKey, Optional<Amount>> lastYear,
      Weights weights,
      CheckPoint checkPoint) {
    Localizer localizer = new Localizer(ledger, hints, codes, lastYear, weights, checkPoint);
    localizer.run(ledger, derivations);
    return localizer.suspicions;
  }

  private void run(Ledger ledger, List<Derivation> derivations) {
    Set<Integer> doubtful = formulas.keySet();
    Ledger rest = readable(ledger, derivations);
    Workings workings = new Workings(rest, derivations, doubtful);
    Reach reach = new Reach(rest, workings);
    List<UnitSlips.Slip> slips = new UnitSlips(rest, workings, reach).likeliest();
    // Each slip makes relations hold that fail, so that this comes to an end.
    while (!slips.isEmpty()) {
      checkPoint.pass();
      tell(rest, slips);
      rest = new UnitSlips(rest, workings, reach).without(slips.get(0));
      workings = new Workings(rest, derivations, doubtful);
      reach = new Reach(rest, workings);
      slips = new UnitSlips(rest, workings, reach).likeliest();
    }
    Clusters clusters = new Clusters(rest, workings, weights.bounds(), checkPoint);
    for (Clusters.Cluster cluster : clusters.all()) {
      checkPoint.pass();
      tell(rest, workings, reach, cluster);
    }
  }

  /** Tells of cells that cannot be read; what they explain needs no other culprit. */
  private Ledger readable(Ledger ledger, List<Derivation> derivations) {
    if (ledger.open().isEmpty()) {
      return ledger;
    }
    Workings workings = new Workings(ledger, derivations, formulas.keySet());
    BitSet explained = new BitSet();
    for (Unread.Group group : new Unread(ledger, workings, weights.cells()).groups()) {
      explained.or(group.healed());
      tell(ledger, derivations, group);
    }
    List<Line> lines =
        IntStream.range(0, ledger.lines().size())
            .filter(line -> !explained.get(line))
            .mapToObj(ledger.lines()::get)
            .toList();
    return ledger.with(ledger.cells(), lines);
  }

  private void tell(Ledger ledger, List<Derivation> derivations, Unread.Group group) {
    List<Suspect> cells = new ArrayList<>();
    for (int i = 0; i < group.cells().length; i++) {
      int cell = group.cells()[i];
      // A formula yields an amount again as soon as what it reads does.
      if (derivations.stream().noneMatch(derivation -> derivation.cell() == cell)) {
        cells.add(unread(ledger.cells().get(cell), group.implied(), i));
      }
    }
    List<Failing> lines = new ArrayList<>(failing(ledger.open(), group.open()));
    lines.addAll(failing(ledger.lines(), group.healed()));
    if (cells.stream().anyMatch(cell -> cell.value().isPresent()) || !group.healed().isEmpty()) {
      SuspectSet set = new SuspectSet(cells, 0, Optional.of(Caution.TEXT));
      suspicions.add(
          new Suspicion(
              suspicions.size() + 1,
              Kind.UNREAD,
              lines,
              cells.isEmpty() ? List.of() : List.of(set),
              Arrays.stream(group.cells()).mapToObj(ledger.cells()::get).toList(),
              List.of(),
              List.of()));
    }
  }

  private static Suspect unread(Evidence cell, Implied implied, int place) {
    Optional<Amount> value = Ranking.amount(cell, implied.exact()[place]);
    List<Clue> clues = implied.voices()[place] > 1 ? List.of(Clue.AGREEING) : List.of();
    return new Suspect(
        cell,
        value,
        Ranking.low(cell, implied.low()[place], 1),
        Ranking.high(cell, implied.high()[place], 1),
        value.isPresent() ? clues : List.of(),
        "");
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
      sets.add(new SuspectSet(cells, weights.of(Clue.UNIT), Optional.of(Caution.BLOCK)));
    }
    suspicions.add(
        new Suspicion(
            suspicions.size() + 1,
            Kind.BLOCK,
            failing(ledger.lines(), healed),
            sets,
            involved(ledger, healed),
            List.of(),
            List.of()));
  }

  private static Suspect sure(Evidence cell, Amount right) {
    Optional<Amount> value = Optional.of(right);
    return new Suspect(cell, value, value, value, List.of(Clue.UNIT), "");
  }

  private void tell(Ledger ledger, Workings workings, Reach reach, Clusters.Cluster cluster) {
    Kind kind =
        switch (cluster.answer().end()) {
          case FOUND -> Kind.CELLS;
          case NOTHING -> Kind.NOTHING;
          case GIVEN_UP -> Kind.TOO_MANY;
        };
    List<SuspectSet> sets =
        led(
            new Ranking(
                    ledger, workings, reach, numbers, cluster.lines(), formulas, lastYear, weights)
                .of(cluster.answer().sets()),
            ledger,
            cluster.lines());
    boolean sure = sets.size() == 1 && sets.get(0).sure();
    boolean tail = !sure && new Tail(ledger, workings, formulas.keySet()).explains(cluster.lines());
    suspicions.add(
        new Suspicion(
            suspicions.size() + 1,
            tail ? Kind.TAIL : kind,
            failing(ledger.lines(), cluster.lines()),
            sets,
            involved(ledger, cluster.lines()),
            elsewhere(ledger, workings, reach, cluster),
            doubtful(involved(ledger, cluster.lines()))));
  }

  /**
   * The sets, led by the formula that leaves out what would be the only figure to blame: who adds a
   * line below a sum typed no figure where nothing belongs.
   */
  private List<SuspectSet> led(List<SuspectSet> sets, Ledger ledger, BitSet lines) {
    if (sets.size() != 1 || missing.isEmpty()) {
      return sets;
    }
    SuspectSet only = sets.get(0);
    BitSet involved = cells(ledger, lines);
    for (Map.Entry<Integer, int[]> formula : missing.entrySet()) {
      Set<Evidence> left = new HashSet<>();
      Arrays.stream(formula.getValue()).mapToObj(ledger.cells()::get).forEach(left::add);
      if (involved.get(formula.getKey())
          && only.cells().stream()
              .allMatch(
                  one -> left.contains(one.cell()) && one.clues().contains(Clue.SUPERFLUOUS))) {
        return List.of(withMissing(ledger, formula.getKey(), left, only.weight() + 1), only);
      }
    }
    return sets;
  }

  /** A formula's cell with what it yields as soon as it adds what it leaves out. */
  private SuspectSet withMissing(Ledger ledger, int cell, Set<Evidence> left, int lead) {
    Evidence total = ledger.cells().get(cell);
    long fen = total.amount().fen();
    for (Evidence one : left) {
      fen = Math.addExact(fen, one.amount().fen());
    }
    Optional<Amount> value = Optional.of(new Amount(fen));
    Suspect suspect =
        new Suspect(total, value, value, value, List.of(Clue.FORMULA), formulas.get(cell));
    return new SuspectSet(List.of(suspect), lead, Optional.of(Caution.SEVERAL));
  }

  private static List<Failing> failing(List<Line> all, BitSet lines) {
    return lines.stream()
        .mapToObj(all::get)
        .map(line -> new Failing(line.rule(), line.instance()))
        .toList();
  }

  /**
   * The cells that say the figures elsewhere: those that were typed, and of those that calculate
   * the ones that follow neither them nor a suspect.
   */
  private static List<Evidence> elsewhere(
      Ledger ledger, Workings workings, Reach reach, Clusters.Cluster cluster) {
    BitSet others = cells(ledger, cluster.lines());
    long[] deviations = new long[ledger.cells().size()];
    BitSet moving = new BitSet();
    for (int[] set : cluster.answer().sets()) {
      for (int cell : set) {
        others.clear(cell);
        moving.set(cell);
      }
    }
    BitSet told = new BitSet();
    others.stream().filter(cell -> !workings.calculates(cell)).forEach(told::set);
    moving.or(told);
    moving.stream().forEach(cell -> deviations[cell] = 1);
    Reach.Moves moves = reach.moves(reach.moving(moving), deviations);
    others.stream()
        .filter(cell -> workings.calculates(cell) && workings.follows(cell, moves::of) == 0)
        .forEach(told::set);
    return told.stream().mapToObj(ledger.cells()::get).toList();
  }

  private static List<Evidence> involved(Ledger ledger, BitSet lines) {
    return cells(ledger, lines).stream().mapToObj(ledger.cells()::get).toList();
  }

  private static BitSet cells(Ledger ledger, BitSet lines) {
    BitSet cells = new BitSet();
    for (int i : lines.stream().toArray()) {
      Line line = ledger.lines().get(i);
      for (int cell : line.cells()) {
        cells.set(cell);
      }
    }
    return cells;
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
