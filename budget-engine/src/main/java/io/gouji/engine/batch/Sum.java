package io.gouji.engine.batch;

/**
 * A sum of figures.
 *
 * @param fen exact
 * @param halfWidth of its interval in half-fen: those of its parts together
 * @param open parts of which nothing can be said
 */
public record Sum(long fen, long halfWidth, int open) {
  /** Of no figures. */
  public static final Sum NOTHING = new Sum(0, 0, 0);

  /**
   * Both together.
   *
   * @throws ArithmeticException if they are more than any money there is
   */
  public Sum plus(Sum other) {
    return new Sum(
        Math.addExact(fen, other.fen),
        Math.addExact(halfWidth, other.halfWidth),
        open + other.open);
  }

  /** Whether rounding alone may tell it from another figure, by the intervals of both. */
  public boolean mayBe(Sum other) {
    long apart = Math.multiplyExact(2, Math.abs(Math.subtractExact(fen, other.fen)));
    return apart <= Math.addExact(halfWidth, other.halfWidth);
  }
}
