package io.gouji.engine.report;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Corrected;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The copies of one workbook that people ask for: marked, or its findings beside it where it cannot
 * be; and corrected, where something is sure. Nothing is written to a disk here.
 */
public final class ResultCopies {
  private static final String XLSX = "xlsx";

  /** Cells named one by one. */
  private static final int NAMED = 40;

  /**
   * A copy.
   *
   * @param kind {@code annotated}, {@code findings} or {@code corrected}
   * @param format {@code xlsx} or {@code xls}: what the bytes are
   * @param bytes locked as the workbook was
   * @param corrected what it corrects; empty for a copy that is only marked
   */
  public record Copy(String kind, String format, byte[] bytes, Optional<Corrected> corrected) {}

  /**
   * What came of one wish.
   *
   * @param problems what people are told of it
   * @param lacking whether something that was asked for and is there could not be made
   */
  public record Made(Optional<Copy> copy, List<Refusal.Problem> problems, boolean lacking) {
    public Made {
      problems = List.copyOf(problems);
    }
  }

  private final BudgetEngine engine;
  private final Unlocked unlocked;
  private final Evaluation evaluation;
  private final Wording wording;

  public ResultCopies(
      BudgetEngine engine, Unlocked unlocked, Evaluation evaluation, Wording wording) {
    this.engine = engine;
    this.unlocked = unlocked;
    this.evaluation = evaluation;
    this.wording = wording;
  }

  /**
   * The marked copy, or the findings in a workbook of their own.
   *
   * @throws Refusal if it cannot be locked again
   */
  public Made annotated() throws Refusal {
    if (AnnotatedWorkbook.isSigned(unlocked.workbook())) {
      return beside("signed", List.of(problem("output.signed", Map.of())));
    }
    AnnotatedWorkbook.Copy copy;
    try {
      copy = new AnnotatedWorkbook(wording).copy(unlocked.workbook(), evaluation);
    } catch (Refusal unpatchable) {
      // A file that can be read and not be written anew is checked all the same.
      List<Refusal.Problem> told = new ArrayList<>();
      told.add(problem("output.parts", Map.of()));
      told.addAll(unpatchable.problems());
      return beside("parts", told);
    }
    List<Refusal.Problem> told = new ArrayList<>();
    copy.shortfalls().forEach(one -> told.add(problem("output.short." + one, Map.of())));
    tell("output.bare", copy.bare(), told);
    tell("output.left", copy.left(), told);
    String format = evaluation.workbook().format();
    byte[] bytes = unlocked.file(copy.bytes());
    return new Made(
        Optional.of(new Copy("annotated", format, bytes, Optional.empty())), told, false);
  }

  /** Cells that an earlier check of the same workbook left otherwise than they were. */
  private static void tell(String message, List<String> cells, List<Refusal.Problem> told) {
    if (!cells.isEmpty()) {
      String first = String.join(", ", cells.subList(0, Math.min(NAMED, cells.size())));
      String count = Integer.toString(cells.size());
      told.add(problem(message, Map.of("count", count, "cells", first)));
    }
  }

  /**
   * Findings are a package whatever the file is; of an old format that is locked, none are told.
   */
  private Made beside(String why, List<Refusal.Problem> told) throws Refusal {
    if (unlocked.isLocked() && !evaluation.workbook().format().equals(XLSX)) {
      return new Made(Optional.empty(), told, true);
    }
    byte[] bytes = unlocked.file(new FindingsWorkbook(wording, why).write(evaluation));
    return new Made(Optional.of(new Copy("findings", XLSX, bytes, Optional.empty())), told, false);
  }

  /** How many groups of failing relations a corrected copy would mend. */
  public static long correctable(Evaluation evaluation) {
    return evaluation.suspicions().stream().filter(one -> one.correction().isPresent()).count();
  }

  /** The corrected copy; none where nothing is sure, and none of a signed workbook. */
  public Made corrected(Options options) {
    try {
      if (AnnotatedWorkbook.isSigned(unlocked.workbook())) {
        return new Made(Optional.empty(), List.of(), false);
      }
      Corrected corrected = engine.correct(unlocked.bytes(), evaluation, options);
      if (!corrected.broken().isEmpty()) {
        return new Made(Optional.empty(), List.of(broken(corrected)), false);
      }
      return corrected.corrections().isEmpty()
          ? new Made(Optional.empty(), List.of(), false)
          : new Made(Optional.of(copy(corrected)), List.of(), false);
    } catch (Refusal unpatchable) {
      return new Made(Optional.empty(), unpatchable.problems(), true);
    }
  }

  private Copy copy(Corrected corrected) throws Refusal {
    byte[] mended = new CorrectedWorkbook(evaluation, wording).write(corrected);
    String format = evaluation.workbook().format();
    return new Copy("corrected", format, unlocked.file(mended), Optional.of(corrected));
  }

  private Refusal.Problem broken(Corrected corrected) {
    String rules =
        corrected.broken().stream()
            .map(finding -> finding.rule().value())
            .distinct()
            .collect(Collectors.joining(" "));
    return problem(
        "output.corrected.broken",
        Map.of("rules", rules, "what", wording.what(corrected.broken().get(0))));
  }

  private static Refusal.Problem problem(String message, Map<String, String> arguments) {
    return new Refusal.Problem(message, arguments, Map.of());
  }
}
