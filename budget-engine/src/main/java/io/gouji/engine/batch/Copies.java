package io.gouji.engine.batch;

import io.gouji.engine.Corrected;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.batch.Outcome.Product;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.CorrectedWorkbook;
import io.gouji.engine.report.FindingsWorkbook;
import io.gouji.engine.report.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The copies of one workbook that are asked for: marked, and corrected where something is sure. */
final class Copies {
  private static final String XLSX = "xlsx";

  private final Check check;
  private final String path;
  private final Unlocked unlocked;
  private final Evaluation evaluation;
  private final Wording wording;
  private final List<Product> products = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Copies(Check check, String path, Unlocked unlocked, Evaluation evaluation, Wording wording) {
    this.check = check;
    this.path = path;
    this.unlocked = unlocked;
    this.evaluation = evaluation;
    this.wording = wording;
  }

  List<Product> products() {
    return products;
  }

  /** What could not be made, a sentence each. */
  List<String> problems() {
    return problems;
  }

  /** Makes them; unreadable where a result is lacking. */
  Grade make(Options options) throws Refusal {
    Grade grade = Grade.CLEAN;
    if (check.asked().annotate()) {
      grade = annotate();
    }
    if (check.asked().correct() && !isSigned()) {
      grade = grade.worse(correct(options));
    }
    return grade;
  }

  private boolean isSigned() throws Refusal {
    return evaluation.workbook().format().equals(XLSX)
        && AnnotatedWorkbook.isSigned(unlocked.bytes());
  }

  private Grade annotate() throws Refusal {
    if (isSigned()) {
      note("output.signed", Map.of());
      return beside("signed");
    }
    AnnotatedWorkbook.Copy copy;
    try {
      copy = new AnnotatedWorkbook(wording).copy(unlocked.bytes(), evaluation);
    } catch (Refusal unpatchable) {
      // A file that can be read and not be written anew is checked all the same.
      note("output.parts", Map.of());
      unpatchable.problems().forEach(problem -> note(problem.message(), problem.arguments()));
      return beside("parts");
    }
    add("annotated", evaluation.workbook().format(), unlocked.file(copy.bytes()));
    copy.shortfalls().forEach(shortfall -> note("output.short." + shortfall, Map.of()));
    return Grade.CLEAN;
  }

  /** The findings in a workbook of their own; of an old format that is locked, none are told. */
  private Grade beside(String why) throws Refusal {
    if (unlocked.isLocked() && !evaluation.workbook().format().equals(XLSX)) {
      return Grade.UNREADABLE;
    }
    FindingsWorkbook findings = new FindingsWorkbook(wording, why);
    add("findings", XLSX, unlocked.file(findings.write(evaluation)));
    return Grade.CLEAN;
  }

  private Grade correct(Options options) {
    try {
      Corrected corrected = check.engine().correct(unlocked.bytes(), evaluation, options);
      if (!corrected.broken().isEmpty()) {
        String rules =
            corrected.broken().stream()
                .map(finding -> finding.rule().value())
                .distinct()
                .collect(Collectors.joining(" "));
        note("output.corrected.broken", Map.of("rules", rules));
      } else if (!corrected.corrections().isEmpty()) {
        byte[] mended = new CorrectedWorkbook(evaluation, wording).write(corrected);
        add("corrected", evaluation.workbook().format(), unlocked.file(mended));
      }
      return Grade.CLEAN;
    } catch (Refusal unpatchable) {
      unpatchable.problems().forEach(problem -> note(problem.message(), problem.arguments()));
      return Grade.UNREADABLE;
    }
  }

  private void add(String kind, String format, byte[] bytes) {
    products.add(new Product(kind, format, before -> bytes));
  }

  private void note(String message, Map<String, String> arguments) {
    problems.add(check.voice().say(Check.problem(message, arguments), path));
  }
}
