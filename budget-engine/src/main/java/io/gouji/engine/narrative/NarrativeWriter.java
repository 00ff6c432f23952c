package io.gouji.engine.narrative;

import io.gouji.engine.document.ProseBlock;
import io.gouji.engine.document.ProseBlock.Blank;
import io.gouji.engine.document.ProseBlock.Run;
import io.gouji.engine.document.ProseBlock.Words;
import io.gouji.engine.pack.NarrativeSpec.Entry;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the narrative of a workbook in the wording of its pack: figures are those of the tables,
 * what the tables do not know stays a blank and is never invented.
 */
public final class NarrativeWriter {
  private static final String TITLE = "title";
  private static final String HEADING = "heading";
  private static final String ITEM = "item";
  private static final String EACH = "each";
  private static final String TABLES = "tables";
  private static final String PROJECTS = "projects";
  static final String GIVEN = "given";

  private final Pack pack;
  private final BudgetBook book;
  private final Sentences sentences;
  private final Map<String, String> given;
  private final List<ProseBlock> pieces = new ArrayList<>();
  private int item;

  private NarrativeWriter(
      Lexicon lexicon, FactRules facts, BudgetBook book, Map<String, String> given) {
    pack = lexicon.pack();
    this.book = book;
    this.given = given;
    FactBook known = new FactBook(facts, book, NarrativeChecker.catalogue(pack));
    sentences = new Sentences(lexicon, known, Names.of(pack, book));
  }

  /**
   * The narrative as pieces.
   *
   * @param given what the tables do not know by name: duties, establishment
   */
  public static List<ProseBlock> write(
      Lexicon lexicon, FactRules facts, BudgetBook book, Map<String, String> given) {
    NarrativeWriter writer = new NarrativeWriter(lexicon, facts, book, given);
    lexicon.spec().ofKind(Kinds.TEXT).forEach(writer::write);
    return List.copyOf(writer.pieces);
  }

  private void write(Entry entry) {
    if (!sentences.applies(entry.value())) {
      return;
    }
    String form = entry.id();
    if (form.equals(TITLE)) {
      pieces.add(new ProseBlock.Heading(0, plain(sentences.runs(entry.words(), Optional.empty()))));
    } else if (form.startsWith(HEADING)) {
      int level = Integer.parseInt(form.substring(HEADING.length()));
      String text = plain(sentences.runs(entry.words(), Optional.empty()));
      sentences.enter(level, text);
      item = 0;
      pieces.add(new ProseBlock.Heading(level, text));
    } else {
      body(form, entry);
    }
  }

  private void body(String form, Entry entry) {
    switch (form) {
      case EACH -> each(entry);
      case TABLES -> pack.tables().forEach(table -> pieces.add(table(entry, table)));
      case PROJECTS -> projects(entry);
      case GIVEN -> given(entry);
      case ITEM -> {
        sentences.count(++item);
        text(sentences.runs(entry.words(), Optional.empty()));
      }
      default -> text(sentences.runs(entry.words(), Optional.empty()));
    }
  }

  private void text(List<Run> runs) {
    pieces.add(new ProseBlock.Text(runs));
  }

  /** A sentence for each row with money of the list that the section restates. */
  private void each(Entry entry) {
    int digits = Integer.parseInt(entry.reading());
    for (Fact row : sentences.rows(entry.example())) {
      if (FactBook.code(row).length() == digits && !row.isZero()) {
        sentences.count(++item);
        text(sentences.runs(entry.words(), Optional.of(row)));
      }
    }
  }

  private ProseBlock table(Entry entry, TableSpec table) {
    String line =
        entry
            .words()
            .replace("{number}", Integer.toString(table.number()))
            .replace("{name}", table.name());
    return new ProseBlock.Text(List.of(new Words(line)));
  }

  /**
   * What was given under a name, paragraph by paragraph; where it was not, the sentence that is
   * usual there with its own blanks, or one blank for all of it.
   */
  private void given(Entry entry) {
    String text = given.getOrDefault(entry.words(), "");
    if (text.isBlank()) {
      text(
          entry.example().isEmpty()
              ? List.of(new Blank(entry.words()))
              : sentences.runs(entry.example(), Optional.empty()));
    }
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> text(List.of(new Words(line.strip()))));
  }

  /** The rows of a listing as a table: its columns stand between bars. */
  private void projects(Entry entry) {
    List<String> columns = entry.alternatives();
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns);
    for (Block block : book.blocks(entry.example())) {
      for (int row = 0; row < block.rowCount(); row++) {
        if (block.isData(row)) {
          cells.add(row(block, row, columns));
        }
      }
    }
    if (cells.size() > 1) {
      pieces.add(new ProseBlock.Table("", cells));
    }
  }

  private static List<String> row(Block block, int row, List<String> columns) {
    return columns.stream().map(column -> Names.cell(block, row, column)).toList();
  }

  private static String plain(List<Run> runs) {
    StringBuilder text = new StringBuilder();
    for (Run run : runs) {
      text.append(run instanceof Words plain ? plain.text() : ((Blank) run).hint());
    }
    return text.toString();
  }
}
