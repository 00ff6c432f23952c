package io.gouji.engine.pack;

import java.util.Arrays;
import java.util.List;

/** Recognises a file whose cells are not separated by commas, by its heading row. */
final class Separators {
  private static final List<String> OTHERS = List.of("\t", ";", "，", "；", "|");

  private Separators() {}

  /** Whether all headings stand in one cell, with another sign between them. */
  static boolean areWrong(String[] first, CsvFile.Form form) {
    if (first.length == 0 || first[0] == null) {
      return false;
    }
    String sign = of(first[0]);
    return !sign.isEmpty()
        && Arrays.stream(first[0].split(java.util.regex.Pattern.quote(sign)))
                .map(String::strip)
                .map(word -> form.words().getOrDefault(word, word))
                .filter(form.fields()::contains)
                .count()
            > 1;
  }

  /** That sign for the reader, who would not see a tab. */
  static String shown(String headings) {
    return of(headings).replace("\t", "Tab");
  }

  /** The first of the other signs that stands in a heading row; empty if none does. */
  static String of(String headings) {
    return OTHERS.stream().filter(headings::contains).findFirst().orElse("");
  }
}
