package io.gouji.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.gouji.engine.document.Paragraph.Cell;
import io.gouji.engine.document.ProseBlock.Blank;
import io.gouji.engine.document.ProseBlock.Heading;
import io.gouji.engine.document.ProseBlock.Table;
import io.gouji.engine.document.ProseBlock.Text;
import io.gouji.engine.document.ProseBlock.Words;
import io.gouji.engine.parts.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

final class ProseWriterTest {
  static final ProseLook LOOK =
      new ProseLook(
          "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "Times New Roman", "【", "】", "zh-CN");

  static final List<ProseBlock> BLOCKS =
      List.of(
          new Heading(0, "某单位 2025 年单位预算情况说明"),
          new Heading(1, "一、单位收支增减变化情况说明"),
          new Heading(2, "（一）收入 & 支出"),
          new Text(
              List.of(
                  new Words("总收入 263.37 万元，增长 6.96%，主要原因是"), new Blank("请填写原因"), new Words("。"))),
          new Table("项目表", List.of(List.of("项目", "金额"), List.of("电子政务", "37.66"))),
          new Text("三、完。"));

  @Test
  void whatIsWrittenIsReadBack() throws UnreadableException {
    byte[] file = ProseWriter.write(BLOCKS, LOOK);
    assertThat(DocumentReader.read(file, DocumentLimits.DEFAULT).paragraphs())
        .extracting(Paragraph::text, Paragraph::heading, Paragraph::cell)
        .containsExactly(
            tuple("某单位 2025 年单位预算情况说明", 0, Optional.empty()),
            tuple("一、单位收支增减变化情况说明", 1, Optional.empty()),
            tuple("（一）收入 & 支出", 2, Optional.empty()),
            tuple("总收入 263.37 万元，增长 6.96%，主要原因是【请填写原因】。", 0, Optional.empty()),
            tuple("项目表", 0, Optional.empty()),
            tuple("项目", 0, Optional.of(new Cell(1, 1, 1))),
            tuple("金额", 0, Optional.of(new Cell(1, 1, 2))),
            tuple("电子政务", 0, Optional.of(new Cell(1, 2, 1))),
            tuple("37.66", 0, Optional.of(new Cell(1, 2, 2))),
            tuple("三、完。", 0, Optional.empty()));
  }

  @Test
  void equalInputGivesEqualBytesAndPoiOpensThem() throws IOException {
    byte[] file = ProseWriter.write(BLOCKS, LOOK);
    assertThat(ProseWriter.write(BLOCKS, LOOK)).isEqualTo(file);
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
      assertThat(document.getTables()).hasSize(1);
      assertThat(document.getParagraphs().get(1).getStyle()).isEqualTo("Heading1");
    }
  }
}
