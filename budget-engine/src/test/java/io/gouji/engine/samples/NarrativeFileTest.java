package io.gouji.engine.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;

/** The Word file says what the published narrative says, word for word. */
class NarrativeFileTest {
  @Test
  void everyParagraphAndEveryCellOfTheSeedStandsInTheWordFile() throws Exception {
    Seed seed = Seed.read();
    try (XWPFDocument document =
        new XWPFDocument(new ByteArrayInputStream(NarrativeFile.of(seed)))) {
      List<String> paragraphs = new ArrayList<>(seed.before());
      // The ends of the sections around the table.
      paragraphs.addAll(List.of("", ""));
      paragraphs.addAll(seed.after());
      assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
          .containsExactlyElementsOf(paragraphs);
      assertThat(document.getTables().get(0).getRows().stream().map(NarrativeFileTest::cells))
          .containsExactlyElementsOf(seed.projects());
    }
  }

  private static List<String> cells(XWPFTableRow row) {
    return row.getTableCells().stream().map(XWPFTableCell::getText).toList();
  }

  @Test
  void partsAndSectionsAreHeadings() throws Exception {
    try (XWPFDocument document =
        new XWPFDocument(new ByteArrayInputStream(NarrativeFile.of(Seed.read())))) {
      assertThat(
              document.getParagraphs().stream()
                  .filter(paragraph -> paragraph.getStyle() != null)
                  .map(paragraph -> paragraph.getStyle() + " " + paragraph.getText().strip()))
          .contains("Heading1 第一部分：单位概况", "Heading2 十、预算绩效目标情况说明")
          .hasSize(4 + 2 + 10 + 1);
    }
  }
}
