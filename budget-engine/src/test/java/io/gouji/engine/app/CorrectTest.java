package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookException;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gouji validate --correct}: what is sure is corrected, proven and logged; nothing else. */
class CorrectTest {
  private static final String BROKEN = "../samples/broken/";
  private static final String TABLE_3 = "表3 单位支出总体情况表";
  private static final String TABLE_7 = "表7 财政拨款“三公”经费、会议费和培训费支出情况表";

  @TempDir private Path folder;

  private Spoken correct(String sample, String... more) {
    String[] arguments = {"validate", BROKEN + sample + ".xlsx", "-o", folder.toString()};
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length + 1);
    all[arguments.length] = "--correct";
    System.arraycopy(more, 0, all, arguments.length + 1, more.length);
    return Spoken.by(all);
  }

  private Path corrected(String sample) {
    return folder.resolve(sample + "-更正版.xlsx");
  }

  private Sheet sheet(String sample, String name) throws IOException, WorkbookException {
    byte[] bytes = Files.readAllBytes(corrected(sample));
    return WorkbookReader.read(bytes, Limits.DEFAULT).sheet(name).orElseThrow();
  }

  @Test
  void theCulpritIsCorrectedAndTheCopyPasses() throws Exception {
    byte[] before = Files.readAllBytes(Path.of(BROKEN + "T3-01.xlsx"));

    Spoken spoken = correct("T3-01");

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out()).contains("更正版已写出，改了 1 处，见其中“更正记录”表：" + corrected("T3-01"));
    CellRef at = CellRef.parse("D10");
    assertThat(sheet("T3-01", TABLE_3).number(at.row(), at.column())).isEqualTo(21.00);
    assertThat(Spoken.by("validate", corrected("T3-01").toString()).code()).isZero();
    assertThat(Path.of(BROKEN + "T3-01.xlsx")).hasBinaryContent(before);
  }

  @Test
  void everyChangeIsLogged() throws Exception {
    correct("T3-01");

    Sheet log = sheet("T3-01", "更正记录");
    assertThat(log.text(0, 0)).isEqualTo("更正记录：改了 1 处，原文件没有动");
    assertThat(log.text(3, 0)).isEqualTo(TABLE_3 + "!D10");
    assertThat(log.text(3, 1)).isEqualTo("2080505 机关事业单位基本养老保险缴费支出 · 基本支出");
    assertThat(log.number(3, 2)).isEqualTo(12.00);
    assertThat(log.number(3, 3)).isEqualTo(21.00);
    assertThat(log.text(3, 6)).isEqualTo("相邻两位数字颠倒、几条关系算出同一个数");
    assertThat(log.text(3, 7)).contains("T3-01 ", "T3-02 ", "X08B ");
  }

  /** Two swapped incomes: the formulas below them get fresh values, too. */
  @Test
  void formulasFollowWhatIsCorrected() throws Exception {
    correct("X05");

    assertThat(Spoken.by("validate", corrected("X05").toString()).out()).doesNotContain("F01  ");
    assertThat(Spoken.by("validate", corrected("X05").toString()).code()).isZero();
  }

  @Test
  void aTypedOverTotalThatIsRightBecomesAFormulaAgain() throws Exception {
    Spoken spoken = correct("FML01");

    assertThat(spoken.out()).contains("改了 1 处");
    Sheet log = sheet("FML01", "更正记录");
    assertThat(log.text(3, 5)).startsWith("=");
    assertThat(log.text(3, 6)).isEqualTo("恢复被数字覆盖的公式，数值不变");
    assertThat(log.number(3, 2)).isEqualTo(log.number(3, 3));
    assertThat(Spoken.by("validate", corrected("FML01").toString()).out())
        .doesNotContain("FML01  ", "B09  ");
  }

  /** A total typed over by another number: its parts may be what is wrong. */
  @Test
  void whatIsAmbiguousIsLeftAlone() throws Exception {
    Spoken spoken = correct("T7-01");

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out()).contains("最可能错在 " + TABLE_7 + "!C5", "也可能错在 " + TABLE_7 + "!C10");
    assertThat(spoken.err()).isEqualTo(BROKEN + "T7-01.xlsx：没有可以放心自动更正的地方，未写更正版。请按报告核对原始资料。\n");
    assertThat(corrected("T7-01")).doesNotExist();
  }

  /** A rule of one's own that holds before and not after: nothing is corrected at all. */
  @Test
  void whatWouldBreakSomethingElseIsNotDone() throws Exception {
    Path own = folder.resolve("own.csv");
    Files.writeString(
        own,
        "编号,级别,名称,公式,说明\nU01,警告,限额,\"SUMIF(表3[科目编码],\"\"2080505\"\",表3[基本支出]) <= 150000\",x\n");

    Spoken spoken = correct("T3-01", "--rules", own.toString());

    assertThat(spoken.err()).isEqualTo(BROKEN + "T3-01.xlsx：改了以后 U01 会变得不对，所以一处也没有改。请按报告核对原始资料。\n");
    assertThat(corrected("T3-01")).doesNotExist();
  }

  @Test
  void theCopyIsSealedAndReplacedOnlyUntouched() throws Exception {
    correct("T3-01");
    byte[] first = Files.readAllBytes(corrected("T3-01"));
    assertThat(AnnotatedWorkbook.isUntouched(first)).isTrue();

    correct("T3-01");
    assertThat(corrected("T3-01")).hasBinaryContent(first);

    Files.write(corrected("T3-01"), Workbooks.edited(first));
    Spoken again = correct("T3-01");
    assertThat(again.out()).contains("T3-01-更正版(2).xlsx");
  }

  /** A corrected copy that is checked and marked again keeps its log. */
  @Test
  void theLogIsNoSheetOfResults() throws Exception {
    correct("T3-01");
    Path results = folder.resolve("again");
    Spoken.by("validate", corrected("T3-01").toString(), "-o", results.toString());

    byte[] marked = Files.readAllBytes(results.resolve("T3-01-更正版-批注版.xlsx"));
    var book = WorkbookReader.read(marked, Limits.DEFAULT);
    assertThat(book.sheet("更正记录").orElseThrow().text(0, 0)).startsWith("更正记录");
    assertThat(book.sheet("校验结果")).isPresent();
  }

  @Test
  void machinesAreToldOfTheCopy() {
    assertThat(correct("T3-01", "--format", "json").out())
        .contains("\"corrections\":[{", "{\"kind\":\"corrected\",\"path\":\"" + corrected("T3-01"));
  }

  @Test
  void aFolderMustBeNamed() {
    Spoken spoken = Spoken.by("validate", BROKEN + "T3-01.xlsx", "--correct");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err()).startsWith("--correct 要写更正版，请同时用 -o 指定文件夹。");
  }

  @Test
  void aSoundWorkbookNeedsNoCorrection() {
    String sample = "../samples/liujiang-2025/liujiang-2025.xlsx";
    Spoken spoken = Spoken.by("validate", sample, "-o", folder.toString(), "--correct");

    assertThat(spoken.code()).isZero();
    assertThat(spoken.err()).contains("没有可以放心自动更正的地方");
  }
}
