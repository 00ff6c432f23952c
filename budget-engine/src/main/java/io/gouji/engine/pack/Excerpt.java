package io.gouji.engine.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Files of a pack without some of its tables; lines that stay are left as they were typed. */
final class Excerpt {
  private static final Pattern CONTINUED = Pattern.compile("\\\\\\R\\s*");
  private static final Pattern PROPERTY = Pattern.compile("\\s*([\\w.]+)\\s*[=:]\\s*(.*)");
  private static final Pattern ABOUT = Pattern.compile("[^!\\[]+");

  private final String pack;
  private final TemplatesFolder folder;
  private final Keywords keywords;
  private final Set<String> tables;
  private final Set<String> blocks = new HashSet<>();

  /**
   * An excerpt.
   *
   * @param all tables of the pack
   * @param tables ids of those it keeps
   */
  Excerpt(
      String pack,
      TemplatesFolder folder,
      Keywords keywords,
      List<TableSpec> all,
      Set<String> tables) {
    this.pack = pack;
    this.folder = folder;
    this.keywords = keywords;
    this.tables = tables;
    all.stream()
        .filter(table -> tables.contains(table.id()))
        .flatMap(table -> table.blocks().stream())
        .forEach(block -> blocks.add(block.name()));
  }

  /**
   * The files by name, except what is generated and the wording of narratives.
   *
   * @param gone lines of the rules it does without
   * @param own properties that it has in the place of the pack's
   */
  Map<String, String> files(Set<Long> gone, Map<String, String> own) {
    Map<String, String> files = new TreeMap<>();
    files.put(PackProperties.FILE, properties(own));
    files.put(TableReader.FILE, kept(TableReader.FILE, about("table", tables)));
    files.put(ColumnReader.FILE, kept(ColumnReader.FILE, about("block", blocks)));
    files.put(RowReader.FILE, kept(RowReader.FILE, about("block", blocks)));
    files.put(
        RuleReader.FILE, kept(RuleReader.FILE, headings -> line -> !gone.contains(line.number())));
    return files;
  }

  /** How the wording of its narratives is written, where it has one. */
  Optional<String> narrative() {
    return folder.has(pack + "/" + NarrativeReader.FILE)
        ? Optional.of(text(NarrativeReader.FILE))
        : Optional.empty();
  }

  private String text(String file) {
    return folder.text(pack + "/" + file).orElse("");
  }

  /** Which lines stay, once it is known what the columns are called. */
  private interface Sieve {
    Predicate<RuleSheet.Line> of(String[] headings);
  }

  private Sieve about(String field, Set<String> wanted) {
    return headings -> {
      int column = Arrays.asList(headings).indexOf(keywords.heading(field));
      return line -> wanted.contains(CsvFile.cell(line.cells(), column));
    };
  }

  private String kept(String file, Sieve sieve) {
    String text = text(file);
    List<String> typed = Arrays.asList(text.split("(?<=\n)"));
    List<RuleSheet.Line> lines = CsvFile.lines(text);
    Predicate<RuleSheet.Line> stays = sieve.of(headings(lines.get(0).cells()));
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      int from = (int) lines.get(i).number() - 1;
      int to = i + 1 < lines.size() ? (int) lines.get(i + 1).number() - 1 : typed.size();
      if (i == 0 || stays.test(lines.get(i))) {
        typed.subList(from, to).forEach(kept::append);
      }
    }
    return kept.toString();
  }

  private static String[] headings(String[] cells) {
    return Arrays.stream(cells)
        .map(cell -> cell == null ? "" : cell.strip())
        .toArray(String[]::new);
  }

  private String properties(Map<String, String> own) {
    List<String> lines = new ArrayList<>();
    CONTINUED
        .matcher(text(PackProperties.FILE))
        .replaceAll("")
        .lines()
        .forEach(
            line -> {
              Matcher property = PROPERTY.matcher(line);
              if (property.matches()) {
                String value =
                    own.getOrDefault(property.group(1), left(property.group(1), property.group(2)));
                if (!value.isEmpty() || property.group(2).isEmpty()) {
                  lines.add(property.group(1) + "=" + value);
                }
              } else {
                lines.add(line);
              }
            });
    return String.join("\n", lines) + "\n";
  }

  /** What of a property still means something. */
  private String left(String key, String value) {
    return switch (key) {
      case Headline.PROPERTY, NextYear.COLUMNS -> left(value, blocks);
      case NextYear.TABLES -> left(value, tables);
      default -> value;
    };
  }

  private static String left(String value, Set<String> known) {
    return Arrays.stream(value.split("[;\\s]+"))
        .filter(
            entry ->
                ABOUT
                    .matcher(entry)
                    .results()
                    .findFirst()
                    .filter(name -> known.contains(name.group()))
                    .isPresent())
        .collect(Collectors.joining(";"));
  }
}
