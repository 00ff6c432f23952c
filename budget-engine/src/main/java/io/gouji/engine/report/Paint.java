package io.gouji.engine.report;

import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Severity;

/** Colours of the text report, as the door that shows it makes them. */
@FunctionalInterface
public interface Paint {
  /** For a reader whose terminal shows no colours. */
  Paint NONE = (ink, text) -> text;

  /** What a coloured text is for. */
  enum Ink {
    GOOD,
    ERROR,
    WARNING,
    VERIFY,
    INFO,
    STRONG,
    MUTED
  }

  /** The text with its colours; it must look as wide as without. */
  String on(Ink ink, String text);

  default String on(Severity severity, String text) {
    return on(Ink.valueOf(severity.name()), text);
  }

  default String on(Verdict verdict, String text) {
    return on(
        switch (verdict) {
          case CLEAN -> Ink.GOOD;
          case VERIFY -> Ink.VERIFY;
          case WARNINGS -> Ink.WARNING;
          case INCOMPLETE, ERRORS -> Ink.ERROR;
        },
        text);
  }
}
