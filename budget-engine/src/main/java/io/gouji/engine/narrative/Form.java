package io.gouji.engine.narrative;

import io.gouji.engine.document.Document;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text as the checks of its form see it: what is prose, what is a list of contents, what a table.
 *
 * @param year the budget year; 0 if it is not known
 * @param text the passages that are prose or headings, in order
 */
record Form(
    Document document,
    Prose prose,
    Lexicon lexicon,
    int year,
    Outline outline,
    List<TableRegion> tables,
    List<ProjectRow> projects,
    List<Passage> text) {
  /** A row of a table printed on one line has its columns between bars. */
  private static final char BAR = '|';

  static Form of(Document document, Prose prose, Lexicon lexicon, int year) {
    Outline outline = Outline.of(prose, lexicon);
    List<TableRegion> tables = TableRegion.of(prose, lexicon, outline);
    Set<Passage> cells =
        tables.stream()
            .flatMap(table -> Stream.concat(Stream.of(table.title()), table.cells().stream()))
            .collect(Collectors.toSet());
    List<Passage> text =
        prose.passages().stream()
            .filter(passage -> passage.cell().isEmpty() && !outline.isContents(passage))
            .filter(passage -> !cells.contains(passage) && !isRow(passage))
            .toList();
    List<ProjectRow> projects = ProjectRow.of(prose, lexicon);
    return new Form(document, prose, lexicon, year, outline, tables, projects, text);
  }

  private static boolean isRow(Passage passage) {
    int first = passage.text().indexOf(BAR);
    return first >= 0 && passage.text().indexOf(BAR, first + 1) >= 0;
  }

  /** Whether rows of tables are surely read whole; on printed pages they break anywhere. */
  boolean hasWholeRows() {
    return document.format() != Document.Format.PDF;
  }

  List<Worded> lines(String kind) {
    return lexicon.worded(kind);
  }

  boolean matches(String kind, String text) {
    return lines(kind).stream().anyMatch(line -> line.isIn(text));
  }
}
