package io.gouji.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Corpus;
import io.gouji.engine.Corrected;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.CorrectedWorkbook;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.Wording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Errors of every kind, one to four in a workbook, planted into the sample and the published
 * budgets: how often the truth is among what is told, comes first, and is rightly corrected. The
 * table is written to {@code target/planted-errors.txt}; {@code -Dgouji.trials=20000} plants more.
 */
final class PlantedErrorsTest {
  private static final int TRIALS = Integer.getInteger("gouji.trials", 1_500);
  private static final int MOST_ERRORS = 4;
  private static final Path SAMPLES = Path.of("..", "samples", "liujiang-2025");
  private static final List<String> BUDGETS =
      List.of(
          "sh-finance-2025", "commerce-2025", "putuo-finance-2025", "wanli-2024", "welfare-2024");

  /** One in so many workbooks is corrected, too, and evaluated again. */
  private static final int CORRECTED = 8;

  private final Scoreboard scores = new Scoreboard();
  private final List<Long> times = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();
  private int corrections;

  private static List<Subject> subjects(BudgetEngine engine) throws Exception {
    List<Subject> subjects = new ArrayList<>();
    for (String name : List.of("liujiang-2025.xlsx", "liujiang-2025-printed.xlsx")) {
      subjects.add(Subject.of(engine, name, Files.readAllBytes(SAMPLES.resolve(name))));
    }
    for (String name : BUDGETS) {
      Path file = Corpus.path("budgets/" + name + ".xlsx");
      subjects.add(Subject.of(engine, name, Corpus.bytes(file)));
    }
    return subjects;
  }

  @Test
  void theCulpritIsToldAndNobodyElseCorrected() throws Exception {
    BudgetEngine engine = BudgetEngine.open(Path.of("..", "templates"));
    List<Subject> subjects = subjects(engine);
    Ledgers ledgers = new Ledgers();
    for (int seed = 0; seed < TRIALS; seed++) {
      Random random = new Random(seed);
      Subject subject = subjects.get(random.nextInt(subjects.size()));
      List<Slip> slips = slips(random);
      Optional<Trial> trial = Trial.of(engine, subject, slips, random);
      if (trial.isPresent()) {
        add(seed, trial.get(), trial.get().canBeIdentified(ledgers));
        if (seed % CORRECTED == 0) {
          correct(engine, seed, trial.get());
        }
      }
    }
    Collections.sort(times);
    String table = scores + "%nmedian %.1f ms, 99 %% %.1f ms%n".formatted(ms(50), ms(99));
    Files.writeString(Path.of("target", "planted-errors.txt"), table, StandardCharsets.UTF_8);

    assertThat(faults).isEmpty();
    assertThat(corrections).isPositive();
    assertThat(missed).as("identifiable errors that are not told").isEmpty();
    assertThat(share(scores.first("identifiable 1"), scores.trials("identifiable 1")))
        .isGreaterThan(90);
    assertThat(share(scores.first("identifiable"), scores.trials("identifiable")))
        .isGreaterThan(80);
    assertThat(scores.miscorrected("all")).isLessThanOrEqualTo(scores.trials("all") / 500);
    assertThat(scores.trials("identifiable")).isGreaterThan(TRIALS / 5);
  }

  /** What is corrected is evaluated again: what failed less may still fail, nothing fails anew. */
  private void correct(BudgetEngine engine, int seed, Trial trial) throws Exception {
    Corrected corrected = engine.correct(trial.bytes(), trial.evaluation(), Options.AUTO);
    if (corrected.corrections().isEmpty()) {
      return;
    }
    Evaluation after = engine.evaluate(corrected.bytes(), trial.subject().name(), Options.AUTO);
    Set<String> failing = errors(after);
    failing.removeAll(errors(trial.evaluation()));
    if (!failing.isEmpty()) {
      faults.add(seed + " newly fails " + failing);
    }
    corrections++;
  }

  private static Set<String> errors(Evaluation evaluation) {
    return evaluation.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .map(Finding::fingerprint)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Equal input gives equal output, whoever else is at work. */
  @Test
  void manyThreadsGiveTheSameBytes() throws Exception {
    BudgetEngine engine = BudgetEngine.open(Path.of("..", "templates"));
    Subject subject = subjects(engine).get(1);
    List<Trial> trials = new ArrayList<>();
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      Trial.of(engine, subject, slips(random), random).ifPresent(trials::add);
    }
    List<String> together = trials.parallelStream().map(trial -> reports(engine, trial)).toList();
    assertThat(together).isEqualTo(trials.stream().map(trial -> reports(engine, trial)).toList());
  }

  /** Report and both copies, as text. */
  private static String reports(BudgetEngine engine, Trial trial) {
    try {
      Evaluation evaluation = engine.evaluate(trial.bytes(), "a.xlsx", Options.AUTO);
      Wording wording = Wording.of(evaluation, "zh");
      Corrected corrected = engine.correct(trial.bytes(), evaluation, Options.AUTO);
      byte[] copy = new CorrectedWorkbook(evaluation, wording).write(corrected);
      byte[] marked = new AnnotatedWorkbook(wording).write(trial.bytes(), evaluation);
      return new JsonReport(wording).write(evaluation, List.of())
          + Arrays.hashCode(copy)
          + Arrays.hashCode(marked);
    } catch (Refusal refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static List<Slip> slips(Random random) {
    List<Slip> slips = new ArrayList<>();
    int errors = 1 + random.nextInt(MOST_ERRORS);
    for (int i = 0; i < errors; i++) {
      slips.add(Slip.values()[random.nextInt(Slip.values().length)]);
    }
    return slips;
  }

  private void add(int seed, Trial trial, boolean identifiable) {
    Trial.Score score = trial.score();
    times.add(trial.nanos());
    int errors = trial.slips().size();
    String group = identifiable ? "identifiable" : "other";
    scores.add("all", score);
    scores.add("all " + errors, score);
    scores.add(group, score);
    scores.add(group + " " + errors, score);
    scores.add("book " + trial.subject().name(), score);
    if (errors == 1) {
      scores.add("kind " + trial.slips().get(0), score);
    }
    trial.evaluation().faults().forEach(fault -> faults.add(seed + " " + fault));
    if (identifiable && !score.inside() && !score.givenUp()) {
      missed.add(seed + " " + trial);
    }
    if (score.miscorrected() || identifiable && !score.first()) {
      log(seed + " " + score + " " + trial);
    }
  }

  private static void log(String trial) {
    if (Boolean.getBoolean("gouji.trials.told")) {
      System.out.println(trial);
    }
  }

  private static long share(long part, long whole) {
    return 100 * part / Math.max(whole, 1);
  }

  private double ms(int percent) {
    return times.get(Math.min(times.size() * percent / 100, times.size() - 1)) / 1e6;
  }
}
