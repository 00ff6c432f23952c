package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Office;
import io.gouji.engine.OldFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marked copies that lost their record, or were saved in the other format. */
class LostRecordTest {
  private static final Path SAMPLE = Path.of("../samples/broken/T3-02.xlsx");
  private static final String VERDICT = "校验结果：有错误";
  private static final String TABLE = "表3 单位支出总体情况表";

  @TempDir private Path folder;
  private Path marked;

  @BeforeEach
  void mark() throws IOException {
    byte[] noted =
        changed(
            Files.readAllBytes(SAMPLE),
            book -> {
              Comment note =
                  book.getSheet(TABLE)
                      .createDrawingPatriarch()
                      .createCellComment(book.getCreationHelper().createClientAnchor());
              note.setAddress(new CellAddress("C9"));
              note.setString(new XSSFRichTextString("已与财务核对"));
              note.setAuthor("张三");
            });
    Path original = Files.write(folder.resolve("预算.xlsx"), noted);
    assertThat(validate(original).code()).isEqualTo(2);
    marked = folder.resolve("预算-批注版.xlsx");
  }

  private interface Change {
    void in(XSSFWorkbook book) throws IOException;
  }

  private static byte[] changed(byte[] file, Change change) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      change.in(book);
      book.write(out);
      return out.toByteArray();
    }
  }

  private void change(Change change) throws IOException {
    Files.write(marked, changed(Files.readAllBytes(marked), change));
  }

  private Spoken validate(Path file) {
    return Spoken.by("validate", file.toString(), "-o", folder.toString());
  }

  /** What the Document Inspector does: hidden sheets go, and hidden names with them. */
  private static void forget(XSSFWorkbook book) {
    book.removeSheetAt(book.getSheetIndex("勾稽记录"));
    for (XSSFName name : List.copyOf(book.getAllNames())) {
      if (name.getNameName().startsWith("_gouji")) {
        book.removeName(name);
      }
    }
  }

  private static List<String> notes(Workbook book) {
    List<String> notes = new ArrayList<>();
    for (Sheet sheet : book) {
      sheet.getCellComments().values().forEach(one -> notes.add(one.getString().getString()));
    }
    return notes;
  }

  /** Cells that still have a background of ours. */
  private static List<String> filled(XSSFWorkbook book, String colour) {
    List<String> filled = new ArrayList<>();
    for (Sheet sheet : book) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          XSSFCellStyle style = ((XSSFCell) cell).getCellStyle();
          if (style.getFillPattern() == FillPatternType.SOLID_FOREGROUND
              && style.getFillForegroundXSSFColor() != null
              && colour.equals(style.getFillForegroundXSSFColor().getARGBHex())) {
            filled.add(cell.getAddress().toString());
          }
        }
      }
    }
    return filled;
  }

  private Path only(String name) {
    return folder.resolve(name);
  }

  @Test
  void withoutTheRecordOursGoesAndWhatCannotBeGivenBackIsTold() throws IOException {
    change(LostRecordTest::forget);

    Spoken spoken = Spoken.by("clean", marked.toString());

    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out())
        .contains("没有完全恢复原样")
        .contains("删去工作表 1 张")
        .contains(TABLE + "!C8")
        .contains("原文件")
        .doesNotContain("标记已去除");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(only("预算-清理版.xlsx")))) {
      assertThat(notes(book)).containsExactly("已与财务核对");
      assertThat(book.getSheet("校验结果")).isNull();
      assertThat(filled(book, "FFFFC7CE")).isEmpty();
      assertThat(filled(book, "FFF4A6B0")).isEmpty();
    }
    assertThat(Files.exists(only("预算(2).xlsx"))).isFalse();
  }

  @Test
  void withoutTheRecordMarksAreNotDoubled() throws IOException {
    change(LostRecordTest::forget);

    assertThat(validate(marked).code()).isEqualTo(2);

    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(only("预算-批注版(2).xlsx")))) {
      assertThat(book.getSheet("校验结果(2)")).isNull();
      assertThat(notes(book))
          .allSatisfy(note -> assertThat(note.split("左边：", -1).length).isLessThan(3));
      assertThat(notes(book)).anySatisfy(note -> assertThat(note).contains("已与财务核对"));
    }
  }

  private static final String SAID = "（已问过财政局，属实）";

  /** Words behind ours, on the same line. */
  private void answer() throws IOException {
    change(
        book -> {
          Comment note = book.getSheet(TABLE).getCellComment(new CellAddress("C8"));
          String text = note.getString().getString();
          note.setString(new XSSFRichTextString(text.replaceFirst("(相差：.*)", "$1" + SAID)));
          assertThat(note.getString().getString()).contains(SAID);
        });
  }

  private void expectAnswer(String cleaned) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(only(cleaned)))) {
      assertThat(notes(book)).map(String::strip).containsExactlyInAnyOrder("已与财务核对", SAID);
    }
  }

  @Test
  void wordsBehindOursOnTheSameLineStay() throws IOException {
    answer();

    assertThat(Spoken.by("clean", marked.toString()).code()).isZero();
    expectAnswer("预算-清理版.xlsx");
    assertThat(validate(marked).code()).isEqualTo(2);
    assertThat(Spoken.by("clean", only("预算-批注版(2).xlsx").toString()).code()).isZero();
    expectAnswer("预算-清理版(2).xlsx");
  }

  @Test
  void theyStayWithoutTheRecordToo() throws IOException {
    answer();
    change(LostRecordTest::forget);

    assertThat(Spoken.by("clean", marked.toString()).code()).isEqualTo(1);
    expectAnswer("预算-清理版.xlsx");
    validate(marked);
    assertThat(Spoken.by("clean", only("预算-批注版(2).xlsx").toString()).code()).isEqualTo(1);
    expectAnswer("预算-清理版.xlsx");
  }

  @Test
  void marksThatWereCopiedGoAndAreNamed() throws IOException {
    change(
        book -> {
          Sheet sheet = book.getSheet(TABLE);
          for (int row = 7; row < 9; row++) {
            CellStyle style = sheet.getRow(row).getCell(2).getCellStyle();
            sheet.getRow(row).createCell(12).setCellStyle(style);
          }
        });

    Spoken spoken = Spoken.by("clean", marked.toString());

    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out()).contains(TABLE + "!M8, " + TABLE + "!M9").doesNotContain("C8");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(only("预算-清理版.xlsx")))) {
      assertThat(filled(book, "FFFFC7CE")).isEmpty();
      assertThat(filled(book, "FFF4A6B0")).isEmpty();
    }
  }

  @Test
  void aRecordWithoutItsNamesGoesAsWell() throws IOException {
    change(
        book -> {
          for (XSSFName name : List.copyOf(book.getAllNames())) {
            if (name.getNameName().startsWith("_gouji")) {
              book.removeName(name);
            }
          }
        });

    assertThat(Spoken.by("clean", marked.toString()).code()).isEqualTo(1);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(only("预算-清理版.xlsx")))) {
      assertThat(book.getSheet("勾稽记录")).isNull();
      assertThat(notes(book)).containsExactly("已与财务核对");
    }
  }

  @Test
  void whatStandsOnASheetOfOursIsKeptWithIt() throws IOException {
    change(
        book -> {
          Sheet results = book.getSheet("校验结果");
          Comment note =
              results
                  .createDrawingPatriarch()
                  .createCellComment(book.getCreationHelper().createClientAnchor());
          note.setAddress(new CellAddress("B3"));
          note.setString(new XSSFRichTextString("请王科长看"));
        });

    expectKept();
  }

  @Test
  void aSheetOfOursThatAFormulaSpeaksOfIsKept() throws IOException {
    change(book -> book.getSheet(TABLE).getRow(0).createCell(20).setCellFormula("校验结果!A1"));

    expectKept();
  }

  @Test
  void aSheetOfOursThatSomebodyWroteBelowIsKeptByEveryCleaning() throws IOException {
    change(book -> book.getSheet("校验结果").createRow(60).createCell(12).setCellValue("已核对"));

    expectKept();
    assertThat(validate(marked).code()).isEqualTo(2);
    Spoken later = Spoken.by("clean", only("预算-批注版(2).xlsx").toString());
    assertThat(later.code()).isEqualTo(1);
    assertThat(later.out()).contains("“校验结果”表里有人写过内容");
  }

  private void expectKept() throws IOException {
    Spoken spoken = Spoken.by("clean", marked.toString());
    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out()).contains("“校验结果”表里有人写过内容");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(only("预算-清理版.xlsx")))) {
      assertThat(book.getSheet("校验结果")).isNotNull();
      assertThat(notes(book)).contains("已与财务核对").noneMatch(note -> note.contains("左边："));
    }
  }

  @Test
  void withoutRecordAndResultsNotesStayAndAreNamed() throws IOException {
    change(LostRecordTest::forget);
    change(book -> book.removeSheetAt(book.getSheetIndex("校验结果")));

    Spoken spoken = Spoken.by("clean", marked.toString());

    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out())
        .contains("无从恢复")
        .contains("可能是我们的标记")
        .containsSubsequence("可能是我们的标记", TABLE + "!C8");
  }

  @Test
  void anUntouchedCorrectedCopyThatIsMarkedAndCleanedIsWhole() throws IOException {
    Spoken.by("validate", only("预算.xlsx").toString(), "-o", folder.toString(), "--correct");
    Path corrected = only("预算-更正版.xlsx");
    assertThat(corrected).exists();

    Spoken checked = validate(corrected);

    assertThat(checked.err()).doesNotContain("不能肯定");
    Path copy = only("预算-更正版-批注版.xlsx");
    assertThat(Spoken.by("clean", copy.toString()).code()).isZero();
  }

  @Test
  void wordsBeforeOursOnTheSameLineStay() throws IOException {
    change(
        book -> {
          Comment note = book.getSheet(TABLE).getCellComment(new CellAddress("C8"));
          note.setString(new XSSFRichTextString(SAID + note.getString().getString()));
        });
    change(LostRecordTest::forget);

    assertThat(Spoken.by("clean", marked.toString()).code()).isEqualTo(1);
    expectAnswer("预算-清理版.xlsx");
  }

  @Test
  void aLossIsToldByTheNextCheckAndByEveryCleaningAfterIt() throws IOException {
    change(LostRecordTest::forget);

    Spoken checked = validate(marked);

    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.err()).contains("勾稽记录").contains("无从恢复").contains(TABLE + "!C8");
    Path second = only("预算-批注版(2).xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(second))) {
      assertThat(texts(book.getSheet("校验结果"))).anyMatch(text -> text.contains("无从恢复"));
    }
    // Nobody has saved it.
    clean(second, "预算-清理版.xlsx");
    // Somebody has, and put a row above.
    marked = second;
    change(book -> book.getSheet(TABLE).shiftRows(7, 20, 1));
    Spoken moved = Spoken.by("clean", second.toString());
    assertThat(moved.code()).isEqualTo(1);
    assertThat(moved.out()).contains("没有完全恢复原样").contains(TABLE + "!C9");
    // A third check of it tells it still, and so does cleaning that.
    assertThat(validate(second).err()).contains("无从恢复");
    clean(only("预算-批注版(3).xlsx"), "预算-清理版(3).xlsx");
  }

  private void clean(Path file, String target) {
    Spoken spoken = Spoken.by("clean", file.toString());
    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out())
        .contains("没有完全恢复原样")
        .contains("无从恢复")
        .contains("不能肯定")
        .contains(target)
        .doesNotContain("一致");
    assertThat(only(target)).exists();
  }

  private static List<String> texts(Sheet sheet) {
    List<String> texts = new ArrayList<>();
    for (Row row : sheet) {
      row.forEach(cell -> texts.add(cell.toString()));
    }
    return texts;
  }

  @Test
  void aMarkedOldWorkbookSavedAsXlsxIsCleanedAndMarkedOnce() throws Exception {
    Office.demand();
    byte[] old = Office.convert(Files.readAllBytes(only("预算.xlsx")), "xls", make("a"));
    assertThat(validate(Files.write(only("旧.xls"), old)).code()).isEqualTo(2);
    byte[] marks = Files.readAllBytes(only("旧-批注版.xls"));
    byte[] anew = Office.convert(Map.of("in.xls", marks), "xlsx", make("b")).get("in.xls");
    Path file = Files.write(only("新-批注版.xlsx"), anew);

    Spoken spoken = Spoken.by("clean", file.toString());

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).contains("标记已去除").doesNotContain("去掉批注 0 处");
    assertThat(spoken.out().lines()).hasSize(1);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(only("新.xlsx")))) {
      assertThat(notes(book)).containsExactly("已与财务核对");
      assertThat(book.getSheet("校验结果")).isNull();
      assertThat(book.getSheet("勾稽记录")).isNull();
      assertThat(filled(book, "FFFFC7CE")).isEmpty();
      SharedStrings shared = book.getSharedStringSource();
      assertThat(IntStream.range(0, shared.getUniqueCount()).mapToObj(shared::getItemAt))
          .extracting(RichTextString::getString)
          .contains("合计")
          .noneMatch(text -> text.contains(VERDICT));
    }
    assertThat(validate(file).code()).isEqualTo(2);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(only("新-批注版(2).xlsx")))) {
      assertThat(book.getSheet("校验结果(2)")).isNull();
      assertThat(book.getSheet("勾稽记录(2)")).isNull();
      assertThat(notes(book))
          .allSatisfy(note -> assertThat(note.split("左边：", -1).length).isLessThan(3));
    }
  }

  @Test
  void aMarkedWorkbookSavedAsXlsIsCleaned() throws Exception {
    Office.demand();
    byte[] old = Office.convert(Files.readAllBytes(marked), "xls", make("a"));
    Path file = Files.write(only("存-批注版.xls"), old);

    Spoken spoken = Spoken.by("clean", file.toString());

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).contains("标记已去除").doesNotContain("有人写过内容");
    try (Workbook book = WorkbookFactory.create(only("存.xls").toFile())) {
      assertThat(notes(book)).containsExactly("已与财务核对");
      assertThat(book.getSheet("校验结果")).isNull();
      assertThat(book.getAllNames()).noneMatch(name -> name.getNameName().startsWith("_gouji"));
      assertThat(book.getAllNames()).noneMatch(name -> name.getRefersToFormula().contains("#REF"));
    }
    String letters = Files.readString(only("存.xls"), StandardCharsets.ISO_8859_1);
    byte[] verdict = VERDICT.getBytes(StandardCharsets.UTF_16LE);
    assertThat(letters).doesNotContain(new String(verdict, StandardCharsets.ISO_8859_1));
    assertThat(Spoken.by("clean", only("存.xls").toString()).code()).isEqualTo(1);
  }

  @Test
  void aColourOfSomebodysStaysAndTheBorderGoesBack() throws IOException {
    change(
        book -> {
          Cell cell = book.getSheet(TABLE).getRow(7).getCell(2);
          CellStyle style = book.createCellStyle();
          style.cloneStyleFrom(cell.getCellStyle());
          style.setFillForegroundColor(IndexedColors.LIGHT_GREEN.index);
          cell.setCellStyle(style);
        });

    Spoken spoken = Spoken.by("clean", marked.toString());

    assertThat(spoken.code()).isZero();
    try (XSSFWorkbook now = new XSSFWorkbook(Files.newInputStream(only("预算-清理版.xlsx")));
        XSSFWorkbook then = new XSSFWorkbook(Files.newInputStream(only("预算.xlsx")))) {
      var cell = now.getSheet(TABLE).getRow(7).getCell(2).getCellStyle();
      var before = then.getSheet(TABLE).getRow(7).getCell(2).getCellStyle();
      assertThat(cell.getFillForegroundColor()).isEqualTo(IndexedColors.LIGHT_GREEN.index);
      assertThat(cell.getBorderTop()).isEqualTo(before.getBorderTop());
    }
  }

  @Test
  void ourBorderOnTheSidesSomebodyLeftIsNamed() throws IOException {
    change(
        book -> {
          Cell cell = book.getSheet(TABLE).getRow(7).getCell(2);
          CellStyle style = book.createCellStyle();
          style.cloneStyleFrom(cell.getCellStyle());
          style.setBorderBottom(BorderStyle.DOUBLE);
          style.setBottomBorderColor(IndexedColors.BLACK.index);
          cell.setCellStyle(style);
        });

    Spoken spoken = Spoken.by("clean", marked.toString());

    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out()).contains("不能肯定").contains(TABLE + "!C8（");
  }

  @Test
  void aTextOfOursThatSomebodyEditedIsCountedAndNamed() throws IOException {
    change(
        book -> {
          Comment note = book.getSheet(TABLE).getCellComment(new CellAddress("C8"));
          String text = note.getString().getString().replace("左边：", "左面：");
          note.setString(new XSSFRichTextString(text));
        });

    Spoken spoken = Spoken.by("clean", marked.toString());

    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out()).contains("还有 1 处").contains(TABLE + "!C8");
  }

  @Test
  void anAnswerBelowOursLosesTheLinesWeLeftAboveIt() throws IOException {
    change(
        book -> {
          Comment note = book.getSheet(TABLE).getCellComment(new CellAddress("C8"));
          note.setString(new XSSFRichTextString(note.getString().getString() + "\n\n已改"));
        });

    assertThat(Spoken.by("clean", marked.toString()).code()).isZero();

    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(only("预算-清理版.xlsx")))) {
      assertThat(notes(book)).containsExactlyInAnyOrder("已与财务核对", "已改");
    }
  }

  @Test
  void anOldWorkbookWithoutTheRecordIsTreatedAlike() throws Exception {
    byte[] before = OldFormat.of(Files.readAllBytes(only("预算.xlsx")));
    try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(before));
        OutputStream out = Files.newOutputStream(only("旧.xls"))) {
      Comment note =
          book.getSheet(TABLE)
              .createDrawingPatriarch()
              .createCellComment(book.getCreationHelper().createClientAnchor());
      note.setAddress(new CellAddress("C9"));
      note.setString(new HSSFRichTextString("已与财务核对"));
      book.write(out);
    }
    assertThat(validate(only("旧.xls")).code()).isEqualTo(2);
    Path old = only("旧-批注版.xls");
    byte[] bytes = Files.readAllBytes(old);
    try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(bytes))) {
      book.removeSheetAt(book.getSheetIndex("勾稽记录"));
      book.write(old.toFile());
    }

    Spoken spoken = Spoken.by("clean", old.toString());

    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out()).contains("没有完全恢复原样").contains(TABLE + "!C8");
    try (Workbook book = WorkbookFactory.create(only("旧-清理版.xls").toFile())) {
      assertThat(notes(book)).containsExactly("已与财务核对");
      assertThat(book.getSheet("校验结果")).isNull();
    }
    Spoken checked = validate(old);
    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.err()).contains("无从恢复").contains(TABLE + "!C8");
    clean(only("旧-批注版(2).xls"), "旧-清理版.xls");
    try (HSSFWorkbook book = new HSSFWorkbook(Files.newInputStream(only("旧-批注版(2).xls")));
        OutputStream out = Files.newOutputStream(only("存-批注版.xls"))) {
      book.write(out);
    }
    clean(only("存-批注版.xls"), "存-清理版.xls");
    try (Workbook book = WorkbookFactory.create(only("旧-批注版(2).xls").toFile())) {
      assertThat(book.getSheet("校验结果(2)")).isNull();
      assertThat(notes(book))
          .allSatisfy(note -> assertThat(note.split("左边：", -1).length).isLessThan(3));
    }
  }

  private Path make(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }
}
