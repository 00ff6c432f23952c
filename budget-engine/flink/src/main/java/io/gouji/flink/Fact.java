package io.gouji.flink;

import io.gouji.engine.batch.Sum;
import io.gouji.engine.batch.UnitFigures.Figure;
import io.gouji.engine.batch.UnitFigures.Place;

/**
 * A figure of a unit that is above others: what its own workbook says, what those below come to, or
 * both.
 *
 * @param unit code of the unit above
 * @param form pack and year; figures of different ones are never added up
 * @param kind {@code T}, {@code C} or {@code L}, as in {@link Figure#kind}
 * @param stated whether the unit's own workbook says it
 * @param own what it says
 * @param place where it says it
 * @param parts what those below come to
 */
public record Fact(
    String unit,
    String form,
    String table,
    String block,
    String kind,
    String row,
    String column,
    boolean stated,
    Sum own,
    Place place,
    Sum parts) {
  private static final Place NOWHERE = new Place("", "", "", 0, 0);

  /** What the unit's own workbook says. */
  static Fact own(String unit, String form, Figure figure) {
    return of(unit, form, figure, true, figure.sum(), figure.place(), Sum.NOTHING);
  }

  /** A part of what it should say. */
  static Fact part(String unit, String form, Figure figure) {
    return of(unit, form, figure, false, Sum.NOTHING, NOWHERE, figure.sum());
  }

  private static Fact of(
      String unit, String form, Figure figure, boolean stated, Sum own, Place place, Sum parts) {
    return new Fact(
        unit,
        form,
        figure.table(),
        figure.block(),
        figure.kind(),
        figure.row(),
        figure.column(),
        stated,
        own,
        place,
        parts);
  }

  /** By which what is said and its parts come together. */
  String key() {
    return String.join("\u0000", unit, form, block, kind, row, column);
  }

  /** Both of one key, in any order. */
  Fact plus(Fact other) {
    Fact saying = stated ? this : other;
    return new Fact(
        unit,
        form,
        table,
        block,
        kind,
        row,
        column,
        stated || other.stated,
        saying.own,
        saying.place,
        parts.plus(other.parts));
  }

  /** The same at another place. */
  Fact at(Place elsewhere) {
    return new Fact(unit, form, table, block, kind, row, column, stated, own, elsewhere, parts);
  }
}
