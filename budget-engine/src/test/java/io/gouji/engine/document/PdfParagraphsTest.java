package io.gouji.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.parts.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as they stand on a page, joined to paragraphs. */
final class PdfParagraphsTest {
  private static final float SIZE = 16;
  private static final float LEFT = 80;
  private static final float RIGHT = 512;
  private static final String FULL = "工作需要调入人员，增加了人员经费，压减一般性支出，完成年";

  private final List<PdfLine> lines = new ArrayList<>();

  private void line(float left, float right, String text) {
    float y = 100 + 28 * lines.size();
    lines.add(new PdfLine(1, y, SIZE, List.of(new PdfLine.Span(left, right, text))));
  }

  private List<String> joined() throws UnreadableException {
    return new PdfParagraphs(lines, DocumentLimits.DEFAULT)
        .document().paragraphs().stream().map(Paragraph::text).toList();
  }

  private void page(float right, String last, String next) {
    for (int i = 0; i < 3; i++) {
      line(LEFT, RIGHT, FULL);
    }
    line(LEFT, right, last);
    line(LEFT, RIGHT, next);
  }

  /** A figure is never broken; it leaves room at the end of the line that it does not fit in. */
  @Test
  void aLineThatHadNoRoomForAFigureGoesOn() throws UnreadableException {
    page(RIGHT - 5 * SIZE, "总支出较上年增长", "6.69%，主要原因是工作需要调入人员，增加了人员经费，压减支出");
    assertThat(joined()).singleElement().asString().contains("总支出较上年增长6.69%，主要原因");
  }

  @Test
  void aShortLineOrTheEndOfASentenceDoesNot() throws UnreadableException {
    page(RIGHT - 9 * SIZE, "总支出较上年增长", "6.69%，主要原因是工作需要调入人员，增加了人员经费，压减支出");
    assertThat(joined()).hasSize(2);
    lines.clear();
    page(RIGHT - 5 * SIZE, "总支出较上年增长了。", "6.69%的增长是因为工作需要调入人员，增加了人员经费，压减支出");
    assertThat(joined()).hasSize(2);
    lines.clear();
    page(RIGHT - 5 * SIZE, "单位支出主要包括", "2025年安排的工作需要调入人员，增加了人员经费，压减支出，完");
    assertThat(joined()).hasSize(2);
  }
}
