package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gouji clean}, and marking what is marked already, through the door. */
class CleanTest {
  private static final Path SAMPLE = Path.of("../samples/broken/T3-02.xlsx");

  private static final String TABLE_3 = "表3 单位支出总体情况表";

  @TempDir private Path folder;
  private Path marked;

  @BeforeEach
  void mark() throws IOException {
    Path original = Files.copy(SAMPLE, folder.resolve("预算.xlsx"));
    marked = folder.resolve("预算-批注版.xlsx");
    assertThat(validate(original).code()).isEqualTo(2);
    assertThat(marked).exists();
  }

  private Spoken validate(Path file) {
    return Spoken.by("validate", file.toString(), "-o", folder.toString());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void save(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
        OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
  }

  @Test
  void theNameOfTheWorkbookIsTakenWhereItIsFree() throws IOException {
    Path elsewhere = folder.resolve("还原");

    Spoken spoken = Spoken.by("clean", marked.toString(), "-o", elsewhere.toString());

    Path clean = elsewhere.resolve("预算.xlsx");
    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).isEqualTo(marked + "：标记已去除，其余与批注前一致：" + clean + "\n");
    assertThat(spoken.err()).isEmpty();
    assertThat(Spoken.by("clean", clean.toString()).code()).isEqualTo(1);
  }

  @Test
  void noOtherFileIsEverReplacedAndAgainIsTheSame() throws IOException {
    byte[] original = Files.readAllBytes(folder.resolve("预算.xlsx"));

    for (int time = 0; time < 2; time++) {
      assertThat(Spoken.by("clean", marked.toString()).code()).isZero();
      assertThat(names()).containsExactly("预算-批注版.xlsx", "预算-清理版.xlsx", "预算.xlsx");
    }
    assertThat(folder.resolve("预算.xlsx")).hasBinaryContent(original);
    Files.writeString(folder.resolve("预算-清理版.xlsx"), "别人的文件");
    assertThat(Spoken.by("clean", marked.toString()).code()).isZero();
    assertThat(names()).contains("预算-清理版(2).xlsx");
  }

  @Test
  void whatWasSavedSinceIsCountedAndWhatSomebodyWroteIntoIsNamed() throws IOException {
    save(marked);
    Spoken saved = Spoken.by("clean", marked.toString());
    assertThat(saved.code()).isZero();
    assertThat(saved.out()).startsWith(marked + "：标记已去除（恢复底色和边框 ").contains("删去工作表 2 张");

    byte[] bytes = Files.readAllBytes(marked);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
        OutputStream out = Files.newOutputStream(marked)) {
      book.getSheet("校验结果").getRow(8).createCell(11).setCellValue("已与主管部门核对");
      book.write(out);
    }
    Spoken kept = Spoken.by("clean", marked.toString(), "--lang", "en");
    assertThat(kept.code()).isEqualTo(1);
    assertThat(kept.out()).contains("somebody wrote into the sheet “校验结果”");
  }

  @Test
  void aFileWithoutMarksIsToldAndNothingIsWritten() throws IOException {
    Spoken spoken = Spoken.by("clean", SAMPLE.toString(), marked.toString());

    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out()).startsWith(SAMPLE + "：没有可以去除的勾稽标记，没有写新文件。\n");
    assertThat(names()).contains("预算-清理版.xlsx");
  }

  @Test
  void whatCannotBeReadIsToldAndTheOthersAreCleaned() throws IOException {
    Path none = folder.resolve("没有.xlsx");
    Path old = Files.write(folder.resolve("旧.xls"), new byte[600]);

    Spoken spoken = Spoken.by("clean", none.toString(), old.toString(), marked.toString());

    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.err())
        .startsWith(none + "：文件不存在")
        .endsWith("\n" + old + "：不是 Excel 工作簿。请给出 .xlsx、.xlsm、.xls 或 .et 文件。\n")
        .hasLineCount(2);
    assertThat(names()).contains("预算-清理版.xlsx");
    assertThat(Spoken.by("clean").code()).isEqualTo(64);
    assertThat(Spoken.by("clean", marked.toString(), "-o", marked.toString()).code()).isEqualTo(64);
  }

  @Test
  void aMarkedCopyIsMarkedAnewUnderTheSameNameToTheByte() throws IOException {
    byte[] first = Files.readAllBytes(marked);

    assertThat(validate(marked).code()).isEqualTo(2);

    assertThat(names()).containsExactly("预算-批注版.xlsx", "预算.xlsx");
    assertThat(marked).hasBinaryContent(first);
    save(marked);
    assertThat(validate(marked).code()).isEqualTo(2);
    assertThat(names()).containsExactly("预算-批注版(2).xlsx", "预算-批注版.xlsx", "预算.xlsx");
    byte[] second = Files.readAllBytes(folder.resolve("预算-批注版(2).xlsx"));
    assertThat(validate(folder.resolve("预算-批注版(2).xlsx")).code()).isEqualTo(2);
    assertThat(names()).containsExactly("预算-批注版(2).xlsx", "预算-批注版.xlsx", "预算.xlsx");
    assertThat(folder.resolve("预算-批注版(2).xlsx")).hasBinaryContent(second);
  }

  /** What somebody wrote below our note is theirs, whoever the file says wrote the note. */
  @Test
  void anAnswerInANoteOfOursSurvivesANewCheck() throws IOException {
    byte[] bytes = Files.readAllBytes(marked);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
        OutputStream out = Files.newOutputStream(marked)) {
      XSSFComment note = book.getSheet(TABLE_3).getCellComment(new CellAddress("C9"));
      note.setString(new XSSFRichTextString(note.getString().getString() + "\n韦会计：凭证是 35.10"));
      book.write(out);
    }

    assertThat(validate(marked).code()).isEqualTo(2);

    Path anew = folder.resolve("预算-批注版(2).xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(anew))) {
      String note =
          book.getSheet(TABLE_3).getCellComment(new CellAddress("C9")).getString().getString();
      assertThat(note).containsOnlyOnce("韦会计：凭证是 35.10").containsOnlyOnce("【错误 T3-02】");
    }
  }

  @Test
  void englishResultsHaveEnglishNames() throws IOException {
    Spoken spoken =
        Spoken.by("validate", marked.toString(), "-o", folder.toString(), "--lang", "en");

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(names()).containsExactly("预算-annotated.xlsx", "预算-批注版.xlsx", "预算.xlsx");
    assertThat(ResultName.unmarked("a-annotated(3)-批注版.xlsx")).isEqualTo("a.xlsx");
    assertThat(ResultName.unmarked("-批注版.xlsx")).isEqualTo("-批注版.xlsx");
    assertThat(ResultName.unmarked("预算(2).xlsx")).isEqualTo("预算(2).xlsx");
  }

  @Test
  void aMarkedInputAndAPassedCopyAreSaid() throws IOException {
    byte[] bytes = Files.readAllBytes(marked);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
        OutputStream out = Files.newOutputStream(marked)) {
      book.getSheet("校验结果").getRow(8).createCell(11).setCellValue("已与主管部门核对");
      book.write(out);
    }

    Spoken spoken = validate(marked);

    assertThat(spoken.out())
        .contains("这个文件是批注版：已去掉其中的标记再校验。\n")
        .contains("以前的“校验结果”表里有人写过内容")
        .contains("原有的“" + marked + "”有人改过");
    Spoken plain = Spoken.by("validate", SAMPLE.toString());
    assertThat(plain.out()).doesNotContain("批注版：已去掉").doesNotContain("有人");
  }

  @Test
  void correctedFiguresThatStayAreCounted() throws IOException {
    Spoken.by(
        "validate", folder.resolve("预算.xlsx").toString(), "-o", folder.toString(), "--correct");
    Path corrected = folder.resolve("预算-更正版.xlsx");

    Spoken exact = Spoken.by("clean", corrected.toString());
    save(corrected);
    Spoken saved = Spoken.by("clean", corrected.toString());

    assertThat(exact.code()).isZero();
    assertThat(exact.out()).doesNotContain("与批注前一致").contains("改正了的 2 个数仍是改正后的数；“更正记录”已随标记删去");
    assertThat(saved.out()).contains("改正了的 2 个数");
  }

  @Test
  void helpNamesAllFormatsAndThePassword() {
    assertThat(Spoken.by("clean", "--help").out()).contains(".xls、.et", "--password");
    assertThat(Spoken.by("clean", "--help", "--lang", "en").out())
        .contains(".xls, .", "--password");
  }
}
