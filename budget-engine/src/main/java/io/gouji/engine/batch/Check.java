package io.gouji.engine.batch;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Corrected;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.batch.Outcome.Product;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.CorrectedWorkbook;
import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.FileResult.State;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.UnreadJson;
import io.gouji.engine.report.Wording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * From the bytes of one workbook to what it came to: the piece of a run that knows no disk and no
 * other file, so that any machine may do it.
 *
 * @param password to open locked files with
 * @param priors finds the file of the year before
 */
record Check(
    BudgetEngine engine, Asked asked, Optional<char[]> password, Priors priors, Voice voice) {
  /**
   * Checks a file; whatever is wrong with it, or with us, is part of the outcome.
   *
   * @param attached files of explanations that go with it
   */
  Outcome of(String path, byte[] bytes, List<Options.Attached> attached) {
    try {
      return checked(path, bytes, attached);
    } catch (Refusal refusal) {
      return refused(path, Digest.of(bytes), refusal.problems());
    } catch (OutOfMemoryError tooLarge) {
      return refused(path, Digest.of(bytes), List.of(problem("file.too-large", Map.of())));
    } catch (RuntimeException | StackOverflowError fault) {
      List<String> told =
          List.of(voice.say("fault.file", Map.of("file", Voice.line(path))), String.valueOf(fault));
      FileResult result = FileResult.not(State.FAULT, path, Digest.of(bytes), told);
      return Outcome.not(result, Grade.FAULT, document(unread(path).fault(String.valueOf(fault))));
    }
  }

  /** A file that cannot be read. */
  Outcome refused(String path, String sha256, List<Refusal.Problem> problems) {
    List<String> told = problems.stream().map(problem -> voice.say(problem, path)).toList();
    String reason = problems.get(0).message();
    return Outcome.not(
        FileResult.not(State.UNREADABLE, path, sha256, told),
        Grade.UNREADABLE,
        document(unread(path).refused(reason, told)));
  }

  /** A file that took too long. */
  Outcome late(String path, long seconds) {
    Map<String, String> blanks =
        Map.of("file", Voice.line(path), "seconds", Long.toString(seconds));
    List<String> told = List.of(voice.say("batch.late", blanks));
    return Outcome.not(
        FileResult.not(State.TIMED_OUT, path, "", told),
        Grade.UNREADABLE,
        document(unread(path).refused("batch.late", told)));
  }

  private Outcome checked(String path, byte[] bytes, List<Options.Attached> attached)
      throws Refusal {
    String name = path.substring(path.lastIndexOf('/') + 1);
    Unlocked unlocked = Unlocked.of(bytes, password);
    Priors.Found last = priors.of(unlocked, name);
    Options plain = new Options(asked.pack()).withExplanations(attached);
    Options options = last.prior().map(plain::withPrior).orElse(plain);
    Evaluation evaluation = engine.evaluate(unlocked, name, options);
    if (!evaluation.explaining().results().isEmpty()
        && AnnotatedWorkbook.isUntouched(unlocked.bytes())) {
      FileResult nothing = FileResult.not(State.CHECKED, path, Digest.of(bytes), List.of());
      return new Outcome(nothing, Grade.CLEAN, true, "", List.of());
    }
    Wording wording = Wording.of(evaluation, asked.language());
    List<Product> products = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Grade grade = Grade.of(evaluation);
    try {
      copies(unlocked, evaluation, options, wording, products, problems, path);
    } catch (Refusal unpatchable) {
      // A file that can be read and not be written anew is checked all the same.
      unpatchable.problems().forEach(problem -> problems.add(voice.say(problem, path)));
      grade = grade.worse(Grade.UNREADABLE);
    }
    if (asked.json()) {
      JsonReport json = new JsonReport(wording);
      products.add(
          new Product("json", "json", before -> utf8(json.write(evaluation, path, before))));
    }
    FileResult result = FileResult.of(evaluation, wording, path, List.of());
    Outcome outcome = new Outcome(result, grade, false, last.path(), products);
    return problems.isEmpty() ? outcome : outcome.noting(problems);
  }

  private void copies(
      Unlocked unlocked,
      Evaluation evaluation,
      Options options,
      Wording wording,
      List<Product> products,
      List<String> problems,
      String path)
      throws Refusal {
    String format = evaluation.workbook().format();
    if (asked.annotate()) {
      AnnotatedWorkbook.Copy copy =
          new AnnotatedWorkbook(wording).copy(unlocked.bytes(), evaluation);
      byte[] marked = unlocked.file(copy.bytes());
      products.add(new Product("annotated", format, before -> marked));
      for (String shortfall : copy.shortfalls()) {
        problems.add(voice.say(problem("output.short." + shortfall, Map.of()), path));
      }
    }
    if (asked.correct()) {
      Corrected corrected = engine.correct(unlocked.bytes(), evaluation, options);
      if (!corrected.broken().isEmpty()) {
        String rules =
            corrected.broken().stream()
                .map(finding -> finding.rule().value())
                .distinct()
                .collect(Collectors.joining(" "));
        problems.add(voice.say(problem("output.corrected.broken", Map.of("rules", rules)), path));
      } else if (!corrected.corrections().isEmpty()) {
        byte[] mended = unlocked.file(new CorrectedWorkbook(evaluation, wording).write(corrected));
        products.add(new Product("corrected", format, before -> mended));
      }
    }
  }

  private List<Product> document(String json) {
    return asked.json() ? List.of(new Product("json", "json", before -> utf8(json))) : List.of();
  }

  private UnreadJson unread(String path) {
    return new UnreadJson(asked.language(), Path.of(path));
  }

  private static byte[] utf8(String json) {
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static Refusal.Problem problem(String message, Map<String, String> arguments) {
    return new Refusal.Problem(message, arguments, Map.of());
  }
}
