package io.gouji.engine.formula;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * References to a sheet that was deleted, which Excel writes with the cells that were meant there:
 * {@code #REF!$E$17:$E$28} is no more than {@code #REF!}.
 */
final class LostReferences {
  private static final String LOST = "#REF!";
  private static final String CELL = "\\$?[A-Za-z]{1,3}\\$?[0-9]{1,7}";
  private static final String COLUMN = "\\$?[A-Za-z]{1,3}";
  private static final String ROW = "\\$?[0-9]{1,7}";
  private static final Pattern PARTS =
      Pattern.compile(
          "\"[^\"]*\"|'[^']*'|#REF!(?:%1$s(?::%1$s)?|%2$s:%2$s|%3$s:%3$s)(?![A-Za-z0-9_.(])"
              .formatted(CELL, COLUMN, ROW));

  private LostReferences() {}

  static String spell(String formula) {
    return formula.contains(LOST)
        ? PARTS.matcher(formula).replaceAll(LostReferences::spelled)
        : formula;
  }

  private static String spelled(MatchResult part) {
    return Matcher.quoteReplacement(part.group().startsWith(LOST) ? LOST : part.group());
  }
}
