package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools of whoever keeps the rules, through the command. */
class RuleToolsTest {
  private static final String SAMPLE = "../samples/liujiang-2025/liujiang-2025.xlsx";
  private static final String RULES = "guangxi-unit-2025/rules.csv";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"guangxi-unit-2025", "shanghai-unit-2026"})
  void whatIsExportedAndImportedIsTheSameToTheByte(String pack) throws IOException {
    byte[] own = Files.readAllBytes(Spoken.TEMPLATES.resolve(pack).resolve("rules.csv"));
    for (String ending : List.of(".xlsx", ".csv")) {
      Path out = folder.resolve(pack + ending);
      Path back = folder.resolve(pack + ending + ".back.csv");

      assertThat(run("rules", "export", "--pack", pack, "-o", out.toString()).code()).isZero();
      Spoken spoken = run("rules", "import", out.toString(), "-o", back.toString());

      assertThat(spoken.err()).isEmpty();
      assertThat(spoken.code()).isZero();
      assertThat(Files.readAllBytes(back)).isEqualTo(own);
    }
  }

  @Test
  void theWorkbookIsForPeople() throws IOException {
    Path out = folder.resolve("r.xlsx");
    run("rules", "export", "--pack", "guangxi-unit-2025", "-o", out.toString());

    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(out))) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getSheetName()).isEqualTo("关系");
      assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).startsWith("A1:M");
      assertThat(sheet.getDataValidations())
          .extracting(list -> List.of(list.getValidationConstraint().getExplicitListValues()))
          .containsExactlyInAnyOrder(
              List.of("错误", "警告", "核实", "提示"), List.of("表内", "表间"), List.of("区间", "同一数"));
      assertThat(sheet.getRow(1).getCell(4).getCellStyle().getDataFormatString()).isEqualTo("@");
      assertThat(sheet.getRow(1).getCell(4).getCellStyle().getWrapText()).isTrue();
    }
  }

  @Test
  void whatExcelUsersTypeIsUnderstoodAndTold() throws IOException {
    Path edited = folder.resolve("edited.xlsx");
    Path out = folder.resolve("out.csv");
    run("rules", "export", "--pack", "guangxi-unit-2025", "-o", edited.toString());
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(edited))) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      sheet.getRow(1).getCell(4).setCellValue("=表1收入!收入总计 ＝ 表1支出!支出总计");
      sheet.getRow(2).getCell(4).setCellValue("'表1收入!本年收入合计 = SUMIFS（表1收入[预算数]，\n表1收入[顶级],TRUE）");
      Path changed = folder.resolve("changed.xlsx");
      try (var stream = Files.newOutputStream(changed)) {
        workbook.write(stream);
      }
      Spoken spoken = run("rules", "import", changed.toString(), "-o", out.toString());

      assertThat(spoken.code()).isZero();
      assertThat(spoken.err()).contains("去掉了开头的等号", "去掉了开头的撇号", "换行改成了空格", "全角标点改成了半角");
      assertThat(Files.readString(out))
          .contains(",表1收入!收入总计 = 表1支出!支出总计,")
          .contains("\"表1收入!本年收入合计 = SUMIFS(表1收入[预算数], 表1收入[顶级],TRUE)\"");
    }
  }

  @Test
  void allMistakesOfAnImportedWorkbookNameTheirCells() throws IOException {
    Path edited = folder.resolve("edited.xlsx");
    run("rules", "export", "--pack", "guangxi-unit-2025", "-o", edited.toString());
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(edited))) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      sheet.getRow(1).getCell(1).setCellValue("严重");
      sheet.getRow(4).getCell(4).setCellValue("表1收入!没有 = 1");
      sheet.getRow(5).getCell(0).setCellValue("01");
      Path changed = folder.resolve("changed.xlsx");
      try (var stream = Files.newOutputStream(changed)) {
        workbook.write(stream);
      }
      Spoken spoken = run("rules", "import", changed.toString(), "--check");

      assertThat(spoken.code()).isEqualTo(64);
      assertThat(spoken.err())
          .contains(" 的 B2 格：不认识的词“严重”", " 的 E5 格：规则 T1-03", " 的 A6 格：编号“01”不合规定");
    }
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path there = Files.writeString(folder.resolve("rules.csv"), "mine");

    Spoken spoken = run("rules", "export", "--pack", "guangxi-unit-2025", "-o", there.toString());

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(Files.readString(there)).isEqualTo("mine");
    assertThat(run("rules", "export", "--pack", "mars", "-o", folder + "/x.csv").code())
        .isEqualTo(64);
  }

  @Test
  void rulesAreListedByTableAndSeverity() {
    assertThat(run("rules", "list", "--table", "T07", "--severity", "error").out())
        .contains("T7-02", "X15B")
        .doesNotContain("T3-02", "警告");
    assertThat(run("rules", "list", "--table", "3").out())
        .contains("T3-02", "X03")
        .doesNotContain("T1-01");
    assertThat(run("rules", "list", "--table", "T77").code()).isEqualTo(64);
    assertThat(run("rules", "list", "--severity", "worst").code()).isEqualTo(64);
    assertThat(run("rules", "list", "--format", "csv").out())
        .startsWith("pack,id,severity,")
        .contains("\nshanghai-unit-2026,T3-02,error,");
    assertThat(run("rules", "list", "--format", "json").out())
        .startsWith("[{\"pack\":\"guangxi-unit-2025\",\"id\":\"T1-01\",\"severity\":\"error\"")
        .contains("\"localisable\":false", "\"localisable\":true")
        .endsWith("]\n");
  }

  @Test
  void aRuleIsExplainedByTheFiguresOfAWorkbook() {
    Spoken spoken = run("rules", "explain", "t3-02", "../samples/broken/T3-02.xlsx");

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out())
        .contains("容差       区间", "定位       可以推断", "判断了 ", "  成立  ", "  错误  ")
        .contains("左边  表3·208 社会保障和就业支出·合计", "表3 单位支出总体情况表!C8 ");
  }

  @Test
  void aRuleThatDoesNotApplyIsExplainedToo() {
    assertThat(run("rules", "explain", "T7-01B", SAMPLE).out()).contains("判断了 0 处", "没有");
    // Another pack has it.
    Spoken other = run("rules", "explain", "X29", SAMPLE);
    assertThat(other.code()).isEqualTo(64);
    assertThat(other.err()).contains("套用的模板没有编号为 X29 的关系");
    assertThat(run("rules", "explain", "T3-02", "没有.xlsx").code()).isEqualTo(3);
    assertThat(run("rules", "explain", "T3-02", "pom.xml").code()).isEqualTo(3);
  }

  @Test
  void theShippedPacksHoldNoMistakesAndNoRepetitions() {
    Spoken spoken = run("rules", "lint");

    // What no sample applies to are layouts that the samples lack.
    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out()).contains("矛盾 0，重复 0", "可由其他关系推出").doesNotContain("【");
    assertThat(run("rules", "lint", "--all", "--format", "json").out())
        .contains("\"kind\":\"implied\",\"weight\":\"info\",\"rule\":\"T1-01\"");
    Spoken untried =
        run("rules", "lint", "--pack=shanghai-unit-2026", "--samples=../samples/liujiang-2025");
    assertThat(untried.code()).isZero();
    assertThat(untried.out()).contains("没有这套模板的样表").doesNotContain("关系没有问题");
    assertThat(run("rules", "lint", "--pack", "mars").code()).isEqualTo(64);
    assertThat(run("rules", "lint", "--samples", "没有").code()).isEqualTo(64);
  }

  @Test
  void contradictionsRepetitionsAndIdleRulesAreTold() throws IOException {
    Path templates = copyTemplates();
    Path rules = templates.resolve(RULES);
    int lines = Files.readAllLines(rules).size();
    Files.writeString(
        rules,
        Files.readString(rules)
            + "Z01,错误,表内,甲,表3!合计 = 2 * 表3!合计 表3[基本支出],,,,,,a,,\n"
            + "Z02,错误,表内,乙,表3!合计 表3[项目支出] >= 0.75 * 表3!合计,,,,,,a,,\n"
            + "Z03,错误,表间,丙,2 * 表1支出!支出总计 = 2 * 表1收入!收入总计,,,,,,a,,\n"
            + "Z04,错误,表内,丁,表3!合计 <= -5,,,,,,a,,\n"
            + "Z05,错误,表内,戊,表3!合计 >= 1,\"表3!合计=7.77\",,,,,a,,\n");
    String[] args = {
      "rules", "lint", "--pack", "guangxi-unit-2025", "--samples", "../samples/liujiang-2025"
    };

    Spoken spoken = Spoken.by(Optional.of(templates), args);

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.out().lines().filter(line -> line.startsWith("【")))
        .hasSize(3)
        .anyMatch(
            line ->
                line.startsWith("【错误】%s 第 %d 行“公式”列：Z02 乙：与 ".formatted(RULES, lines + 2))
                    && line.contains("Z01 互相矛盾"))
        .anyMatch(line -> line.contains("Z04 丁：不是负数的金额怎么填都不能使它成立"))
        .anyMatch(line -> line.contains("Z03 丙：与 T1-01 说的是同一件事"));
    assertThat(spoken.out()).contains("、Z05。");
    assertThat(
            Spoken.by(
                    Optional.of(templates),
                    "rules",
                    "lint",
                    "--pack=guangxi-unit-2025",
                    "--samples=../samples/liujiang-2025",
                    "--format=json",
                    "--lang=en")
                .out())
        .contains("\"kind\":\"contradicted\",\"weight\":\"error\",\"rule\":\"Z02\"")
        .contains("contradicts T3-01, T3-02B, Z01");
  }

  private Path copyTemplates() throws IOException {
    Path target = folder.resolve("templates");
    try (Stream<Path> files = Files.walk(Spoken.TEMPLATES)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(Spoken.TEMPLATES.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return target;
  }

  /** Every mistake that packs are told of says, in both languages, what to do. */
  @Test
  void everyMistakeOfAPackHasARemedy() throws IOException {
    List<String> lines =
        Files.readAllLines(Spoken.TEMPLATES.resolve("messages.csv"), StandardCharsets.UTF_8);

    assertThat(lines.stream().filter(line -> line.matches("[PR]\\d\\d,.*")))
        .hasSizeGreaterThan(50)
        .allMatch(line -> line.matches(".*(请|可用|有：|现有|应为|应写成|可以写|只能).*"))
        .allMatch(
            line ->
                line.matches(
                    "(?i).*(please|use|write|there are|it has|allowed|add|mend|only"
                        + "|should be|save|delete|fill|see|restore|list|put|give|check|keep|may|a capital).*"));
  }

  private static Spoken run(String... args) {
    return Spoken.by(args);
  }

  /** What the engine finds by itself stands in no rules file; people ask for it all the same. */
  @Test
  void findingsOfTheEngineAreExplainedToo() {
    Spoken spoken = Spoken.by("rules", "explain", "b01");

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).startsWith("B01  没有认出必需的表“…”").contains("缺一张表");
    assertThat(Spoken.by("rules", "explain", "verdict.clean").code()).isEqualTo(64);
  }

  @Test
  void withAWorkbookOnlyItsPackIsTold() {
    String sample = "../samples/broken/T3-01.xlsx";

    assertThat(Spoken.by("rules", "explain", "T3-01").out()).contains("shanghai-unit-2026/");
    assertThat(Spoken.by("rules", "explain", "T3-01", sample).out())
        .contains("guangxi-unit-2025/", "判断了 17 处")
        .doesNotContain("shanghai-unit-2026/");
  }
}
