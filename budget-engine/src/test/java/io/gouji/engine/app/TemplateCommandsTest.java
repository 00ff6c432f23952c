package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.gouji.engine.Corpus;
import io.gouji.engine.report.ImportJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code gouji new} and {@code gouji import}: what they write, say, and refuse. */
class TemplateCommandsTest {
  private static final String GUANGXI = "guangxi-unit-2025";
  private static final String SHANGHAI = "shanghai-unit-2026";
  private static final Path SAMPLE = Path.of("../samples/liujiang-2025/liujiang-2025.xlsx");
  private static final Path PRINTED =
      Path.of("../samples/liujiang-2025/liujiang-2025-printed.xlsx");
  private static final String HELP = "\n查看用法：gouji --help\n";

  @TempDir private Path folder;

  @Test
  void aFormIsNamedAndDatedAndRefusesToStandInAnothersPlace() throws IOException {
    Path out = folder.resolve("新.xlsx");

    Spoken made = newForm(out, "--unit", "某某局", "--year", "2027");
    byte[] first = Files.readAllBytes(out);
    Spoken again = newForm(out, "--unit", "另一局");

    assertThat(made)
        .isEqualTo(new Spoken(0, "已新建  %s（广西县（区）单位预算公开表（12张），某某局，2027 年）\n".formatted(out), ""));
    assertThat(again).isEqualTo(new Spoken(64, "", out + " 已经存在，没有覆盖。请换一个文件名，或先移走它。" + HELP));
    assertThat(out).hasBinaryContent(first);
    assertThat(Spoken.by("validate", out.toString()).out())
        .contains("认出 12 张，共 12 张")
        .contains("E03");
    assertThat(names()).containsExactly("新.xlsx");
  }

  @Test
  void theYearAfterGoesOnFromAPriorWorkbook() throws IOException {
    Path out = folder.resolve("2026.xlsx");

    Spoken made = newForm(out, "--prior", SAMPLE.toString());

    assertThat(made.code()).isZero();
    assertThat(made.out())
        .isEqualTo(
            """
            已新建  %s（广西县（区）单位预算公开表（12张），柳州市柳江区信息中心，2026 年）
            沿用    %s 的行，上年数 5 个
            """
                .formatted(out, SAMPLE));
  }

  @Test
  void thePriorMayBeOfAnotherRegionAndAnOldFile() throws IOException {
    Path prior = Corpus.path("budgets/commerce-2025.xls");
    Path out = folder.resolve("2026.xlsx");

    Spoken made = newForm(out, "--prior", prior.toString(), "--lang", "en");

    assertThat(made.code()).isZero();
    assertThat(made.out()).contains("上海市普陀区商务委员会, 2026)", "figures of last year");
  }

  @Test
  void aFilledTemplateIsImportedUnchanged() throws IOException {
    Path out = folder.resolve("入.xlsx");
    byte[] before = Files.readAllBytes(SAMPLE);

    Spoken spoken = imported(SAMPLE, GUANGXI, out);

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).startsWith("全部导入，合计一致\n写出  " + out);
    assertThat(out).hasBinaryContent(before);
    assertThat(SAMPLE).hasBinaryContent(before);
  }

  @ParameterizedTest
  @CsvSource({
    GUANGXI + ", 1, 合计有四舍五入的尾差（11 处）",
    SHANGHAI + ", 1, 没有填入：模板里没有这张表",
  })
  void whatIsLeftToBeDoneIsTold(String pack, int code, String told) {
    Spoken spoken = imported(PRINTED, pack, folder.resolve("入.xlsx"));

    assertThat(spoken.code()).isEqualTo(code);
    assertThat(spoken.out()).startsWith("已导入，但还有需要处理的地方").contains(told);
    assertThat(spoken.err()).isEmpty();
  }

  @Test
  void aContradictionInTheSourceIsToldAsOne() {
    Path wrong = Path.of("../samples/broken/T3-02.xlsx");

    Spoken spoken = imported(wrong, GUANGXI, folder.resolve("入.xlsx"), "--lang", "en");

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out())
        .startsWith("Imported, but totals of the source contradict their parts")
        .contains("Totals of the source contradict their parts (");
  }

  @Test
  void programsGetAllOfIt() throws IOException {
    Path out = folder.resolve("入.xlsx");

    Spoken spoken = imported(SAMPLE, SHANGHAI, out, "--format", "json");

    assertThat(schema().validate(spoken.out(), InputFormat.JSON)).isEmpty();
    JsonNode document = new ObjectMapper().readTree(spoken.out());
    assertThat(document.path("schema").asText()).isEqualTo("gouji-import/1");
    assertThat(document.path("source").path("pack").asText()).isEqualTo(GUANGXI);
    JsonNode summary = document.path("summary");
    assertThat(
            summary.path("placed").asInt()
                + summary.path("calculated").asInt()
                + summary.path("left").asInt())
        .isEqualTo(summary.path("figures").asInt());
    int figures = 0;
    for (JsonNode left : document.path("left")) {
      figures += left.path("figure").asBoolean() ? 1 : 0;
      assertThat(left.path("why").asText()).isNotEmpty();
      assertThat(left.path("do").asText()).isNotEmpty();
    }
    assertThat(figures).isEqualTo(summary.path("left").asInt());
    assertThat(document.path("output").asText()).isEqualTo(out.toString());
    assertThat(spoken.out().lines()).hasSize(1);
  }

  @Test
  void whatCannotBeReadIsOneLine() throws IOException {
    Path text = Files.writeString(folder.resolve("说明.xlsx"), "不是工作簿");
    Path out = folder.resolve("入.xlsx");

    assertThat(imported(text, GUANGXI, out))
        .isEqualTo(
            new Spoken(3, "", text + "：这是 text 格式的文件，不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再用。\n"));
    assertThat(imported(Workbooks.stranger(folder), GUANGXI, out))
        .isEqualTo(
            new Spoken(3, "", folder.resolve("通讯录.xlsx") + "：没有认出任何一张预算表。请确认它是预算工作簿，表格带有标题和表头。\n"));
    assertThat(imported(folder, GUANGXI, out).err()).isEqualTo(folder + "：是文件夹，请给出其中的工作簿文件。\n");
    Spoken json = imported(folder.resolve("无.xlsx"), GUANGXI, out, "--format", "json");
    assertThat(json.code()).isEqualTo(3);
    assertThat(schema().validate(json.out(), InputFormat.JSON)).isEmpty();
    assertThat(new ObjectMapper().readTree(json.out()).path("unreadable").path("reason").asText())
        .isEqualTo("file.missing");
    assertThat(newForm(out, "--prior", text.toString()).code()).isEqualTo(3);
    assertThat(out).doesNotExist();
  }

  @Test
  void anExistingFileOrTheSourceItselfIsNeverReplaced() throws IOException {
    Path own = Files.copy(SAMPLE, folder.resolve("预算.xlsx"));
    byte[] before = Files.readAllBytes(own);

    Spoken spoken = imported(own, GUANGXI, own);

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err()).startsWith(own + " 已经存在，没有覆盖。");
    assertThat(own).hasBinaryContent(before);
    assertThat(names()).containsExactly("预算.xlsx");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsToldBeforeAnyWork() {
    Path nowhere = folder.resolve("没有/入.xlsx");

    assertThat(imported(SAMPLE, GUANGXI, nowhere))
        .isEqualTo(new Spoken(3, "", nowhere + "：写不出来。请检查文件夹是否存在、有没有写入权限。\n"));
    assertThat(newForm(nowhere, "--unit", "某某局").code()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "new --pack guangxi-unit-2025 -o 甲.xlsx;请用 --unit 给出单位名称，或用 --prior 给出上年的工作簿",
        "new --pack guangxi-unit-2025 --unit 某局 --year 26 -o 甲.xlsx;选项 --year 的值“26”不对，可用：2000–2099",
        "new --pack guangxi-unit-2025 --unit 某局 -o 甲.xls;-o 后面的 甲.xls 要以 .xlsx 结尾",
        "new --pack auto --unit 某局 -o 甲.xlsx"
            + ";选项 --pack 的值“auto”不对，可用：guangxi-unit-2025|shanghai-unit-2026",
      })
  void aWrongCommandIsToldInOneSentence(String line, String told) {
    assertThat(Spoken.by(line.split(" "))).isEqualTo(new Spoken(64, "", told + HELP));
  }

  @Test
  void roundingIsTellableInJsonToo() throws IOException {
    Spoken spoken = imported(PRINTED, GUANGXI, folder.resolve("入.xlsx"), "--format", "json");

    assertThat(schema().validate(spoken.out(), InputFormat.JSON)).isEmpty();
    assertThat(new ObjectMapper().readTree(spoken.out()).path("differences"))
        .hasSize(11)
        .allMatch(gap -> gap.path("class").asText().equals("rounding"));
  }

  /**
   * What import calls rounding and the check an error must not look like a contradiction of ours.
   */
  @Test
  void importSaysWhatTheCheckWillSayOfRounding() throws IOException {
    Path target = folder.resolve("入.xlsx");

    assertThat(imported(PRINTED, GUANGXI, target).out()).contains("校验会报错误，并说明多半是尾差");

    Spoken checked = Spoken.by("validate", target.toString());
    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.out()).contains("错误 5，", "多半是尾差");
    String guide = Files.readString(Path.of("docs/guide/zh.md"));
    assertThat(guide).contains("会有 5 处错误，都差 0.01 万元");
  }

  private static Schema schema() throws IOException {
    try (InputStream in = ImportJson.class.getResourceAsStream("gouji-import-1.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    }
  }

  @Test
  void helpSaysWhatTheExitCodesMeanHere() {
    assertThat(Spoken.by("import", "--help").out())
        .contains("原表的合计与各部分矛盾")
        .doesNotContain("有警告或需核实的地方");
  }

  private static Spoken newForm(Path out, String... more) {
    List<String> args = List.of("new", "--pack", GUANGXI, "-o", out.toString());
    return Spoken.by(Stream.concat(args.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private static Spoken imported(Path source, String pack, Path out, String... more) {
    List<String> args = List.of("import", source.toString(), "--pack", pack, "-o", out.toString());
    return Spoken.by(Stream.concat(args.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The lines kept free for rows to come are no mistake of the totals above or below them. */
  @Test
  void aNewWorkbookHasNothingWrongWithItsFormulas() {
    for (String[] how :
        new String[][] {{"--unit", "某单位"}, {"--prior", "../samples/prior/liujiang-2024.xlsx"}}) {
      String file = folder.resolve(how[0] + ".xlsx").toString();
      Spoken made = Spoken.by("new", "--pack", "guangxi-unit-2025", how[0], how[1], "-o", file);
      assertThat(made.code()).as(made.err()).isZero();
      assertThat(Spoken.by("validate", file).out()).doesNotContain("FML0");
    }
  }
}
