package io.gouji.engine.rule;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites a rule's text into what POI's grammar reads rightly; texts in quotes stay untouched. */
final class FormulaText {
  private static final String QUOTED = "\"(?:[^\"]|\"\")*\"";

  /** POI reads {@code T[@C]} as the whole row and drops the column. */
  private static final Pattern THIS_ROW = Pattern.compile(QUOTED + "|\\[@\\[?([^\\[\\]]*)\\]?\\]");

  /** With which every mention of every column ends. */
  private static final String STAR = "*]";

  private static final Pattern EVERY_COLUMN =
      Pattern.compile(QUOTED + "|([\\p{L}_][\\p{L}\\p{N}_.]*)(\\[(?:\\[[^\\]]*\\],)?\\[?)\\*\\]");

  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_.]*";

  private static final Pattern CALL = Pattern.compile("(" + NAME + ")\\s*\\(");

  /** A named row crossed with a column: {@code T!R T[C]}. */
  private static final Pattern CROSSING =
      Pattern.compile(QUOTED + "|(" + NAME + "!" + NAME + "\\s+" + NAME + "\\[[^\\[\\]]*\\])");

  private FormulaText() {}

  /**
   * Writes {@code T[@C]} and {@code T[@[C]]} in full, {@code T[[#This Row],[C]]}, and puts a
   * crossing in parentheses: POI lets the blank bind weaker than any other operator, Excel
   * stronger.
   */
  static String inFull(String formula) {
    String body = formula.strip();
    String noSign = body.startsWith("=") ? body.substring(1) : body;
    // Most formulas have none of these, which an expression finds out slowly.
    String crossed = noSign.indexOf('!') < 0 ? noSign : crossingsGrouped(noSign);
    return crossed.contains("[@") ? thisRowInFull(crossed) : crossed;
  }

  private static String crossingsGrouped(String formula) {
    return CROSSING
        .matcher(formula)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1) == null ? match.group() : "(" + match.group(1) + ")"));
  }

  private static String thisRowInFull(String formula) {
    return THIS_ROW
        .matcher(formula)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1) == null
                        ? match.group()
                        : "[[#This Row],[" + match.group(1) + "]]"));
  }

  /** The function that the whole formula calls, if it begins like a call. */
  static Optional<String> function(String formula) {
    Matcher call = CALL.matcher(formula);
    return call.lookingAt() ? Optional.of(call.group(1)) : Optional.empty();
  }

  /** The formula as its author wrote it, as far as that can be told. */
  static String inShort(String formula) {
    return formula.replaceAll("\\[\\[#This Row\\],\\[([^\\[\\]]*)\\]\\]", "[@$1]");
  }

  /** The blocks of which the formula (in full) means every column: {@code T[*]}. */
  static Set<String> everyColumnOf(String formula) {
    Set<String> blocks = new LinkedHashSet<>();
    if (!formula.contains(STAR)) {
      return blocks;
    }
    EVERY_COLUMN
        .matcher(formula)
        .results()
        .map(match -> match.group(1))
        .filter(block -> block != null)
        .forEach(blocks::add);
    return blocks;
  }

  /** The formula (in full) for one of the columns that {@code *} stands for. */
  static String forColumn(String formula, String column) {
    if (!formula.contains(STAR)) {
      return formula;
    }
    return EVERY_COLUMN
        .matcher(formula)
        .replaceAll(match -> Matcher.quoteReplacement(oneColumn(match, column)));
  }

  private static String oneColumn(MatchResult match, String column) {
    return match.group(1) == null ? match.group() : match.group(1) + match.group(2) + column + "]";
  }
}
