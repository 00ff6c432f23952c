package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gouji validate --rules}: what users add, replace and switch off, and its mistakes. */
class OwnRulesTest {
  private static final String SAMPLE = "../samples/liujiang-2025/liujiang-2025.xlsx";
  private static final String BROKEN = "../samples/broken/T3-02.xlsx";
  private static final String HEAD = "编号,级别,名称,公式,说明\n";

  @TempDir private Path folder;

  @Test
  void aRuleOfOnesOwnIsJudgedAndNamed() throws IOException {
    Spoken spoken = validate(SAMPLE, HEAD + "U01,警告,合计有限额,表3!合计 <= 1000000,局里的限额\n");

    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out()).contains("U01  合计有限额", "规定 ", "已新增 U01 合计有限额：局里的限额", "第 2 行");
  }

  /** Ids of users' own, as the guide gives them, leave the words of the product alone. */
  @Test
  void ownIdsChangeNothingThatTheProductSays() throws IOException {
    Path units = Files.createDirectory(folder.resolve("两份"));
    Files.copy(Path.of(SAMPLE), units.resolve("a.xlsx"));
    Files.copy(Path.of(SAMPLE), units.resolve("b.xlsx"));
    Path own = folder.resolve("u.csv");
    Files.writeString(own, HEAD + "U01,警告,限额,表5!合计 <= 2000000,控制数\nU10,警告,另一条,表3!合计 >= 1,x\n");
    String results = folder.resolve("x").toString();
    String department = "../samples/broken/X03.xlsx";
    String[] args = {"batch", units.toString(), "-o", results, "--rollup", department, "--rules"};
    String[] all = Arrays.copyOf(args, args.length + 1);
    all[args.length] = own.toString();
    assertThat(Spoken.by(all).out())
        .contains("b.xlsx 与 a.xlsx 一模一样", "，各单位之和 ")
        .doesNotContain("限额", "另一条");
    Spoken explained = Spoken.by("rules", "explain", "U01");
    assertThat(explained.code()).isEqualTo(64);
    assertThat(explained.err()).contains("没有编号为 U01 的关系");
  }

  @Test
  void aRuleOfOnesOwnIsExplainedWithItsFile() throws IOException {
    Path own = folder.resolve("局.csv");
    Files.writeString(own, HEAD + "U01,警告,合计有限额,表3!合计 <= 1000000,局里的限额\n");
    Spoken told = Spoken.by("rules", "explain", "U01", "--rules", own.toString());
    assertThat(told.code()).isZero();
    assertThat(told.out()).contains("U01  合计有限额", "表3!合计 <= 1000000", "局里的限额");
    Spoken instances = Spoken.by("rules", "explain", "U01", SAMPLE, "--rules", own.toString());
    assertThat(instances.out()).contains("判断了 1 处");
    assertThat(Spoken.by("rules", "explain", "U01", "--rules", "没有.csv").code()).isEqualTo(64);
  }

  @Test
  void aRuleThatHoldsIsJudgedToo() throws IOException {
    String plain = Spoken.by("validate", SAMPLE, "--format", "json").out();
    String more = validate(SAMPLE, HEAD + "U01,警告,有数,表3!合计 >= 1,x\n", "--format", "json").out();

    assertThat(judged(more)).isEqualTo(judged(plain) + 1);
  }

  private static int judged(String json) {
    return Integer.parseInt(json.replaceAll("(?s).*\"judged\":(\\d+).*", "$1"));
  }

  @Test
  void aRuleSwitchedOffFindsNothingAndIsNamedWithItsReason() throws IOException {
    assertThat(Spoken.by("validate", BROKEN).out()).contains("T3-02  ");

    Spoken spoken = validate(BROKEN, HEAD + "T3-02,停用,,,下级按旧口径填报\n");

    assertThat(spoken.out()).contains("已停用 T3-02 支出总表各级科目：上级=下级之和：下级按旧口径填报");
    assertThat(spoken.out()).doesNotContain("  T3-02  ");
  }

  @Test
  void machinesAreToldWhatIsOff() throws IOException {
    Spoken spoken = validate(SAMPLE, HEAD + "T3-02,off,,,旧口径\n", "--format", "json");

    assertThat(spoken.out())
        .contains("\"ruleChanges\":[{\"change\":\"off\",\"rule\":\"T3-02\"")
        .contains("\"reason\":\"旧口径\"", "\"line\":2");
    assertThat(Spoken.by("validate", SAMPLE, "--format", "json").out())
        .doesNotContain("ruleChanges");
  }

  @Test
  void theSheetOfResultsSaysSo() throws Exception {
    validate(SAMPLE, HEAD + "T3-02,停用,,,旧口径\n", "-o", folder.toString());

    byte[] copy = Files.readAllBytes(folder.resolve("liujiang-2025-批注版.xlsx"));
    var sheet = WorkbookReader.read(copy, Limits.DEFAULT).sheet("校验结果").orElseThrow();
    boolean told = false;
    for (int row = 0; row < sheet.rowCount(); row++) {
      told |= sheet.text(row, 0).equals("已停用") && sheet.text(row, 1).equals("T3-02");
    }
    assertThat(told).isTrue();
  }

  @Test
  void aReplacedRuleIsJudgedInsteadOfThePacks() throws IOException {
    Spoken spoken = validate(BROKEN, HEAD + "T3-02,核实,另一种写法,表3!合计 >= 0,口径\n");

    assertThat(spoken.out()).contains("已替换 T3-02 另一种写法").doesNotContain("  T3-02  ");
  }

  @Test
  void allMistakesAreToldAtOnceWithLineColumnAndRemedy() throws IOException {
    Spoken spoken =
        validate(
            SAMPLE,
            HEAD
                + "T9-99,停用,,,口径\n"
                + "T3-02,停用,,,\n"
                + "x01,大,坏,表3!合计 = 1,口径\n"
                + "U04,核实,自编,表3!没有 >= 0,\n"
                + "U04,核实,自编,表3!合计 >= 0,\n"
                + "X99,核实,自编,表3!合计 >= 0,\n"
                + "U05,核实,,表3!合计 >= 0,\n"
                + "U06,核实,又一遍,表1收入!收入总计 = 表1支出!支出总计,\n");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.err().lines().map(line -> line.replace(folder + "/", "")))
        .anyMatch(line -> line.startsWith("关系文件有误：my.csv 第 2 行“编号”列：要停用的关系“T9-99”不存在；"))
        .anyMatch(line -> line.startsWith("关系文件有误：my.csv 第 3 行“说明”列：停用“T3-02”没有写原因；"))
        .anyMatch(line -> line.startsWith("关系文件有误：my.csv 第 4 行“级别”列：不认识的词“大”"))
        .anyMatch(line -> line.startsWith("关系文件有误：my.csv 第 4 行“编号”列：编号“x01”不合规定"))
        .anyMatch(line -> line.startsWith("关系文件有误：my.csv 第 5 行“公式”列：规则 U04：“表3”没有叫“没有”的行"))
        .anyMatch(line -> line.startsWith("关系文件有误：my.csv 第 6 行“编号”列：“U04”重复，第 5 行"))
        .anyMatch(line -> line.startsWith("关系文件有误：my.csv 第 7 行“编号”列：没有编号为“X99”的关系"))
        .anyMatch(line -> line.startsWith("关系文件有误：my.csv 第 8 行“名称”列：不能为空；请填写"))
        .anyMatch(line -> line.startsWith("关系文件有误：my.csv 第 9 行“公式”列：规则 U06 与 T1-01"))
        .hasSize(9);
  }

  /** The column is missing, so every rule below is wrong; that is no fault of ours. */
  @Test
  void aHeadWithoutTheColumnOfFormulasIsAMistakeOfTheFile() throws IOException {
    String head = "编号,级别,范围,名称,条件,容差,说明,处理建议,依据\n";
    Spoken spoken = validate(SAMPLE, head + "T4-01,错误,表内,总计相等,,,甲,乙,\n");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err()).doesNotContain("Exception", "故障");
  }

  @Test
  void aWorkbookOfRulesIsReadAndItsMistakesNameCells() throws IOException {
    Path good = workbook("＝表3！合计 ＜＝ 1000000", "U01");
    Path bad = workbook("表3!没有 >= 0", "U01");

    assertThat(Spoken.by("validate", SAMPLE, "--rules", good.toString()).out()).contains("已新增 U01");
    Spoken spoken = Spoken.by("validate", SAMPLE, "--rules", bad.toString());
    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err()).contains(" 的 D2 格：规则 U01：“表3”没有叫“没有”的行");
  }

  private Path workbook(String formula, String id) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      var sheet = workbook.createSheet("关系");
      List<List<String>> rows =
          List.of(List.of("编号", "级别", "名称", "公式", "说明"), List.of(id, "警告", "限额", formula, "局里的限额"));
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          String text = rows.get(row).get(column);
          (sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row))
              .createCell(column)
              .setCellValue(text);
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return Files.write(folder.resolve("r" + formula.hashCode() + ".xlsx"), bytes.toByteArray());
    }
  }

  @Test
  void whatExcelSavesOtherwiseIsToldWithARemedy() throws IOException {
    String rules = HEAD + "U01,警告,甲,表3!合计 >= 0,\n";
    for (String charset : List.of("GBK", "GB18030", "UTF-16")) {
      Path saved = folder.resolve(charset + ".csv");
      Files.write(saved, rules.getBytes(Charset.forName(charset)));
      Spoken spoken = Spoken.by("validate", SAMPLE, "--rules", saved.toString());
      assertThat(spoken.err()).as(charset).isEmpty();
      assertThat(spoken.out()).as(charset).contains("已新增 U01");
    }
    Path picture = folder.resolve("picture.csv");
    Files.write(picture, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16});
    assertThat(Spoken.by("validate", SAMPLE, "--rules", picture.toString()).err())
        .contains("picture.csv 第 1 行：文件不是 UTF-8", "CSV UTF-8");

    for (String sign : List.of("\t", ";", "，")) {
      Spoken spoken = validate(SAMPLE, HEAD.replace(",", sign));
      assertThat(spoken.err().lines()).singleElement().asString().contains("各格不是用逗号隔开的");
      assertThat(spoken.code()).isEqualTo(64);
    }
    assertThat(validate(SAMPLE, "\uFEFF" + HEAD + "U01,警告,甲,表3!合计 >= 0,\n").out())
        .contains("已新增 U01");
  }

  @Test
  void theExampleOfTheRulePageWorks() throws IOException {
    String page = Files.readString(Spoken.TEMPLATES.resolve("RULES.md"));
    String example = page.substring(page.indexOf("```csv\n") + 7);

    Spoken spoken = validate(SAMPLE, example.substring(0, example.indexOf("```")));

    assertThat(spoken.err()).isEmpty();
    assertThat(spoken.out()).contains("已新增 U01", "已停用 T7-03", "已替换 X04");
  }

  @Test
  void aCommaInAFormulaWantsQuotes() throws IOException {
    String sum = "\"SUMIFS(表3[合计], 表3[科目编码], \"\"208\"\") >= 0\"";
    assertThat(validate(SAMPLE, HEAD + "U01,警告,甲," + sum + ",乙\n").err()).isEmpty();
    String bare = sum.substring(1, sum.length() - 1).replace("\"\"", "");
    assertThat(validate(SAMPLE, HEAD + "U01,警告,甲," + bare + ",乙\n").err().lines())
        .first()
        .asString()
        .contains("第 2 行有 7 格，标题只有 5 格；", "请把整格用英文双引号括起来");
  }

  @Test
  void ownRulesAreLintedWithThoseOfThePack() throws IOException {
    Path own = folder.resolve("lint.csv");
    Files.writeString(own, HEAD + "U01,警告,甲,表3!合计 >= 0,x\nU02,警告,乙,表3!合计 <= -1,x\n");
    String[] args = {"rules", "lint", "--pack", "guangxi-unit-2025", "--rules", own.toString()};
    assertThat(Spoken.by(args).out()).contains("U02");
  }

  /** A pack without the table has fewer words about it, and none about what is wrong. */
  @Test
  void whatIsWrongIsToldOfThePackThatHasTheTable() throws IOException {
    String rules = HEAD + "U01,警告,甲,表10!总合计 >= 表10!乙计,乙\n";
    Path own = Files.writeString(folder.resolve("ten.csv"), rules);
    for (Spoken spoken :
        List.of(validate(SAMPLE, rules), Spoken.by("rules", "lint", "--rules", own.toString()))) {
      assertThat(spoken.code()).isEqualTo(64);
      assertThat(spoken.err()).contains("“表10”没有叫“总合计”的行").doesNotContain("没有叫“表10”的区块");
    }
  }

  /** In a long list of places that hold, those that fail would be looked for. */
  @Test
  void whereARuleFailsIsToldFirst() {
    String out = Spoken.by("rules", "explain", "T3-02", BROKEN).out();
    assertThat(out).containsPattern("判断了 \\d+ 处，其中错误 [1-9]\\d* 处：\n\n  错误");
    assertThat(out.lastIndexOf("\n  错误")).isLessThan(out.indexOf("\n  成立"));
  }

  @Test
  void aFileThatIsNotThereIsAWrongCommand() {
    assertThat(Spoken.by("validate", SAMPLE, "--rules", "没有.csv").code()).isEqualTo(64);
  }

  @Test
  void twoFilesMayNotSpeakOfOneRule() throws IOException {
    Path one = Files.writeString(folder.resolve("a.csv"), HEAD + "T3-02,停用,,,口径\n");
    Path other = Files.writeString(folder.resolve("b.csv"), HEAD + "T3-02,停用,,,口径\n");

    assertThat(
            Spoken.by("validate", SAMPLE, "--rules", one.toString(), "--rules", other.toString())
                .err())
        .contains("b.csv 第 2 行“编号”列：编号“T3-02”重复", "a.csv 第 2 行已经有了");
  }

  @Test
  void aRuleGoodForOnePackOnlyIsNoMistakeAndIsSaidNotToBeUsedWithTheOther() throws IOException {
    // Table 10 of Shanghai's set does not exist; Guangxi's has one.
    Spoken spoken =
        validate(SAMPLE, HEAD + "U07,警告,甲,表10!合计 >= 0,\n", "--pack", "guangxi-unit-2025");
    Spoken none =
        validate(SAMPLE, HEAD + "U07,警告,甲,表10!合计 >= 0,\n", "--pack", "shanghai-unit-2026");

    assertThat(spoken.out()).contains("已新增 U07");
    assertThat(none.code()).isEqualTo(64);
    assertThat(none.err()).contains("没有叫“表10”的区块");
  }

  private Spoken validate(String file, String rules, String... more) throws IOException {
    Path own = Files.writeString(folder.resolve("my.csv"), rules);
    String[] args = new String[4 + more.length];
    System.arraycopy(new String[] {"validate", file, "--rules", own.toString()}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return Spoken.by(args);
  }
}
