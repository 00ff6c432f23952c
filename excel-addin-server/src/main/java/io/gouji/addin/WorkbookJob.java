package io.gouji.addin;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Prior;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.report.ExplanationFile;
import io.gouji.engine.report.ExplanationFile.Given;
import io.gouji.engine.report.Wording;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One workbook of a session: its bytes as they are now, what they are checked beside, and what came
 * of it. Every change begins a new check and calls the one before off.
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
  private record Input(byte[] bytes, Optional<char[]> key) {}

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
  private @Nullable RunningCheck running;

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
  synchronized RunningCheck change(byte[] content, Optional<char[]> password) throws Problem {
    hold(content.length + (long) priorBytes.length);
    bytes = content;
    key = password;
    opened = null;
    return begin();
  }

  /** A copy as it leaves us: with the password the workbook came with. */
  synchronized byte[] asItCame(byte[] copy) throws Refusal {
    return opened == null ? copy : opened.file(copy);
  }

  /** Sets the workbook beside last year's, or beside none where there are no bytes. */
  synchronized RunningCheck prior(byte[] content, String file) throws Problem {
    try {
      Prior opened = content.length == 0 ? null : desk.engine().openPrior(content, file, chosen);
      hold(bytes.length + (long) content.length);
      priorBytes = content;
      prior = opened;
    } catch (Refusal unreadable) {
      throw Problem.of(unreadable);
    }
    return begin();
  }

  /** Takes what people say about findings in the place of what they said before. */
  synchronized RunningCheck explain(List<Given> all) throws Problem {
    Evaluation found = done();
    List<String> unknown = ExplanationFile.unknown(found, all);
    if (!unknown.isEmpty()) {
      Map<String, String> blanks = Map.of("fingerprint", unknown.get(0));
      throw new Problem(Problem.UNPROCESSABLE, "explanation", blanks);
    }
    ExplanationFile file = new ExplanationFile(Wording.of(found, language));
    explanations =
        all.isEmpty() ? Optional.empty() : Optional.of(file.of(found, all, EXPLANATIONS));
    return begin();
  }

  /** The evaluation of the present bytes; a problem where there is none. */
  synchronized Evaluation done() throws Problem {
    if (state != State.DONE || evaluation == null) {
      throw new Problem(Problem.CONFLICT, "not-done");
    }
    return evaluation;
  }

  /** What a correction starts from: the present workbook and what was found in it. */
  record Base(
      int revision, byte[] bytes, RunningCheck check, Evaluation evaluation, String report) {
    Options options() {
      return check.options();
    }
  }

  synchronized Base base() throws Problem {
    Evaluation found = done();
    return new Base(revision, bytes, Objects.requireNonNull(running), found, report);
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

  private RunningCheck begin() throws Problem {
    refuseCancelled();
    callOff();
    state = State.RUNNING;
    evaluation = null;
    report = "";
    problem = null;
    revision++;
    RunningCheck mine = new RunningCheck(desk, name, language, options());
    running = mine;
    Input input = new Input(bytes, opened == null ? key : Optional.empty());
    try {
      mine.submit(() -> run(mine, input));
    } catch (Problem busy) {
      fail(mine, busy);
      throw busy;
    }
    return mine;
  }

  private void refuseCancelled() throws Problem {
    if (state == State.CANCELLED) {
      throw new Problem(Problem.NOT_FOUND, "workbook");
    }
  }

  private Optional<Result> run(RunningCheck mine, Input input) {
    try {
      byte[] readable = input.key().isEmpty() ? input.bytes() : unlock(mine, input);
      Result found = mine.result(readable);
      synchronized (this) {
        if (isAwaited(mine)) {
          finish(found);
        }
      }
      return Optional.of(found);
    } catch (Problem refused) {
      fail(mine, refused);
      return Optional.empty();
    }
  }

  private boolean isAwaited(RunningCheck mine) {
    return mine == running && state == State.RUNNING;
  }

  /** From here on the workbook is its readable content; the password closes copies again. */
  private byte[] unlock(RunningCheck mine, Input input) throws Problem {
    try {
      Unlocked open = Unlocked.of(input.bytes(), input.key());
      synchronized (this) {
        if (isAwaited(mine) && open.isLocked()) {
          hold(open.bytes().length + (long) priorBytes.length);
          bytes = open.bytes();
          opened = open;
        }
      }
      return open.bytes();
    } catch (Refusal closed) {
      throw Problem.of(closed);
    } catch (RuntimeException | Error fault) {
      throw RunningCheck.faulty(fault);
    }
  }

  private void finish(Result result) {
    evaluation = result.evaluation();
    report = result.report();
    problem = null;
    state = State.DONE;
    notifyAll();
  }

  private synchronized void fail(RunningCheck mine, Problem refused) {
    if (isAwaited(mine)) {
      problem = refused;
      state = State.FAILED;
      notifyAll();
    }
  }

  /** What came of a check of ours, or that it goes on; a problem if it was called off. */
  synchronized View await(RunningCheck mine, Duration most) throws Problem {
    wait(() -> !mine.isOff() && state == State.RUNNING, most);
    if (mine.isOff()) {
      throw RunningCheck.cancelled();
    }
    return view();
  }

  /** What there is, at the latest after a while, whoever began the check. */
  synchronized View await(Duration most) throws Problem {
    wait(() -> state == State.RUNNING, most);
    if (state == State.CANCELLED) {
      throw RunningCheck.cancelled();
    }
    return view();
  }

  private void wait(BooleanSupplier goesOn, Duration most) throws Problem {
    long end = System.nanoTime() + most.toNanos();
    try {
      for (long left = most.toNanos();
          goesOn.getAsBoolean() && left > 0;
          left = end - System.nanoTime()) {
        wait(Math.max(1, left / 1_000_000));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Problem(Problem.BUSY, "stopping");
    }
  }

  private View view() {
    return new View(
        state,
        revision,
        state == State.RUNNING ? desk.workshop().waiting() : 0,
        Optional.ofNullable(evaluation),
        report,
        Optional.ofNullable(problem));
  }

  /** Forgets everything; what runs is called off. */
  synchronized void cancel() {
    callOff();
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

  private void callOff() {
    if (running != null) {
      running.callOff();
      running = null;
      notifyAll();
    }
  }

  private void hold(long size) throws Problem {
    refuseCancelled();
    desk.budget().take(size - held);
    held = size;
  }
}
