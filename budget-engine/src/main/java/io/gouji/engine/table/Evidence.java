package io.gouji.engine.table;

import io.gouji.engine.sheet.CellRef;

/**
 * One figure with what speaks for it: where it stands, what it states and how precisely.
 *
 * @param halfWidth half-width of its interval in half-fen; 0 is exact
 * @param decimals decimals it is told with
 */
public record Evidence(
    FactKey fact,
    String sheet,
    CellRef cell,
    FactState state,
    Amount amount,
    long halfWidth,
    Unit unit,
    int decimals) {}
