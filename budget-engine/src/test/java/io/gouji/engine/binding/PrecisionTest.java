package io.gouji.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How wide the interval is that a figure stands for, and what its cell displays. */
class PrecisionTest {
  private static Block bind(String unit, String... rows) {
    String text =
        "单位支出总体情况表|单位：%s\n科目编码|科目名称|合计|基本支出|项目支出\n".formatted(unit) + String.join("\n", rows);
    return Packs.binder(Packs.GUANGXI, "T03")
        .bind(new Drawn().sheet("表3", text).workbook(), Doubt.NONE)
        .book()
        .blocks("表3")
        .get(0);
  }

  private static List<Long> halfWidths(Block block) {
    List<Long> widths = new ArrayList<>();
    for (int row = 0; row < block.rowCount(); row++) {
      widths.add(block.halfWidth(row, block.column("合计")));
    }
    return widths;
  }

  @Test
  void theFormatOfMostFiguresIsTheTables() {
    Block block =
        bind("万元", "201|甲|0.00~263.4", "202|乙|0.00~1", "203|丙|0~3", "204|丁|0.00~1.2345|0.00~9.99");

    assertThat(block.heading().decimals()).isEqualTo(2);
    assertThat(halfWidths(block)).containsExactly(10_000L, 10_000L, 10_000L, 100L);
  }

  @Test
  void withoutFormatsTheMostDecimalsStoredAreTheTables() {
    Block block = bind("万元", "201|甲|263.4", "202|乙|1", "203|丙|0.125");

    assertThat(block.heading().decimals()).isEqualTo(3);
    assertThat(halfWidths(block)).containsExactly(1_000L, 1_000L, 1_000L);
  }

  @Test
  void withoutFiguresThePackTellsTheDecimals() {
    assertThat(bind("万元", "201|甲|").heading().decimals()).isEqualTo(2);
  }

  @Test
  void blanksAreExact() {
    Block block = bind("万元", "201|甲||0.00~3", "202|乙|-|0.00~3");

    assertThat(halfWidths(block)).containsExactly(0L, 0L);
  }

  @Test
  void aTableInYuanThatStatesWholeYuanIsStatedToTheYuan() {
    Block block = bind("元", "201|甲|#,##0.00~24840779", "202|乙|#,##0.00~5");

    assertThat(block.heading().decimals()).isZero();
    assertThat(halfWidths(block)).containsExactly(100L, 100L);
  }

  @Test
  void aTableInYuanThatStatesFenIsStatedToTheFen() {
    Block block = bind("元", "201|甲|#,##0.00~24840779", "202|乙|#,##0.00~5.1");

    assertThat(block.heading().decimals()).isEqualTo(2);
    assertThat(halfWidths(block)).containsExactly(1L, 1L);
  }

  @Test
  void wholeFiguresInTenThousandsKeepTheDecimalsPrinted() {
    Block block = bind("万元", "201|甲|0.00~3", "202|乙|0.00~5");

    assertThat(block.heading().decimals()).isEqualTo(2);
  }

  @Test
  void aTextNumberIsAsPreciseAsItIsSpelled() {
    Block block = bind("万元", "201|甲|'25.40", "202|乙|'3");

    assertThat(block.heading().decimals()).isEqualTo(2);
    assertThat(halfWidths(block)).containsExactly(10_000L, 10_000L);
  }

  @Test
  void theDisplayedAmountIsRoundedByTheCellsOwnFormat() {
    Block block =
        bind(
            "元",
            "201|甲|0.0~1.25",
            "202|乙|0.0~-1.25",
            "203|丙|0~2.5",
            "204|丁|#,##0,~1499.99",
            "205|戊|1.25",
            "206|己|0.000~1.25");

    List<Long> shown = new ArrayList<>();
    for (int row = 0; row < block.rowCount(); row++) {
      shown.add(block.displayed(row, block.column("合计")));
    }
    assertThat(shown).containsExactly(130L, -130L, 300L, 100_000L, 125L, 125L);
  }
}
