package io.gouji.engine.pack;

import io.gouji.engine.pack.PackException.Mistake;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of a broken pack that may be missing only because the line or the file they stand in
 * was refused.
 */
public final class Doubts {
  static final Doubts NONE = new Doubts(Set.of(), false);

  private static final List<String> FILES =
      List.of(TableReader.FILE, ColumnReader.FILE, RowReader.FILE);

  private final Set<String> words;
  private final boolean all;

  private Doubts(Set<String> words, boolean all) {
    this.words = Set.copyOf(words);
    this.all = all;
  }

  static Doubts of(List<Mistake> mistakes, TemplatesFolder folder, String pack) {
    Set<String> words = new HashSet<>();
    boolean all = false;
    for (String name : FILES) {
      String file = pack + "/" + name;
      List<Mistake> here =
          mistakes.stream().filter(mistake -> mistake.source().file().equals(file)).toList();
      all |= here.stream().anyMatch(Mistakes::isOfTheWhole);
      words.addAll(refused(here, folder, file));
    }
    words.remove("");
    return new Doubts(words, all);
  }

  private static Set<String> refused(List<Mistake> mistakes, TemplatesFolder folder, String file) {
    if (mistakes.isEmpty()) {
      return Set.of();
    }
    Set<Long> lines =
        mistakes.stream().map(mistake -> mistake.source().line()).collect(Collectors.toSet());
    // Of a block that no table has only the first line is told, but all of its lines are lost.
    Set<String> blocks =
        mistakes.stream()
            .filter(mistake -> mistake.message().equals(Mistakes.NO_BLOCK))
            .map(mistake -> mistake.arguments().getOrDefault("value", ""))
            .collect(Collectors.toSet());
    CsvFile.Form form = new CsvFile.Form(List.of(), Map.of(), true);
    return CsvFile.read(folder, file, form, new Mistakes()).stream()
        .filter(
            row ->
                lines.contains(row.source().line())
                    || row.words().stream().anyMatch(blocks::contains))
        .flatMap(row -> row.words().stream())
        .collect(Collectors.toSet());
  }

  /** Whether the pack may well mean to have a block, column or row of that name. */
  public boolean about(String word) {
    return all || words.contains(word);
  }

  /** Whether such a name stands in the part of a formula. */
  public boolean within(String part) {
    return all || words.stream().anyMatch(part::contains);
  }
}
