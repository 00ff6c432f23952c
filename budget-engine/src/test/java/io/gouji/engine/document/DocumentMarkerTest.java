package io.gouji.engine.document;

import static io.gouji.engine.document.Docx.p;
import static io.gouji.engine.document.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Office;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.Zips;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.xwpf.usermodel.XWPFComment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentMarkerTest {
  static final MarkWords WORDS =
      new MarkWords(
          "zh-CN",
          "勾稽 Gouji",
          "说明-批注版",
          "共 2 处",
          "原文",
          "意见",
          "图例",
          Map.of(
              Severity.ERROR, "错误",
              Severity.WARNING, "警告",
              Severity.VERIFY, "核实",
              Severity.INFO, "提示"),
          Map.of(
              Severity.ERROR, "■",
              Severity.WARNING, "▲",
              Severity.VERIFY, "◆",
              Severity.INFO, "○"));

  private static Mark mark(int paragraph, int start, int end) {
    return new Mark(
        paragraph,
        start,
        end,
        Severity.ERROR,
        "增长率应为 6.96% <&>",
        List.of("(263.37 − 246.22)", "请改"));
  }

  private static Marked mark(byte[] file, Mark... marks) throws UnreadableException {
    Document document = DocumentReader.read(file, DocumentLimits.DEFAULT);
    return DocumentMarker.mark(
        file, document, List.of(marks), WORDS, DocumentLimits.DEFAULT, Optional.empty());
  }

  private static String body(byte[] file) throws IOException {
    String document = Zips.texts(file).get("word/document.xml");
    return document.substring(document.indexOf("<w:body>") + 8, document.indexOf("<w:sectPr/>"));
  }

  private static String start(int id) {
    return "<w:commentRangeStart w:id=\"" + id + "\"/>";
  }

  private static String end(int id) {
    return "<w:commentRangeEnd w:id=\"%1$d\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference w:id=\"%1$d\"/></w:r>"
        .formatted(id);
  }

  private static final String BOLD = "<w:rPr><w:b/></w:rPr>";

  @Test
  void cutsARunAtTheFigureAndKeepsItsFormat() throws UnreadableException, IOException {
    byte[] file = Docx.of("<w:p><w:r>" + BOLD + "<w:t>支出增长6.69%，&amp;</w:t></w:r></w:p>").bytes();
    assertThat(body(mark(file, mark(1, 4, 9)).bytes()))
        .isEqualTo(
            "<w:p><w:r>"
                + BOLD
                + "<w:t xml:space=\"preserve\">支出增长</w:t></w:r>"
                + start(0)
                + "<w:r>"
                + BOLD
                + "<w:t xml:space=\"preserve\">6.69%</w:t></w:r>"
                + end(0)
                + "<w:r>"
                + BOLD
                + "<w:t xml:space=\"preserve\">，&amp;</w:t></w:r></w:p>");
  }

  @Test
  void marksAcrossRunsAndWholeRunsWithoutCutting() throws UnreadableException, IOException {
    byte[] file = Docx.of("<w:p>" + r("甲") + r("6.6") + r("9%") + r("乙") + "</w:p>").bytes();
    assertThat(body(mark(file, mark(1, 1, 6)).bytes()))
        .isEqualTo("<w:p>" + r("甲") + start(0) + r("6.6") + r("9%") + end(0) + r("乙") + "</w:p>");
  }

  @Test
  void countsEntitiesAndSupplementaryCharacters() throws UnreadableException, IOException {
    byte[] file = Docx.of(p("&lt;\uD840\uDC00&#x20000;&gt;9&amp;")).bytes();
    assertThat(body(mark(file, mark(1, 6, 7)).bytes()))
        .isEqualTo(
            "<w:p>"
                + r("&lt;\uD840\uDC00&#x20000;&gt;")
                + start(0)
                + r("9")
                + end(0)
                + r("&amp;")
                + "</w:p>");
  }

  @Test
  void overlappingAndWholeParagraphMarks() throws UnreadableException, IOException {
    byte[] file = Docx.of(p("一二三四五")).bytes();
    Marked marked = mark(file, mark(1, 1, 3), mark(1, 2, 4), mark(1, 0, 0));
    assertThat(DocumentReader.read(marked.bytes(), DocumentLimits.DEFAULT).paragraphs())
        .extracting(Paragraph::text)
        .containsExactly("一二三四五");
    assertThat(body(marked.bytes()))
        .isEqualTo(
            "<w:p>" + start(0) + r("一") + start(1) + r("二") + start(2) + r("三") + end(1) + r("四")
                + end(2) + r("五") + end(0) + "</w:p>");
  }

  @Test
  void twiceIsOnceAndWithoutMarksTheyGo() throws UnreadableException, IOException {
    byte[] file = Docx.of(p("支出增长6.69%。") + p("二")).bytes();
    byte[] once = mark(file, mark(1, 4, 9), mark(2, 0, 1)).bytes();
    assertThat(mark(once, mark(1, 4, 9), mark(2, 0, 1)).bytes()).isEqualTo(once);
    byte[] none = mark(once).bytes();
    assertThat(body(none)).doesNotContain("comment");
    assertThat(Zips.texts(none).get("word/comments.xml")).doesNotContain("<w:comment ");
    assertThat(body(mark(once, mark(2, 0, 1)).bytes()))
        .contains(start(0) + r("二") + end(0))
        .doesNotContain("w:id=\"1\"");
  }

  @Test
  void leavesCommentsOfOthersAndTrackedChanges() throws UnreadableException, IOException {
    String theirs =
        "<w:comment w:id=\"4\" w:author=\"张\"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>";
    String change = "<w:ins w:id=\"8\" w:author=\"李\">" + r("6.69%") + "</w:ins>";
    byte[] file =
        Docx.of("<w:p>" + start(4) + r("增长") + end(4) + change + "</w:p>")
            .with("comments", "<w:ROOT>" + theirs + "</w:comments>")
            .bytes();
    byte[] marked = mark(file, mark(1, 2, 7)).bytes();
    assertThat(Zips.texts(marked).get("word/comments.xml")).contains(theirs).contains("w:id=\"5\"");
    assertThat(body(marked))
        .contains(start(4) + r("增长") + end(4))
        .contains(
            "<w:ins w:id=\"8\" w:author=\"李\">" + start(5) + r("6.69%") + end(5) + "</w:ins>");
  }

  @Test
  void changesNothingButTheBodyAndWhatNamesTheComments() throws UnreadableException, IOException {
    byte[] file = Docx.of(p("甲6.69%")).withPart("customXml/item1.xml", "<a>不动</a>").bytes();
    Map<String, String> before = new TreeMap<>(Zips.texts(file));
    Map<String, String> after = Zips.texts(mark(file, mark(1, 1, 6)).bytes());
    assertThat(after.keySet()).containsAll(before.keySet()).contains("word/comments.xml");
    List<String> changed = new ArrayList<>();
    before.forEach(
        (name, content) -> {
          if (!after.get(name).equals(content)) {
            changed.add(name);
          }
        });
    assertThat(changed)
        .containsExactly(
            "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml");
  }

  @Test
  void poiFindsTheComments() throws UnreadableException, IOException {
    byte[] file = Docx.of(p("支出增长6.69%。")).bytes();
    try (XWPFDocument document =
        new XWPFDocument(new ByteArrayInputStream(mark(file, mark(1, 4, 9)).bytes()))) {
      XWPFComment[] comments = document.getComments();
      assertThat(comments).hasSize(1);
      assertThat(comments[0].getAuthor()).isEqualTo("勾稽 Gouji");
      assertThat(comments[0].getText()).contains("增长率应为 6.96% <&>", "请改");
    }
  }

  @Test
  void libreOfficeKeepsTheCommentsAtTheFigure(@TempDir Path folder)
      throws UnreadableException, IOException, InterruptedException {
    byte[] file = Docx.of(p("支出增长6.69%。")).bytes();
    byte[] marked = mark(file, mark(1, 4, 9)).bytes();
    byte[] saved = Office.convertText(marked, "odt", folder);
    String content = Zips.texts(saved).get("content.xml");
    assertThat(content).contains("勾稽 Gouji");
    assertThat(content.replaceAll("<text:s/>", " ").replaceAll("<[^>]*>", ""))
        .contains("增长率应为 6.96%");
    assertThat(
            content
                .replaceAll("<office:annotation .*?</office:annotation>", "[")
                .replaceAll("<office:annotation-end[^>]*>", "]")
                .replaceAll("<[^>]*>", ""))
        .contains("支出增长[6.69%]。");
  }

  @Test
  void aSignedDocumentGetsAPage() throws UnreadableException {
    byte[] file = Docx.of(p("甲")).withPart("_xmlsignatures/sig1.xml", "<a/>").bytes();
    Marked marked = mark(file, mark(1, 0, 1));
    assertThat(marked.signed()).isTrue();
    assertThat(marked.kind()).isEqualTo(Marked.Kind.HTML);
  }

  @Test
  void otherFormatsGetAPageWithEverythingEscaped() throws UnreadableException {
    byte[] file = "一、<script>甲</script>\n增长6.69%。".getBytes(StandardCharsets.UTF_8);
    Marked marked = mark(file, mark(2, 2, 7), mark(2, 2, 4));
    String page = new String(marked.bytes(), StandardCharsets.UTF_8);
    assertThat(page)
        .contains("一、&lt;script&gt;甲&lt;/script&gt;")
        .contains("增长<mark class=\"mark error\">6.</mark>")
        .contains("6.96% &lt;&amp;&gt;")
        .contains("href=\"#r1\"", "id=\"r1\"", "href=\"#r2\"")
        .doesNotContain("<script");
  }
}
