package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in packs: all at once, with file, line and column. */
class PackMistakesTest {
  private static final String RULES = "shanghai-unit-2026/rules.csv";

  @TempDir private Path templates;
  @TempDir private Path results;

  @BeforeEach
  void copyTheTemplates() throws IOException {
    Spoken.copyTemplates(templates);
  }

  /** A home may hold nothing but templates; what is not there is not named as if it were. */
  @Test
  void templatesAloneAreEnough() throws IOException {
    Path alone = Files.createDirectory(results.resolve("templates"));
    Spoken.copyTemplates(alone);
    Optional<Path> home = Optional.of(alone);

    String sample = "../samples/liujiang-2025/liujiang-2025.xlsx";
    assertThat(Spoken.by(home, "validate", sample).code()).isZero();
    assertThat(Spoken.by(home, "--help").out()).doesNotContain("使用指南");
    assertThat(Spoken.by(home, "rules", "lint").out())
        .contains("没有这套模板的样表（0 份）", "用 --samples 给出一个文件夹")
        .doesNotContain(results.toString());
  }

  /** One's own pack is checked while others are being written. */
  @Test
  void onePackIsCheckedAlone() {
    for (String[] args :
        new String[][] {
          {"pack", "check", "shanghai-unit-2026"}, {"pack", "check", "--pack", "shanghai-unit-2026"}
        }) {
      assertThat(Spoken.by(args)).isEqualTo(new Spoken(0, "模板没有错误：shanghai-unit-2026\n", ""));
    }
    assertThat(Spoken.by("pack", "check", "没有"))
        .isEqualTo(
            new Spoken(
                64,
                "",
                "选项 --pack 的值“没有”不对，可用：guangxi-unit-2025|shanghai-unit-2026\n查看用法：gouji --help\n"));
    assertThat(Spoken.by("pack", "check", "甲", "--pack", "乙").code()).isEqualTo(64);
  }

  @Test
  void unknownColumnDuplicateIdAndBadFormulaAreToldTogether() throws IOException {
    int lines = Files.readAllLines(templates.resolve(RULES)).size();
    append(RULES, "Z01,错误,表内,甲,表3[@没有的列] = 表3[@合计],,,,,,a,,");
    append(RULES, "Z02,错误,表内,乙,表3[@合计] = SUM(,,,,,,b,,");
    append(RULES, "Z01,错误,表内,丙,表3[@合计] >= 表3[@基本支出],,,,,,c,,");

    Spoken spoken = run("pack", "check");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.out()).isEmpty();
    List<String> told = spoken.err().lines().toList();
    assertThat(told).hasSize(3);
    assertThat(told.get(0))
        .startsWith("模板有误：%s 第 %d 行“公式”列：".formatted(RULES, lines + 1))
        .contains("没有的列");
    assertThat(told.get(1))
        .startsWith("模板有误：%s 第 %d 行“公式”列：".formatted(RULES, lines + 2))
        .contains("读不懂");
    assertThat(told.get(2))
        .isEqualTo(
            "模板有误：%s 第 %d 行“编号”列：“Z01”重复，第 %d 行已经有了；请改用另一个，或删去一处"
                .formatted(RULES, lines + 3, lines + 1));
  }

  @Test
  void mistakesOfTwoPacksAreToldTogether() throws IOException {
    append(RULES, "Z01,错误,表内,甲,表3[@没有的列] = 表3[@合计],,,,,,a,,");
    append("guangxi-unit-2025/tables.csv", "T99,一,,,,,,,,");

    Spoken spoken = run("validate", "没有.xlsx");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err()).contains(RULES, "guangxi-unit-2025/tables.csv");
  }

  @Test
  void theyAreToldInEnglishToo() throws IOException {
    append(RULES, "Z01,错误,表内,甲,表3[@没有的列] = 表3[@合计],,,,,,a,,");

    assertThat(run("pack", "check", "--lang", "en").err())
        .startsWith("Mistake in a pack: " + RULES + " line ")
        .contains("has no column “没有的列”");
  }

  @Test
  void aBrokenMessageFileIsToldByTheMessagesThatRemain() throws IOException {
    append("messages.csv", "只有一格");

    Spoken spoken = run("pack", "list");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err()).startsWith("模板有误：messages.csv 第 ").doesNotContain("P20", "{");
  }

  @Test
  void soundPacksAreNamed() {
    assertThat(run("pack", "check"))
        .isEqualTo(new Spoken(0, "模板没有错误：guangxi-unit-2025, shanghai-unit-2026\n", ""));
  }

  @Test
  void wrongTablesDoNotHideWrongFormulas() throws IOException {
    replace("shanghai-unit-2026/columns.csv", "表5,基本支出,金额", "表5,基本支出,钱");
    replace("shanghai-unit-2026/tables.csv", "T03,3,", "T03,三,");
    replace("shanghai-unit-2026/pack.properties", "roundingFactor=3", "roundingfactor=3");
    append(RULES, "Z01,错误,表内,甲,表3[@基础支出] = 表3[@合计],,,,,,a,,");
    append(RULES, "Z02,错误,表内,乙,\"表3!合计 = SUMIFSS(表3[合计], 表3[科目编码], 201)\",,,,,,b,,");

    Spoken spoken = run("pack", "check");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err().lines().map(line -> line.replaceAll("第 \\d+ 行", "行").split("；")[0]))
        .hasSize(6)
        .anyMatch(line -> line.startsWith("模板有误：shanghai-unit-2026/columns.csv 行“类型”列："))
        .anyMatch(line -> line.startsWith("模板有误：shanghai-unit-2026/tables.csv 行“序号”列："))
        .contains("模板有误：shanghai-unit-2026/pack.properties 行：缺少键 roundingFactor 或它的值")
        .contains("模板有误：shanghai-unit-2026/pack.properties 行：不认识的键“roundingfactor”")
        .contains("模板有误：%s 行“公式”列：规则 Z01：“表3”没有叫“基础支出”的列".formatted(RULES))
        .anyMatch(line -> line.startsWith("模板有误：%s 行“公式”列：规则 Z02：".formatted(RULES)));
  }

  @Test
  void aFileThatCannotBeReadBringsNoMistakesOfFormulas() throws IOException {
    for (String file : List.of("columns.csv", "rows.csv", "tables.csv", "rules.csv")) {
      Path path = templates.resolve("shanghai-unit-2026").resolve(file);
      byte[] sound = Files.readAllBytes(path);
      Files.write(path, Files.readString(path).getBytes(Charset.forName("GBK")));

      assertThat(run("pack", "check").err().lines())
          .as(file)
          .singleElement()
          .asString()
          .contains(file, "不是 UTF-8", "CSV UTF-8");
      Files.write(path, sound);
    }
  }

  @Test
  void aBlockWithoutAmountsIsNoFaultOfTheProgram() throws IOException {
    replace("shanghai-unit-2026/columns.csv", ",金额,", ",钱,");

    Spoken spoken = run("pack", "check");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err()).contains("不认识的词“钱”").doesNotContain("Exception", "没有叫");
  }

  @Test
  void aRenamedHeadingIsToldByItselfAlone() throws IOException {
    replace(RULES, "级别", "等级");

    assertThat(run("pack", "check").err().lines())
        .containsExactly(
            "模板有误：%s 第 1 行“等级”列：不认识的列“等级”；请改成模板用的列名，或删去这一列".formatted(RULES),
            "模板有误：%s 第 1 行“级别”列：缺少列“级别”；请在第一行补上这个列名".formatted(RULES));
  }

  @Test
  void aBrokenPackIsInTheWayOfTheChoiceOnly() throws IOException {
    replace("shanghai-unit-2026/tables.csv", "T03,3,", "T03,三,");
    String sample = "../samples/liujiang-2025/liujiang-2025.xlsx";

    Spoken asked = run("validate", sample, "--pack", "guangxi-unit-2025");
    Spoken chosen = run("validate", sample);
    Spoken list = run("pack", "list");

    assertThat(asked.code()).isLessThan(3);
    assertThat(asked.err()).isEmpty();
    assertThat(chosen.code()).isEqualTo(asked.code());
    assertThat(chosen.err().lines())
        .singleElement()
        .asString()
        .startsWith("没有使用模板 shanghai-unit-2026，其余照常（它有 1 处错误，")
        .contains("shanghai-unit-2026/tables.csv 第 ", "“序号”列");
    Spoken broken = run("validate", sample, "--pack", "shanghai-unit-2026");
    assertThat(broken.code()).isEqualTo(64);
    assertThat(broken.err()).startsWith("模板有误：shanghai-unit-2026/tables.csv");
    assertThat(list.out()).contains("guangxi-unit-2025").doesNotContain("shanghai");
    assertThat(list.err()).contains("shanghai-unit-2026/tables.csv");
    assertThat(list.code()).isEqualTo(64);
    assertThat(run("rules", "list").out()).contains("guangxi-unit-2025");
  }

  /** So do folders that are no pack at all, such as one somebody made beside the packs. */
  @Test
  void everyCommandThatCanDoWithoutABrokenPackDoes() throws IOException {
    Files.createDirectory(templates.resolve("草稿"));
    String sample = "../samples/liujiang-2025/liujiang-2025.xlsx";
    Path folder = Files.createDirectory(results.resolve("预算"));
    Files.copy(Path.of(sample), folder.resolve("甲.xlsx"));
    Path own = Files.writeString(results.resolve("own.csv"), "编号,级别,名称,公式,说明\nX01,停用,,,试用\n");
    Path narrative = Files.writeString(results.resolve("说明.txt"), "2025年部门预算情况说明\n收入预算100万元。\n");
    for (String[] command :
        List.of(
            new String[] {"batch", folder.toString(), "-o", results.resolve("果").toString()},
            new String[] {"validate", sample, "--rules", own.toString(), "--lang", "en"},
            new String[] {"narrative", "check", narrative.toString(), "--workbook", sample},
            new String[] {
              "new", "--pack", "guangxi-unit-2025", "--unit", "甲", "-o", results + "/new.xlsx"
            },
            new String[] {
              "import", sample, "--pack", "guangxi-unit-2025", "-o", results + "/import.xlsx"
            })) {
      Spoken spoken = run(command);
      assertThat(spoken.code()).as(spoken.err()).isLessThan(3);
      assertThat(spoken.err().lines()).as(command[0]).anyMatch(line -> line.contains("草稿"));
    }
    Spoken wanted = run("new", "--pack", "草稿", "--unit", "甲", "-o", results + "/no.xlsx");
    assertThat(wanted.code()).isEqualTo(64);
    assertThat(wanted.err()).startsWith("模板有误：草稿");
  }

  @Test
  void aMessageThatTheEngineNeedsIsMissed() throws IOException {
    replace("messages.csv", "\nverdict.errors,", "\nverdict.other,");
    replace("messages.csv", "\nF01,", "\nF99,");

    Spoken spoken = run("pack", "check");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err().lines())
        .containsExactly(
            "模板有误：messages.csv 第 1 行“编号”列：缺少编号为“verdict.errors”的提示语，程序要用到它；请从原模板恢复这一行",
            "模板有误：messages.csv 第 1 行“编号”列：缺少编号为“F01”的提示语，程序要用到它；请从原模板恢复这一行");
  }

  @Test
  void betweenEqualPacksNoneIsChosenAndBothAreNamed() throws IOException {
    Files.createDirectory(templates.resolve("copy"));
    for (String file :
        List.of("pack.properties", "tables.csv", "columns.csv", "rows.csv", "rules.csv")) {
      Files.copy(
          templates.resolve("guangxi-unit-2025").resolve(file),
          templates.resolve("copy").resolve(file));
    }

    Spoken spoken = run("validate", "../samples/liujiang-2025/liujiang-2025.xlsx");

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out())
        .contains("E02", "copy, guangxi-unit-2025", "--pack", "模板  没有选定")
        .doesNotContain("自动选定");
  }

  @Test
  void eachMissingTableIsNamedWithItsOwnRemedy() {
    Spoken spoken =
        run(
            "validate",
            "../samples/liujiang-2025/liujiang-2025.xlsx",
            "--pack",
            "shanghai-unit-2026");

    assertThat(spoken.out().lines().filter(line -> line.contains("B01"))).hasSize(8);
    assertThat(spoken.out()).doesNotContain("：。", "处：\n");
  }

  @Test
  void aFolderThatIsNoPackIsTold() throws IOException {
    Files.createDirectory(templates.resolve("空文件夹"));

    assertThat(run("pack", "check").err())
        .isEqualTo("模板有误：空文件夹 第 1 行：文件夹“空文件夹”里没有 pack.properties，不成一套模板；请补上，或把文件夹移出 templates\n");
  }

  private void replace(String file, String old, String text) throws IOException {
    Path path = templates.resolve(file);
    String before = Files.readString(path);
    assertThat(before).contains(old);
    Files.writeString(path, before.replace(old, text));
  }

  private Spoken run(String... args) {
    return Spoken.by(Optional.of(templates), args);
  }

  private void append(String file, String line) throws IOException {
    Path path = templates.resolve(file);
    List<String> lines = Files.readAllLines(path);
    Files.writeString(path, String.join("\n", lines) + "\n" + line + "\n");
  }
}
