package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gouji narrative} through the door. */
class NarrativeCommandTest {
  private static final Path SAMPLES = Path.of("../samples");
  private static final String NARRATIVE =
      SAMPLES.resolve("liujiang-2025/liujiang-2025.docx").toString();
  private static final String WORKBOOK =
      SAMPLES.resolve("liujiang-2025/liujiang-2025.xlsx").toString();
  private static final String LAST = SAMPLES.resolve("prior/liujiang-2024.xlsx").toString();

  @TempDir private Path folder;

  @Test
  void findsTheSlipsOfTheSampleAndMarksThem() throws IOException {
    byte[] original = Files.readAllBytes(Path.of(NARRATIVE));

    Spoken spoken =
        Spoken.by("narrative", "check", NARRATIVE, "--workbook", WORKBOOK, "-o", folder.toString());

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out())
        .startsWith("说明有错误")
        .contains("N05B  “总支出”的增减幅度这里写 6.69%，另一处写 6.96%", "增长【6.69%】", "占总支出的【57.79%】")
        .endsWith("批注版已写出：" + folder.resolve("liujiang-2025-批注版.docx") + "\n");
    assertThat(Path.of(NARRATIVE)).hasBinaryContent(original);
  }

  @Test
  void markingAgainWritesNothingNewAndReplacesNobodysFile() throws IOException {
    for (int time = 0; time < 2; time++) {
      Spoken.by("narrative", "check", NARRATIVE, "-o", folder.toString());
      assertThat(folder.resolve("liujiang-2025-批注版(2).docx")).doesNotExist();
    }
    Files.writeString(folder.resolve("liujiang-2025-批注版.docx"), "别人的文件");
    Spoken.by("narrative", "check", NARRATIVE, "-o", folder.toString());
    assertThat(folder.resolve("liujiang-2025-批注版.docx")).hasContent("别人的文件");
    assertThat(folder.resolve("liujiang-2025-批注版(2).docx")).exists();
  }

  @Test
  void aMachineGetsPlaceAndFigures() {
    Spoken spoken = Spoken.by("narrative", "check", NARRATIVE, "--format", "json");

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out())
        .contains("\"workbook\":null", "\"format\":\"docx\"", "\"words\":\"6.69%\"")
        .contains("\"proposed\":{\"value\":\"6.96\",\"unit\":\"%\"}");
  }

  @Test
  void whatIsWrittenLacksOnlyWhatPeopleMustFill() {
    String target = folder.resolve("说明.docx").toString();
    String[] write = {"narrative", "write", "--workbook", WORKBOOK, "--prior", LAST, "-o", target};

    Spoken written = Spoken.by(write);
    assertThat(written.code()).isZero();
    assertThat(written.out()).startsWith("预算情况说明已写出：" + target);
    assertThat(Spoken.by(write).code()).isEqualTo(64);

    Spoken checked =
        Spoken.by("narrative", "check", target, "--workbook", WORKBOOK, "--prior", LAST);
    // All that is wrong are the blanks that people must fill.
    assertThat(checked.out().lines().filter(line -> line.startsWith("  N")))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("  N15 "));
    long blanks = checked.out().lines().filter(line -> line.startsWith("  N15 ")).count();
    assertThat(written.out()).contains("有 " + blanks + " 处要人填写");
  }

  @Test
  void filesThatAreNoTextGetOneLineAndExitCode3() throws IOException {
    Path empty = Files.createFile(folder.resolve("空.docx"));
    Path cut = folder.resolve("半个.docx");
    byte[] whole = Files.readAllBytes(Path.of(NARRATIVE));
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
    Path sheet = Files.copy(Path.of(WORKBOOK), folder.resolve("表.docx"));

    for (Path file : new Path[] {empty, cut, sheet, folder.resolve("没有.docx")}) {
      Spoken spoken = Spoken.by("narrative", "check", file.toString());
      assertThat(spoken.code()).as(file.toString()).isEqualTo(3);
      assertThat(spoken.err()).startsWith(file + "：").hasLineCount(1);
      assertThat(Spoken.by("--lang", "en", "narrative", "check", file.toString()).err())
          .startsWith(file + ": ");
    }
  }

  @Test
  void aWorkbookIsNoNarrativeAndANarrativeNoWorkbook() {
    Spoken sheet = Spoken.by("narrative", "check", WORKBOOK);
    assertThat(sheet.code()).isEqualTo(3);
    assertThat(sheet.err()).contains("这是工作簿", "gouji validate").hasLineCount(1);
    Spoken text = Spoken.by("validate", NARRATIVE);
    assertThat(text.code()).isEqualTo(3);
    assertThat(text.err()).contains("不是工作簿", "gouji narrative check").hasLineCount(1);
    assertThat(Spoken.by("--lang", "en", "narrative", "check", WORKBOOK).err())
        .contains("a workbook, not a narrative");
  }

  @Test
  void tablesWithErrorsAreSaidToBeWrong() {
    String broken = SAMPLES.resolve("broken/T3-02.xlsx").toString();
    String target = folder.resolve("说明.docx").toString();

    Spoken written = Spoken.by("narrative", "write", "--workbook", broken, "-o", target);
    assertThat(written.code()).isEqualTo(2);
    assertThat(written.err()).startsWith(broken + "：有错误");

    Spoken checked = Spoken.by("narrative", "check", target, "--workbook", broken);
    assertThat(checked.code()).isEqualTo(2);
  }

  @Test
  void whatIsGivenInVainIsTold() throws IOException {
    Path given = folder.resolve("概况.csv");
    Files.write(
        given, "主要职能,管理网站。\n不认识的,随便。\n".getBytes(java.nio.charset.Charset.forName("GB18030")));
    String target = folder.resolve("说明.docx").toString();
    Spoken spoken =
        Spoken.by(
            "narrative",
            "write",
            "--workbook",
            WORKBOOK,
            "--prior",
            WORKBOOK,
            "--given",
            given.toString(),
            "-o",
            target);
    assertThat(spoken.err()).contains("没有叫“不认识的”的一段", "主要职能、机构设置、国有资产占用情况", "没有拿来核对");
    assertThat(Spoken.by("narrative", "check", target, "--workbook", WORKBOOK).out())
        .doesNotContain("【主要职能】")
        .contains("【机构设置】");
  }

  @Test
  void lastYearsWorkbookIsNamedOrRefused() {
    Spoken used =
        Spoken.by("narrative", "check", NARRATIVE, "--workbook", WORKBOOK, "--prior", LAST);
    assertThat(used.out()).contains("上年文件  liujiang-2024.xlsx");
    Spoken refused =
        Spoken.by("narrative", "check", NARRATIVE, "--workbook", WORKBOOK, "--prior", WORKBOOK);
    assertThat(refused.out()).contains("没有拿来核对");
  }

  @Test
  void aSubcommandWithoutArgumentsGivesAnExample() {
    assertThat(Spoken.by("narrative", "check").err()).contains("gouji narrative check 说明.docx");
    assertThat(Spoken.by("narrative", "write").err()).contains("gouji narrative write --workbook");
  }

  @Test
  void amountsWithoutACounterpartAreListed() throws IOException {
    Path text = folder.resolve("说明.txt");
    Files.writeString(text, "2025年预算\n我单位总收入263.37万元。\n其中：绿化养护费3.20万元。\n");
    Spoken spoken = Spoken.by("narrative", "check", text.toString(), "--workbook", WORKBOOK);
    assertThat(spoken.out()).contains("1 个金额报表里没有对应的数，没有核对：第 3 段 3.20万元");
    Spoken json =
        Spoken.by(
            "narrative", "check", text.toString(), "--workbook", WORKBOOK, "--format", "json");
    assertThat(json.out()).contains("\"uncompared\":[{\"paragraph\":3,\"words\":\"3.20万元\"");
  }

  @Test
  void lastYearNeedsThisYear() {
    assertThat(Spoken.by("narrative", "check", NARRATIVE, "--prior", LAST).code()).isEqualTo(64);
  }
}
