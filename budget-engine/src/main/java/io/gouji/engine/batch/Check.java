package io.gouji.engine.batch;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Corrected;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.Verdict;
import io.gouji.engine.batch.Outcome.Product;
import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.FileResult.State;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.JsonReport.Output;
import io.gouji.engine.report.ResultCopies;
import io.gouji.engine.report.UnreadJson;
import io.gouji.engine.report.Wording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
   * @throws CheckPoint.Cancelled if the thread is interrupted
   * @throws OutOfMemoryError if there is not enough memory beside what else is at work
   */
  Outcome of(String path, byte[] bytes, List<Options.Attached> attached) {
    try {
      return checked(path, bytes, attached);
    } catch (Refusal refusal) {
      return refused(path, Digest.of(bytes), refusal.problems());
    } catch (CheckPoint.Cancelled late) {
      // Nobody waits for it any more.
      throw late;
    } catch (RuntimeException | StackOverflowError fault) {
      List<String> told =
          List.of(voice.say("fault.file", Map.of("file", Voice.line(path))), String.valueOf(fault));
      FileResult result = FileResult.not(State.FAULT, path, Digest.of(bytes), told);
      return Outcome.not(result, Grade.FAULT, document(unread(path).fault(String.valueOf(fault))));
    }
  }

  /** A file that cannot be read. */
  Outcome refused(String path, String sha256, List<Refusal.Problem> problems) {
    return refused(path, sha256, problems, path);
  }

  /**
   * The same.
   *
   * @param about the file that is to blame, which may be one beside it
   */
  Outcome refused(String path, String sha256, List<Refusal.Problem> problems, String about) {
    List<String> told = problems.stream().map(problem -> voice.say(problem, about)).toList();
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

  /** A file that ended the process it was checked in, again and again. */
  Outcome deadly(String path) {
    List<String> told = List.of(voice.say("batch.deadly", Map.of("file", Voice.line(path))));
    return Outcome.not(FileResult.not(State.FAULT, path, "", told), Grade.FAULT, List.of());
  }

  private Outcome checked(String path, byte[] bytes, List<Options.Attached> attached)
      throws Refusal {
    String name = path.substring(path.lastIndexOf('/') + 1);
    Unlocked unlocked = Unlocked.of(bytes, password);
    if (AnnotatedWorkbook.isUntouched(unlocked.workbook())) {
      FileResult nothing = FileResult.not(State.CHECKED, path, Digest.of(bytes), List.of());
      return new Outcome(nothing, Grade.CLEAN, true, "", List.of());
    }
    Priors.Found last = priors.of(unlocked, name);
    Options plain =
        new Options(asked.pack()).withExplanations(attached).withCheckPoint(CheckPoint.OF_THREAD);
    Options options = last.prior().map(plain::withPrior).orElse(plain);
    Evaluation evaluation = engine.evaluate(unlocked, name, options);
    Wording wording = Wording.of(evaluation, asked.language());
    List<Product> products = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Grade grade = Grade.of(evaluation);
    for (ResultCopies.Made made : copies(unlocked, evaluation, options, wording)) {
      grade = made.lacking() ? grade.worse(Grade.UNREADABLE) : grade;
      made.problems().forEach(problem -> problems.add(voice.say(problem, path)));
      made.copy().map(Check::product).ifPresent(products::add);
    }
    if (asked.json()) {
      JsonReport json = new JsonReport(wording);
      products.add(document(before -> json.write(evaluation, path, before)));
    }
    FileResult result = FileResult.of(evaluation, wording, path, List.of());
    return new Outcome(result, grade, false, last.path(), products).noting(problems);
  }

  private List<ResultCopies.Made> copies(
      Unlocked unlocked, Evaluation evaluation, Options options, Wording wording) throws Refusal {
    ResultCopies copies = new ResultCopies(engine, unlocked, evaluation, wording);
    List<ResultCopies.Made> made = new ArrayList<>();
    if (asked.annotate()) {
      made.add(copies.annotated());
    }
    if (asked.correct()) {
      made.add(copies.corrected(options));
    }
    return made;
  }

  private List<Product> document(String json) {
    return asked.json() ? List.of(document(before -> json)) : List.of();
  }

  private static Product product(ResultCopies.Copy copy) {
    Optional<Verdict> verdict = copy.corrected().flatMap(Corrected::verdict);
    return new Product(copy.kind(), copy.format(), verdict, before -> copy.bytes());
  }

  private static Product document(Function<List<Output>, String> json) {
    return new Product("json", "json", Optional.empty(), before -> utf8(json.apply(before)));
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
