package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellError;

/** Leaves a function with an error value; caught where the function was called. */
final class ErrorSignal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final ErrorSignal VALUE = new ErrorSignal(Value.Error.VALUE);
  static final ErrorSignal NUM = new ErrorSignal(Value.Error.NUM);
  static final ErrorSignal NA = new ErrorSignal(Value.Error.NA);
  static final ErrorSignal REF = new ErrorSignal(Value.Error.REF);
  static final ErrorSignal DIV0 = new ErrorSignal(Value.Error.DIV0);

  private final transient Value.Error error;

  ErrorSignal(Value.Error error) {
    super(error.code().text(), null, false, false);
    this.error = error;
  }

  static ErrorSignal of(CellError code) {
    return new ErrorSignal(Value.Error.of(code));
  }

  Value.Error error() {
    return error;
  }
}
