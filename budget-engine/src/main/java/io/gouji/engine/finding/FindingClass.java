package io.gouji.engine.finding;

import java.util.Locale;

/** What kind of disagreement a finding is (DESIGN D5 for the first four). */
public enum FindingClass {
  /** No true values inside the printed figures' intervals satisfy the relation. */
  ERROR,
  /** Could be rounding, but more than rounding commonly makes. */
  ROUNDING_POSSIBLE,
  /** What rounding commonly makes. */
  ROUNDING,
  /** The stored figures agree; the displayed ones do not. */
  DISPLAY,
  /** A figure, total or table is not where or what it should be. */
  STRUCTURE,
  /** A figure is stored in a form that invites mistakes: text, too many digits. */
  FORM,
  /** A cached value is not what the formula yields. */
  STALE,
  /** A label does not say what the catalogue says. */
  LABEL;

  /** The word of the machine contract, {@code rounding-possible}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
