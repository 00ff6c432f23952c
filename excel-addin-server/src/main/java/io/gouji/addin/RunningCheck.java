package io.gouji.addin;

import io.gouji.addin.Outcome.OfNarrative;
import io.gouji.addin.Outcome.Result;
import io.gouji.engine.Evaluation;
import io.gouji.engine.NarrativeEvaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.NarrativeJson;
import io.gouji.engine.report.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * What is checked of a workbook as it stands now: the check itself, and those of corrections that
 * are tried in it. It is called off as a whole, also while it runs.
 */
final class RunningCheck {
  private final Desk desk;
  private final String name;
  private final String language;
  private final Options options;
  private final Optional<NarrativeEvaluation.Input> narrative;
  private final List<Future<?>> works = new ArrayList<>();
  private volatile boolean off;

  RunningCheck(
      Desk desk,
      String name,
      String language,
      Options options,
      Optional<NarrativeEvaluation.Input> narrative) {
    this.desk = desk;
    this.name = name;
    this.language = language;
    this.options = options.withCheckPoint(this::pass);
    this.narrative = narrative;
  }

  /** What is decided about the check; whoever checks with it is called off too. */
  Options options() {
    return options;
  }

  boolean isOff() {
    return off;
  }

  private void pass() {
    if (off) {
      throw new CheckPoint.Cancelled();
    }
  }

  /** Whether something waits for its turn or has it. */
  synchronized boolean isTrying() {
    return works.stream().anyMatch(work -> !work.isDone());
  }

  /** Nobody wants it any more: what waits is taken back, what runs ends at its next check point. */
  synchronized void callOff() {
    off = true;
    works.forEach(desk.workshop()::withdraw);
    works.clear();
  }

  /** Has something done in its turn. */
  synchronized <T> Future<T> submit(Callable<T> work) throws Problem {
    if (off) {
      throw cancelled();
    }
    works.removeIf(Future::isDone);
    Future<T> future = desk.workshop().submit(work);
    works.add(future);
    return future;
  }

  /** Checks other content in its turn, and waits for what comes of it. */
  Result tried(byte[] content) throws Problem {
    Future<Result> found = submit(() -> result(content));
    try {
      return found.get();
    } catch (CancellationException calledOff) {
      throw cancelled();
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
  Result result(byte[] content) throws Problem {
    try {
      pass();
      Evaluation found = desk.checks().evaluate(desk.engine(), content, name, options);
      pass();
      Wording wording = Wording.of(found, language);
      Optional<OfNarrative> prose = narrative.map(text -> prose(text, found));
      pass();
      return new Result(found, new JsonReport(wording).write(found, List.of()), prose);
    } catch (Refusal unreadable) {
      throw Problem.of(unreadable);
    } catch (CheckPoint.Cancelled calledOff) {
      throw cancelled();
    } catch (RuntimeException | Error fault) {
      throw faulty(fault);
    }
  }

  private OfNarrative prose(NarrativeEvaluation.Input text, Evaluation tables) {
    try {
      NarrativeEvaluation found = desk.narratives().evaluate(text, tables, options);
      String report =
          new NarrativeJson(new Wording(found.pack(), language))
              .write(found, text.name(), List.of());
      return new OfNarrative(text.name(), Optional.of(found), report, Optional.empty());
    } catch (Problem unfit) {
      return new OfNarrative(text.name(), Optional.empty(), "", Optional.of(unfit));
    } catch (CheckPoint.Cancelled calledOff) {
      throw calledOff;
    } catch (RuntimeException | Error fault) {
      return new OfNarrative(text.name(), Optional.empty(), "", Optional.of(faulty(fault)));
    }
  }

  /** Opens a file with the password it needs, if it needs one. */
  static Unlocked opened(byte[] file, Optional<char[]> password) throws Problem {
    try {
      return Unlocked.of(file, password);
    } catch (Refusal closed) {
      throw Problem.of(closed);
    } catch (RuntimeException | Error fault) {
      throw faulty(fault);
    }
  }

  static Problem cancelled() {
    return new Problem(Problem.CONFLICT, "cancelled");
  }

  static Problem faulty(Throwable fault) {
    if (fault instanceof OutOfMemoryError) {
      return new Problem(Problem.UNPROCESSABLE, "file.too-large");
    }
    // Its message may tell what stands in cells; its kind does not.
    String kind = fault.getClass().getSimpleName();
    return new Problem(Problem.FAULT, "fault", Map.of("kind", kind));
  }
}
