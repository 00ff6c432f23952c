package io.gouji.addin;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Prior;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.report.ExplanationFile;
import io.gouji.engine.report.ExplanationFile.Given;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.Wording;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One workbook of a session: its bytes as they are now, what they are checked beside, and what came
 * of it. Every change begins a new check; what an overtaken check finds is dropped.
 */
final class WorkbookJob {
  private static final String EXPLANATIONS = "explanations.csv";

  /** How far the check of the present bytes has come. */
  enum State {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a workbook is and what came of it, at one moment.
   *
   * @param revision counts the changes, from 1
   * @param waiting checks of anybody that wait for a worker
   */
  record View(
      State state,
      int revision,
      int waiting,
      Optional<Evaluation> evaluation,
      String report,
      Optional<Problem> problem) {}

  /** What came of a check, as data and as the engine tells it. */
  record Result(Evaluation evaluation, String report) {}

  /** What a check needs, as it stood when it began. */
  private record Input(byte[] bytes, Optional<char[]> key, Options options) {}

  private final Desk desk;
  private final String name;
  private final String language;
  private final Options chosen;
  private final Corrections corrections = new Corrections(this);

  private byte[] bytes = new byte[0];
  private Optional<char[]> key = Optional.empty();
  private @Nullable Unlocked opened;
  private byte[] priorBytes = new byte[0];
  private @Nullable Prior prior;
  private Optional<Options.Attached> explanations = Optional.empty();
  private State state = State.RUNNING;
  private int revision;
  private long held;
  private @Nullable Evaluation evaluation;
  private String report = "";
  private @Nullable Problem problem;
  private @Nullable Future<?> work;

  WorkbookJob(Desk desk, String name, Optional<String> pack, String language) {
    this.desk = desk;
    this.name = name;
    this.language = language;
    this.chosen = new Options(pack);
  }

  String name() {
    return name;
  }

  String language() {
    return language;
  }

  Desk desk() {
    return desk;
  }

  Corrections corrections() {
    return corrections;
  }

  /**
   * Takes new bytes and begins to check them.
   *
   * @param password to open them with; kept in memory only, for the copies that are locked again
   */
  synchronized void change(byte[] content, Optional<char[]> password) throws Problem {
    hold(content.length + (long) priorBytes.length);
    bytes = content;
    key = password;
    opened = null;
    begin();
  }

  /** A copy as it leaves us: with the password the workbook came with. */
  synchronized byte[] asItCame(byte[] copy) throws Refusal {
    return opened == null ? copy : opened.file(copy);
  }

  /** Sets the workbook beside last year's, or beside none where there are no bytes. */
  synchronized void prior(byte[] content, String file) throws Problem {
    try {
      Prior opened = content.length == 0 ? null : desk.engine().openPrior(content, file, chosen);
      hold(bytes.length + (long) content.length);
      priorBytes = content;
      prior = opened;
    } catch (Refusal unreadable) {
      throw Problem.of(unreadable);
    }
    begin();
  }

  /** Takes what people say about findings in the place of what they said before. */
  synchronized void explain(List<Given> all) throws Problem {
    Evaluation found = done();
    List<String> unknown = ExplanationFile.unknown(found, all);
    if (!unknown.isEmpty()) {
      Map<String, String> blanks = Map.of("fingerprint", unknown.get(0));
      throw new Problem(Problem.UNPROCESSABLE, "explanation", blanks);
    }
    ExplanationFile file = new ExplanationFile(Wording.of(found, language));
    explanations =
        all.isEmpty() ? Optional.empty() : Optional.of(file.of(found, all, EXPLANATIONS));
    begin();
  }

  /** The evaluation of the present bytes; a problem where there is none. */
  synchronized Evaluation done() throws Problem {
    if (state != State.DONE || evaluation == null) {
      throw new Problem(Problem.CONFLICT, "not-done");
    }
    return evaluation;
  }

  /** What a correction starts from: the present workbook and what was found in it. */
  record Base(int revision, byte[] bytes, Options options, Evaluation evaluation, String report) {}

  synchronized Base base() throws Problem {
    return new Base(revision, bytes, options(), done(), report);
  }

  private Options options() {
    Options beside = prior == null ? chosen : chosen.withPrior(prior);
    return explanations.map(file -> beside.withExplanations(List.of(file))).orElse(beside);
  }

  /** Puts in the place of the workbook a changed one that has been checked already. */
  synchronized void replace(Base from, byte[] content, Result found) throws Problem {
    if (from.revision() != revision) {
      throw new Problem(Problem.CONFLICT, "not-done");
    }
    hold(content.length + (long) priorBytes.length);
    bytes = content;
    revision++;
    finish(found);
  }

  private void begin() throws Problem {
    refuseCancelled();
    withdraw();
    state = State.RUNNING;
    evaluation = null;
    report = "";
    problem = null;
    int mine = ++revision;
    Input input = new Input(bytes, opened == null ? key : Optional.empty(), options());
    try {
      work = desk.workshop().submit(() -> run(mine, input));
    } catch (Problem busy) {
      fail(mine, busy);
      throw busy;
    }
  }

  private void refuseCancelled() throws Problem {
    if (state == State.CANCELLED) {
      throw new Problem(Problem.NOT_FOUND, "workbook");
    }
  }

  private void run(int mine, Input input) {
    try {
      byte[] readable = input.key().isEmpty() ? input.bytes() : unlock(mine, input);
      Result found = check(readable, input.options());
      synchronized (this) {
        if (mine == revision && state == State.RUNNING) {
          finish(found);
        }
      }
    } catch (Problem refused) {
      fail(mine, refused);
    }
  }

  /** From here on the workbook is its readable content; the password closes copies again. */
  private byte[] unlock(int mine, Input input) throws Problem {
    try {
      Unlocked open = Unlocked.of(input.bytes(), input.key());
      synchronized (this) {
        if (mine == revision && state == State.RUNNING && open.isLocked()) {
          hold(open.bytes().length + (long) priorBytes.length);
          bytes = open.bytes();
          opened = open;
        }
      }
      return open.bytes();
    } catch (Refusal closed) {
      throw Problem.of(closed);
    } catch (RuntimeException | Error fault) {
      throw faulty(fault);
    }
  }

  private static Problem faulty(Throwable fault) {
    if (fault instanceof OutOfMemoryError) {
      return new Problem(Problem.UNPROCESSABLE, "file.too-large");
    }
    // Its message may tell what stands in cells; its kind does not.
    String kind = fault.getClass().getSimpleName();
    return new Problem(Problem.FAULT, "fault", Map.of("kind", kind));
  }

  /** Checks a changed workbook in its turn, and waits for what comes of it. */
  Result checked(byte[] content, Options options) throws Problem {
    CompletableFuture<Result> found = new CompletableFuture<>();
    desk.workshop()
        .submit(
            () -> {
              try {
                found.complete(check(content, options));
              } catch (Problem refused) {
                found.completeExceptionally(refused);
              }
            });
    try {
      return found.get();
    } catch (ExecutionException refused) {
      if (refused.getCause() instanceof Problem problem) {
        throw problem;
      }
      throw new IllegalStateException(refused);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Problem(Problem.BUSY, "stopping");
    }
  }

  /** Checks bytes, whatever they do to us, and tells what came of it. */
  private Result check(byte[] content, Options options) throws Problem {
    try {
      Evaluation found = desk.checks().evaluate(desk.engine(), content, name, options);
      Wording wording = Wording.of(found, language);
      return new Result(found, new JsonReport(wording).write(found, List.of()));
    } catch (Refusal unreadable) {
      throw Problem.of(unreadable);
    } catch (RuntimeException | Error fault) {
      throw faulty(fault);
    }
  }

  private void finish(Result result) {
    evaluation = result.evaluation();
    report = result.report();
    problem = null;
    state = State.DONE;
    notifyAll();
  }

  private synchronized void fail(int mine, Problem refused) {
    if (mine == revision && state == State.RUNNING) {
      problem = refused;
      state = State.FAILED;
      notifyAll();
    }
  }

  /** What there is, at the latest after a while. */
  synchronized View await(Duration most) throws Problem {
    long end = System.nanoTime() + most.toNanos();
    try {
      for (long left = most.toNanos();
          state == State.RUNNING && left > 0;
          left = end - System.nanoTime()) {
        wait(Math.max(1, left / 1_000_000));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Problem(Problem.BUSY, "stopping");
    }
    return new View(
        state,
        revision,
        state == State.RUNNING ? desk.workshop().waiting() : 0,
        Optional.ofNullable(evaluation),
        report,
        Optional.ofNullable(problem));
  }

  /** Forgets everything; what runs is dropped when it ends. */
  synchronized void cancel() {
    withdraw();
    state = State.CANCELLED;
    bytes = new byte[0];
    key.ifPresent(word -> Arrays.fill(word, '\0'));
    key = Optional.empty();
    opened = null;
    priorBytes = new byte[0];
    prior = null;
    evaluation = null;
    report = "";
    explanations = Optional.empty();
    desk.budget().give(held);
    held = 0;
    notifyAll();
  }

  private void withdraw() {
    if (work != null) {
      desk.workshop().withdraw(work);
      work = null;
    }
  }

  private void hold(long size) throws Problem {
    refuseCancelled();
    desk.budget().take(size - held);
    held = size;
  }
}
