package io.gouji.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.ColumnSpec.Role;
import io.gouji.engine.pack.ColumnSpec.TemplateColumn;
import io.gouji.engine.pack.RowSpec.Kind;
import io.gouji.engine.pack.RowSpec.TemplateRow;
import io.gouji.engine.pack.RuleSpec.Tolerance;
import io.gouji.engine.pack.RuleSpec.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFilesTest {
  private static final String PACK = Templates.PACK + "/";

  @TempDir private Path root;
  private Templates templates;

  @BeforeEach
  void writeSmallPack() throws IOException {
    templates = Templates.small(root);
  }

  private Pack pack() throws PackException {
    return PackLibrary.load(root).pack(Templates.PACK);
  }

  @Test
  void aColumnHasItsHeaderPathsAndItsTemplate() throws PackException {
    assertThat(pack().table("T03").orElseThrow().blocks().get(0).columns().get(0))
        .isEqualTo(
            new ColumnSpec(
                "科目编码",
                Role.CODE,
                List.of(List.of("科目", "编码"), List.of("科目编码")),
                true,
                Absence.NOT_APPLICABLE,
                new TemplateColumn(List.of("科目编码"), 12, ""),
                new Source(PACK + "columns.csv", 2, "")));
  }

  @Test
  void aNameWithoutAColumnStandsForTheFirstAmountColumn() throws PackException {
    assertThat(pack().table("T07").orElseThrow().blocks().get(0).row("三公合计"))
        .contains(
            new RowSpec(
                "三公合计",
                Kind.ROW,
                List.of("~.?三公.?"),
                "本年",
                "",
                Absence.ZERO,
                new TemplateRow("三公", "{行!接待}"),
                new Source(PACK + "rows.csv", 4, "")));
  }

  @Test
  void aRuleKeepsItsFormulaAsWrittenAndItsWordsInBothLanguages() throws PackException {
    assertThat(pack().rules().get(0))
        .isEqualTo(
            new RuleSpec(
                new RuleId("T3-01"),
                Severity.ERROR,
                "表内",
                "表3[@合计]=表3[@基本]",
                "",
                Tolerance.INTERVAL,
                Map.of(
                    "zh",
                    new Words("合计相等", "为什么", "怎么办"),
                    "en",
                    new Words("Totals agree", "Why", "Do")),
                "文号",
                new Source(PACK + "rules.csv", 2, "公式"),
                new Source(PACK + "rules.csv", 2, "条件")));
    assertThat(pack().rules().get(1).tolerance()).isEqualTo(Tolerance.SAME);
  }

  @Test
  void rulesAreAmongTheMessagesOfTheirPack() throws PackException {
    assertThat(pack().messages().sentences("T3-01", "en"))
        .contains(new Messages.Sentences("Totals agree", "Why", "Do"));
    assertThat(pack().messages().severity("B05")).isEqualTo(Severity.INFO);
  }

  @Test
  void lineNumbersCountBlankLinesAndLinesInsideQuotes() throws IOException, PackException {
    templates.replace(PACK + "rules.csv", "为什么,", "\"为什么\n第二行\",");
    templates.replace(PACK + "rules.csv", "X03,", "\n\nX03,");
    List<RuleSpec> rules = pack().rules();
    assertThat(rules.get(0).words().get("zh").why()).isEqualTo("为什么\n第二行");
    assertThat(rules.stream().map(rule -> rule.source().line())).containsExactly(2L, 6L);
  }

  @Test
  void aFileSavedByExcelReadsAsItsPlainFormDoes() throws IOException, PackException {
    List<TableSpec> plain = pack().tables();
    for (String file : List.of("tables.csv", "columns.csv", "rows.csv")) {
      String excel = templates.read(PACK + file).replace("\n", ",,\r\n");
      templates.write(PACK + file, "\uFEFF" + excel);
    }
    assertThat(pack().tables().toString()).isEqualTo(plain.toString());
  }

  @Test
  void headingsMayStandInAnyOrderAndALineMayBeginWithAHash() throws IOException, PackException {
    templates.write(
        PACK + "rules.csv",
        "公式,编号,级别,范围,名称,条件,容差,说明,处理建议,依据,name,why,do\n" + "#表3!合计=0,X01,提示,,零,,,,,,Zero,,\n");
    assertThat(pack().rules().get(0).formula()).isEqualTo("#表3!合计=0");
  }

  @Test
  void theDigestChangesWithAnyFileThePackWasReadFrom() throws IOException, PackException {
    String before = PackLibrary.load(root).digest(Templates.PACK);
    assertThat(PackLibrary.load(root).digest(Templates.PACK)).isEqualTo(before).hasSize(64);
    templates.replace("catalogues/2025/functional.csv", "人大事务", "人大");
    assertThat(PackLibrary.load(root).digest(Templates.PACK)).isNotEqualTo(before);
  }

  @Test
  void aPackStaysAsItWasFirstRead() throws IOException, PackException {
    PackLibrary library = PackLibrary.load(root);
    Pack first = library.pack(Templates.PACK);
    templates.delete(PACK + "rules.csv");
    assertThat(library.pack(Templates.PACK)).isSameAs(first);
  }

  @Test
  void aBrokenPackDoesNotKeepOthersFromBeingUsed() throws IOException, PackException {
    templates.write("broken-2025/pack.properties", "title=坏的\n");
    assertThat(pack().id()).isEqualTo(Templates.PACK);
  }
}
