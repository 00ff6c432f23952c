package io.gouji.engine;

/**
 * A file of rules that is no part of a pack.
 *
 * @param name of the file, for whoever must find a mistake in it
 * @param content its bytes: CSV in UTF-8, GB18030 or marked UTF-16, or an xlsx workbook
 */
public record OwnRules(String name, byte[] content) {}
