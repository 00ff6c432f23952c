package io.gouji.engine.finding;

/**
 * A mistake of ours, kept apart from findings.
 *
 * @param where the rule id or the step that failed
 */
public record Fault(String where, String message) {}
