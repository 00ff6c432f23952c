package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Figures in the order of what they mean: table, unit, year, row, column. */
class SpotTest {
  private static Block block(String name, String unit, String year, String... codes) {
    BookBuilder.Sheet sheet =
        new BookBuilder(new SmallPack().pack()).block(name).of(unit).year(year);
    for (String code : codes) {
      sheet.code(code, "1");
    }
    return sheet.done().book().blocks().get(0);
  }

  @Test
  void eachDecidesWhereAllBeforeItAreEqual() {
    Block later = block("表3", "乙", "2025", "208", "201");
    List<Spot> sorted =
        List.of(
            new Spot(block("表1收入", "丁", "2026", "999"), 0, 0),
            new Spot(block("表3", "丙", "2026", "999"), 0, 1),
            new Spot(block("表3", "乙", "2024", "999"), 0, 1),
            new Spot(later, 1, 2),
            new Spot(later, 0, 0),
            new Spot(later, 0, 1),
            new Spot(later, 0, 2));
    List<Spot> mixed = new ArrayList<>(sorted);
    Collections.shuffle(mixed, new Random(5));
    Collections.sort(mixed);

    // 合计 comes after 基本支出 and before 项目支出, as their signs do.
    assertThat(mixed.stream().map(SpotTest::told))
        .containsExactly(
            "表1收入 丁 2026 999 预算数",
            "表3 丙 2026 999 基本支出",
            "表3 乙 2024 999 基本支出",
            "表3 乙 2025 201 项目支出",
            "表3 乙 2025 208 合计",
            "表3 乙 2025 208 基本支出",
            "表3 乙 2025 208 项目支出");
    assertThat(sorted.get(4)).isEqualByComparingTo(new Spot(later, 0, 0));
  }

  private static String told(Spot spot) {
    Block.Heading heading = spot.block().heading();
    return String.join(
        " ",
        heading.name(),
        heading.unitName(),
        heading.period(),
        spot.block().key(spot.row()).text(),
        spot.block().columns().get(spot.column()));
  }

  @Test
  void itsPlaceIsOneAmongAllFiguresOfItsBlock() {
    Block block = block("表3", "", "2025", "201", "208");

    assertThat(new Spot(block, 0, 3).place()).isEqualTo(3);
    assertThat(new Spot(block, 1, 0).place()).isEqualTo(4);
    assertThat(new Spot(block, 1, 2).place()).isEqualTo(6);
  }
}
