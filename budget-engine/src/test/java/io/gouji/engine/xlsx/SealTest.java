package io.gouji.engine.xlsx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tells that nobody has changed a file of ours. */
class SealTest {
  private static final String ANY = "gouji-seal:" + "0123456789abcdef".repeat(4);
  private static final String SHEET = "xl/worksheets/sheet1.xml";

  /** A sheet with texts in cells. */
  private static PackageBuilder saying(String... texts) {
    StringBuilder cells = new StringBuilder();
    for (String text : texts) {
      cells.append("<c t=\"inlineStr\"><is><t>").append(text).append("</t></is></c>");
    }
    return PackageBuilder.sheet("<sheetData><row>" + cells + "</row></sheetData>");
  }

  /** The seal as it was always taken: SHA-256 over all names and contents, seals being blank. */
  private static String expected(byte[] file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Map.Entry<String, byte[]> part : Zips.parts(file).entrySet()) {
      digest.update((part.getKey() + "\0").getBytes(UTF_8));
      String content = new String(part.getValue(), UTF_8);
      digest.update(content.replaceAll("gouji-seal:[0-9a-f]{64}", Seal.BLANK).getBytes(UTF_8));
    }
    return "gouji-seal:" + HexFormat.of().formatHex(digest.digest());
  }

  private static boolean isIntact(byte[] file) {
    boolean intact = Seal.isIntact(file, Limits.DEFAULT);
    assertThat(Seal.isIntact(new WorkbookFile(file))).isEqualTo(intact);
    return intact;
  }

  /** A file whose blank seals became the true one. */
  private static byte[] sealed(String... texts) throws UnreadableException {
    String seal = Seal.of(saying(texts).bytes(), Limits.DEFAULT);
    String[] now = texts.clone();
    for (int i = 0; i < now.length; i++) {
      now[i] = now[i].replace(Seal.BLANK, seal);
    }
    return saying(now).bytes();
  }

  @Test
  void itIsTakenOfAllPartsAndOfNoSeal() throws Exception {
    for (byte[] file :
        List.of(
            saying("收入").bytes(),
            saying(Seal.BLANK).bytes(),
            saying(ANY).bytes(),
            saying("前" + ANY + ANY + "后", "x" + ANY).bytes(),
            saying("勾稽").part("xl/a.txt", ANY + ANY.substring(0, 74)).bytes(),
            saying("勾稽").part("xl/a.txt", ANY.substring(1) + ANY).bytes())) {
      assertThat(Seal.of(file, Limits.DEFAULT)).isEqualTo(expected(file));
    }
    assertThat(Seal.of(saying(ANY).bytes(), Limits.DEFAULT))
        .isEqualTo(Seal.of(saying(Seal.BLANK).bytes(), Limits.DEFAULT))
        .isNotEqualTo(Seal.of(saying("另" + ANY).bytes(), Limits.DEFAULT))
        .isNotEqualTo(Seal.of(saying(ANY).part("xl/more.xml", "").bytes(), Limits.DEFAULT));
  }

  @Test
  void aFileIsIntactUntilAnythingInItChanges() throws Exception {
    byte[] file = sealed("勾稽 " + Seal.BLANK, "12.5");
    String seal = expected(file);
    assertThat(isIntact(file)).isTrue();
    assertThat(isIntact(saying("勾稽 " + seal, "12.5").bytes())).isTrue();
    assertThat(isIntact(saying("勾稽 " + seal, "12.6").bytes())).isFalse();
    assertThat(isIntact(saying("勾稽 " + seal, "12.5").part("a.xml", "<a/>").bytes())).isFalse();
    assertThat(isIntact(saying("勾稽 " + ANY, "12.5").bytes())).isFalse();
    assertThat(isIntact(saying("12.5").bytes())).isFalse();
  }

  /** Of a copy of a copy the first seal no longer counts, the second does. */
  @Test
  void anOldSealMayStandBesideTheOneThatCounts() throws Exception {
    assertThat(isIntact(sealed(ANY, Seal.BLANK))).isTrue();
    assertThat(isIntact(sealed(Seal.BLANK, ANY))).isTrue();
  }

  @Test
  void onlySheetsCarryOne() throws Exception {
    byte[] bare = saying("x").part("docProps/note.xml", Seal.BLANK).bytes();
    String seal = Seal.of(bare, Limits.DEFAULT);
    assertThat(isIntact(saying("x").part("docProps/note.xml", seal).bytes())).isFalse();
    byte[] both = saying(ANY).part("docProps/note.xml", Seal.BLANK).bytes();
    String other = Seal.of(both, Limits.DEFAULT);
    assertThat(isIntact(saying(ANY).part("docProps/note.xml", other).bytes())).isTrue();
  }

  @Test
  void whatIsNoPackageIsNotOurs() {
    byte[] text = ("PK " + Seal.BLANK).getBytes(US_ASCII);
    assertThat(isIntact(text)).isFalse();
    assertThat(isIntact(new byte[0])).isFalse();
    assertThatThrownBy(() -> Seal.of(text, Limits.DEFAULT)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void oneIsFoundInACellAndInAPartAlike() {
    String digits = "09af".repeat(16);
    List<String> seals = List.of("gouji-seal:" + digits, "勾稽 gouji-seal:" + digits + "f，勿删");
    List<String> none =
        List.of(
            "",
            "gouji-seal:",
            "gouji-seal:" + digits.substring(1),
            "gouji-seal:" + digits.substring(1) + "g",
            "gouji-seal:" + digits.substring(1) + "`",
            "gouji-seal:" + digits.substring(1) + "/",
            "gouji-seal:" + digits.substring(1) + ":",
            "gouji-seal:A" + digits.substring(1),
            "gouji-seal: " + digits,
            "Gouji-seal:" + digits,
            "gouji_seal:" + digits,
            "ggouji-seal" + digits);
    assertThat(seals).allMatch(Seal::isIn).allMatch(text -> Seal.isIn(text.getBytes(UTF_8)));
    assertThat(none).noneMatch(Seal::isIn).noneMatch(text -> Seal.isIn(text.getBytes(UTF_8)));
  }

  @Test
  void onlyBlankOnesInAPartAreFilled() {
    String text = "a" + Seal.BLANK + Seal.BLANK + "b" + ANY.replace("0123", "0000") + Seal.BLANK;
    byte[] content = text.getBytes(US_ASCII);

    byte[] sealed = Seal.sealed(content, ANY);

    assertThat(new String(sealed, US_ASCII)).isEqualTo(text.replace(Seal.BLANK, ANY));
    assertThat(new String(content, US_ASCII)).as("the one given is as it was").isEqualTo(text);
  }

  private static List<String> said() {
    return List.of("12.5", ANY);
  }

  /** A package is sealed as it will be: parts that are new, changed, as before, and gone. */
  @ParameterizedTest
  @MethodSource("said")
  void aMarkedPackageIsSealedAsItIsWritten(String said) throws Exception {
    byte[] original =
        saying(said)
            .part("xl/calcChain.xml", "<calcChain/>")
            .part(
                "xl/_rels/workbook.xml.rels",
                PackageBuilder.relations(
                    "rId1",
                    "worksheet",
                    "worksheets/sheet1.xml",
                    "rId2",
                    "calcChain",
                    "calcChain.xml"))
            .bytes();

    byte[] marked =
        WorkbookPatcher.sealed(new WorkbookFile(original), seal -> edits("勾稽 " + seal)).bytes();

    String seal = Seal.of(marked, Limits.DEFAULT);
    assertThat(seal).isEqualTo(expected(marked));
    assertThat(isIntact(marked)).isTrue();
    Map<String, String> texts = Zips.texts(marked);
    assertThat(texts).doesNotContainKey("xl/calcChain.xml");
    assertThat(texts.get("xl/worksheets/sheet3.xml")).contains("勾稽 " + seal);
    assertThat(texts.get(SHEET)).contains(said);
  }

  @Test
  void withoutAPlaceForItNothingIsSealed() throws Exception {
    byte[] original = saying("12.5").bytes();
    byte[] marked = WorkbookPatcher.sealed(new WorkbookFile(original), seal -> edits("勾稽")).bytes();
    assertThat(isIntact(marked)).isFalse();
    assertThat(marked).isEqualTo(WorkbookPatcher.patch(original, edits("勾稽"), Limits.DEFAULT));
  }

  private static List<Edit> edits(String last) {
    CellRef cell = CellRef.parse("A1");
    return List.of(
        new Edit.Note("S", cell, "不平"),
        new Edit.Fill("S", cell, Edit.Mark.ERROR),
        new Edit.SetFormula("S", CellRef.parse("B3"), "1", new CellValue.Number(1)),
        new Edit.AddSheet("别的", List.of(9), 0, List.of(List.of(NewCell.of(Role.TITLE, "x")))),
        new Edit.AddSheet("校验结果", List.of(9), 1, List.of(List.of(NewCell.of(Role.MUTED, last)))));
  }

  /** The same of the streams of an .xls, in whatever folders they lie. */
  @Test
  void anOldWorkbookIsSealedByAllItsStreams() throws Exception {
    byte[] blank = xls("勾稽 " + Seal.BLANK, "12.5", "a");
    String seal = Seal.of(blank, Limits.DEFAULT);
    byte[] file = xls("勾稽 " + seal, "12.5", "a");

    assertThat(Seal.of(file, Limits.DEFAULT)).isEqualTo(seal);
    assertThat(isIntact(file)).isTrue();
    assertThat(isIntact(blank)).isFalse();
    assertThat(isIntact(xls("勾稽 " + seal, "12.6", "a"))).isFalse();
    assertThat(isIntact(xls("勾稽 " + seal, "12.5", "b"))).isFalse();
    assertThat(isIntact(xls("勾稽", "12.5", "a"))).isFalse();
    assertThat(Seal.of(renamed(file, "附件", "附录"), Limits.DEFAULT)).isNotEqualTo(seal);
  }

  private static byte[] xls(String text, String other, String attached) throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.createSheet("校验结果")
          .createRow(0)
          .createCell(0)
          .setCellValue(new HSSFRichTextString(text));
      book.getSheetAt(0).getRow(0).createCell(1).setCellValue(other);
      book.write(out);
      return attached(out.toByteArray(), attached);
    }
  }

  private static byte[] attached(byte[] file, String content) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      container
          .getRoot()
          .createDirectory("附件")
          .createDocument("1", new ByteArrayInputStream(content.getBytes(UTF_8)));
      container.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static byte[] renamed(byte[] file, String from, String to) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      container.getRoot().getEntry(from).renameTo(to);
      container.writeFilesystem(out);
      return out.toByteArray();
    }
  }
}
