package io.gouji.engine.pack;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure that stands for a whole workbook where many are listed: {@code 表1支出!支出总计[预算数]}.
 *
 * @param row a named row of the block, which also names the figure
 * @param column an amount column of it
 */
public record Headline(String block, String row, String column) {
  static final String PROPERTY = "headline";

  /** How one is written, for the reader of a mistake. */
  private static final String FORM = "block!row[column]";

  private static final Pattern WRITTEN = Pattern.compile("(.+)!(.+)\\[(.+)]");

  /** The headlines of a pack, in its order; none where it names none. */
  public static List<Headline> of(Pack pack) {
    return entries(pack.properties()).stream()
        .map(WRITTEN::matcher)
        .filter(Matcher::matches)
        .map(found -> new Headline(found.group(1), found.group(2), found.group(3)))
        .toList();
  }

  /**
   * Finds what is wrong with the property.
   *
   * @param source of a property, by its key
   */
  static void check(
      Map<String, String> properties,
      List<TableSpec> tables,
      Function<String, Source> source,
      Mistakes mistakes) {
    for (String entry : entries(properties)) {
      Matcher found = WRITTEN.matcher(entry);
      boolean sound =
          found.matches()
              && tables.stream()
                  .flatMap(table -> table.blocks().stream())
                  .filter(block -> block.name().equals(found.group(1)))
                  .filter(block -> block.amounts().contains(found.group(3)))
                  .anyMatch(block -> block.row(found.group(2)).isPresent());
      if (!sound) {
        mistakes.add(
            source.apply(PROPERTY),
            Mistakes.PROPERTY_WRONG,
            "key",
            PROPERTY,
            "value",
            entry,
            "allowed",
            FORM);
      }
    }
  }

  private static List<String> entries(Map<String, String> properties) {
    return Arrays.stream(properties.getOrDefault(PROPERTY, "").split("[;\\s]+"))
        .filter(entry -> !entry.isEmpty())
        .toList();
  }
}
