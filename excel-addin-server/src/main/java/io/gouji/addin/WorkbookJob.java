package io.gouji.addin;

import io.gouji.addin.Outcome.Result;
import io.gouji.addin.Outcome.View;
import io.gouji.engine.Evaluation;
import io.gouji.engine.NarrativeEvaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Prior;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.report.ExplanationFile;
import io.gouji.engine.report.ExplanationFile.Given;
import io.gouji.engine.report.ExplanationRows;
import io.gouji.engine.report.Wording;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
  /** What a check needs, as it stood when it began. */
  private record Input(byte[] bytes, Optional<char[]> key) {}

  private final Desk desk;
  private final String name;
  private final String language;
  private final Options chosen;
  private final Corrections corrections = new Corrections(this);

  private Upload upload = Upload.none();
  private byte[] priorBytes = new byte[0];
  private @Nullable Prior prior;
  private byte[] narrativeBytes = new byte[0];
  private Optional<NarrativeEvaluation.Input> narrative = Optional.empty();
  private Optional<char[]> narrativeKey = Optional.empty();
  private @Nullable Reading reading;
  private Optional<Options.Attached> explanations = Optional.empty();
  private Outcome outcome = Outcome.RUNNING;
  private int revision;
  private long held;
  private @Nullable RunningCheck running;
  private volatile boolean forgotten;

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
   * @param password to open them with; kept in memory only, for the copies that are locked again,
   *     and overwritten when it is of no more use
   */
  synchronized RunningCheck change(byte[] content, Optional<char[]> password) throws Problem {
    Upload next = new Upload(content, password);
    hold(content.length + beside(), next::forget);
    upload.forget();
    upload = next;
    return begin();
  }

  /** A copy as it leaves us: with the password the workbook came with. */
  synchronized byte[] asItCame(Base from, byte[] copy) throws Refusal, Problem {
    refuseMoved(from);
    return upload.locked(copy);
  }

  /**
   * Sets the workbook beside last year's, or beside none where there are no bytes.
   *
   * @param password to open it with; overwritten at once
   */
  synchronized RunningCheck prior(byte[] content, String file, Optional<char[]> password)
      throws Problem {
    try {
      Prior opened = content.length == 0 ? null : opened(content, file, password);
      hold(upload.size() + beside() - priorBytes.length + content.length);
      priorBytes = content;
      prior = opened;
    } catch (Refusal unreadable) {
      throw Problem.of(unreadable);
    } finally {
      password.ifPresent(word -> Arrays.fill(word, '\0'));
    }
    return begin();
  }

  private Prior opened(byte[] content, String file, Optional<char[]> password)
      throws Refusal, Problem {
    Unlocked open = RunningCheck.opened(content, password);
    try {
      return desk.engine().openPrior(open.bytes(), file, chosen);
    } finally {
      open.forget();
    }
  }

  /**
   * Checks a narrative with the workbook from now on, or none where there are no bytes.
   *
   * @param password to open it with; kept for its marked copy, and overwritten with it
   */
  RunningCheck narrative(byte[] content, String file, Optional<char[]> password) throws Problem {
    try {
      Optional<NarrativeEvaluation.Input> text =
          content.length == 0
              ? Optional.empty()
              : Optional.of(read(content, file, password).text());
      synchronized (this) {
        hold(upload.size() + beside() - narrativeBytes.length + content.length);
        narrativeBytes = content;
        narrative = text;
        forgetNarrativeKey();
        narrativeKey = password.map(char[]::clone);
        return begin();
      }
    } finally {
      password.ifPresent(word -> Arrays.fill(word, '\0'));
    }
  }

  private void forgetNarrativeKey() {
    narrativeKey.ifPresent(word -> Arrays.fill(word, '\0'));
    narrativeKey = Optional.empty();
  }

  private synchronized Reading read(byte[] content, String file, Optional<char[]> password)
      throws Problem {
    refuseCancelled();
    stopReading();
    Reading mine = new Reading(desk.workshop(), content, file, password);
    reading = mine;
    return mine;
  }

  private void stopReading() {
    if (reading != null) {
      reading.callOff();
      reading = null;
    }
  }

  /** Bytes of what the workbook is checked beside. */
  private long beside() {
    return priorBytes.length + (long) narrativeBytes.length;
  }

  /** Takes what people say about findings in the place of what they said before. */
  synchronized RunningCheck explain(List<Given> all) throws Problem {
    Evaluation found = done().evaluation();
    refuseUnknown(found, all);
    ExplanationFile file = new ExplanationFile(Wording.of(found, language));
    explanations =
        all.isEmpty()
            ? Optional.empty()
            : Optional.of(
                file.of(found, all, desk.words().say("explanations.given", language, Map.of())));
    return begin();
  }

  private static void refuseUnknown(Evaluation found, List<Given> all) throws Problem {
    List<String> unknown = ExplanationFile.unknown(found, all);
    if (!unknown.isEmpty()) {
      Map<String, String> blanks = Map.of("fingerprint", unknown.get(0));
      throw new Problem(Problem.UNPROCESSABLE, "explanation", blanks);
    }
  }

  /** Refuses what would not count if it were said about a finding; changes nothing. */
  synchronized void weigh(Given one) throws Problem {
    Evaluation found = done().evaluation();
    refuseUnknown(found, List.of(one));
    Optional<String> lack = ExplanationFile.lack(found, one).map("explanation."::concat);
    if (lack.isPresent()) {
      throw new Problem(Problem.UNPROCESSABLE, lack.get());
    }
  }

  /** What is explained and does not stand in the workbook yet. */
  synchronized ExplanationRows said() throws Problem {
    Evaluation found = done().evaluation();
    return ExplanationRows.of(found, Wording.of(found, language))
        .orElseThrow(() -> new Problem(Problem.CONFLICT, "explanation.sheet"));
  }

  /** What was found in the present bytes; a problem where there is nothing. */
  private Result done() throws Problem {
    return outcome.result().orElseThrow(() -> new Problem(Problem.CONFLICT, "not-done"));
  }

  /**
   * The prose beside the workbook as it came.
   *
   * @param key to open it with; overwritten with the workbook, for nobody to keep
   */
  record NarrativeFile(byte[] bytes, Optional<char[]> key) {}

  /**
   * What a correction starts from: the present workbook and what was found in it.
   *
   * @param given the file as the user has it, where what was accepted here has changed the workbook
   */
  record Base(
      int revision,
      byte[] bytes,
      Optional<byte[]> given,
      NarrativeFile narrative,
      RunningCheck check,
      Result found) {
    /** The same of the user's file, in which nothing is corrected that was accepted here. */
    Base asGiven() throws Problem {
      if (given.isEmpty()) {
        return this;
      }
      byte[] file = given.get();
      return new Base(revision, file, Optional.empty(), narrative, check, check.tried(file));
    }

    Options options() {
      return check.options();
    }

    Evaluation evaluation() {
      return found.evaluation();
    }

    String report() {
      return found.report();
    }
  }

  synchronized Base base() throws Problem {
    Result found = done();
    RunningCheck check = Objects.requireNonNull(running);
    NarrativeFile text = new NarrativeFile(narrativeBytes, narrativeKey);
    return new Base(revision, upload.bytes(), upload.given(), text, check, found);
  }

  private Options options() {
    Options beside = prior == null ? chosen : chosen.withPrior(prior);
    return explanations.map(file -> beside.withExplanations(List.of(file))).orElse(beside);
  }

  /** Puts in the place of the workbook a changed one that has been checked already. */
  synchronized void replace(Base from, byte[] content, Result found) throws Problem {
    refuseMoved(from);
    hold(upload.sizeWith(content) + beside());
    upload.change(content);
    revision++;
    come(Outcome.done(found));
  }

  private void refuseMoved(Base from) throws Problem {
    refuseCancelled();
    if (from.revision() != revision) {
      throw new Problem(Problem.CONFLICT, "not-done");
    }
  }

  private RunningCheck begin() throws Problem {
    refuseCancelled();
    callOff();
    outcome = Outcome.RUNNING;
    revision++;
    RunningCheck mine = new RunningCheck(desk, name, language, options(), narrative);
    running = mine;
    Input input = new Input(upload.bytes(), upload.key());
    try {
      mine.submit(() -> run(mine, input));
    } catch (Problem busy) {
      come(Outcome.failed(busy));
      throw busy;
    }
    return mine;
  }

  private void refuseCancelled() throws Problem {
    if (outcome == Outcome.CANCELLED) {
      throw new Problem(Problem.NOT_FOUND, "workbook");
    }
  }

  private Outcome run(RunningCheck mine, Input input) {
    Outcome came;
    try {
      came = Outcome.done(mine.result(unlock(mine, input)));
    } catch (Problem refused) {
      came = Outcome.failed(refused);
    }
    synchronized (this) {
      if (mine == running) {
        come(came);
      }
    }
    return came;
  }

  private byte[] unlock(RunningCheck mine, Input input) throws Problem {
    Unlocked open = RunningCheck.opened(input.bytes(), input.key());
    synchronized (this) {
      if (mine == running && open.isLocked()) {
        hold(open.bytes().length + beside(), open::forget);
        upload.opened(open);
      } else {
        open.forget();
      }
    }
    return open.bytes();
  }

  private void come(Outcome came) {
    outcome = came;
    notifyAll();
  }

  /** What came of a check of ours, or that it goes on; a problem if it was called off. */
  synchronized View await(RunningCheck mine, Duration most) throws Problem {
    wait(() -> !mine.isOff() && outcome.isRunning(), most);
    if (mine.isOff()) {
      throw RunningCheck.cancelled();
    }
    return view();
  }

  /** What there is, at the latest after a while, whoever began the check. */
  synchronized View await(Duration most) throws Problem {
    wait(() -> outcome.isRunning(), most);
    if (outcome == Outcome.CANCELLED) {
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
    int waiting = outcome.isRunning() ? desk.workshop().waiting() : 0;
    return new View(outcome, revision, waiting, language);
  }

  /** Whether something of it is being read, checked or tried. */
  synchronized boolean isBusy() {
    return outcome.isRunning()
        || reading != null && reading.goesOn()
        || running != null && running.isTrying();
  }

  /** Whether the file could not be read, so that there is nothing in it for anybody. */
  synchronized boolean isUnreadable() {
    return outcome.problem().isPresent();
  }

  /** Told without our lock, for those who ask of many. */
  boolean isForgotten() {
    return forgotten;
  }

  /** Forgets everything; what runs is called off. */
  synchronized void cancel() {
    forgotten = true;
    callOff();
    stopReading();
    upload.forget();
    priorBytes = new byte[0];
    prior = null;
    narrativeBytes = new byte[0];
    narrative = Optional.empty();
    forgetNarrativeKey();
    explanations = Optional.empty();
    desk.budget().give(held);
    held = 0;
    come(Outcome.CANCELLED);
  }

  private void callOff() {
    if (running != null) {
      running.callOff();
      running = null;
      notifyAll();
    }
  }

  /** Takes memory, or has what there is none for forgotten. */
  private void hold(long size, Runnable otherwise) throws Problem {
    try {
      hold(size);
    } catch (Problem full) {
      otherwise.run();
      throw full;
    }
  }

  private void hold(long size) throws Problem {
    refuseCancelled();
    desk.budget().take(size - held);
    held = size;
  }
}
