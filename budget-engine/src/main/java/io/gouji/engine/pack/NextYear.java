package io.gouji.engine.pack;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a workbook goes on in that of the year after.
 *
 * @param columns by block: each column whose figures go on to the column they go to
 * @param tables ids of the tables by item whose items go on
 */
public record NextYear(Map<String, Map<String, String>> columns, List<String> tables) {
  static final String COLUMNS = "template.lastYear";
  static final String TABLES = "template.carry";

  /** How a pair of columns is written, for the reader of a mistake. */
  private static final String FORM = "block[column]=block[column]";

  private static final Pattern COLUMN = Pattern.compile("(.+)\\[(.+)]=(.+)\\[(.+)]");

  public NextYear {
    columns = Map.copyOf(columns);
    tables = List.copyOf(tables);
  }

  /** What the properties of a pack say. */
  public static NextYear of(Pack pack) {
    Map<String, Map<String, String>> columns = new HashMap<>();
    for (String entry : entries(pack.properties(), COLUMNS)) {
      Matcher found = COLUMN.matcher(entry);
      if (found.matches()) {
        columns
            .computeIfAbsent(found.group(3), unused -> new HashMap<>())
            .put(found.group(4), found.group(2));
      }
    }
    return new NextYear(columns, entries(pack.properties(), TABLES));
  }

  /**
   * Finds what is wrong with the properties.
   *
   * @param source of a property, by its key
   */
  static void check(
      Map<String, String> properties,
      List<TableSpec> tables,
      Function<String, Source> source,
      Mistakes mistakes) {
    for (String entry : entries(properties, COLUMNS)) {
      if (!isSound(entry, tables)) {
        wrong(COLUMNS, entry, FORM, source, mistakes);
      }
    }
    for (String id : entries(properties, TABLES)) {
      if (tables.stream().noneMatch(table -> table.id().equals(id))) {
        String known = String.join(" ", tables.stream().map(TableSpec::id).toList());
        wrong(TABLES, id, known, source, mistakes);
      }
    }
  }

  private static void wrong(
      String key,
      String value,
      String allowed,
      Function<String, Source> source,
      Mistakes mistakes) {
    mistakes.add(
        source.apply(key), Mistakes.PROPERTY_WRONG, "key", key, "value", value, "allowed", allowed);
  }

  /** Both columns are of one block, and the template prints where the figures go. */
  private static boolean isSound(String entry, List<TableSpec> tables) {
    Matcher found = COLUMN.matcher(entry);
    if (!found.matches() || !found.group(1).equals(found.group(3))) {
      return false;
    }
    Optional<BlockSpec> block =
        tables.stream()
            .flatMap(table -> table.blocks().stream())
            .filter(spec -> spec.name().equals(found.group(1)))
            .findFirst();
    return block.filter(spec -> spec.amounts().contains(found.group(4))).isPresent()
        && block
            .flatMap(spec -> spec.column(found.group(2)))
            .filter(column -> column.role() == ColumnSpec.Role.AMOUNT)
            .filter(column -> !column.template().header().isEmpty())
            .isPresent();
  }

  private static List<String> entries(Map<String, String> properties, String key) {
    return Arrays.stream(properties.getOrDefault(key, "").split("[;\\s]+"))
        .filter(entry -> !entry.isEmpty())
        .toList();
  }
}
