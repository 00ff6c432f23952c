package io.gouji.engine.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** File names of workbooks without what our results add to them, in any of our languages. */
final class ResultName {
  private static final Pattern ANNOTATED =
      Pattern.compile(
          "(.+?)(?:(?:"
              + Phrases.inAll("output.annotated").stream()
                  .map(Pattern::quote)
                  .collect(Collectors.joining("|"))
              + ")(?:\\([0-9]{1,4}\\))?)+(\\.[^.]*)?");

  private ResultName() {}

  /**
   * The name of the workbook a marked copy was made of; the same name where it is of no copy.
   *
   * @param file name without folders
   */
  static String unmarked(String file) {
    Matcher name = ANNOTATED.matcher(file);
    if (!name.matches()) {
      return file;
    }
    return name.group(1) + (name.group(2) == null ? "" : name.group(2));
  }
}
