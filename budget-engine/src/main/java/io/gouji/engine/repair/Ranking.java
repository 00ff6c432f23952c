package io.gouji.engine.repair;

import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.Line;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.table.FactKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Puts the sets of a cluster in order by what speaks for each; no set is left out. */
final class Ranking {
  private static final Set<Clue> SLIPS = EnumSet.range(Clue.TRANSPOSED, Clue.SUPERFLUOUS);

  private static final Set<Clue> UNSURE =
      EnumSet.of(Clue.SUPERFLUOUS, Clue.NEGATIVE, Clue.FINER, Clue.VAGUE);

  /** How many times nearer to last year's amount counts as much nearer. */
  private static final long NEARER = 10;

  private final Ledger ledger;
  private final Workings workings;
  private final Map<Integer, String> formulas;
  private final Function<FactKey, Optional<Amount>> lastYear;
  private final Weights weights;
  private final Map<String, Long> steps = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Row> evens = new ArrayList<>();

  /**
   * A ranking of the sets that explain some lines.
   *
   * @param cluster the lines that fail
   * @param formulas formulas that belong into cells, by cell
   * @param lastYear what last year's workbook says of the same figure
   */
  Ranking(
      Ledger ledger,
      Workings workings,
      BitSet cluster,
      Map<Integer, String> formulas,
      Function<FactKey, Optional<Amount>> lastYear,
      Weights weights) {
    this.ledger = ledger;
    this.workings = workings;
    this.formulas = formulas;
    this.lastYear = lastYear;
    this.weights = weights;
    for (Evidence cell : ledger.cells()) {
      if (cell.halfWidth() > 0) {
        // Half a step in half-fen is the step in fen.
        steps.merge(cell.sheet(), cell.halfWidth(), Math::min);
      }
    }
    for (int i = 0; i < ledger.lines().size(); i++) {
      Line line = ledger.lines().get(i);
      if (Workings.binds(line) && (line.holds() || cluster.get(i))) {
        rows.add(workings.rows().get(i));
        evens.add(workings.evens().get(i));
      }
    }
  }

  List<SuspectSet> of(List<int[]> sets) {
    return sets.stream()
        .map(this::of)
        .sorted(Comparator.comparingInt(SuspectSet::weight).reversed())
        .toList();
  }

  private SuspectSet of(int[] cells) {
    Implied implied = Implied.of(rows, evens, cells);
    List<Suspect> suspects = new ArrayList<>();
    int weight = 0;
    boolean sure = true;
    for (int i = 0; i < cells.length; i++) {
      Suspect suspect = suspect(cells, i, implied);
      suspects.add(suspect);
      weight += suspect.clues().stream().mapToInt(weights::of).sum();
      sure &= !implied.dissent()[i] && isSure(cells[i], suspect, implied.voices()[i]);
    }
    weight += lesser(cells, implied);
    return new SuspectSet(suspects, weight, sure);
  }

  /**
   * Whether an amount may be written without asking: confirmed by relations that do not hang
   * together, one more where a blank is filled; never where an amount would be taken away.
   */
  private boolean isSure(int cell, Suspect suspect, int voices) {
    List<Clue> clues = suspect.clues();
    if (suspect.value().isEmpty() || clues.stream().anyMatch(UNSURE::contains)) {
      return false;
    }
    if (workings.calculates(cell)) {
      // Never an amount over a formula.
      return !suspect.formula().isEmpty();
    }
    boolean formula = clues.contains(Clue.FORMULA) && !suspect.formula().isEmpty();
    int needed = weights.voices() + (clues.contains(Clue.OMITTED) ? 1 : 0);
    return formula || voices >= needed;
  }

  private Suspect suspect(int[] cells, int place, Implied implied) {
    Evidence cell = ledger.cells().get(cells[place]);
    Optional<Amount> value = amount(cell, implied.exact()[place]);
    List<Clue> clues = new ArrayList<>();
    if (!workings.calculates(cells[place])) {
      value.flatMap(right -> Typing.slip(cell, right)).ifPresent(clues::add);
    }
    value.ifPresent(right -> together(cells, place, implied, right, clues));
    if (value.isEmpty()) {
      clues.add(Clue.VAGUE);
    }
    if (isCopy(cell)) {
      clues.add(Clue.COPIED);
    }
    if (formulas.containsKey(cells[place])) {
      clues.add(Clue.FORMULA);
    }
    if (value.isPresent() && implied.voices()[place] > 1) {
      clues.add(Clue.AGREEING);
    }
    if (value.isPresent() && isNearerToLastYear(cell, value.get())) {
      clues.add(Clue.LAST_YEAR);
    }
    if (value.isPresent() && value.get().fen() < 0 && cell.amount().fen() >= 0) {
      clues.add(Clue.NEGATIVE);
    }
    if (value.isPresent() && isFiner(cell, value.get())) {
      clues.add(Clue.FINER);
    }
    return new Suspect(
        cell,
        value,
        end(cell, implied.low()[place], Line.OPEN_LOW),
        end(cell, implied.high()[place], Line.OPEN_HIGH),
        clues,
        formulas.getOrDefault(cells[place], ""));
  }

  /** What cells say of each other that are wrong together. */
  private void together(int[] cells, int place, Implied implied, Amount right, List<Clue> clues) {
    Evidence cell = ledger.cells().get(cells[place]);
    for (int i = 0; i < cells.length; i++) {
      Evidence other = ledger.cells().get(cells[i]);
      Optional<Amount> otherRight = amount(other, implied.exact()[i]);
      if (i != place
          && otherRight.isPresent()
          && right.equals(other.amount())
          && otherRight.get().equals(cell.amount())
          && !right.equals(cell.amount())) {
        boolean zero = right.fen() == 0 || cell.amount().fen() == 0;
        clues.removeAll(SLIPS);
        clues.add(zero ? Clue.SHIFTED : Clue.SWAPPED);
        return;
      }
    }
  }

  /** Whether the cell above or below says the same; to the left and right that is common. */
  private boolean isCopy(Evidence cell) {
    return cell.amount().fen() != 0
        && ledger.cells().stream()
            .anyMatch(other -> isNext(cell, other) && cell.amount().equals(other.amount()));
  }

  private static boolean isNext(Evidence one, Evidence other) {
    return one.sheet().equals(other.sheet())
        && one.cell().column() == other.cell().column()
        && Math.abs(one.cell().row() - other.cell().row()) == 1;
  }

  /**
   * Whether an amount differs from last year's by a tenth of what the printed one does, or less.
   */
  private boolean isNearerToLastYear(Evidence cell, Amount right) {
    Optional<Amount> last = lastYear.apply(cell.fact()).filter(amount -> amount.fen() != 0);
    if (last.isEmpty()) {
      return false;
    }
    long now = Math.abs(Math.subtractExact(cell.amount().fen(), last.get().fen()));
    long then = Math.abs(Math.subtractExact(right.fen(), last.get().fen()));
    return then < now && then <= now / NEARER;
  }

  /** Whether an amount is finer than anything its sheet prints. */
  private boolean isFiner(Evidence cell, Amount right) {
    return right.fen() % steps.getOrDefault(cell.sheet(), 1L) != 0;
  }

  static Optional<Amount> amount(Evidence cell, OptionalLong deviation) {
    return deviation.isPresent() && deviation.getAsLong() % 2 == 0
        ? Optional.of(new Amount(cell.amount().fen() + deviation.getAsLong() / 2))
        : Optional.empty();
  }

  static Optional<Amount> end(Evidence cell, long deviation, long open) {
    return deviation == open
        ? Optional.empty()
        : Optional.of(new Amount(cell.amount().fen() + Math.floorDiv(deviation, 2)));
  }

  /**
   * What becomes of the relations that do not bind: those that then hold, and that no longer do.
   */
  private int lesser(int[] cells, Implied implied) {
    long[] deviations = new long[ledger.cells().size()];
    for (int i = 0; i < cells.length; i++) {
      if (implied.exact()[i].isEmpty()) {
        return 0;
      }
      deviations[cells[i]] = implied.exact()[i].getAsLong();
    }
    int heals = 0;
    int breaks = 0;
    for (Line line : ledger.lines()) {
      if (!Workings.binds(line)) {
        boolean holds = line.shifted(shift(line, deviations), 1).holds();
        heals += !line.holds() && holds ? 1 : 0;
        breaks += line.holds() && !holds ? 1 : 0;
      }
    }
    return heals * weights.of(Clue.HEALS) + breaks * weights.of(Clue.BREAKS);
  }

  private long shift(Line line, long[] deviations) {
    long shift = 0;
    for (int i = 0; i < line.cells().length; i++) {
      int cell = line.cells()[i];
      long moved = Math.addExact(deviations[cell], workings.follows(cell, deviations));
      shift = Math.addExact(shift, Math.multiplyExact(line.coefficients()[i], moved));
    }
    return shift;
  }
}
