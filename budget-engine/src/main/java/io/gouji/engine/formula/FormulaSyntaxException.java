package io.gouji.engine.formula;

/** A text that is no formula; the message says where it breaks. */
public final class FormulaSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  FormulaSyntaxException(String message) {
    super(message);
  }
}
