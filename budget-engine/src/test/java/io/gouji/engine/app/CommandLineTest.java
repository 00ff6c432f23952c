package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line itself: what is refused before any file is opened. */
class CommandLineTest {
  private static final String HELP = "\n查看用法：gouji --help\n";

  @ParameterizedTest
  @CsvSource({
    "'', 缺少命令，例如：gouji validate 预算.xlsx",
    "pack, 缺少命令，例如：gouji pack list",
    "rules, 缺少命令，例如：gouji rules list",
    "batch 表 -o 甲 -o 乙, -o 给了两次，请只给一次。",
    "batch 表 --engine flink --engine flink, --engine 给了两次，请只给一次。",
    "validate 表.xlsx --mend, 不认识的参数：--mend",
    "validate 表.xlsx --correct, --correct 要写更正版，请同时用 -o 指定文件夹。",
    "check 表.xlsx, 不认识的参数：check 表.xlsx",
    "validate 表.xlsx --format xml, 选项 --format 的值“xml”不对，可用：text|json|html|sarif|junit|csv",
    "validate 表.xlsx --lang fr, 选项 --lang 的值“fr”不对，可用：zh|en",
    "valdate 表.xlsx, 不认识的参数：valdate 表.xlsx。是不是 validate？",
    "rules exlpain, 不认识的参数：exlpain。是不是 explain？",
    "validate 表.xlsx --corect, 不认识的参数：--corect。是不是 --correct？",
    "batch src --jobs abc, 选项 --jobs 的值“abc”不对，应是 1 或更大的整数",
    "batch src --jobs 0, 选项 --jobs 的值“0”不对，应是 1 或更大的整数",
    "rules list --pack 没有, 选项 --pack 的值“没有”不对，可用：guangxi-unit-2025|shanghai-unit-2026",
    "validate 表.xlsx -o pom.xml, -o 后面的 pom.xml 不是文件夹，请换一个名称。",
  })
  void aWrongCommandIsToldInOneSentence(String line, String told) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" ");

    assertThat(Spoken.by(args)).isEqualTo(new Spoken(64, "", told + HELP));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "validate;FILE",
        "validate 表.xlsx -o;-o DIR",
        "import;FILE, --pack ID, -o FILE",
        "import 乙.xls;--pack ID, -o FILE",
        "import 乙.xls --pack ID;-o FILE",
        "new --pack X;-o FILE",
        "rules explain;ID",
        "rules export;--pack ID, -o FILE",
        "narrative write;--workbook FILE, -o FILE.docx",
        "narrative check;FILE",
        "batch;DIR",
      })
  void whatACommandLacksIsNamedWithItsUsage(String line, String lacking) {
    String[] args = line.split(" ");
    int words = args.length > 1 && args[0].matches("rules|narrative") ? 2 : 1;
    String command = String.join(" ", List.of(args).subList(0, words));

    Spoken spoken = Spoken.by(args);

    assertThat(spoken.code()).isEqualTo(64);
    List<String> told = spoken.err().lines().toList();
    assertThat(told.get(0).substring(3).split(", ")).containsExactlyInAnyOrder(lacking.split(", "));
    assertThat(told.get(0)).startsWith("缺少：");
    assertThat(told.get(1)).startsWith("用法：gouji " + command + " ");
    assertThat(told.get(told.size() - 2)).startsWith("例如：gouji " + command);
    assertThat(told.get(told.size() - 1)).isEqualTo("查看用法：gouji help " + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-V", "validate 表.xlsx --version", "batch -V", "pack check --version"})
  void everyCommandTellsTheVersion(String line) {
    assertThat(Spoken.by(line.split(" ")))
        .isEqualTo(new Spoken(0, "gouji " + Version.current() + "\n", ""));
  }

  @Test
  void theLanguageAskedForHoldsForMistakesToo() {
    assertThat(Spoken.by("validate", "--lang=en").err())
        .startsWith("Missing: FILE\nUsage: gouji validate ")
        .endsWith(
            "\nFor example: gouji validate budget.xlsx -o results\n"
                + "For help: gouji help validate\n");
    assertThat(Spoken.by("batch", "a", "-o", "b", "-o", "c", "--lang=en").err())
        .startsWith("-o is given twice; give it once.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--lang en pack list",
    "pack --lang en list",
    "pack list --lang en",
    "--lang zh pack list --lang en",
  })
  void theLanguageMayStandAnywhere(String line) {
    assertThat(Spoken.by(line.split(" ")).out()).contains("columns inferred");
  }

  @Test
  void anUnknownPackIsToldWithTheKnownOnes() {
    assertThat(Spoken.by("validate", "表.xlsx", "--pack", "mars-2025"))
        .isEqualTo(
            new Spoken(
                64,
                "",
                "选项 --pack 的值“mars-2025”不对，可用：auto|guangxi-unit-2025|shanghai-unit-2026" + HELP));
  }

  @Test
  void whereOnePackIsAskedForAutoIsNoneOfThem() {
    assertThat(Spoken.by("rules", "export", "--pack", "nope", "-o", "关系.xlsx"))
        .isEqualTo(
            new Spoken(
                64, "", "选项 --pack 的值“nope”不对，可用：guangxi-unit-2025|shanghai-unit-2026" + HELP));
  }

  @Test
  void withoutTemplatesItSaysWhereTheyBelong() {
    assertThat(Spoken.by(Optional.empty(), "validate", "表.xlsx"))
        .isEqualTo(new Spoken(64, "", "找不到 templates 文件夹。请从完整的产品目录启动，或用环境变量 GOUJI_HOME 指明产品目录。\n"));
  }

  @ParameterizedTest
  @CsvSource({"--help,0", "validate --help,0", "pack --help,0", "pack list --help,0"})
  void helpGoesToStandardOutput(String line, int code) {
    Spoken spoken = Spoken.by(line.split(" "));

    assertThat(spoken.code()).isEqualTo(code);
    assertThat(spoken.out()).contains("用法：gouji").doesNotContain("Usage");
    assertThat(spoken.err()).isEmpty();
  }

  @Test
  void helpNamesWhereTheGuideLies(@TempDir Path folder) throws IOException {
    Path home = folder.resolve("长".repeat(40) + " 100%");
    Path templates = Files.createDirectories(home.resolve("templates"));
    assertThat(Spoken.by(Optional.of(templates), "--help").out()).doesNotContain("指南");
    for (String page : List.of("zh.html", "en.html")) {
      Files.createDirectories(home.resolve("guide"));
      Files.writeString(home.resolve("guide").resolve(page), "");
    }
    assertThat(Spoken.by(Optional.of(templates), "--help").out().lines())
        .contains("使用指南：" + home.resolve("guide").resolve("zh.html"));
    assertThat(Spoken.by(Optional.of(templates), "--help", "--lang", "en").out().lines())
        .contains("The guide: " + home.resolve("guide").resolve("en.html"));
  }

  @Test
  void helpIsAlsoACommand() {
    assertThat(Spoken.by("help", "batch")).isEqualTo(Spoken.by("batch", "--help"));
    assertThat(Spoken.by("help")).isEqualTo(Spoken.by("--help"));
    assertThat(Spoken.by("batch", "--help").out()).contains("--format=LIST  ");
  }

  @Test
  void theRulesOfOnePackMayBeListed() {
    assertThat(Spoken.by("rules", "list", "--pack", "shanghai-unit-2026").out())
        .startsWith("shanghai-unit-2026\n")
        .doesNotContain("guangxi-unit-2025");
  }

  @Test
  void helpIsThereInEnglish() {
    assertThat(Spoken.by("validate", "--help", "--lang", "en").out())
        .contains("Usage: gouji validate")
        .doesNotContainPattern("[\\u4e00-\\u9fff]{4}");
  }

  @Test
  void aFileMayBeCalledLikeAnArgumentFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("@args.xlsx"), "validate");

    assertThat(Spoken.by("validate", file.toString()).code()).isEqualTo(3);
    assertThat(Spoken.by("validate", "@args").err()).startsWith("@args：文件不存在");
  }
}
