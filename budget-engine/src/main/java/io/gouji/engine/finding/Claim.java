package io.gouji.engine.finding;

/**
 * One of several relations that cannot hold together.
 *
 * @param sign how its sides should compare: {@code =}
 */
public record Claim(RuleId rule, Instance instance, Side left, String sign, Side right) {}
