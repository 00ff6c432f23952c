package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Notes;
import io.gouji.engine.OldFormat;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code gouji validate -o} of {@code .xls} and {@code .et}: the same results in that format. */
class OldWorkbooksTest {
  private static final String BROKEN = "../samples/broken/";
  private static final String TABLE_3 = "表3 单位支出总体情况表";

  @TempDir private Path folder;

  private Path old(String sample, String name) throws IOException {
    byte[] now = Files.readAllBytes(Path.of(BROKEN + sample + ".xlsx"));
    return Files.write(folder.resolve(name), OldFormat.of(now));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Workbook read(Path file) throws Exception {
    return WorkbookReader.read(Files.readAllBytes(file), Limits.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"T3-01", "X05", "F02", "X26"})
  void theCopySaysWhatTheCopyOfTheNewFormatSays(String sample) throws Exception {
    Path old = old(sample, "旧.xls");
    byte[] before = Files.readAllBytes(old);
    Path now = Files.copy(Path.of(BROKEN + sample + ".xlsx"), folder.resolve("新.xlsx"));

    Spoken spoken = Spoken.by("validate", old.toString(), "-o", folder.toString());
    Spoken.by("validate", now.toString(), "-o", folder.toString());

    Path copy = folder.resolve("旧-批注版.xls");
    assertThat(spoken.err()).isEmpty();
    assertThat(spoken.out()).endsWith("批注版已写出：" + copy + "\n");
    assertThat(old).hasBinaryContent(before);
    assertThat(notes(copy)).isEqualTo(notes(folder.resolve("新-批注版.xlsx"))).isNotEmpty();
    assertThat(results(copy)).isEqualTo(results(folder.resolve("新-批注版.xlsx")));
    Workbook was = read(old);
    for (Sheet sheet : was.sheets()) {
      Sheet marked = read(copy).sheet(sheet.name()).orElseThrow();
      assertThat(marked.merges()).isEqualTo(sheet.merges());
      for (int row = 0; row < sheet.rowCount(); row++) {
        for (int column = 0; column < sheet.columnCount(); column++) {
          assertThat(marked.value(row, column)).isEqualTo(sheet.value(row, column));
          assertThat(marked.formula(row, column)).isEqualTo(sheet.formula(row, column));
        }
      }
    }
  }

  private static Map<String, String> notes(Path file) throws IOException {
    return Notes.of(Files.readAllBytes(file));
  }

  /** The sheet of results but for the seal in its last line. */
  private static List<String> results(Path copy) throws Exception {
    Sheet sheet = read(copy).sheet("校验结果").orElseThrow();
    List<String> cells = new java.util.ArrayList<>();
    for (int row = 0; row < sheet.rowCount() - 1; row++) {
      for (int column = 0; column < sheet.columnCount(); column++) {
        cells.add(sheet.value(row, column).toString());
      }
    }
    return cells;
  }

  @Test
  void everyPlaceIsOneClickAwayAndTheSheetCanBePrinted() throws Exception {
    Path old = old("T3-01", "预算.et");

    Spoken.by("validate", old.toString(), "-o", folder.toString());

    assertThat(names()).containsExactly("预算-批注版.et", "预算.et");
    try (HSSFWorkbook book = new HSSFWorkbook(Files.newInputStream(folder.resolve("预算-批注版.et")))) {
      HSSFSheet results = book.getSheet("校验结果");
      int links = 0;
      for (Row row : results) {
        HSSFCell where = (HSSFCell) row.getCell(2);
        if (where != null && where.getHyperlink() != null) {
          String target = where.getHyperlink().getAddress();
          int mark = target.lastIndexOf('!');
          String sheet = target.substring(1, mark - 1).replace("''", "'");
          assertThat(book.getSheet(sheet)).isNotNull();
          links++;
        }
      }
      assertThat(links).isGreaterThan(4);
      assertThat(results.getColumnWidth(2)).isEqualTo(34 * 256);
      assertThat(results.getPaneInformation().isFreezePane()).isTrue();
      assertThat(results.getPrintSetup().getLandscape()).isTrue();
      assertThat(results.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
      assertThat(results.getPrintSetup().getFitHeight()).isZero();
      HSSFCell culprit = book.getSheet(TABLE_3).getRow(9).getCell(3);
      assertThat(culprit.getCellStyle().getFillForegroundColorColor().getHexString())
          .isEqualTo("F4F4:A6A6:B0B0");
    }
  }

  @Test
  void theCulpritIsCorrectedAndTheCopyPasses() throws Exception {
    Path old = old("T3-01", "预算.xls");

    Spoken spoken = Spoken.by("validate", old.toString(), "-o", folder.toString(), "--correct");

    Path corrected = folder.resolve("预算-更正版.xls");
    assertThat(spoken.out()).contains("更正版已写出，改了 1 处，见其中“更正记录”表：" + corrected);
    CellRef at = CellRef.parse("D10");
    assertThat(read(corrected).sheet(TABLE_3).orElseThrow().number(at.row(), at.column()))
        .isEqualTo(21.00);
    assertThat(read(corrected).sheet("更正记录").orElseThrow().text(4, 0)).isEqualTo(TABLE_3 + "!D10");
    assertThat(Spoken.by("validate", corrected.toString()).code()).isZero();
  }

  /** Formulas below a corrected cell say what they now yield. */
  @Test
  void formulasFollowWhatIsCorrected() throws Exception {
    Path old = old("X05", "预算.xls");

    Spoken.by("validate", old.toString(), "-o", folder.toString(), "--correct");

    Spoken again = Spoken.by("validate", folder.resolve("预算-更正版.xls").toString());
    assertThat(again.out()).doesNotContain("F01  ");
    assertThat(again.code()).isZero();
  }

  @Test
  void aResultNobodyTouchedIsReplacedAndOneSomebodyEditedIsKept() throws Exception {
    Path old = old("T3-01", "预算.xls");
    Path copy = folder.resolve("预算-批注版.xls");
    Spoken.by("validate", old.toString(), "-o", folder.toString());
    byte[] first = Files.readAllBytes(copy);
    assertThat(AnnotatedWorkbook.isUntouched(first)).isTrue();

    Spoken.by("validate", old.toString(), "-o", folder.toString());
    assertThat(names()).containsExactly("预算-批注版.xls", "预算.xls");
    assertThat(copy).hasBinaryContent(first);

    Files.write(copy, edited(first));
    byte[] edited = Files.readAllBytes(copy);
    Spoken.by("validate", old.toString(), "-o", folder.toString());
    assertThat(names()).containsExactly("预算-批注版(2).xls", "预算-批注版.xls", "预算.xls");
    assertThat(copy).hasBinaryContent(edited);
  }

  /** The workbook after somebody typed one word in POI, which keeps all else as it was. */
  private static byte[] edited(byte[] workbook) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HSSFWorkbook open = new HSSFWorkbook(new ByteArrayInputStream(workbook))) {
      open.getSheetAt(0).createRow(500).createCell(0).setCellValue("已核对");
      open.write(out);
    }
    return out.toByteArray();
  }

  @Test
  void markingAMarkedCopyLeavesOneOfEach() throws Exception {
    Path old = old("T3-01", "预算.xls");
    Spoken.by("validate", old.toString(), "-o", folder.toString());
    Path marked = Files.copy(folder.resolve("预算-批注版.xls"), folder.resolve("再.xls"));

    Spoken.by("validate", marked.toString(), "-o", folder.toString());

    Path again = folder.resolve("再-批注版.xls");
    assertThat(notes(again)).isEqualTo(notes(marked));
    assertThat(read(again).sheets()).hasSameSizeAs(read(marked).sheets());
    assertThat(AnnotatedWorkbook.isUntouched(Files.readAllBytes(again))).isTrue();
    assertThat(results(again)).isEqualTo(results(marked));
    try (HSSFWorkbook one = new HSSFWorkbook(Files.newInputStream(marked));
        HSSFWorkbook two = new HSSFWorkbook(Files.newInputStream(again))) {
      assertThat(two.getNumCellStyles()).isEqualTo(one.getNumCellStyles());
      assertThat(two.getNumberOfFonts()).isEqualTo(one.getNumberOfFonts());
    }
  }

  @Test
  void aMarkedCopyIsCleanedToWhatItWas() throws Exception {
    Path old = old("T3-01", "预算.et");
    Spoken.by("validate", old.toString(), "-o", folder.toString(), "--correct");
    Path marked = folder.resolve("预算-批注版.et");
    Path corrected = folder.resolve("预算-更正版.et");
    String again = folder.resolve("再").toString();

    Spoken clean = Spoken.by("clean", marked.toString(), corrected.toString(), "-o", again);

    assertThat(clean.err()).isEmpty();
    assertThat(clean.code()).isZero();
    assertThat(clean.out()).contains(marked + "：标记已去除，其余与批注前一致：");
    Path back = folder.resolve("再").resolve("预算.et");
    byte[] before = Files.readAllBytes(marked);
    Spoken.by("validate", back.toString(), "-o", folder.toString());
    assertThat(marked).hasBinaryContent(before);
    assertThat(names()).containsExactly("再", "预算-批注版.et", "预算-更正版.et", "预算.et");
  }

  /** A corrected cell loses its red; what somebody wrote stays; nothing is marked twice. */
  @Test
  void whatWasEditedSinceIsMarkedAnewWithoutOldMarks() throws Exception {
    Path old = old("T3-01", "预算.xls");
    Spoken.by("validate", old.toString(), "-o", folder.toString());
    Path copy = folder.resolve("预算-批注版.xls");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HSSFWorkbook open = new HSSFWorkbook(Files.newInputStream(copy))) {
      HSSFCell culprit = open.getSheet(TABLE_3).getRow(9).getCell(3);
      culprit.setCellValue(21.00);
      culprit
          .getCellComment()
          .setString(new HSSFRichTextString(culprit.getCellComment().getString() + "\n已改，见凭证"));
      open.write(out);
    }
    Files.write(copy, out.toByteArray());

    Spoken again = Spoken.by("validate", copy.toString(), "-o", folder.toString());

    assertThat(again.code()).isZero();
    Path anew = folder.resolve("预算-批注版(2).xls");
    try (HSSFWorkbook open = new HSSFWorkbook(Files.newInputStream(anew))) {
      HSSFCell mended = open.getSheet(TABLE_3).getRow(9).getCell(3);
      assertThat(mended.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.NO_FILL);
      assertThat(mended.getCellComment().getString().getString().strip()).isEqualTo("已改，见凭证");
      assertThat(open.getSheet("校验结果(2)")).isNull();
    }
    Spoken clean = Spoken.by("clean", copy.toString(), "--lang", "en");
    assertThat(clean.code()).isZero();
  }

  @Test
  void twoRunsGiveTheSameBytes() throws Exception {
    Path old = old("T3-01", "预算.xls");

    Spoken.by("validate", old.toString(), "--correct", "-o", folder.resolve("a").toString());
    Spoken.by("validate", old.toString(), "--correct", "-o", folder.resolve("b").toString());

    for (String name : List.of("预算-批注版.xls", "预算-更正版.xls")) {
      assertThat(folder.resolve("b").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
    }
  }
}
