package io.gouji.engine.narrative;

import io.gouji.engine.pack.TableSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A budget table that stands in the text cell by cell: its title, and all passages up to the next
 * title or the next sentence.
 */
record TableRegion(TableSpec table, Passage title, List<Passage> cells) {
  private static final int NEAR = 4;
  private static final int LONGEST_TITLE = 60;
  private static final int LONGEST_CELL = 40;

  TableRegion {
    cells = List.copyOf(cells);
  }

  /** The tables of a text in their order. */
  static List<TableRegion> of(Prose prose, Lexicon lexicon, Outline outline) {
    List<TableRegion> regions = new ArrayList<>();
    List<Passage> passages = prose.passages();
    List<Worded> ends = lexicon.worded(Kinds.PROSE_HEAD);
    for (int i = 0; i < passages.size(); i++) {
      Passage title = passages.get(i);
      Optional<TableSpec> table =
          outline.isContents(title) || !hasMoney(passages, i, lexicon)
              ? Optional.empty()
              : named(title.text(), lexicon);
      if (table.isPresent()) {
        int from = i + 1;
        int to = from;
        while (to < passages.size() && isCell(passages, to, ends, lexicon)) {
          to++;
        }
        regions.add(new TableRegion(table.get(), title, passages.subList(from, to)));
        i = to - 1;
      }
    }
    return regions;
  }

  private static boolean hasMoney(List<Passage> passages, int at, Lexicon lexicon) {
    String text = passages.get(at).text();
    return text.length() <= LONGEST_TITLE
        && passages.subList(at + 1, Math.min(at + 1 + NEAR, passages.size())).stream()
            .anyMatch(
                next ->
                    lexicon.worded(Kinds.MONEY_LINE).stream()
                        .anyMatch(line -> line.isIn(next.text())));
  }

  private static boolean isCell(
      List<Passage> passages, int at, List<Worded> ends, Lexicon lexicon) {
    Passage passage = passages.get(at);
    boolean note =
        lexicon.worded(Kinds.EMPTY_NOTE).stream().anyMatch(line -> line.isIn(passage.text()));
    if (note) {
      return true;
    }
    boolean sentence =
        passage.text().length() > LONGEST_CELL && passage.marks().hasSentence(passage.text());
    boolean head = passage.isTitle() && ends.stream().anyMatch(end -> end.isIn(passage.text()));
    boolean table = hasMoney(passages, at, lexicon) && named(passage.text(), lexicon).isPresent();
    return !sentence && !head && !table;
  }

  /** The table of the pack that a title names; of several the one with the longest match. */
  static Optional<TableSpec> named(String title, Lexicon lexicon) {
    return lexicon.pack().tables().stream()
        .filter(table -> length(table, title) > 0)
        .max(
            Comparator.comparingInt((TableSpec table) -> length(table, title))
                .thenComparing(TableSpec::number, Comparator.reverseOrder()));
  }

  private static int length(TableSpec table, String title) {
    Matcher found = table.titles().matcher(title);
    int longest = 0;
    while (found.find()) {
      longest =
          found.end() == title.length() ? Math.max(longest, found.end() - found.start()) : longest;
    }
    return longest;
  }
}
