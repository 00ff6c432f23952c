package io.gouji.engine.pack;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Years in the headings of a pack, said by their distance from the budget year: {@code {year}} is
 * that year, {@code {year-1}} the one before. So the pack of the next year differs by its year
 * alone.
 *
 * @param year finds a year that is written out
 * @param base the budget year of the pack; 0 where it is not known and blanks stay as they are
 */
record HeadingYears(Pattern year, int base) {
  /** How the budget year and the one before are written. */
  static final String THIS = "{year}";

  static final String LAST = "{year-1}";

  private static final Pattern BLANK = Pattern.compile("\\{year([+-]\\d)?}");
  private static final Pattern BRACE = Pattern.compile("\\{[^}|/]*}?");

  /** The year written out, or the blank that is none; empty where all years are said rightly. */
  Optional<String> written(String headings) {
    String rest = BLANK.matcher(headings).replaceAll("");
    Matcher brace = BRACE.matcher(rest);
    if (brace.find()) {
      return Optional.of(brace.group());
    }
    Matcher found = year.matcher(Normalizer.normalize(rest, Normalizer.Form.NFKC));
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }

  /** The headings as they read in the year of the pack. */
  String filled(String headings) {
    return base == 0 ? headings : in(headings, base);
  }

  /** A heading as it reads in a year. */
  static String in(String heading, int year) {
    return BLANK
        .matcher(heading)
        .replaceAll(
            found -> {
              String distance = found.group(1);
              return Integer.toString(year + (distance == null ? 0 : Integer.parseInt(distance)));
            });
  }
}
