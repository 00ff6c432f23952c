package io.gouji.engine.finding;

/**
 * One side of a relation as it stands: the words of the rule and what they amount to.
 *
 * @param text for example {@code 表3!合计}
 */
public record Side(String text, Quantity quantity) {}
