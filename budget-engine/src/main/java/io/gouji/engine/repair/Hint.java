package io.gouji.engine.repair;

import io.gouji.engine.sheet.CellRef;

/**
 * What is known of a cell from elsewhere: the findings about its formula.
 *
 * @param formula the formula that belongs there, without {@code =}; empty where none is known
 */
public record Hint(String sheet, CellRef cell, String formula) {}
