package io.gouji.engine.trial;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.repair.Suspect;
import io.gouji.engine.repair.SuspectSet;
import io.gouji.engine.repair.Suspicion;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.trial.Subject.Spot;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookPatcher;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One workbook with errors planted, and what the engine made of it.
 *
 * @param wrong what the cells say now, in fen
 * @param nanos how long the evaluation took
 */
record Trial(
    Subject subject,
    List<Slip> slips,
    Map<Spot, Long> wrong,
    byte[] bytes,
    Evaluation evaluation,
    long nanos) {
  private static final int TRIES = 20;

  /** Plants errors and evaluates; nothing where these cannot be planted together. */
  static Optional<Trial> of(BudgetEngine engine, Subject subject, List<Slip> slips, Random random)
      throws Exception {
    Map<Spot, Long> wrong = new LinkedHashMap<>();
    for (Slip slip : slips) {
      Optional<Map<Spot, Long>> made = Optional.empty();
      for (int tries = 0; made.isEmpty() && tries < TRIES; tries++) {
        made = slip.make(subject, random);
      }
      if (made.isEmpty() || made.get().keySet().stream().anyMatch(wrong::containsKey)) {
        return Optional.empty();
      }
      wrong.putAll(made.get());
    }
    byte[] bytes = planted(subject, wrong);
    long start = System.nanoTime();
    Evaluation evaluation = engine.evaluate(bytes, subject.name(), Options.AUTO);
    long nanos = System.nanoTime() - start;
    return Optional.of(new Trial(subject, slips, wrong, bytes, evaluation, nanos));
  }

  private static byte[] planted(Subject subject, Map<Spot, Long> wrong) throws UnreadableException {
    List<Edit> edits = new ArrayList<>();
    wrong.forEach(
        (spot, fen) -> {
          Evidence cell = subject.cells().get(spot);
          BigDecimal amount = BigDecimal.valueOf(fen, cell.unit().fenDigits());
          CellValue value = new CellValue.Number(amount.doubleValue());
          // A formula that is only a number is a number typed over a formula, for whoever reads it.
          edits.add(
              subject.isFormula(spot)
                  ? new Edit.SetFormula(
                      spot.sheet(), spot.cell(), amount.stripTrailingZeros().toPlainString(), value)
                  : new Edit.SetValue(spot.sheet(), spot.cell(), value));
        });
    return WorkbookPatcher.patch(subject.bytes(), edits, Limits.DEFAULT);
  }

  /** Whether an oracle says that only these cells can be meant; never of errors of whole blocks. */
  boolean canBeIdentified(Ledgers ledgers) throws Exception {
    return slips.stream().noneMatch(Slip::ofBlock)
        && subject.suspects().isEmpty()
        && ledgers.canIdentify(bytes, evaluation.selection().pack(), visible());
  }

  /** The cells whose amount is really another one. */
  private Set<Spot> visible() {
    Set<Spot> visible = new HashSet<>(wrong.keySet());
    visible.removeIf(spot -> subject.fen(spot) == wrong.get(spot));
    return visible;
  }

  /**
   * What came of a trial.
   *
   * @param detected whether anything failed that did not before
   * @param inside whether the truth is among the sets told
   * @param first whether it is the first of them
   * @param corrected whether all of it would be corrected, rightly
   * @param miscorrected whether anything would be corrected wrongly
   * @param givenUp whether a group was told as too many errors
   */
  record Score(
      boolean detected,
      boolean inside,
      boolean first,
      boolean corrected,
      boolean miscorrected,
      boolean givenUp) {}

  Score score() {
    List<Suspicion> own =
        evaluation.suspicions().stream()
            .filter(
                suspicion ->
                    !suspicion.failing().stream()
                        .map(Object::toString)
                        .allMatch(subject.before()::contains))
            .toList();
    Set<Spot> covered = new HashSet<>();
    boolean inside = !own.isEmpty();
    boolean first = inside;
    boolean corrected = inside;
    boolean miscorrected = false;
    boolean givenUp = false;
    for (Suspicion suspicion : own) {
      Optional<SuspectSet> right =
          suspicion.sets().stream().filter(set -> isTruth(set, suspicion)).findFirst();
      inside &= right.isPresent();
      first &= right.isPresent() && right.get() == suspicion.sets().get(0);
      right.ifPresent(set -> set.cells().forEach(cell -> covered.add(spot(cell))));
      Optional<SuspectSet> correction = suspicion.correction();
      corrected &= correction.isPresent();
      miscorrected |=
          correction.stream().anyMatch(set -> !set.cells().stream().allMatch(this::isRight));
      givenUp |= suspicion.kind() == Suspicion.Kind.TOO_MANY;
    }
    boolean all = covered.containsAll(visible());
    return new Score(
        !own.isEmpty(),
        inside && all,
        first && all,
        corrected && !miscorrected && all,
        miscorrected,
        givenUp);
  }

  private boolean isTruth(SuspectSet set, Suspicion suspicion) {
    return suspicion.kind() == Suspicion.Kind.BLOCK
        ? set.cells().stream().allMatch(this::isRight)
        : set.cells().stream()
            .map(Trial::spot)
            .allMatch(spot -> wrong.containsKey(spot) || subject.suspects().contains(spot));
  }

  private boolean isRight(Suspect suspect) {
    Spot spot = spot(suspect);
    return wrong.containsKey(spot)
        && suspect.value().isPresent()
        && suspect.value().get().fen() == subject.fen(spot);
  }

  static Spot spot(Suspect suspect) {
    return new Spot(suspect.cell().sheet(), suspect.cell().cell());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(subject.name() + " " + slips);
    wrong.forEach(
        (spot, fen) ->
            text.append("\n  ")
                .append(spot.sheet() + "!" + spot.cell())
                .append(" says " + fen + " for " + subject.fen(spot)));
    for (Suspicion suspicion : evaluation.suspicions()) {
      text.append("\n  ").append(suspicion.kind()).append(" ");
      suspicion.failing().forEach(one -> text.append(one.rule()).append(" "));
      suspicion.sets().stream().limit(4).forEach(set -> text.append("\n    ").append(told(set)));
    }
    return text.toString();
  }

  private static String told(SuspectSet set) {
    List<String> cells =
        set.cells().stream()
            .limit(6)
            .map(
                cell ->
                    "%s!%s %d->%s %s"
                        .formatted(
                            cell.cell().sheet(),
                            cell.cell().cell(),
                            cell.cell().amount().fen(),
                            cell.value().map(value -> Long.toString(value.fen())).orElse("?"),
                            cell.clues()))
            .toList();
    return set.weight() + (set.sure() ? " sure " : " ") + cells;
  }
}
