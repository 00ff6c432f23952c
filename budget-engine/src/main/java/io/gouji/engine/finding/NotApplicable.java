package io.gouji.engine.finding;

/**
 * A rule that does not apply to this workbook, and why.
 *
 * @param reason id of the sentence, filled with {@code subject}
 * @param subject the table, column or total the layout does not have, or the condition
 */
public record NotApplicable(RuleId rule, String reason, String subject) {}
