package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookPatcher;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private Sheet sheet(String sample, String name) throws IOException, UnreadableException {
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
    assertThat(log.text(2, 0)).isEqualTo("更正版已重新校验：通过，没有需要处理的问题");
    assertThat(log.text(4, 0)).isEqualTo(TABLE_3 + "!D10");
    assertThat(log.text(4, 1)).isEqualTo("2080505 机关事业单位基本养老保险缴费支出 · 基本支出");
    assertThat(log.number(4, 2)).isEqualTo(12.00);
    assertThat(log.number(4, 3)).isEqualTo(21.00);
    assertThat(log.text(4, 5)).isEmpty();
    assertThat(log.text(4, 7)).isEqualTo("相邻两位数字颠倒、几条关系算出同一个数");
    assertThat(log.text(4, 8)).contains("T3-01 ", "T3-02 ", "X08B ");
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
    assertThat(log.text(4, 5)).isEmpty();
    assertThat(log.text(4, 6)).startsWith("=");
    assertThat(log.text(4, 7)).isEqualTo("恢复被数字覆盖的公式，数值不变");
    assertThat(log.number(4, 2)).isEqualTo(log.number(4, 3));
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

    assertThat(spoken.err())
        .isEqualTo(
            BROKEN
                + "T3-01.xlsx：一处也没有改，请按报告核对原始资料。改了以后会新出现 U01："
                + "限额：表3·2080505 机关事业单位基本养老保险缴费支出·基本支出 21.00 万元，150000 元 15.00 万元，相差 6.00 万元。\n");
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
        .contains("\"corrections\":[{", "{\"kind\":\"corrected\",\"path\":\"" + corrected("T3-01"))
        .contains("\"verdict\":\"clean\"}]");
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
    assertThat(spoken.err()).isEqualTo(sample + "：没有需要更正的地方。\n");
  }

  /** The sample with one cell changed. */
  private Path changed(String sheet, String cell, CellValue value) throws Exception {
    byte[] sound = Files.readAllBytes(Path.of("../samples/liujiang-2025/liujiang-2025.xlsx"));
    List<Edit> edits = List.of(new Edit.SetValue(sheet, CellRef.parse(cell), value));
    Path file = folder.resolve("changed.xlsx");
    return Files.write(file, WorkbookPatcher.patch(sound, edits, Limits.DEFAULT));
  }

  private Spoken corrected(Path file) {
    return Spoken.by("validate", file.toString(), "-o", folder.toString(), "--correct");
  }

  /** Somebody brought a figure up to date and the other tables not: it is not turned back. */
  @Test
  void aNewFigureIsNotTurnedBack() throws Exception {
    Spoken spoken = corrected(changed(TABLE_3, "D7", new CellValue.Number(160.25)));

    assertThat(spoken.out())
        .contains(
            "的其他数不一致：" + TABLE_3 + "!D7（2010301 行政运行·基本支出）：160.25 万元，别处都对应 152.1834 万元",
            "如果这里是改过的新数，就是别处没有跟着改：表1 单位收支总体情况表!D6; 表5",
            "没有自动改：看不出是笔误，也可能是改过的新数")
        .doesNotContain("错在 " + TABLE_3, "更正版");
    assertThat(spoken.err()).contains("没有可以放心自动更正的地方");
    assertThat(folder.resolve("changed-更正版.xlsx")).doesNotExist();
  }

  /** The same cell with two digits exchanged is corrected, marked, and checked again. */
  @Test
  void aSlipIsCorrectedAndTheCellSaysSo() throws Exception {
    Spoken spoken = corrected(changed(TABLE_3, "D7", new CellValue.Number(152.1384)));

    assertThat(spoken.out())
        .contains("错在 " + TABLE_3 + "!D7", "changed-更正版.xlsx\n更正版已重新校验：通过，没有需要处理的问题");
    assertThat(Workbooks.notes(folder.resolve("changed-更正版.xlsx")))
        .startsWith("D7")
        .contains("【已更正】原来 152.1384 万元，更正为 152.1834 万元，依据：相邻两位数字颠倒")
        .contains("请与原始资料核对，不对请改回");
  }

  /** A blank is no zero. */
  @Test
  void aBlankIsLoggedAsBlank() throws Exception {
    Spoken spoken = corrected(changed(TABLE_3, "D21", CellValue.Blank.BLANK));

    assertThat(spoken.out()).contains("（2210201 住房公积金·基本支出）：空白 应为 15.6216 万元（漏填");
    byte[] copy = Files.readAllBytes(folder.resolve("changed-更正版.xlsx"));
    Sheet log = WorkbookReader.read(copy, Limits.DEFAULT).sheet("更正记录").orElseThrow();
    assertThat(log.text(4, 2)).isEqualTo("空白");
    assertThat(log.number(4, 3)).isEqualTo(15.6216);
  }

  /** What a formula is replaced by is logged with the formula that stood there, in log and note. */
  @Test
  void aFormulaThatIsReplacedIsLogged() throws Exception {
    Path broken = folder.resolve("changed.xlsx");
    byte[] clean = Files.readAllBytes(Path.of("../samples/liujiang-2025/liujiang-2025.xlsx"));
    Edit.SetFormula wrong =
        new Edit.SetFormula(
            "表6 一般公共预算基本支出情况表",
            CellRef.parse("E16"),
            "SUM(E17:E29)",
            new CellValue.Number(30.9187));
    Files.write(broken, WorkbookPatcher.patch(clean, List.of(wrong), Limits.DEFAULT));

    Spoken spoken = corrected(broken);

    assertThat(spoken.out()).contains("改了 1 处");
    byte[] copy = Files.readAllBytes(folder.resolve("changed-更正版.xlsx"));
    Sheet log = WorkbookReader.read(copy, Limits.DEFAULT).sheet("更正记录").orElseThrow();
    assertThat(log.text(3, 5)).isEqualTo("原来的公式");
    assertThat(log.text(4, 5)).isEqualTo("=SUM(E17:E29)");
    assertThat(log.text(4, 6)).isEqualTo("=SUM(E17:E28)");
    assertThat(log.text(4, 7)).isEqualTo("换上正确的公式，数值不变");
    assertThat(Workbooks.notes(folder.resolve("changed-更正版.xlsx")))
        .contains("原来是公式 =SUM(E17:E29)（", "更正为公式 =SUM(E17:E28)，即 ");
  }

  /** Of a text that nobody can read the reader is told what it is. */
  @Test
  void whatStandsInAnUnreadCellIsQuoted() throws Exception {
    String table6 = "表6 一般公共预算基本支出情况表";
    Spoken near = corrected(changed(table6, "E20", new CellValue.Text("约4.4万元")));
    assertThat(near.out()).contains("写的是“约4.4万元”，读不出数，按关系推算应为 4.40 万元（文字里的数与推算一致");

    Spoken far = corrected(changed(table6, "E20", new CellValue.Text("约3万元")));
    assertThat(far.out()).contains("写的是“约3万元”").doesNotContain("文字里的数");
  }
}
