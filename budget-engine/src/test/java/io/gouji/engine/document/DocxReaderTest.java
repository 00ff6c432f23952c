package io.gouji.engine.document;

import static io.gouji.engine.document.Docx.p;
import static io.gouji.engine.document.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.document.Paragraph.Cell;
import io.gouji.engine.parts.UnreadableException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DocxReaderTest {
  private static List<Paragraph> read(Docx docx) throws UnreadableException {
    return DocumentReader.read(docx.bytes(), DocumentLimits.DEFAULT).paragraphs();
  }

  private static List<String> texts(Docx docx) throws UnreadableException {
    return read(docx).stream().map(Paragraph::text).toList();
  }

  private static List<String> texts(String body) throws UnreadableException {
    return texts(Docx.of(body));
  }

  @Test
  void joinsTheRunsOfAParagraph() throws UnreadableException {
    assertThat(texts("<w:p>" + r("收入总计 24") + r("0.52 ") + r("万元。") + "</w:p><w:p/>" + p("第二段")))
        .containsExactly("收入总计 240.52 万元。", "第二段");
  }

  @Test
  void dropsWhiteSpaceThatIsNotPreserved() throws UnreadableException {
    assertThat(texts("<w:p><w:r><w:t> 甲\n</w:t></w:r>" + r(" 乙") + "</w:p>"))
        .containsExactly("甲 乙");
  }

  @Test
  void readsHyperlinksControlsAndSimpleFields() throws UnreadableException {
    String body =
        "<w:p><w:hyperlink w:anchor=\"x\">"
            + r("甲")
            + "</w:hyperlink><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>"
            + r("乙")
            + "</w:sdtContent></w:sdt><w:fldSimple w:instr=\" DATE \">"
            + r("丙")
            + "</w:fldSimple><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/>"
            + "<w:bookmarkEnd w:id=\"0\"/></w:p>"
            + "<w:sdt><w:sdtContent>"
            + p("丁")
            + "</w:sdtContent></w:sdt>";
    assertThat(texts(body)).containsExactly("甲乙丙", "丁");
  }

  @Test
  void showsWhatWasInsertedAndNotWhatWasDeleted() throws UnreadableException {
    String body =
        "<w:p>"
            + r("增长")
            + "<w:ins w:id=\"1\" w:author=\"a\">"
            + r("6.96%")
            + "</w:ins><w:del w:id=\"2\" w:author=\"a\"><w:r><w:delText>6.69%</w:delText></w:r>"
            + "</w:del><w:moveFrom w:id=\"3\">"
            + r("旧")
            + "</w:moveFrom><w:moveTo w:id=\"4\">"
            + r("。")
            + "</w:moveTo></w:p>";
    assertThat(texts(body)).containsExactly("增长6.96%。");
  }

  @Test
  void joinsParagraphsWhoseEndWasDeleted() throws UnreadableException {
    String body =
        "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" + r("前半") + "</w:p>" + p("后半");
    assertThat(texts(body)).containsExactly("前半后半");
  }

  @Test
  void keepsResultsOfFieldsAndDropsInstructions() throws UnreadableException {
    String field =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
            + r("不见")
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + r("12")
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    assertThat(texts("<w:p>" + r("共") + field + r("页") + "</w:p>")).containsExactly("共12页");
  }

  @Test
  void aFieldWithoutAnEndSwallowsOnlyItsParagraph() throws UnreadableException {
    assertThat(texts("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>" + p("在")))
        .containsExactly("在");
  }

  @Test
  void dropsHiddenText() throws UnreadableException {
    String hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>";
    String shown = "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>明</w:t></w:r>";
    assertThat(texts("<w:p>" + hidden + shown + "</w:p>")).containsExactly("明");
  }

  @Test
  void givesCellsTheirPlaces() throws UnreadableException {
    String row =
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>%s</w:tc><w:tc>%s</w:tc></w:tr>";
    String body =
        p("前")
            + "<w:tbl>"
            + row.formatted(p("项目") + p("名称"), p("金额"))
            + "<w:tr><w:trPr><w:del w:id=\"9\"/></w:trPr><w:tc>"
            + p("删")
            + "</w:tc></w:tr>"
            + row.formatted(
                p("培训"), "<w:tbl><w:tr><w:tc>" + p("内") + "</w:tc></w:tr></w:tbl>" + p("1.20"))
            + "</w:tbl>";
    assertThat(read(Docx.of(body)))
        .extracting(Paragraph::text, Paragraph::cell)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("前", Optional.empty()),
            org.assertj.core.groups.Tuple.tuple("项目", Optional.of(new Cell(1, 1, 1))),
            org.assertj.core.groups.Tuple.tuple("名称", Optional.of(new Cell(1, 1, 1))),
            org.assertj.core.groups.Tuple.tuple("金额", Optional.of(new Cell(1, 1, 3))),
            org.assertj.core.groups.Tuple.tuple("培训", Optional.of(new Cell(1, 2, 1))),
            org.assertj.core.groups.Tuple.tuple("内", Optional.of(new Cell(2, 1, 1))),
            org.assertj.core.groups.Tuple.tuple("1.20", Optional.of(new Cell(1, 2, 3))));
  }

  @Test
  void readsTextBoxesOnce() throws UnreadableException {
    String box = "<w:txbxContent>" + p("框内") + "</w:txbxContent>";
    String body =
        "<w:p>"
            + r("框外")
            + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>"
            + box
            + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            + box
            + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    assertThat(texts(body)).containsExactly("框外", "框内");
  }

  @Test
  void aBrokenLineEndsAParagraphUnlessASentenceGoesOn() throws UnreadableException {
    String longLine = "二〇二五年本单位一般公共预算财政拨款支出预算合计为二百四十万五千二百元";
    String body =
        "<w:p>"
            + r("一、概况")
            + "<w:r><w:br/></w:r>"
            + r(longLine)
            + "<w:r><w:br/></w:r>"
            + r("整。")
            + "</w:p>";
    assertThat(texts(body)).containsExactly("一、概况", longLine + " 整。");
  }

  @Test
  void putsNotesBehindTheBodyInTheOrderTheyAreReferredTo() throws UnreadableException {
    Docx docx =
        Docx.of(
                "<w:p>"
                    + r("正文")
                    + "<w:r><w:footnoteReference w:id=\"3\"/></w:r>"
                    + r("续")
                    + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>")
            .with(
                "footnotes",
                "<w:ROOT><w:footnote w:type=\"separator\" w:id=\"-1\">"
                    + p("----")
                    + "</w:footnote><w:footnote w:id=\"2\">"
                    + p("注二")
                    + "</w:footnote><w:footnote w:id=\"3\">"
                    + p("注三")
                    + "</w:footnote></w:footnotes>");
    assertThat(texts(docx)).containsExactly("正文续", "注三", "注二");
  }

  @Test
  void tellsHeadingsByOutlineAndStyle() throws UnreadableException {
    Docx docx =
        Docx.of(
                "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr>"
                    + r("甲")
                    + "</w:p>"
                    + "<w:p><w:pPr><w:pStyle w:val=\"b\"/></w:pPr>"
                    + r("乙")
                    + "</w:p>"
                    + "<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>"
                    + r("丙")
                    + "</w:p>"
                    + p("丁"))
            .with(
                "styles",
                "<w:ROOT><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"heading 1\"/>"
                    + "</w:style><w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"c\"/>"
                    + "</w:style><w:style w:type=\"paragraph\" w:styleId=\"c\"><w:pPr>"
                    + "<w:outlineLvl w:val=\"1\"/></w:pPr></w:style></w:styles>");
    assertThat(read(docx)).extracting(Paragraph::heading).containsExactly(1, 2, 3, 0);
  }

  @Test
  void countsAutomaticNumbersAsWordPrintsThem() throws UnreadableException {
    String item =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr>%s</w:p>";
    StringBuilder body = new StringBuilder();
    int[][] items = {
      {0, 1}, {1, 1}, {1, 1}, {2, 1}, {0, 1}, {1, 1}, {0, 2}, {0, 1}, {0, 3}, {0, 0}
    };
    for (int[] one : items) {
      body.append(item.formatted(one[0], one[1], r("项")));
    }
    String level =
        "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/></w:lvl>";
    Docx docx =
        Docx.of(body.toString())
            .with(
                "numbering",
                "<w:ROOT><w:abstractNum w:abstractNumId=\"7\">"
                    + level.formatted(0, "chineseCounting", "%1、")
                    + level.formatted(1, "chineseCounting", "（%2）")
                    + level.formatted(2, "decimal", "%3.")
                    + "</w:abstractNum><w:abstractNum w:abstractNumId=\"8\">"
                    + level.formatted(0, "bullet", "\uF06C")
                    + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
                    + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\">"
                    + "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
                    + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"8\"/></w:num></w:numbering>");
    assertThat(read(docx))
        .extracting(Paragraph::label)
        .containsExactly("一、", "（一）", "（二）", "1.", "二、", "（一）", "一、", "二、", "•", "");
  }

  @Test
  void numbersInWords() {
    assertThat(List.of(1, 10, 11, 20, 21, 101, 110, 1005))
        .map(n -> NumberText.of("chineseCounting", n))
        .containsExactly("一", "十", "十一", "二十", "二十一", "一百〇一", "一百一十", "一千〇五");
    assertThat(NumberText.of("chineseLegalSimplified", 12)).isEqualTo("壹拾贰");
    assertThat(NumberText.of("decimalEnclosedCircle", 20)).isEqualTo("⑳");
    assertThat(NumberText.of("decimalEnclosedCircle", 21)).isEqualTo("21");
    assertThat(NumberText.of("upperRoman", 1994)).isEqualTo("MCMXCIV");
    assertThat(NumberText.of("lowerLetter", 28)).isEqualTo("bb");
    assertThat(NumberText.of("decimalFullWidth", 12)).isEqualTo("１２");
  }
}
