package io.gouji.engine.rule;

import java.util.Optional;

/** How two sides are compared. */
public enum Comparison {
  EQUAL,
  NOT_EQUAL,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL;

  static Optional<Comparison> of(Expression.Operator operator) {
    return switch (operator) {
      case EQUAL -> Optional.of(EQUAL);
      case NOT_EQUAL -> Optional.of(NOT_EQUAL);
      case LESS -> Optional.of(LESS);
      case LESS_OR_EQUAL -> Optional.of(LESS_OR_EQUAL);
      case GREATER -> Optional.of(GREATER);
      case GREATER_OR_EQUAL -> Optional.of(GREATER_OR_EQUAL);
      default -> Optional.empty();
    };
  }

  /** The sign of the formula language. */
  String sign() {
    return switch (this) {
      case EQUAL -> "=";
      case NOT_EQUAL -> "<>";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }

  /** Whether the sides must differ: less is less by a fen at least. */
  boolean isStrict() {
    return this == LESS || this == GREATER;
  }

  /** Whether left must not be less. */
  boolean isTurned() {
    return this == GREATER || this == GREATER_OR_EQUAL;
  }

  /** Whether it holds, given the sign of left minus right. */
  boolean holds(int sign) {
    return switch (this) {
      case EQUAL -> sign == 0;
      case NOT_EQUAL -> sign != 0;
      case LESS -> sign < 0;
      case LESS_OR_EQUAL -> sign <= 0;
      case GREATER -> sign > 0;
      case GREATER_OR_EQUAL -> sign >= 0;
    };
  }
}
