package io.gouji.engine.formula;

/** Leaves an evaluation that cannot be decided: an unknown function, another workbook, a cycle. */
final class Unresolved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final UndecidedCell.Reason reason;

  Unresolved(UndecidedCell.Reason reason, String subject) {
    super(subject, null, false, false);
    this.reason = reason;
  }

  /** For arguments about which Excel's documentation and other engines disagree. */
  static Unresolved unclear(String subject) {
    return new Unresolved(UndecidedCell.Reason.UNCLEAR, subject);
  }

  UndecidedCell.Reason reason() {
    return reason;
  }

  /** What the reason is about: a function, a file, a cell. */
  String subject() {
    return String.valueOf(getMessage());
  }
}
