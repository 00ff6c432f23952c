package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Side;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How places and sides of rules are named. */
class WordingTest {
  private final SmallPack pack = new SmallPack();
  private final BookBuilder book = new BookBuilder(pack.pack());

  @Test
  void aRowWithoutANameLeavesNoGap() {
    assertThat(Wording.place("表3", "201 公共服务", "合计")).isEqualTo("表3·201 公共服务·合计");
    assertThat(Wording.place("表3", "", "合计")).isEqualTo("表3·合计");
  }

  @Test
  void aRowIsCalledByCodeAndNameElseByWhatItHas() {
    BookBuilder.Sheet sheet = book.block("表3");
    Map<LabelColumn, String> name = Map.of(LabelColumn.NAME, "公共服务");
    sheet.add(new RowKey.Code("201", 1), name, "1").code("205", "1").total("合计", "2");
    sheet.add(new RowKey.Label("甲", 1), name, "1");
    Block block = book.book().blocks().get(0);

    assertThat(List.of(0, 1, 2, 3))
        .extracting(row -> Wording.row(block, row))
        .containsExactly("201 公共服务", "205", "合计", "甲");
  }

  private Finding told(String formula) throws PackException {
    book.block("表3")
        .code("201", "5", "1", "2")
        .code("208", "4", "1", "1")
        .total("合计", "9", "2", "3");
    book.block("表6").code("301", "1", "1").code("302", "1", "1").total("合计", "2", "2");
    book.block("表7").single("7", "6");
    pack.rule("X01", formula);
    return Checker.check(pack.compile(), book.book()).findings().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-表7!公务接待 = 3 | −表7·公务接待 | 3 元",
        "0 = 表7!公务接待 | 0 | 表7·公务接待",
        "表7!公务接待 = -1 | 表7·公务接待 | −1 元",
        "0.5*表7!公务接待 - 2*表7!三公合计 = 0 | 0.5×表7·公务接待 − 2×表7·三公合计 | 0",
        "1.0*表7!公务接待 = 2.50 | 表7·公务接待 | 2.5 元",
        "表3[[#Totals],[合计]] = 表3[[#Totals],[项目支出]] + 1 | 表3·合计 | 表3·合计·项目支出 + 1 元",
        "表7!公务接待 = SUMIFS(表3[合计],表3[科目编码],\"201\") | 表7·公务接待 | 表3·201·合计"
      })
  void aSideIsReadAsItIsWritten(String formula, String left, String right) throws PackException {
    Finding finding = told(formula);

    assertThat(finding.left().orElseThrow().text()).isEqualTo(left);
    assertThat(finding.right().orElseThrow().text()).isEqualTo(right);
  }

  @Test
  void theRowIsSaidOnce() throws PackException {
    Finding finding = told("表3[@基本支出] - 表3[@合计] = 表3[@项目支出]");

    assertThat(finding.left().orElseThrow().text()).isEqualTo("表3·201·基本支出 − 合计");
    assertThat(finding.right().orElseThrow().text()).isEqualTo("项目支出");
  }

  @Test
  void severalRowsAreToldByHowTheyWereChosen() throws PackException {
    Finding finding = told("SUMIFS(表6[合计],表6[科目编码],\">\" & 表3[@科目编码],表6[名称],\"<>甲\") = 表3[@合计]");

    Side.Term term = finding.left().orElseThrow().terms().get(0);
    assertThat(term.picks())
        .containsExactly(
            new Side.Pick("code", "科目编码", ">", "201"), new Side.Pick("name", "名称", "<>", "甲"));
    assertThat(finding.right().orElseThrow().text()).isEqualTo("表3·201·合计");
  }

  @Test
  void withoutARowOfItsOwnTheChoiceIsToldAsWritten() throws PackException {
    Finding finding = told("SUMIFS(表6[合计],表6[科目编码],\"30*\") = 表7!公务接待");

    assertThat(finding.left().orElseThrow().terms().get(0).picks())
        .containsExactly(new Side.Pick("code", "科目编码", "=", "30*"));
  }
}
