package io.gouji.addin;

import io.gouji.engine.NarrativeEngine;
import io.gouji.engine.NarrativeEvaluation.Input;
import io.gouji.engine.Refusal;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A narrative being read in its turn; a long one may be given up in the middle. */
final class Reading {
  private final Workshop workshop;
  private final Future<Input> text;

  Reading(Workshop workshop, byte[] bytes, String name, Optional<char[]> password) throws Problem {
    this.workshop = workshop;
    text = workshop.submit(() -> NarrativeEngine.open(bytes, name, password));
  }

  /**
   * What was read, as soon as it is; a problem where it is no text, or nobody wants it any more.
   */
  Input text() throws Problem {
    try {
      return text.get();
    } catch (CancellationException calledOff) {
      throw RunningCheck.cancelled();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Refusal unreadable
          ? Problem.of(unreadable)
          : RunningCheck.faulty(failed.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Problem(Problem.BUSY, "stopping");
    }
  }

  boolean goesOn() {
    return !text.isDone();
  }

  void callOff() {
    workshop.interrupt(text);
  }
}
