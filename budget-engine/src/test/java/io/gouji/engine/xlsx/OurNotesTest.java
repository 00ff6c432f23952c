package io.gouji.engine.xlsx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes of ours that nothing remembers, but the sums of their lines. */
class OurNotesTest {
  private static final String HEAD = "【错误 X03】收入 ≠ 支出";
  private static final String LEFT = "左边：合　计 12";
  private static final String NOTE = HEAD + "\n" + LEFT + "\n处理：请核实";
  private static final String CORRECTED = "【已更正】原来 1，依据：X03。请与原始资料核对，不对请改回";

  /** A sheet of results that tells of notes, as the product writes it. */
  private static LineSums sums(String... notes) throws Exception {
    return sums(LineSums.cells(List.of(notes)), "");
  }

  private static LineSums sums(List<String> cells, String between) throws Exception {
    StringBuilder rows = new StringBuilder();
    row(rows, List.of("校验结果"));
    List<String> all = new ArrayList<>(cells);
    if (!between.isEmpty()) {
      all.add(1, between);
    }
    row(rows, all);
    row(rows, List.of("勾稽 " + Seal.BLANK));
    byte[] file = PackageBuilder.sheet("<sheetData>" + rows + "</sheetData>").bytes();
    return LineSums.in(WorkbookReader.read(file, Limits.DEFAULT), Optional.empty());
  }

  private static void row(StringBuilder rows, List<String> texts) {
    rows.append("<row>");
    texts.forEach(
        text -> rows.append("<c t='inlineStr'><is><t>").append(text).append("</t></is></c>"));
    rows.append("</row>");
  }

  private static String left(String note, boolean corrected, LineSums sums) {
    List<OurText> ours = OurNotes.in(note, corrected, sums);
    StringBuilder left = new StringBuilder(note);
    for (int last = ours.size() - 1; last >= 0; last--) {
      left.delete(ours.get(last).from(), ours.get(last).to());
    }
    return left.toString();
  }

  private static List<Arguments> notes() {
    return List.of(
        Arguments.of(NOTE, ""),
        Arguments.of(NOTE + "\n", ""),
        Arguments.of(NOTE + "\n\n同意", "\n同意"),
        Arguments.of("他人\n\nGouji:\n" + NOTE, "他人"),
        Arguments.of("他人\n\nGouji:\n" + NOTE + "\n好", "他人好"),
        Arguments.of(HEAD + " 同意\n" + LEFT, " 同意\n"),
        Arguments.of(HEAD + "\n" + LEFT + "对\n处理：请核实", "对\n"),
        Arguments.of("见：" + HEAD + "\n" + LEFT, "见：\n"),
        Arguments.of("见：" + HEAD + "\n好", "见：\n好"),
        Arguments.of("见：" + HEAD, "见："),
        // Not to the letter ours, or not in our words.
        Arguments.of(HEAD + "\n左边：合计 12", "左边：合计 12"),
        Arguments.of("【错误 X03】收入 ≠ 支", "【错误 X03】收入 ≠ 支"),
        Arguments.of("【错误 X04】收入 ≠ 支出", "【错误 X04】收入 ≠ 支出"),
        Arguments.of("不平\n处理：请核对", "不平\n处理：请核对"),
        Arguments.of("收支不平", "收支不平"),
        Arguments.of("", ""),
        Arguments.of("\n\n", "\n\n"));
  }

  @ParameterizedTest
  @MethodSource("notes")
  void linesKnownByTheirSumsGo(String note, String left) throws Exception {
    assertThat(left(note, false, sums(NOTE, "收支不平"))).isEqualTo(left);
  }

  /** Without sums only texts of corrected figures are known, by their words. */
  @Test
  void textsOfCorrectedCopiesAreKnownByTheirWords() throws Exception {
    LineSums none = sums("别的");
    String english =
        "[Corrected] Before 1, because: X03. Check it against the source, and change it back if"
            + " it is wrong";
    assertThat(left(CORRECTED, true, none)).isEmpty();
    assertThat(left(english + "\n好", true, none)).isEqualTo("好");
    assertThat(left(CORRECTED, false, none)).isEqualTo(CORRECTED);
    assertThat(left(CORRECTED + " 已改", true, none)).isEqualTo(CORRECTED + " 已改");
    assertThat(left(NOTE, true, none)).isEqualTo(NOTE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "【错误 X03】",
        "【警告 ",
        "[Error ",
        "[Info ",
        "【已说明 X】",
        "[Explained ",
        "【最可能错的是这里】",
        "[At odds with other figures"
      })
  void whatBeginsAsOursSeemsOurs(String text) {
    assertThat(OurNotes.seemsIn("a " + text + " b", false)).isTrue();
    assertThat(OurNotes.perhaps(text.getBytes(UTF_16LE))).isTrue();
    assertThat(OurNotes.perhaps(("a" + text).getBytes(UTF_16LE))).isTrue();
  }

  @Test
  void otherTextsDoNot() {
    for (String text : List.of("", "错误", "【无】", "[1]", "【已更正】", "[Corrected] ", "左边：1")) {
      assertThat(OurNotes.seemsIn(text, false)).as(text).isFalse();
      assertThat(OurNotes.perhaps(text.getBytes(UTF_16LE))).as(text).isFalse();
    }
    assertThat(OurNotes.seemsIn("见【已更正】", true)).isTrue();
    assertThat(OurNotes.seemsIn("[Corrected] ", true)).isTrue();
    assertThat(OurNotes.seemsIn("收支不平", true)).isFalse();
    assertThat(OurNotes.seemsIn("见【错误 X03】", true)).isTrue();
  }

  /** In the stream of an .xls letters have one byte or two, at even places and odd. */
  @Test
  void theyAreSeenInStreams() {
    byte[] wide = HEAD.getBytes(UTF_16LE);
    ByteArrayOutputStream odd = new ByteArrayOutputStream();
    odd.write(0);
    odd.writeBytes(wide);
    assertThat(OurNotes.perhaps(wide)).isTrue();
    assertThat(OurNotes.perhaps(odd.toByteArray())).isTrue();
    assertThat(OurNotes.perhaps("[Error X03] a".getBytes(ISO_8859_1))).isTrue();
    assertThat(OurNotes.perhaps(new byte[0])).isFalse();
    assertThat(OurNotes.perhaps(new byte[1])).isFalse();
  }

  /** Containers hold streams with nothing in them, which tell of no marks. */
  @Test
  void anEmptyStreamIsNoNote() throws Exception {
    try (HSSFWorkbook book = new HSSFWorkbook();
        ByteArrayOutputStream xls = new ByteArrayOutputStream()) {
      book.createSheet("表1");
      book.write(xls);
      try (POIFSFileSystem container =
              new POIFSFileSystem(new ByteArrayInputStream(xls.toByteArray()));
          ByteArrayOutputStream out = new ByteArrayOutputStream()) {
        container.createDocument(new ByteArrayInputStream(new byte[0]), "Empty");
        container.writeFilesystem(out);
        byte[] file = out.toByteArray();
        assertThat(XlsFile.streams(file).get("/Empty")).isEmpty();
        MarkedCopy.Plain plain = MarkedCopy.plain(file, false, Limits.DEFAULT);
        assertThat(plain.changed()).isFalse();
        assertThat(plain.bytes()).isEqualTo(file);
      }
    }
  }

  /** The checksum stands in files for good; this one is the check value of CRC-32. */
  @Test
  void aLineHasTheSumItAlwaysHad() {
    assertThat(LineSums.cells(List.of("123 456\t789"))).containsExactly("gouji-lines:cbf43926");
    assertThat(LineSums.cells(List.of("123456789\n\n 123456789\r\n123456789 ", " \n")))
        .containsExactly("gouji-lines:cbf43926");
    assertThat(LineSums.cells(List.of("123456789", "a")))
        .containsExactly("gouji-lines:cbf43926e8b7be43");
    assertThat(LineSums.cells(List.of())).isEmpty();
  }

  /** A cell holds 32,767 characters, so that sums of many lines take several. */
  @Test
  void manyLinesTakeSeveralCells() throws Exception {
    String[] notes = new String[4001];
    for (int i = 0; i < notes.length; i++) {
      notes[i] = "处理：" + i;
    }
    List<String> cells = LineSums.cells(List.of(notes));
    assertThat(cells).hasSize(2).allMatch(cell -> cell.length() <= 32_767);
    assertThat(cells.get(0)).hasSize(12 + 8 * 4000);
    assertThat(cells.get(1)).hasSize(12 + 8);
    assertThat(LineSums.cells(List.of(notes).subList(0, 4000)).size()).isLessThanOrEqualTo(1);
    LineSums sums = sums(cells, "");
    assertThat(notes).allMatch(line -> sums.known(line) == line.length());
    LineSums first = sums(cells, "备注");
    assertThat(List.of(notes).stream().filter(line -> first.known(line) == line.length()).count())
        .as("what somebody wrote ends the row")
        .isEqualTo(4000);
  }

  @Test
  void whatIsBehindALineIsNotOfIt() throws Exception {
    LineSums sums = sums("甲 乙\uD840\uDC0B 12", "甲乙");
    assertThat(sums.known("甲 乙\uD840\uDC0B 12 好")).isEqualTo(8);
    assertThat(sums.known("甲乙\uD840\uDC0B12")).isEqualTo(6);
    assertThat(sums.known(" 甲 乙 好")).as("the longest that is known").isEqualTo(4);
    assertThat(sums.known("甲\t乙")).isEqualTo(3);
    assertThat(sums.known("甲　乙")).as("a wide blank is a letter").isZero();
    assertThat(sums.known("甲")).isZero();
    assertThat(sums.known("")).isZero();
  }
}
