package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code gouji pack new}, and what {@code gouji pack check} says of the forms of packs. */
class PackNewTest {
  private static final String FROM = "guangxi-unit-2025";

  @TempDir private Path folder;
  private Path templates;

  @BeforeEach
  void copyTheTemplates() throws IOException {
    templates = folder.resolve("templates");
    Spoken.copyTemplates(templates);
  }

  @Test
  void whatSpeaksOfOtherTablesIsLeftOutAndTold() throws IOException {
    Spoken told = make("some-unit-2025", "--tables", "T03,5，表7");
    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.out())
        .contains("3 张表，", "  表2：T2-01 ", "  表6：T6-01 ", "narrative.csv", "gouji pack check")
        .doesNotContain("T3-01", "放进", "catalogues 里没有");
    List<String> before = lines(FROM, "rules.csv");
    List<String> after = lines("some-unit-2025", "rules.csv");
    assertThat(before).containsSubsequence(after);
    assertThat(after)
        .noneMatch(line -> line.matches(".*表(?:1收入|1支出|2|4收入|4支出|6|8|9|1[012])[\\[!].*"))
        .anyMatch(line -> line.startsWith("T3-01,"));
    before.stream()
        .filter(line -> !after.contains(line))
        .forEach(line -> assertThat(told.out()).containsPattern("[ ：]" + id(line) + "\\b"));
    assertThat(lines("some-unit-2025", "pack.properties"))
        .contains("headline=表7!三公合计[本年预算数]", "title=试", "region=广西壮族自治区", "year=2025")
        .noneMatch(line -> line.startsWith("template.carry"));
    assertThat(run("pack", "check").code()).isZero();
  }

  /** While the forms stay, the year makes the whole difference. */
  @Test
  void thePackOfTheNextYearDiffersByItsYear() throws IOException {
    Spoken told = make("guangxi-unit-2027", "--year", "2027");
    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.out())
        .contains("12 张表，", "catalogues 里没有 2027 年的科目，暂用 2025 年的")
        .doesNotContain("没有抄");
    for (String file :
        List.of("tables.csv", "columns.csv", "rows.csv", "rules.csv", "narrative.csv")) {
      assertThat(lines("guangxi-unit-2027", file)).as(file).isEqualTo(lines(FROM, file));
    }
    assertThat(lines("guangxi-unit-2027", "pack.properties"))
        .containsAll(
            lines(FROM, "pack.properties").stream()
                .filter(line -> !line.matches("(title|year)=.*"))
                .toList())
        .contains("year=2027");
    assertThat(run("pack", "check").code()).isZero();
  }

  @Test
  void theClassificationOfTheYearIsUsedWhereThereIsOne() throws IOException {
    assertThat(make("guangxi-unit-2026", "--year", "2026", "--region", "某地").code()).isZero();
    assertThat(lines("guangxi-unit-2026", "pack.properties"))
        .contains("catalogues=2026", "region=某地", "layout=inferred");
  }

  @Test
  void elsewhereItSaysWhereTheFolderBelongs() {
    Spoken told =
        run("pack", "new", "--from", FROM, "--name", "试", "-o", folder.resolve("x-1").toString());
    assertThat(told.code()).isZero();
    assertThat(told.out()).contains("把这个文件夹放进 " + templates);
    assertThat(folder.resolve("x-1").resolve("rules.csv")).isNotEmptyFile();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "guangxi-unit-2025¦--year¦2025¦已经存在",
        "Some_Unit¦--year¦2025¦只能用小写字母、数字和短横线",
        "some-unit¦--tables¦3,13¦选项 --tables 的值“13”不对，可用：T01|T02",
        "some-unit¦--year¦26¦选项 --year 的值“26”不对",
        "some-unit¦--from¦nowhere¦选项 --from 的值“nowhere”不对，可用：guangxi-unit-2025|",
      })
  void whatIsAskedWronglyIsToldAndNothingWritten(
      String id, String option, String value, String said) throws IOException {
    List<Path> before = files();
    String to = templates.resolve(id).toString();
    Spoken told =
        option.equals("--from")
            ? run("pack", "new", "--name", "试", "--from", value, "-o", to)
            : run("pack", "new", "--name", "试", "--from", FROM, "-o", to, option, value);
    assertThat(told.code()).isEqualTo(64);
    assertThat(told.err()).contains(said);
    assertThat(files()).isEqualTo(before);
  }

  /** A blank form that its own pack would read wrongly is told before anybody fills it in. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "columns.csv¦,上年预算数,16,¦,本年数,16,¦“上年预算数”列会被认成“本年预算数”列",
        "columns.csv¦,上年预算数,16,¦,去年批复数,16,¦“上年预算数”列认不出来",
        "tables.csv¦单位收入总体情况表,(¦单位的收入,(¦新建的空白表里认不出“单位的收入”",
        "rows.csv¦,零,二、会议费,¦,零,二、会务费,¦表7的“二、会务费”行认不出来；请把它加进这一行的“标签”",
        "rows.csv¦,零,二、会议费,¦,零,二、培训费,¦表7的“二、培训费”行会被认成“培训费”行",
        "rows.csv¦合计|总计|单位合计,,,不适用,合计,¦合计|总计,,,不适用,各单位合计,¦表2的“各单位合计”行认不出来",
      })
  void aFormThatItsPackMisreadsIsTold(String file, String old, String text, String said)
      throws IOException {
    Path written = templates.resolve(FROM).resolve(file);
    String before = Files.readString(written);
    assertThat(before).contains(old);
    Files.writeString(written, before.replace(old, text));
    Spoken told = run("pack", "check");
    assertThat(told.code()).isEqualTo(64);
    assertThat(told.err()).contains("模板有误：" + FROM + "/" + file + " 第 ", said);
  }

  private Spoken make(String id, String... more) {
    String to = templates.resolve(id).toString();
    String[] asked = {"pack", "new", "--from", FROM, "--name", "试", "-o", to};
    return run(Stream.of(asked, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private Spoken run(String... args) {
    return Spoken.by(Optional.of(templates), args);
  }

  private List<String> lines(String pack, String file) throws IOException {
    return Files.readAllLines(templates.resolve(pack).resolve(file));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(templates)) {
      return files.sorted().toList();
    }
  }

  private static String id(String line) {
    return line.substring(0, line.indexOf(','));
  }
}
