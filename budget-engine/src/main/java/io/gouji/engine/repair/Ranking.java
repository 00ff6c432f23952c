package io.gouji.engine.repair;

import io.gouji.engine.rule.CellNumbers;
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
import java.util.stream.Stream;

/** Puts the sets of a cluster in order by what speaks for each; no set is left out. */
final class Ranking {
  private static final Set<Clue> SLIPS = EnumSet.range(Clue.TRANSPOSED, Clue.SUPERFLUOUS);

  /** What shows that a hand slipped: relations alone cannot tell an error from a new figure. */
  private static final Set<Clue> EVIDENCE =
      EnumSet.of(
          Clue.TRANSPOSED,
          Clue.DIGIT,
          Clue.DROPPED,
          Clue.EXTRA,
          Clue.POINT,
          Clue.UNIT,
          Clue.SIGN,
          Clue.OMITTED,
          Clue.SWAPPED,
          Clue.SHIFTED,
          Clue.FORMULA);

  /** Slips of one digit, which amounts of few digits also seem to make by chance. */
  private static final Set<Clue> OF_ONE_DIGIT = EnumSet.of(Clue.DIGIT, Clue.DROPPED, Clue.EXTRA);

  /** How many times nearer to last year's amount counts as much nearer. */
  private static final long NEARER = 10;

  private final Ledger ledger;
  private final Workings workings;
  private final Reach reach;
  private final CellNumbers numbers;
  private final Map<Integer, String> formulas;
  private final Function<FactKey, Optional<Amount>> lastYear;
  private final Weights weights;
  private final Map<String, Long> steps = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Row> evens = new ArrayList<>();
  private final int[][] rowsOf;
  private final BitSet lesser = new BitSet();

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
      Reach reach,
      CellNumbers numbers,
      BitSet cluster,
      Map<Integer, String> formulas,
      Function<FactKey, Optional<Amount>> lastYear,
      Weights weights) {
    this.ledger = ledger;
    this.workings = workings;
    this.reach = reach;
    this.numbers = numbers;
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
      lesser.set(i, !Workings.binds(line));
      if (Workings.binds(line) && (line.holds() || cluster.get(i))) {
        rows.add(workings.rows().get(i));
        evens.add(workings.evens().get(i));
      }
    }
    List<int[]> about = new ArrayList<>(rows.size());
    rows.forEach(row -> about.add(row.cells()));
    rowsOf = Reach.inverse(about, ledger.cells().size());
  }

  List<SuspectSet> of(List<int[]> sets) {
    return sets.stream()
        .map(this::of)
        .sorted(Comparator.comparingInt(SuspectSet::weight).reversed())
        .toList();
  }

  /** What the rows about cells ask of them. */
  private Implied implied(int[] cells) {
    BitSet about = new BitSet();
    for (int cell : cells) {
      for (int row : rowsOf[cell]) {
        about.set(row);
      }
    }
    return Implied.of(
        about.stream().mapToObj(rows::get).toList(),
        about.stream().mapToObj(evens::get).toList(),
        cells);
  }

  private SuspectSet of(int[] cells) {
    Implied implied = implied(cells);
    List<Suspect> suspects = new ArrayList<>();
    int weight = 0;
    Optional<Caution> caution = Optional.empty();
    for (int i = 0; i < cells.length; i++) {
      Suspect suspect = suspect(cells, i, implied);
      suspects.add(suspect);
      weight += suspect.clues().stream().mapToInt(weights::of).sum();
      Optional<Caution> own = caution(cells[i], suspect, implied.voices()[i], implied.dissent()[i]);
      caution = graver(caution, own);
    }
    weight += lesser(cells, implied);
    return new SuspectSet(suspects, weight, caution);
  }

  /** The one that is told first. */
  private static Optional<Caution> graver(Optional<Caution> one, Optional<Caution> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
  }

  /**
   * Why an amount may not be written without asking. It may where a slip explains it and relations
   * that do not hang together confirm it, one more where a blank is filled; never where an amount
   * would be taken away.
   */
  private Optional<Caution> caution(int cell, Suspect suspect, int voices, boolean dissent) {
    List<Clue> clues = suspect.clues();
    if (suspect.value().isEmpty()) {
      return Optional.of(Caution.VAGUE);
    }
    if (clues.contains(Clue.NEGATIVE)) {
      return Optional.of(Caution.NEGATIVE);
    }
    if (clues.contains(Clue.FINER)) {
      return Optional.of(Caution.FINER);
    }
    boolean formula = clues.contains(Clue.FORMULA) && !suspect.formula().isEmpty();
    if (workings.calculates(cell) && !formula) {
      return Optional.of(Caution.CALCULATED);
    }
    if (clues.contains(Clue.SUPERFLUOUS) || !isSlip(suspect, suspect.value().get())) {
      return Optional.of(Caution.NO_SLIP);
    }
    boolean blank = clues.contains(Clue.OMITTED);
    if (!formula && voices < weights.voices() + (blank ? 1 : 0)) {
      return Optional.of(blank && voices > 1 ? Caution.BLANK : voice(dissent));
    }
    return dissent ? Optional.of(Caution.ROUNDING) : Optional.empty();
  }

  /** Where others dissent the amount is not lonely, only inexact. */
  private static Caution voice(boolean dissent) {
    return dissent ? Caution.ROUNDING : Caution.ONE_VOICE;
  }

  private static boolean isSlip(Suspect suspect, Amount right) {
    return suspect.clues().stream()
        .filter(EVIDENCE::contains)
        .anyMatch(clue -> !OF_ONE_DIGIT.contains(clue) || Typing.isTelling(suspect.cell(), right));
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
    if (isCopy(cells[place])) {
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
        low(cell, implied.low()[place]),
        high(cell, implied.high()[place]),
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

  /**
   * Whether the cell above or below says the same, and both were typed: formulas repeat each other
   * on purpose, and to the left and right that is common.
   */
  private boolean isCopy(int number) {
    Evidence cell = ledger.cells().get(number);
    if (cell.amount().fen() == 0 || !isTyped(number)) {
      return false;
    }
    int row = cell.cell().row();
    return isTypedAlike(cell, row - 1) || isTypedAlike(cell, row + 1);
  }

  private boolean isTyped(int cell) {
    return !workings.calculates(cell) && !formulas.containsKey(cell);
  }

  private boolean isTypedAlike(Evidence cell, int row) {
    int next = numbers.of(cell.sheet(), row, cell.cell().column());
    return next >= 0 && isTyped(next) && ledger.cells().get(next).amount().equals(cell.amount());
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

  /** The least amount the table can print that is no less than an end of the range. */
  private Optional<Amount> low(Evidence cell, long deviation) {
    return low(cell, deviation, steps.getOrDefault(cell.sheet(), 1L));
  }

  private Optional<Amount> high(Evidence cell, long deviation) {
    return high(cell, deviation, steps.getOrDefault(cell.sheet(), 1L));
  }

  /**
   * The lower end of a range, rounded inward.
   *
   * @param step of the amounts that may be told, in fen
   */
  static Optional<Amount> low(Evidence cell, long deviation, long step) {
    long fen = cell.amount().fen() + ceilDiv(deviation, 2);
    return deviation == Line.OPEN_LOW
        ? Optional.empty()
        : Optional.of(new Amount(ceilDiv(fen, step) * step));
  }

  private static long ceilDiv(long one, long other) {
    return -Math.floorDiv(-one, other);
  }

  static Optional<Amount> high(Evidence cell, long deviation, long step) {
    long fen = cell.amount().fen() + Math.floorDiv(deviation, 2L);
    return deviation == Line.OPEN_HIGH
        ? Optional.empty()
        : Optional.of(new Amount(Math.floorDiv(fen, step) * step));
  }

  /**
   * What becomes of the relations that do not bind: those that then hold, and that no longer do.
   */
  private int lesser(int[] cells, Implied implied) {
    long[] deviations = new long[ledger.cells().size()];
    BitSet changed = new BitSet();
    for (int i = 0; i < cells.length; i++) {
      if (implied.exact()[i].isEmpty()) {
        return 0;
      }
      deviations[cells[i]] = implied.exact()[i].getAsLong();
      changed.set(cells[i]);
    }
    BitSet moving = reach.moving(changed);
    Reach.Moves moves = reach.moves(moving, deviations);
    BitSet about = reach.lines(moving);
    about.and(lesser);
    int heals = 0;
    int breaks = 0;
    for (int i : about.stream().toArray()) {
      Line line = ledger.lines().get(i);
      boolean holds = line.shifted(UnitSlips.shift(line, moves), 1).holds();
      heals += !line.holds() && holds ? 1 : 0;
      breaks += line.holds() && !holds ? 1 : 0;
    }
    return heals * weights.of(Clue.HEALS) + breaks * weights.of(Clue.BREAKS);
  }
}
