package io.gouji.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.gouji.engine.Corpus;
import io.gouji.engine.document.Paragraph.Cell;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plain text and web pages. */
final class TextAndPageTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private static Document read(String text, Charset charset) throws UnreadableException {
    return DocumentReader.read(text.getBytes(charset), DocumentLimits.DEFAULT);
  }

  private static List<String> texts(String text) throws UnreadableException {
    return read(text, StandardCharsets.UTF_8).paragraphs().stream().map(Paragraph::text).toList();
  }

  @Test
  void readsTheCharsetsOfTheTrade() throws UnreadableException {
    String text = "一、收入总计 877,080.00 元\r\n\r\n二、支出：增长 6.96%，㐀\uD840\uDC00。\f第二页\r";
    List<Paragraph> expected =
        List.of(
            new Paragraph(1, "一、收入总计 877,080.00 元"),
            new Paragraph(2, "二、支出：增长 6.96%，㐀\uD840\uDC00。"),
            new Paragraph(3, "第二页"));
    for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030, StandardCharsets.UTF_16)) {
      assertThat(read(text, charset)).isEqualTo(new Document(Document.Format.TXT, expected));
    }
    assertThat(read("\uFEFF" + text, StandardCharsets.UTF_8).paragraphs()).isEqualTo(expected);
    assertThat(read("\uFEFF" + text, StandardCharsets.UTF_16LE).paragraphs()).isEqualTo(expected);
  }

  @Test
  void refusesWhatIsNoText() {
    refused("甲\0乙".getBytes(StandardCharsets.UTF_8), Reason.NOT_A_DOCUMENT, Map.of());
    refused(new byte[0], Reason.EMPTY, Map.of());
    refused(" \n\u3000\n".getBytes(StandardCharsets.UTF_8), Reason.EMPTY, Map.of());
    refused(
        new byte[] {'a', '\n', 'b', '\n', (byte) 0xFF, (byte) 0xFF, '\n'},
        Reason.DAMAGED,
        Map.of("part", "line 3", "detail", "bytes of no known charset"));
    refused(
        "{\\rtf1\\ansi}".getBytes(StandardCharsets.US_ASCII),
        Reason.UNSUPPORTED_FORMAT,
        Map.of("format", "rtf"));
  }

  private static void refused(byte[] bytes, Reason reason, Map<String, String> args) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> DocumentReader.read(bytes, DocumentLimits.DEFAULT))
        .satisfies(why -> assertThat(why.reason()).isEqualTo(reason))
        .satisfies(why -> assertThat(why.args()).isEqualTo(args));
  }

  @Test
  void readsTheSeedLineByLine() throws UnreadableException {
    Path seed = Corpus.path("seed/liujiang-information-centre-2025.txt");
    Document document = DocumentReader.read(Corpus.bytes(seed), DocumentLimits.DEFAULT);
    assertThat(document.paragraphs()).hasSize(138);
  }

  @Test
  void joinsLinesThatWereBrokenToAWidth() throws UnreadableException {
    Path book = Corpus.path("budgets/wanli-2024.other.txt");
    assertThat(DocumentReader.read(Corpus.bytes(book), DocumentLimits.DEFAULT).paragraphs())
        .extracting(Paragraph::text)
        .contains("2024年上海市普陀区人民政府万里街道办事处（部门）下属1家机关和1家参公事业单位财政拨款的机关运行经费预算为443.18万元。")
        .anyMatch(text -> text.startsWith("（二）公务用车购置及运行费46.56万元") && text.endsWith("保持不变。"));
  }

  @Test
  void readsBlocksOfAPage() throws UnreadableException {
    String page =
        """
        <!DOCTYPE html><html><head><title>不见</title><style>p{}</style></head><body>
        <h1>预算<b>说明</b></h1><script>var x = '不见';</script>
        <p>&nbsp;收入&nbsp;877&lt;880<br>支出
           增长</p><p style="display: none">不见</p><div hidden>不见<p>不见</p></div>
        尾<span>声</span><ol><li>甲<li>乙</ol></body></html>""";
    assertThat(read(page, StandardCharsets.UTF_8).paragraphs())
        .extracting(Paragraph::text, Paragraph::heading, Paragraph::label)
        .containsExactly(
            tuple("预算说明", 1, ""),
            tuple("\u00A0收入\u00A0877<880", 0, ""),
            tuple("支出 增长", 0, ""),
            tuple("尾声", 0, ""),
            tuple("甲", 0, "1."),
            tuple("乙", 0, "2."));
  }

  @Test
  void takesThePagesWordOnItsCharset() throws UnreadableException {
    String page =
        "<html><meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>镕</p>";
    assertThat(read(page, GB18030).paragraphs()).extracting(Paragraph::text).containsExactly("镕");
    assertThat(texts(page)).hasSize(1);
    assertThat(texts("<p>无声明的网页</p>")).containsExactly("无声明的网页");
    assertThat(read("<p>无声明</p>", GB18030).paragraphs().get(0).text()).isEqualTo("无声明");
  }

  @Test
  void givesCellsOfAPageTheirPlaces() throws UnreadableException {
    String page =
        """
        <table><tr><td><p>页面布局</p><table>
        <tr><th rowspan=2>项目<th colspan=2>金额<tr><td>上年<td>本年
        <tr><td>培训<td>1.20<td>1.30</table></td></tr></table>""";
    assertThat(read(page, StandardCharsets.UTF_8).paragraphs())
        .extracting(Paragraph::text, Paragraph::cell)
        .containsExactly(
            tuple("页面布局", Optional.empty()),
            tuple("项目", Optional.of(new Cell(1, 1, 1))),
            tuple("金额", Optional.of(new Cell(1, 1, 2))),
            tuple("上年", Optional.of(new Cell(1, 2, 2))),
            tuple("本年", Optional.of(new Cell(1, 2, 3))),
            tuple("培训", Optional.of(new Cell(1, 3, 1))),
            tuple("1.20", Optional.of(new Cell(1, 3, 2))),
            tuple("1.30", Optional.of(new Cell(1, 3, 3))));
  }
}
