package io.gouji.engine.rule;

import java.util.Map;

/** A formula that cannot be a rule; tells the first reason found. */
final class RuleMistake extends Exception {
  private static final long serialVersionUID = 1L;

  /** What can be wrong with a rule; the id is that of the sentence that tells it. */
  enum Kind {
    SYNTAX("R01"),
    UNKNOWN_BLOCK("R02"),
    UNKNOWN_COLUMN("R03"),
    UNKNOWN_NAME("R04"),
    NO_COMPARISON("R05"),
    NOT_LINEAR("R06"),
    SEVERAL_HOMES("R07"),
    TOTALS("R08"),
    WHOLE_COLUMN("R09"),
    LABEL_AS_AMOUNT("R10"),
    AMOUNT_AS_LABEL("R11"),
    FUNCTION("R12"),
    ARGUMENTS("R13"),
    OTHER_BLOCK("R14"),
    DUPLICATE_ID("R15"),
    DUPLICATE_FORMULA("R16"),
    EVERY_COLUMN("R17"),
    ADDRESS("R18"),
    NOTHING_SAID("R19"),
    FACTOR("R20");

    final String id;

    Kind(String id) {
      this.id = id;
    }
  }

  private final Kind kind;
  private final transient Map<String, String> arguments;

  RuleMistake(Kind kind, Map<String, String> arguments) {
    super(kind + " " + arguments);
    this.kind = kind;
    this.arguments = Map.copyOf(arguments);
  }

  /** A mistake about one part of the formula. */
  static RuleMistake at(Kind kind, Expression part) {
    return new RuleMistake(kind, Map.of("part", part.text()));
  }

  Kind kind() {
    return kind;
  }

  Map<String, String> arguments() {
    return arguments;
  }
}
