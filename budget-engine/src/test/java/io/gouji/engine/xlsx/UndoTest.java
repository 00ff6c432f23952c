package io.gouji.engine.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import io.gouji.engine.sheet.Remains;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies nobody has changed since go back to the very parts they were made of. */
class UndoTest {
  private static final String UNDO = "xl/gouji/undo1.xml";
  private static final CellRef A1 = CellRef.parse("A1");

  private static PackageBuilder original() {
    return PackageBuilder.sheet("<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>")
        .part(
            "xl/_rels/workbook.xml.rels",
            PackageBuilder.relations(
                "rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "calcChain", "calcChain.xml"))
        .part("xl/calcChain.xml", "<calcChain><c r='A1'/></calcChain>")
        .part("xl/a&b_x0041_.xml", "<a/>");
  }

  private static List<Edit> edits(String seal, boolean marks, int row) {
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit.Fill("S", A1, Mark.ERROR));
    edits.add(new Edit.Note("S", new CellRef(row, 0), "不平"));
    edits.add(new Edit.SetFormula("S", CellRef.parse("B1"), "A1", new CellValue.Number(1)));
    edits.add(
        new Edit.AddSheet(
            "校验结果",
            List.of(9),
            0,
            List.of(
                List.of(NewCell.of(Role.TITLE, "校验结果")),
                List.of(NewCell.of(Role.ERROR, "X03")),
                List.of(NewCell.of(Role.MUTED, "勾稽 " + seal)))));
    if (marks) {
      edits.add(new Edit.Ledger("勾稽记录", "请勿删除", Remains.NONE));
    }
    edits.add(new Edit.Reversible());
    return edits;
  }

  private static byte[] sealed(byte[] file, boolean marks, int row) throws UnreadableException {
    return WorkbookPatcher.sealed(new WorkbookFile(file), seal -> edits(seal, marks, row)).bytes();
  }

  private static Plain plain(byte[] file, boolean log) throws UnreadableException {
    return MarkedCopy.plain(file, log, Limits.DEFAULT);
  }

  private static void assertSame(byte[] file, byte[] original) {
    assertThat(Zips.texts(file)).isEqualTo(Zips.texts(original));
  }

  @Test
  void everyPartComesBack() throws Exception {
    byte[] original = original().bytes();
    byte[] marked = sealed(original, true, 0);
    assertThat(Zips.texts(marked)).doesNotContainKey("xl/calcChain.xml").containsKey(UNDO);
    for (boolean log : new boolean[] {true, false}) {
      Plain plain = plain(marked, log);
      assertSame(plain.bytes(), original);
      assertThat(plain.exact()).isTrue();
      assertThat(plain.changed()).isTrue();
      assertThat(plain.cells()).isZero();
    }
    assertThat(MarkedCopy.plain(new WorkbookFile(marked)).exact()).isTrue();
  }

  /** Corrections are taken back only where the log is to go too. */
  @Test
  void aCorrectedCopyGoesBackWhenAsked() throws Exception {
    byte[] original = original().bytes();
    byte[] corrected = sealed(original, false, 0);
    assertThat(Undo.undone(corrected, true, Limits.DEFAULT)).isEmpty();
    Plain plain = plain(corrected, true);
    assertThat(plain.exact()).isTrue();
    assertSame(plain.bytes(), original);
  }

  @Test
  void copiesOfCopiesGoBackLayerByLayer() throws Exception {
    byte[] original = original().bytes();
    byte[] once = sealed(original, true, 0);
    byte[] twice = sealed(once, true, 4);
    byte[] corrected = sealed(twice, false, 7);
    assertThat(Zips.texts(corrected)).containsKeys(UNDO, "xl/gouji/undo3.xml");
    assertSame(Undo.undone(corrected, false, Limits.DEFAULT).orElseThrow(), twice);
    assertSame(Undo.undone(twice, true, Limits.DEFAULT).orElseThrow(), once);
    assertSame(plain(corrected, true).bytes(), original);
    assertSame(plain(twice, false).bytes(), original);
  }

  @Test
  void whatWasChangedSinceGoesAnotherWay() throws Exception {
    byte[] marked = sealed(original().bytes(), true, 0);
    PackageBuilder more = new PackageBuilder();
    Zips.parts(marked).forEach(more::part);
    byte[] changed = more.part("docProps/app.xml", "<a/>").bytes();
    assertThat(Undo.undone(changed, false, Limits.DEFAULT)).isEmpty();
    Plain plain = plain(changed, true);
    assertThat(plain.exact()).isFalse();
    assertThat(plain.changed()).isTrue();
    assertThat(Zips.texts(plain.bytes())).doesNotContainKey(UNDO);
    assertThat(plain(original().bytes(), true).changed()).isFalse();
  }

  /** The same file with another undo part, and a seal that says nobody changed it. */
  private static byte[] forged(UnaryOperator<String> change) throws Exception {
    byte[] marked = sealed(original().bytes(), true, 0);
    PackageBuilder parts = new PackageBuilder();
    Zips.texts(marked).forEach(parts::part);
    String undo = Zips.texts(marked).get(UNDO);
    String forged = change.apply(undo);
    assertThat(forged).isNotEqualTo(undo);
    byte[] file = parts.part(UNDO, forged).bytes();
    String seal = Seal.of(file, Limits.DEFAULT);
    String sheet = "xl/worksheets/sheet2.xml";
    String sealed = Zips.texts(marked).get(sheet).replaceAll("gouji-seal:[0-9a-f]{64}", seal);
    return parts.part(sheet, sealed).bytes();
  }

  @Test
  void aForgedPartDoesNoHarm() throws Exception {
    byte[] beyond = forged(xml -> xml.replaceFirst("@0,\\d+", "@0,999999"));
    assertThatThrownBy(() -> plain(beyond, true))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("DAMAGED")
        .hasMessageContaining(UNDO)
        .hasMessageContaining("beyond the text: @0,999999");
    byte[] none = forged(xml -> xml.replaceAll("<new .*?</new>", ""));
    assertThat(Undo.undone(none, false, Limits.DEFAULT)).isEmpty();
    byte[] odd = forged(xml -> xml.replace("</undo>", "<what part=\"x\">@9,9</what></undo>"));
    assertSame(Undo.undone(odd, true, Limits.DEFAULT).orElseThrow(), original().bytes());
    byte[] other = forged(xml -> xml.replace("marks=\"true\"", "marks=\"yes\""));
    assertThat(Undo.undone(other, true, Limits.DEFAULT)).isEmpty();
    assertThat(Undo.undone(other, false, Limits.DEFAULT)).isPresent();
  }

  /** What would take too much room to remember is not; marks then go the other way. */
  @Test
  void aLargePartIsNotRemembered() throws Exception {
    byte[] noise = new byte[6 << 20];
    new Random(1).nextBytes(noise);
    byte[] file = original().part("xl/calcChain.xml", noise).bytes();
    byte[] marked = sealed(file, true, 0);
    assertThat(Zips.texts(marked).get(UNDO)).hasSizeLessThan(200).endsWith("\"true\"></undo>");
    Plain plain = plain(marked, true);
    assertThat(plain.exact()).isFalse();
    assertThat(plain.removed()).containsExactly("校验结果", "勾稽记录");
  }

  private static byte[] xls() throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.createSheet("S").createRow(0).createCell(0).setCellValue(1);
      book.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] stream(byte[] file, String name) throws Exception {
    SortedMap<String, byte[]> streams = XlsFile.streams(file);
    return streams.get("/" + name);
  }

  private static byte[] with(byte[] file, String name, byte[] content) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      container.createOrUpdateDocument(new ByteArrayInputStream(content), name);
      container.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  @Test
  void theStreamOfAnOldWorkbookComesBack() throws Exception {
    byte[] original = xls();
    byte[] once = sealed(original, true, 0);
    byte[] corrected = sealed(once, false, 5);
    assertThat(plain(once, false).exact()).isTrue();
    assertThat(stream(plain(once, false).bytes(), "Workbook"))
        .isEqualTo(stream(original, "Workbook"));
    assertThat(XlsUndo.undone(corrected, true, Limits.DEFAULT)).isEmpty();
    Optional<byte[]> back = XlsUndo.undone(corrected, false, Limits.DEFAULT);
    assertThat(XlsFile.streams(back.orElseThrow())).containsKey("/GoujiUndo1").hasSize(2);
    assertThat(stream(back.orElseThrow(), "Workbook")).isEqualTo(stream(once, "Workbook"));
    assertThat(XlsFile.streams(plain(corrected, true).bytes())).hasSize(1);
    assertThat(XlsUndo.undone(original, false, Limits.DEFAULT)).isEmpty();
    byte[] changed = with(once, "More", new byte[] {1});
    assertThat(XlsUndo.undone(changed, false, Limits.DEFAULT)).isEmpty();
    assertThat(XlsFile.streams(plain(changed, true).bytes())).doesNotContainKey("/GoujiUndo1");
  }

  /** The seal does not cover what is kept for going back, so anything may stand there. */
  @ParameterizedTest
  @CsvSource({"'', false", "1, true", "0, true"})
  void aStreamOfRubbishDoesNoHarm(String bytes, boolean refused) throws Exception {
    byte[] content = bytes.isEmpty() ? new byte[0] : new byte[] {Byte.parseByte(bytes), 9, 9, 9};
    byte[] file = with(sealed(xls(), true, 0), "GoujiUndo1", content);
    if (refused) {
      assertThatThrownBy(() -> XlsUndo.undone(file, false, Limits.DEFAULT))
          .isInstanceOf(UnreadableException.class)
          .hasMessageContaining("DAMAGED");
    } else {
      assertThat(XlsUndo.undone(file, false, Limits.DEFAULT)).isEmpty();
    }
  }

  /** A stream that unpacks to more than a file may have is refused before it takes memory. */
  @Test
  void aStreamUnpacksToNoMoreThanAFile() throws Exception {
    byte[] file = sealed(xls(), true, 0);
    int length = stream(xls(), "Workbook").length;
    assertThat(XlsUndo.undone(file, true, limits(length))).isPresent();
    assertThatThrownBy(() -> XlsUndo.undone(file, true, limits(length - 1)))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("OVER_LIMIT {limit=fileBytes, max=" + (length - 1) + "}");
  }

  private static Limits limits(long bytes) {
    Limits all = Limits.DEFAULT;
    return new Limits(
        bytes,
        all.entries(),
        all.partBytes(),
        all.totalBytes(),
        all.ratio(),
        all.cells(),
        all.rows(),
        all.items(),
        all.textChars(),
        all.xmlDepth());
  }

  /** Pieces of a text that are not of it, or make more of it than allowed. */
  @Test
  void piecesAreOfTheirText() {
    byte[] now = "0123456789".getBytes(UTF_8);
    assertThat(Delta.apply("@2,3 +YWI= @9,1 @0,0", now, 6)).isEqualTo("234ab9".getBytes(UTF_8));
    assertThat(Delta.apply("", now, 0)).isEmpty();
    assertThat(Delta.apply("@0,10", now, 10)).isEqualTo(now);
    for (String odd :
        List.of(
            "@0,11", "@10,1", "@-1,1", "@1,-1", "@2147483647,2", "x", "@1", "+*", "@0,10 +YQ==")) {
      assertThatThrownBy(() -> Delta.apply(odd, now, 10))
          .as(odd)
          .isInstanceOf(IllegalArgumentException.class);
    }
    Map<String, String> texts =
        Map.of("<a/><b/>", "@0,8", "", "", "<a/><b/><c/>", "@0,8 +PGMvPg==");
    texts.forEach(
        (before, pieces) ->
            assertThat(Delta.of(before.getBytes(UTF_8), "<a/><b/>".getBytes(UTF_8)))
                .isEqualTo(pieces));
    assertThat(
            Arrays.equals(
                Delta.apply("@0,8 +PGMvPg==", "<a/><b/>".getBytes(UTF_8), 12),
                "<a/><b/><c/>".getBytes(UTF_8)))
        .isTrue();
  }
}
