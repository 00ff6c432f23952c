package io.gouji.engine.rule;

/**
 * More is found than anybody could read: figures that are no budget have come under a table, and
 * telling each would take all memory.
 */
public final class TooManyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int most;
  private final String sheet;

  TooManyException(int most, String sheet) {
    super("more than " + most + " in " + sheet);
    this.most = most;
    this.sheet = sheet;
  }

  /** How many findings there may be. */
  public int most() {
    return most;
  }

  /** Where most of them lie. */
  public String sheet() {
    return sheet;
  }
}
