package io.gouji.engine.document;

import io.gouji.engine.document.Paragraph.Cell;
import io.gouji.engine.parts.UnreadableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the paragraphs of one part as they print: what was inserted is there, what was deleted or
 * hidden is not, of alternatives the first counts, and tables give their cells in order.
 */
final class WordStory {
  private final WordXml xml;
  private final WordInline inline;

  /** For each note referred to, the run that refers to it. */
  private final Map<String, WordRun> notes = new LinkedHashMap<>();

  private int tables;

  /** Where paragraphs go: the list, the cell they are in, and the run that holds them in a box. */
  private record Place(
      List<WordParagraph> paragraphs, Optional<Cell> cell, @Nullable WordRun host) {}

  /**
   * @param tables how many tables of the document came before
   */
  WordStory(WordXml xml, int tables) {
    this.xml = xml;
    this.tables = tables;
    this.inline = new WordInline(xml, this);
  }

  int tables() {
    return tables;
  }

  Map<String, WordRun> notes() {
    return notes;
  }

  /** The paragraphs inside the element just entered. */
  List<WordParagraph> read(@Nullable WordRun host) throws UnreadableException {
    List<WordParagraph> paragraphs = new ArrayList<>();
    blocks(new Place(paragraphs, Optional.empty(), host));
    return paragraphs;
  }

  /** The paragraphs of a text box, which is the element just entered. */
  void box(WordParagraph holder, WordRun host) throws UnreadableException {
    blocks(new Place(holder.boxes, Optional.empty(), host));
  }

  private void blocks(Place place) throws UnreadableException {
    int parent = xml.depth();
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "p" -> paragraph(place);
        case "tbl" -> table(place);
        case "body", "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo" -> blocks(place);
        case "mc:AlternateContent" -> alternative(place);
        default -> {}
      }
    }
  }

  private void alternative(Place place) throws UnreadableException {
    int parent = xml.depth();
    boolean chosen = false;
    while (xml.child(parent)) {
      if (!chosen && xml.name().equals("mc:Choice")) {
        chosen = true;
        blocks(place);
      }
    }
  }

  private void paragraph(Place place) throws UnreadableException {
    ParagraphList.demandTime();
    List<WordParagraph> before = place.paragraphs();
    WordParagraph last = before.isEmpty() ? null : before.get(before.size() - 1);
    WordParagraph paragraph;
    if (last != null && last.open && last.cell.equals(place.cell())) {
      paragraph = last;
      paragraph.open = false;
    } else {
      paragraph = new WordParagraph(place.cell());
      before.add(paragraph);
    }
    inline.read(paragraph, place.host());
    inline.endParagraph();
  }

  private void table(Place place) throws UnreadableException {
    int number = ++tables;
    int[] row = {0};
    rows(place, number, row);
  }

  private void rows(Place place, int table, int[] row) throws UnreadableException {
    int parent = xml.depth();
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "tr" -> {
          row[0]++;
          if (!cells(place, table, row[0], new int[] {1})) {
            row[0]--;
          }
        }
        case "sdt", "sdtContent", "customXml", "ins", "moveTo" -> rows(place, table, row);
        default -> {}
      }
    }
  }

  /** The cells of a row from a column on; false if the row was deleted. */
  private boolean cells(Place place, int table, int row, int[] column) throws UnreadableException {
    int parent = xml.depth();
    boolean shown = true;
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "trPr" -> shown &= rowProperties(column);
        case "tc" -> {
          if (shown) {
            column[0] += cell(place, new Cell(table, row, column[0]));
          }
        }
        case "sdt", "sdtContent", "customXml" -> {
          if (shown) {
            cells(place, table, row, column);
          }
        }
        default -> {}
      }
    }
    return shown;
  }

  private boolean rowProperties(int[] column) throws UnreadableException {
    int parent = xml.depth();
    boolean shown = true;
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "del" -> shown = false;
        case "gridBefore" -> column[0] += Math.max(0, Math.min(1000, xml.number("val", 0)));
        default -> {}
      }
    }
    return shown;
  }

  /** One cell; how many columns it takes. */
  private int cell(Place place, Cell cell) throws UnreadableException {
    Place inside = new Place(place.paragraphs(), Optional.of(cell), place.host());
    int parent = xml.depth();
    int span = 1;
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "tcPr" -> span = span();
        case "p" -> paragraph(inside);
        case "tbl" -> table(inside);
        case "sdt", "sdtContent", "customXml", "ins", "moveTo" -> blocks(inside);
        case "mc:AlternateContent" -> alternative(inside);
        default -> {}
      }
    }
    return span;
  }

  private int span() throws UnreadableException {
    int parent = xml.depth();
    int span = 1;
    while (xml.child(parent)) {
      if (xml.name().equals("gridSpan")) {
        span = Math.max(1, Math.min(1000, xml.number("val", 1)));
      }
    }
    return span;
  }
}
