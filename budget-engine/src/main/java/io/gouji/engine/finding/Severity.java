package io.gouji.engine.finding;

import java.util.Locale;

/** How much a finding weighs for the one who must act on it, gravest first. */
public enum Severity {
  /** 基本平衡: the figures contradict each other. */
  ERROR,
  /** 逻辑性: hardly right. */
  WARNING,
  /** 核实性: may be right, must be explained. */
  VERIFY,
  /** Worth knowing; nothing to do. */
  INFO;

  /** The word of the machine contract. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
