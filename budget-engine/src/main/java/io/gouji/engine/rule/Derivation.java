package io.gouji.engine.rule;

/**
 * A cell that calculates instead of stating: it moves as the cells move that its formula reads.
 *
 * @param cell its number in the ledger
 * @param cells what it reads, by number, ascending; cells of no relation are left out
 * @param coefficients how often each is added; none where that is not known
 * @param readable whether the formula is known to do nothing but add
 */
public record Derivation(int cell, int[] cells, long[] coefficients, boolean readable) {}
