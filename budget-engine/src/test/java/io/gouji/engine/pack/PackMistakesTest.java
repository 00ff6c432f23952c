package io.gouji.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.gouji.engine.pack.PackException.Mistake;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackMistakesTest {
  private static final String PACK = Templates.PACK + "/";

  @TempDir private Path root;
  private Templates templates;

  @BeforeEach
  void writeSmallPack() throws IOException {
    templates = Templates.small(root);
  }

  @Test
  void aPackWithoutMistakesLoads() throws PackException {
    assertThat(load().pack(Templates.PACK).rules()).hasSize(2);
  }

  /** One change to one file, and the one mistake it must cause: message, line, heading, value. */
  @ParameterizedTest(name = "{0}: {1} → {2}")
  @CsvSource(
      delimiter = '¦',
      nullValues = "-",
      value = {
        "tables.csv¦编码,functional¦码,functional¦P04¦2¦行¦码",
        "tables.csv¦支出总表,表3¦支出(总表,表3¦P06¦2¦标题¦支出(总表",
        "tables.csv¦T03,3,¦T03,三,¦P05¦2¦序号¦三",
        "tables.csv¦T07,7,¦T03,7,¦P08¦3¦表¦T03",
        "tables.csv¦T07,7,¦T07,3,¦P08¦3¦序号¦3",
        "tables.csv¦否,元,0¦否,块,0¦P04¦3¦单位¦块",
        "tables.csv¦否,元,0¦否,元,-1¦P05¦3¦小数¦-1",
        "tables.csv¦functional¦organic¦P10¦2¦目录¦organic",
        "tables.csv¦三公表,三公.*表,表7¦三公表,三公.*表,表7;表8¦P13¦3¦区块¦-",
        "tables.csv¦T03,3,支出总表¦T03,3,¦P07¦2¦名称¦-",
        "columns.csv¦表3,科目编码,编码¦表3,科目编码,码¦P04¦2¦类型¦码",
        "columns.csv¦表3,基本,金额,基本支出,是¦表3,基本,金额,基本支出,对¦P04¦4¦必需¦对",
        "columns.csv¦基本支出,是,零¦基本支出,是,无¦P04¦4¦缺失¦无",
        "columns.csv¦表3,科目编码,编码¦表3,合计,编码¦P08¦3¦列¦合计",
        "columns.csv¦金额,基本支出¦金额,合计¦P12¦4¦表头¦合计",
        "columns.csv¦金额,基本支出¦金额,¦P07¦4¦表头¦-",
        "columns.csv¦合计,14,¦合计,宽,¦P05¦3¦宽度¦宽",
        "columns.csv¦{基本}+1¦{别的}+1¦P17¦3¦公式¦{别的}",
        "columns.csv¦是,零,基本支出,14¦是,零,,¦P37¦3¦公式¦{基本}",
        "columns.csv¦本年,是¦本年|2025年预算数,是¦P36¦6¦表头¦2025年",
        "columns.csv¦本年,是¦本年|{年}预算数,是¦P36¦6¦表头¦{年}",
        "columns.csv¦不适用,本年,14¦不适用,２０２５年预算数,14¦P36¦6¦模板表头¦2025年",
        "rows.csv¦{行!接待}¦{行!会议费}¦P17¦4¦公式¦{行!会议费}",
        "rows.csv¦合计,SUM¦合计,{}SUM¦P17¦2¦公式¦{}",
        "rows.csv¦表7,三公合计,行¦表7,三公合计,排¦P04¦4¦类型¦排",
        "rows.csv¦~.?三公.?¦~三公(¦P06¦4¦标签¦三公(",
        "rows.csv¦公务接待费,本年¦公务接待费,去年¦P11¦5¦列¦去年",
        "rows.csv¦表3,基本合计¦表3,合计¦P08¦3¦名称¦合计",
        "rows.csv¦合计|总计,基本¦总计,基本¦P18¦3¦标签¦总计",
        "rows.csv¦表3,基本合计¦表8,基本合计¦P09¦3¦区块¦表8",
        "rules.csv¦T3-01,错误¦T3-01,大错¦P04¦2¦级别¦大错",
        "rules.csv¦X03,核实¦T3-01,核实¦P08¦3¦编号¦T3-01",
        "rules.csv¦X03,核实¦t3,核实¦P16¦3¦编号¦t3",
        "rules.csv¦X03,核实¦TOOLONGID1,核实¦P16¦3¦编号¦TOOLONGID1",
        "rules.csv¦X03,核实¦U03,核实¦P31¦3¦编号¦U03",
        "rules.csv¦X03,核实¦H01,核实¦P35¦3¦编号¦H01",
        "rules.csv¦X03,核实¦FML01,核实¦P35¦3¦编号¦FML01",
        "rules.csv¦表3[@合计]=表3[@基本]¦¦P07¦2¦公式¦-",
        "rules.csv¦同一数,,,,One¦大概,,,,One¦P04¦3¦容差¦大概",
        "rules.csv¦Why,Do¦,Do¦P07¦2¦why¦-",
        "rules.csv¦One fact¦¦P07¦3¦name¦-",
        "pack.properties¦layout=inferred¦layout=guessed¦P15¦5¦layout¦guessed",
        "pack.properties¦region=某地¦¦P14¦1¦region¦-",
      })
  void isToldWithFileLineAndColumn(
      String file, String old, String text, String message, long line, String column, String value)
      throws IOException {
    templates.replace(PACK + file, old, text == null ? "" : text);
    Mistake mistake = onlyMistake();
    assertThat(mistake.source()).isEqualTo(new Source(PACK + file, line, column));
    assertThat(mistake.message()).isEqualTo(message);
    if (value != null) {
      assertThat(mistake.arguments()).containsEntry("value", value);
    }
  }

  @Test
  void aMissingFileIsTold() throws IOException {
    templates.delete(PACK + "rows.csv");
    templates.replace(PACK + "columns.csv", "{基本}", "");
    assertThat(onlyMistake().message()).isEqualTo("P01");
  }

  @Test
  void aMissingAndAnUnknownHeadingAreBothTold() throws IOException {
    templates.replace(PACK + "tables.csv", "小数\n", "位数\n");
    assertThat(messages()).startsWith(PACK + "tables.csv:1:位数 P03", PACK + "tables.csv:1:小数 P02");
  }

  @Test
  void whatGoesOnNextYearMustBeThere() throws IOException {
    templates.replace(
        PACK + "pack.properties",
        "roundingFactor=3\n",
        "roundingFactor=3\ntemplate.lastYear=表7[上年]=表7[本年]; 表3[合计]=表7[本年]\n"
            + "template.carry=T03 T12\n");
    assertThat(messages())
        .containsExactly(
            PACK + "pack.properties:7:template.lastYear P15",
            PACK + "pack.properties:7:template.lastYear P15",
            PACK + "pack.properties:8:template.carry P15");
  }

  /** Users give ids of their own family; a message of ours under one would be theirs. */
  @Test
  void noMessageOfOursIsOfTheUsersFamily() throws PackException {
    assertThat(MessageReader.needed()).noneMatch(id -> id.matches("U\\d.*"));
    assertThat(templates.root().resolve(MessageReader.FILE))
        .content()
        .doesNotContainPattern("(?m)^U\\d");
  }

  @Test
  void yearsInHeadingsGoWithTheYearOfThePack() throws Exception {
    templates.replace(PACK + "columns.csv", "本年,是", "本年|{year}年数/{year-1}年,是");
    templates.replace(PACK + "columns.csv", "不适用,本年,14", "不适用,{year+1}年,14");
    ColumnSpec column =
        load().pack(Templates.PACK).table("T07").orElseThrow().blocks().get(0).columns().get(1);
    assertThat(column.headers()).containsExactly(List.of("本年"), List.of("2025年数", "2024年"));
    assertThat(column.template().header(2030)).containsExactly("2031年");
  }

  @Test
  void whatGoesOnNextYearIsRead() throws Exception {
    templates.replace(
        PACK + "columns.csv",
        "表7,本年,金额,本年,是,不适用,本年,14,\n",
        "表7,本年,金额,本年,是,不适用,本年,14,\n表7,上年,金额,上年,否,不适用,上年,14,\n");
    templates.replace(
        PACK + "pack.properties",
        "roundingFactor=3\n",
        "roundingFactor=3\ntemplate.lastYear=表7[上年]=表7[本年]\ntemplate.carry=T03\n");
    NextYear next = NextYear.of(load().pack(Templates.PACK));
    assertThat(next.columns()).isEqualTo(Map.of("表7", Map.of("本年", "上年")));
    assertThat(next.tables()).containsExactly("T03");
  }

  @Test
  void headlinesMustBeNamedRowsAndAmountColumns() throws IOException {
    templates.replace(
        PACK + "pack.properties",
        "roundingFactor=3\n",
        "roundingFactor=3\nheadline=表3!无[合计];表3!合计[无];表3合计\n");
    assertThat(messages())
        .containsExactly(
            PACK + "pack.properties:7:headline P15",
            PACK + "pack.properties:7:headline P15",
            PACK + "pack.properties:7:headline P15");
  }

  @Test
  void aRowWiderThanItsHeadingIsTold() throws IOException {
    templates.replace(PACK + "rules.csv", "One fact,,", "One fact,,,,extra");
    assertThat(messages()).containsExactly(PACK + "rules.csv:3: P20");
  }

  @Test
  void aFileThatIsNoUtf8IsTold() throws IOException {
    templates.write(
        PACK + "rules.csv", templates.read(PACK + "rules.csv").getBytes(Charset.forName("GBK")));
    assertThat(messages()).containsExactly(PACK + "rules.csv:1: P26");
  }

  @Test
  void aBlockOfColumnsThatNoTableHasIsTold() throws IOException {
    templates.replace(PACK + "tables.csv", "三公.*表,表7,", "三公.*表,表3,");
    assertThat(messages())
        .containsExactly(PACK + "columns.csv:5:区块 P09", PACK + "tables.csv:3:区块 P08");
  }

  @Test
  void aPackThatIsNotThereIsTold() {
    PackException thrown =
        catchThrowableOfType(PackException.class, () -> load().pack("nowhere-2025"));
    assertThat(thrown.mistakes())
        .extracting(Mistake::message, mistake -> mistake.arguments().get("packs"))
        .containsExactly(tuple("P21", Templates.PACK));
  }

  @Test
  void aWrongWordListIsToldWhenTheLibraryOpens() throws IOException {
    templates.replace("vocabulary.csv", "unit,万元,6", "unit,万元,six");
    templates.replace("vocabulary.csv", "pattern,year,", "pattern,years,");
    PackException thrown = catchThrowableOfType(PackException.class, this::load);
    assertThat(told(thrown)).containsExactly("vocabulary.csv:1:word P19", lineOf("six") + " P05");
  }

  private String lineOf(String text) throws IOException {
    List<String> lines = templates.read("vocabulary.csv").lines().toList();
    int index = 0;
    while (!lines.get(index).contains(text)) {
      index++;
    }
    return "vocabulary.csv:" + (index + 1) + ":meaning";
  }

  @Test
  void allMistakesOfAPackAreToldAtOnceInTheOrderOfFilesAndLines() throws IOException {
    templates.replace(PACK + "pack.properties", "year=2025", "year=25");
    templates.replace(PACK + "tables.csv", "T03,3,", "T03,x,");
    templates.replace(PACK + "columns.csv", "基本支出,是,零", "基本支出,对,无");
    templates.replace(PACK + "rows.csv", "表7,接待,行", "表9,接待,行");
    templates.replace(PACK + "rules.csv", "X03,核实", "T3-01,也许");
    assertThat(messages())
        .containsExactly(
            PACK + "columns.csv:4:必需 P04",
            PACK + "columns.csv:4:缺失 P04",
            PACK + "pack.properties:3:year P15",
            PACK + "rows.csv:4:公式 P17",
            PACK + "rows.csv:5:区块 P09",
            PACK + "rules.csv:3:级别 P04",
            PACK + "rules.csv:3:编号 P08",
            PACK + "tables.csv:2:序号 P05");
  }

  @Test
  void aFormerCodeMustLeadToOneOfTheCatalogue() throws IOException {
    templates.write(
        "catalogues/2025/former.csv",
        """
        catalogue,code,name,until,now
        functional,20199,人大,2018,20101
        functional,201,一般公共服务,2013,
        functional,20199,政协,2018,20102
        functional,20198,政协,2018,
        economic,301,工资,2018,399
        """);
    assertThat(messages())
        .containsExactly(
            "catalogues/2025/former.csv:4:now P34", "catalogues/2025/former.csv:5:code P34");
  }

  @Test
  void mistakesOfSeveralPacksAreToldTogether() throws IOException {
    templates.write("other-2025/pack.properties", "title=另一套\n");
    templates.replace(PACK + "tables.csv", "T03,3,", "T03,x,");
    PackException thrown = catchThrowableOfType(PackException.class, () -> load().packs());
    assertThat(told(thrown)).contains("other-2025/tables.csv:1: P01", PACK + "tables.csv:2:序号 P05");
  }

  @Test
  void everyMistakeHasASentenceInBothLanguages() throws Exception {
    Messages messages = PackLibrary.load(Templates.REAL).messages();
    for (int number = 1; number <= 34; number++) {
      String id = "P%02d".formatted(number);
      assertThat(messages.sentences(id, "zh")).as(id).isPresent();
      assertThat(messages.sentences(id, "en")).isNotEqualTo(messages.sentences(id, "zh"));
    }
  }

  private PackLibrary load() throws PackException {
    return PackLibrary.load(root);
  }

  private Mistake onlyMistake() {
    PackException thrown =
        catchThrowableOfType(PackException.class, () -> load().pack(Templates.PACK));
    assertThat(thrown.mistakes()).hasSize(1);
    return thrown.mistakes().get(0);
  }

  private List<String> messages() {
    return told(catchThrowableOfType(PackException.class, () -> load().pack(Templates.PACK)));
  }

  private static List<String> told(PackException thrown) {
    return thrown.mistakes().stream()
        .map(
            m ->
                m.source().file()
                    + ":"
                    + m.source().line()
                    + ":"
                    + m.source().column()
                    + " "
                    + m.message())
        .toList();
  }
}
