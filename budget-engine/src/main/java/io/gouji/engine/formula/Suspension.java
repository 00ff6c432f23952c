package io.gouji.engine.formula;

/**
 * Leaves an evaluation because cells it reads are not calculated yet; it starts again after them.
 */
final class Suspension extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Area awaited;

  Suspension(Area awaited) {
    super(null, null, false, false);
    this.awaited = awaited;
  }

  Area awaited() {
    return awaited;
  }
}
