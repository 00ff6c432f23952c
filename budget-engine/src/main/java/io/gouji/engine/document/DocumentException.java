package io.gouji.engine.document;

import java.util.Map;

/** Stub until the readers are merged. */
public final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  public enum Reason {
    EMPTY,
    NOT_A_DOCUMENT,
    UNSUPPORTED_FORMAT,
    ENCRYPTED,
    WRONG_PASSWORD,
    TRUNCATED,
    DAMAGED,
    OVER_LIMIT,
    HOSTILE,
    NO_TEXT
  }

  private final Reason reason;

  DocumentException(Reason reason) {
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  public Map<String, String> args() {
    return Map.of();
  }
}
