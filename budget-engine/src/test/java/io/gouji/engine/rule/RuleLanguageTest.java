package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.pack.Messages;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackException.Mistake;
import io.gouji.engine.pack.PackLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be written in a rule, and how what may not is told. */
class RuleLanguageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "表3[@合计] = 表3[@基本支出] + 表3[@项目支出]",
        "=表3[@[合计]]=表3[[#This Row],[基本支出]]",
        "表3[[#Totals],[合计]] = SUM(表3[合计])",
        "表3[[#Totals],[*]] = SUM(表3[*])",
        "表3[@*] >= 0",
        "表3!合计 = SUMIFS(表3[合计],表3[科目编码],\"201*\",表3[级次],1)",
        "表3!合计 = SUMIF(表3[科目编码],\"<>\",表3[合计])",
        "SUMIFS(表6[合计],表6[科目编码],表3[@科目编码]&\"*\") <= 表3[@合计]",
        "表7!公务接待 < 表3!合计 * 0.5 + 100",
        "-(表1收入!收入总计 - 表1支出!支出总计) = 0",
        "表1收入!收入总计 = 表3!合计 / 4 * 400%",
        "表3!合计 表3[基本支出] + 表3!合计 表3[项目支出] = 表3!合计",
        "SUM(表3!合计, 表1收入!基金, 表6[合计]) > 12.34",
      })
  void aFormulaOfTheLanguageCompiles(String formula) throws PackException {
    assertThat(new SmallPack().rule("X01", formula).compile().ids()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "表3[@有下级]",
        "NOT(表3[@末级])",
        "表3[@级次]=1",
        "AND(表3[@科目编码]<>\"\",OR(表3[@名称]=\"公共\",表3[@级次]<=2))",
        "COUNTIFS(表1支出[科目编码],表3[@科目编码])=0",
        "COUNTIF(表3[科目编码],\"205*\")>=2",
        "表1收入!上年结转+表1收入!基金=0",
        "表1收入!上年结转<>表3[@合计]",
        "ISREF(表1收入!上年结转)",
        "NOT(ISREF(表3[经营支出]))",
        "ISREF(表3!合计 表3[经营支出])",
      })
  void aConditionOfTheLanguageCompiles(String condition) throws PackException {
    SmallPack pack = new SmallPack().rule("X01", "表3[@合计] = 表3[@基本支出]", condition);
    assertThat(pack.compile().ids()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "表3[@合计] = (表3[@基本支出] ¦ R01 ¦ 21",
        "表3[@合计] = 表3[@基本支出] + ¦ R01 ¦ 22",
        "表3[@合计 = 1 ¦ R01 ¦ 11",
        "合计 = 1 ¦ R18 ¦ 合计",
        "表9[@合计] = 表9!合计 ¦ R02 ¦ 表9",
        "表3[@甲] = 表3[@合计] ¦ R03 ¦ 甲",
        "表3!甲 = 表3!合计 ¦ R04 ¦ 甲",
        "表3!合计 ¦ R05 ¦ 表3!合计",
        "表3!合计 <> 表1收入!基金 ¦ R05 ¦ 表3!合计<>表1收入!基金",
        "表3!合计 * 表1收入!基金 = 1 ¦ R06 ¦ 表3!合计*表1收入!基金",
        "表3!合计 / 3 = 1 ¦ R06 ¦ 表3!合计/3",
        "表3!合计 / 0 = 1 ¦ R06 ¦ 表3!合计/0",
        "表3!合计 ^ 2 = 1 ¦ R06 ¦ 表3!合计^2",
        "表3!合计 = \"1\" ¦ R06 ¦ \"1\"",
        "表3[@合计] = 表6[@合计] ¦ R07 ¦ 表3[@合计]=表6[@合计]",
        "表1收入[[#Totals],[预算数]] = 1 ¦ R08 ¦ 表1收入[[#Totals],[预算数]]",
        "表7[[#Totals],[三公合计]] = 1 ¦ R08 ¦ 表7[[#Totals],[三公合计]]",
        "表3[合计] = 1 ¦ R09 ¦ 表3[合计]",
        "表3[@科目编码] = 1 ¦ R10 ¦ 表3[@科目编码]",
        "SUM(表3[级次]) = 1 ¦ R10 ¦ 表3[级次]",
        "SUMIFS(表3[合计],表3[基本支出],\"1\") = 1 ¦ R11 ¦ 表3[基本支出]",
        "SUMIFS(表3[合计],表3[科目编码],表3[@合计]) = 1 ¦ R11 ¦ 表3[@合计]",
        "IF(TRUE,1,2) = 表3!合计 ¦ R12 ¦ IF(TRUE,1,2)",
        "ROUND(表3!合计,2) = 1 ¦ R12 ¦ ROUND(表3!合计,2)",
        "在目录(表3[@科目编码]) = 1 ¦ R12 ¦ 在目录(表3[@科目编码])",
        "SUMIFS(表3[合计],表3[科目编码]) = 1 ¦ R13 ¦ SUMIFS(表3[合计],表3[科目编码])",
        "SUMIFS(表3!合计,表3[科目编码],1) = 1 ¦ R13 ¦ SUMIFS(表3!合计,表3[科目编码],1)",
        "SUMIFS(表3[合计],表6[科目编码],\"1\") = 1 ¦ R14 ¦ 表6[科目编码]",
        "表3!合计 表6[合计] = 1 ¦ R14 ¦ 表6[合计]",
        "表1收入[@*] = SUM(表7[*]) ¦ R17 ¦ 表1收入 表7",
        "表3!A1 = 1 ¦ R18 ¦ 表3!A1",
        "B2 = 表3!合计 ¦ R18 ¦ B2",
        "表3[[#All],[合计]] = 1 ¦ R18 ¦ 表3[合计]",
        "表3!合计 = 表3!合计 + 0 ¦ R19 ¦ 表3!合计=表3!合计+0",
      })
  void aMistakeInAFormulaIsToldWithItsPlaceAndItsPart(String formula, String id, String part) {
    Mistake mistake = mistakes(new SmallPack().rule("X01", formula)).get(0);
    String told = mistake.arguments().getOrDefault("position", "");
    String named = mistake.arguments().getOrDefault("name", mistake.arguments().get("part"));
    assertThat(
            List.of(mistake.source().toString(), mistake.message(), told.isEmpty() ? named : told))
        .isEqualTo(List.of("Source[file=small/rules.csv, line=2, column=公式]", id, part));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "表3[@级次] ¦ R05 ¦ 表3[@级次]",
        "表1收入!基金 ¦ R05 ¦ 表1收入!基金",
        "XOR(TRUE,FALSE) ¦ R12 ¦ XOR(TRUE,FALSE)",
        "表3[@合计]=\"1\" ¦ R11 ¦ 表3[@合计]",
        "表3[科目编码]=\"1\" ¦ R09 ¦ 表3[科目编码]",
        "COUNTIFS(表3[科目编码],\"1\")=0.5 ¦ R05 ¦ 0.5",
        "COUNTIFS(表3!合计,\"1\")=1 ¦ R13 ¦ COUNTIFS(表3!合计,\"1\")",
        "ISREF(1) ¦ R13 ¦ ISREF(1)",
        "ISREF(表3[科目编码]) ¦ R10 ¦ 表3[科目编码]",
        "表6[@级次]=1 ¦ R07 ¦ 表3[@合计]=表3[@基本支出]",
      })
  void aMistakeInAConditionIsToldAsOne(String condition, String id, String part) {
    Mistake mistake =
        mistakes(new SmallPack().rule("X01", "表3[@合计] = 表3[@基本支出]", condition)).get(0);
    assertThat(List.of(mistake.message(), mistake.arguments().get("part")))
        .isEqualTo(List.of(id, part));
  }

  @Test
  void allMistakesOfAllRulesAreToldAtOnceInTheOrderOfTheirLines() {
    SmallPack pack =
        new SmallPack()
            .rule("X01", "表3[@甲] = 表3[@乙] + 表9!合计", "表3[@丙]=1")
            .rule("X02", "表3!合计 = 表1收入!收入总计")
            .rule("X02", "表3!合计 = 表1支出!支出总计")
            .rule("X03", "表3!合计=表1支出!支出总计")
            .factor("-1");
    assertThat(
            mistakes(pack).stream()
                .map(m -> m.source().line() + m.source().column() + " " + m.message())
                .toList())
        .isEqualTo(
            List.of(
                "0roundingFactor R20",
                "2公式 R03",
                "2公式 R03",
                "2公式 R02",
                "2条件 R03",
                "4公式 R15",
                "5公式 R16"));
  }

  @Test
  void everyMistakeHasASentenceInBothLanguagesWhoseBlanksAreFilled() throws PackException {
    Messages messages = PackLibrary.load(Path.of("../templates")).messages();
    Pattern blank = Pattern.compile("\\{(\\w+)}");
    for (RuleMistake.Kind kind : RuleMistake.Kind.values()) {
      for (String language : List.of("zh", "en")) {
        String what = messages.sentences(kind.id, language).orElseThrow().what();
        Matcher blanks = blank.matcher(what);
        assertThat(what).isNotEmpty();
        while (blanks.find()) {
          assertThat(blanks.group(1))
              .isIn("rule", "part", "position", "name", "block", "known", "first", "line");
        }
      }
    }
  }

  private static List<Mistake> mistakes(SmallPack pack) {
    return catchThrowableOfType(PackException.class, pack::compile).mistakes();
  }
}
