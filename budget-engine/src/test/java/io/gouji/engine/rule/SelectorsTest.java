package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.pack.PackException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a relation and its condition speak of. */
class SelectorsTest {
  private static final String ROW = "表3[@合计] = 表3[@基本支出] + 表3[@项目支出]";

  private static Selectors of(String formula, String condition) throws PackException {
    return new SmallPack()
        .rule("X01", formula, condition)
        .compile()
        .rules()
        .get(0)
        .relations()
        .get(0)
        .selectors();
  }

  private static List<String> texts(List<Selector> selectors) {
    return selectors.stream().map(Selectors::text).toList();
  }

  @Test
  void bothSidesInTheOrderOfTheFormula() throws PackException {
    Selectors selectors = of("表1收入!收入总计 + 表7!公务接待 = 表3[[#Totals],[项目支出]] - SUM(表6[合计])", "");

    assertThat(texts(selectors.sides())).containsExactly("表1收入·收入总计", "表7·公务接待", "表3·合计", "表6·合计");
    assertThat(selectors.all()).isEqualTo(selectors.sides());
    assertThat(selectors.askedFor()).isEmpty();
    assertThat(selectors.blocks()).containsExactly("表1收入", "表3", "表6", "表7");
    assertThat(selectors.ownColumn()).isEmpty();
  }

  @Test
  void theColumnOfARuleAboutRowsIsItsFirst() throws PackException {
    assertThat(of(ROW, "").ownColumn()).isEqualTo("合计");
    assertThat(of("SUM(表6[合计]) = 表3[@项目支出] + 表3[@合计]", "").ownColumn()).isEqualTo("项目支出");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "表6!合计 > 0 | 表6·合计",
        "AND(表6!合计 > 0, 表7!公务接待 > 0) | 表6·合计 表7·公务接待",
        "OR(表6!合计 > 0, 表7!公务接待 > 0) | 表6·合计 表7·公务接待",
        "NOT(AND(表6!合计 > 0, NOT(表7!公务接待 > 表1收入!基金))) | 表6·合计 表7·公务接待 表1收入·基金",
        "COUNTIFS(表6[科目编码],\"301\") = 0 | 表6·",
        "SUM(表6[合计]) + 表7!公务接待 <> 0 | 表6·合计 表7·公务接待",
        "表3[@科目编码] <> \"201\" | ''"
      })
  void whatAConditionAsksForIsLookedAtToo(String condition, String asked) throws PackException {
    Selectors selectors = of(ROW, condition);

    List<String> more = texts(selectors.all()).subList(3, selectors.all().size());
    assertThat(String.join(" ", more)).isEqualTo(asked);
    assertThat(selectors.sides()).hasSize(3);
    assertThat(selectors.askedFor()).isEmpty();
    assertThat(selectors.blocks()).contains("表3").hasSize(1 + (int) blocks(asked));
  }

  private static long blocks(String asked) {
    return asked.isEmpty() ? 0 : asked.split(" ").length;
  }

  @Test
  void whatIsOnlyAskedForMayBeMissing() throws PackException {
    Selectors selectors = of(ROW, "OR(ISREF(表6!合计),NOT(ISREF(表7!公务接待)))");

    assertThat(texts(selectors.askedFor())).containsExactly("表6·合计", "表7·公务接待");
    assertThat(selectors.all()).isEqualTo(selectors.sides());
    assertThat(selectors.blocks()).containsExactly("表3", "表6", "表7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SUM(表3[合计]) = SUMIFS(表3[合计],表3[科目编码],\"201\") | true",
        "SUM(表3[合计]) = SUMIFS(表3[合计],表3[科目编码],\"201\") + 1 | true",
        "1 = SUM(表3[合计]) + SUMIFS(表3[合计],表3[科目编码],\"201\") | true",
        "SUM(表3[合计]) = SUM(表3[基本支出]) | false",
        "SUM(表3[合计]) = SUM(表6[合计]) | false",
        "SUM(表3[合计]) = 表3!合计 | false", // a total is no row of those
        "表1收入!基金 = SUM(表1收入[预算数]) | true", // a named row is one of them
        "表1收入!收入总计 = SUM(表1收入[预算数]) | false",
        "表1收入!收入总计 = 表1收入!上年结转 | false",
        "表1收入!收入总计 = 2*表1收入!收入总计 + 1 | true",
        "表7!三公合计 = 表7!公务接待 | false"
      })
  void twoTermsMayCountOneFigureTwice(String formula, boolean overlapping) throws PackException {
    assertThat(of(formula, "").overlapping()).isEqualTo(overlapping);
  }
}
