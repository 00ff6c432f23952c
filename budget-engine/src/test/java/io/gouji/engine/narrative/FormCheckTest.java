package io.gouji.engine.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corpus;
import io.gouji.engine.document.Document;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.pack.Pack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormCheckTest {
  private static final Pack GUANGXI = Told.pack("guangxi-unit-2025");
  private static final Pack SHANGHAI = Told.pack("shanghai-unit-2026");
  private static final String YEAR = "我单位2025年预算30万元。/2025年总支出30万元，比2024年增加1万元。/";

  private static List<String> rules(Document document, Pack pack) {
    return Told.of(document, pack).stream().map(finding -> finding.rule().value()).toList();
  }

  private static List<String> rules(String text) {
    return rules(Told.document(List.of((YEAR + text).split("/"))), GUANGXI);
  }

  /** Each line: the rule, a text that breaks it, a text that keeps it; strokes end paragraphs. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "N15#我单位安排XX项目经费5万元，用于办公。#我单位安排网站项目经费5万元，用于办公。",
        "N15#五、国有资产占有使用情况（增加内容）#五、国有资产占有使用情况（不含车辆）",
        "N15#某单位2025年没有安排会议费，也没有培训费。#某些项目2025年没有安排会议费，也没有培训费。",
        "N15B#[bookmark: _GoBack]我单位负责网站工作。#我单位负责网站工作。",
        "N16#我单位2022年支出预算安排5万元。#我单位2022年成立，支出预算安排5万元。",
        "N17#2025年部门预算安排购置车辆0辆。#2025年单位预算安排购置车辆0辆。",
        "N18#1.“医疗卫生与计划生育支出（类）行政事业单位医疗（款）”5万元。#1.“卫生健康支出（类）行政事业单位医疗（款）”5万元。",
        "N18B#医疗卫生与计划生育支出5万元，用于医疗保险。#卫生健康支出5万元，用于医疗保险。",
        "N18C#1.“卫生健康支出（类）没有的一款（款）”5万元。#1.“卫生健康支出（类）行政事业单位医疗（款）”5万元。",
        "N19#一、三公/（1）出国/（2）用车/（三）接待#一、三公/（1）出国/（2）用车/（3）接待",
        "N19B#一、收入/1.甲/3.乙#一、收入/1.甲/2.乙",
        "N19C#一、收入/1.甲/1.乙/1.丙#一、收入/1.甲/2.乙/二、支出/1.丙",
        "N20#一般公共预算支出20万元，占总支出的%。#一般公共预算支出20万元，约占总支出的七成。",
        "N20B#一般公共预算支出20.万元，用于人员和办公。#一般公共预算支出20.0万元，用于人员和办公。",
        "N23#我单位负责网站工作，，由办公室承办。#我单位负责网站工作，由办公室承办。",
        "N23B#1.我单位负责全区政府网站的规划、建设和维护，由办公室承办/2.其他工作。#1.我单位负责全区政府网站的规划，由办公室承办。/2.其他工作。",
        "N23C#我单位负责网站,由办公室承办。#我单位负责网站，由办公室承办。",
        "N23D#维修（护费5万元，用于网站和机房。/其他工作照常。#维修（护）费5万元，用于网站和机房。/其他工作照常。",
        "N24#一般公共预算支出20万元，占总总支出大半。#一般公共预算支出20万元，占总支出大半。",
        "N24#减少的主要原因原因是节约开支，压缩接待。#减少的主要原因是节约开支，压缩接待。",
        "N25#编制单位：柳州市柳江区信息中心/编制单位：柳州市柳江区信息中心/编制单位：柳州市柳江区信息中新#编制单位：柳州市柳江区档案馆",
        "N25B#编制单位：柳州市柳江区信息中心/编制单位：柳州市柳江区信息中心/编制单位：柳州市鱼峰区文化体育局#编制单位：柳州市柳江区信息中心",
        "N26#核定编制12名，实有人员13名。#核定编制12名，实有人员12名。",
        "N26B#核定编制12名，实有人员11名。/因为新增人员，经费增加。#核定编制12名，实有人员12名。/因为新增人员，经费增加。",
        "N11#2025年政府采购预算6万元，其中：货物类采购6万元、工程类采购0万元、服务类采购0万元。/我单位无国有资产占用。#2025年政府采购预算0万元，其中：货物类采购0万元。/我单位无国有资产占用。",
        "N11B#九、国有资产占用情况说明/我单位国有资产管理规范。/十、其他#九、国有资产占用情况说明/我单位有车辆1辆。/十、其他",
        "N11C#核定编制12名，实有人员12名。/我单位无国有资产占用。#我单位无国有资产占用。",
        "N13#公务接待费5万元，比上年增加1万元。#公务接待费5万元，比上年增加1万元，主要原因是活动增加。",
      })
  void eachCheckTellsWhatIsWrongAndKeepsSilentElse(String rule, String wrong, String right) {
    assertThat(rules(wrong)).contains(rule);
    assertThat(rules(right)).doesNotContain(rule);
  }

  private static List<String> seed() {
    Path file = Corpus.files("seed", ".txt").get(0);
    return new ArrayList<>(
        new String(Corpus.bytes(file), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .toList());
  }

  private static List<String> seedRules(List<String> lines) {
    return rules(Told.document(lines), GUANGXI);
  }

  @ParameterizedTest
  @ValueSource(strings = {"第一部分", "第二部分", "第三部分", "第四部分"})
  void aMissingPartIsAnError(String start) {
    List<String> lines = seed();
    assertThat(seedRules(lines)).doesNotContain("N22");
    assertThat(lines.removeIf(line -> line.strip().startsWith(start))).isTrue();
    assertThat(seedRules(lines)).contains("N22");
  }

  /** Long titles are printed on two lines. */
  @Test
  void aPartWhoseTitleIsBrokenIsThere() {
    List<String> lines = seed();
    int two = index(lines, "第二部分");
    String title = lines.get(two);
    int cut = title.indexOf("情况说明") + 1;
    lines.set(two, title.substring(0, cut));
    lines.add(two + 1, title.substring(cut));
    assertThat(seedRules(lines)).doesNotContain("N22", "N22B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "一、单位主要职能",
        "二、机构设置情况",
        "一、单位预算收支增减",
        "二、单位预算收入总体",
        "三、单位预算支出总体",
        "四、政府性基金",
        "五、国有资本",
        "六、一般公共预算“三公”",
        "七、机关运行",
        "八、政府采购",
        "九、国有资产",
        "十、预算绩效"
      })
  void aMissingSectionIsAnError(String start) {
    List<String> lines = seed();
    assertThat(seedRules(lines)).doesNotContain("N22B");
    int title = 0;
    while (!lines.get(title).startsWith(start)) {
      title++;
    }
    lines.remove(title);
    // The gap in the numbers is that of the missing section; it is not told twice.
    assertThat(seedRules(lines)).contains("N22B").doesNotContain("N19B");
  }

  @Test
  void sectionsStandOnceAndInOrderAndHaveText() {
    List<String> lines = seed();
    int eight = index(lines, "八、政府采购");
    assertThat(seedRules(lines)).doesNotContain("N22C", "N22D", "N22E", "N22F");
    List<String> doubled = new ArrayList<>(lines);
    doubled.add(eight, lines.get(eight));
    assertThat(seedRules(doubled)).contains("N22D");
    List<String> moved = new ArrayList<>(lines);
    moved.add(index(lines, "三、单位预算支出"), moved.remove(eight));
    assertThat(seedRules(moved)).contains("N22C");
    List<String> empty = new ArrayList<>(lines);
    empty.remove(eight + 1);
    assertThat(seedRules(empty)).contains("N22E");
    List<String> other = new ArrayList<>(lines);
    other.subList(index(lines, "四、政府性基金"), index(lines, "第三部分")).clear();
    assertThat(seedRules(other)).contains("N22F").doesNotContain("N22B");
  }

  private static int index(List<String> lines, String start) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new AssertionError(start);
  }

  private static List<String> changed(String from, String to) {
    List<String> lines = new ArrayList<>(seed());
    assertThat(lines.stream().anyMatch(line -> line.contains(from))).as(from).isTrue();
    lines.replaceAll(line -> line.replace(from, to));
    return lines;
  }

  @Test
  void theProjectRowsOfTheSeedAreRead() {
    Document document = Told.document(seed());
    Lexicon lexicon = Told.lexicon(GUANGXI);
    List<ProjectRow> rows = ProjectRow.of(Prose.of(document, lexicon), lexicon);
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0).name().text()).isEqualTo("电子政务外网网络及平台服务经费");
    assertThat(rows.get(3).amount().number()).isEqualByComparingTo("5.67");
  }

  @Test
  void projectRowsAreComparedWithTheSentenceAboutThem() {
    assertThat(seedRules(seed()))
        .contains("N12F", "N12G")
        .doesNotContain("N12B", "N12C", "N12D", "N12E");
    assertThat(seedRules(changed("项目4个", "项目3个"))).contains("N12B");
    assertThat(seedRules(changed("项目4个", "项目5个"))).contains("N12D");
    assertThat(seedRules(changed("5.67", "5.76"))).contains("N12C");
    assertThat(seedRules(changed("预算支付率(≥90%)", "预算支付率(≤90%)"))).doesNotContain("N12F");
    assertThat(seedRules(changed("已保障", "保障"))).doesNotContain("N12G");
  }

  /** Rows of tables break anywhere on printed pages; that some are not read proves nothing. */
  @Test
  void rowsThatAPdfMayHaveBrokenAreNotMissed() {
    Document text = Told.document(changed("项目4个", "项目5个"));
    Document printed = new Document(Document.Format.PDF, text.paragraphs());
    assertThat(rules(text, GUANGXI)).contains("N12D");
    assertThat(rules(printed, GUANGXI)).doesNotContain("N12D");
  }

  @Test
  void theGlossaryExplainsEachTermOnce() {
    assertThat(seedRules(seed())).doesNotContain("N27", "N27B", "N17B").contains("N18D");
    assertThat(seedRules(changed("十、基本支出：", "十、基础支出："))).contains("N27");
    assertThat(seedRules(changed("七、经营收入：", "七、事业收入："))).contains("N27B");
    assertThat(seedRules(changed("指财政单位当年", "指市级财政部门当年"))).contains("N17B");
  }

  @Test
  void theListOfTablesNamesTheTablesOfTheSet() {
    assertThat(seedRules(seed())).noneMatch(rule -> rule.startsWith("N28"));
    assertThat(seedRules(changed("表8：政府性基金预算支出情况表", ""))).contains("N28");
    assertThat(seedRules(changed("表9：国有", "表8：国有"))).contains("N28B");
    assertThat(seedRules(changed("表9：国有资本经营", "表9：政府性基金"))).contains("N28C");
    assertThat(seedRules(changed("表12：项目绩效目标公开表", "表12：其他需要公开的表"))).contains("N28D");
  }

  private static List<Finding> real(String name) {
    return Told.of(Told.corpus(Corpus.path("budgets/" + name)), SHANGHAI);
  }

  @Test
  void notesUnderTablesInTheTextFitTheTables() {
    assertThat(real("putuo-finance-2025.full.txt")).anyMatch(f -> f.rule().value().equals("N29"));
    assertThat(real("wanli-2024.full.txt")).anyMatch(f -> f.rule().value().equals("N29B"));
    assertThat(
            real("sh-finance-2025.full.txt").stream().filter(f -> f.rule().value().equals("N29C")))
        .hasSize(2);
    assertThat(real("commerce-2025.full.txt")).noneMatch(f -> f.rule().value().startsWith("N29"));
  }

  @Test
  void aPieceOfADocumentIsNotBlamedForWhatItLacks() {
    for (Path file : Corpus.files("narratives", ".txt")) {
      assertThat(rules(Told.corpus(file), GUANGXI))
          .as(file.toString())
          .noneMatch(rule -> rule.startsWith("N22"));
    }
    assertThat(real("wanli-2024.other.txt")).noneMatch(f -> f.rule().value().startsWith("N22"));
  }
}
