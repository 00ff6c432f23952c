package io.gouji.engine.finding;

/**
 * Passed again and again by work that may be long: between stages, formulas, rules and steps of a
 * search. Whoever no longer wants the answer lets it throw; what the work answers never depends on
 * it.
 */
@FunctionalInterface
public interface CheckPoint {
  /** Nobody stops the work. */
  CheckPoint NONE = () -> {};

  /** Work ends when its thread is interrupted. */
  CheckPoint OF_THREAD =
      () -> {
        if (Thread.currentThread().isInterrupted()) {
          throw new Cancelled();
        }
      };

  /**
   * Returns if the work is to go on.
   *
   * @throws Cancelled if it is not
   */
  void pass();

  /** The work was given up and has no answer; nothing went wrong. */
  final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Cancelled() {
      super("cancelled");
    }
  }
}
