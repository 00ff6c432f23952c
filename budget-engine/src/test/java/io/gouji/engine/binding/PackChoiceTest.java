package io.gouji.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.sheet.Workbook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackChoiceTest {
  private static final Workbook ONE_TABLE =
      new Drawn().sheet("表3", "2025年单位支出总体情况表\n科目编码|科目名称|合计|基本支出|项目支出\n201|甲|1|1|\n").workbook();

  private static Binder named(String id, String year, String... tables) {
    Pack pack = Packs.only(Packs.GUANGXI, tables);
    Map<String, String> properties = new HashMap<>(pack.properties());
    properties.put("year", year);
    return Binder.of(
        new Pack(
            id,
            properties,
            pack.tables(),
            List.of(),
            pack.catalogues(),
            pack.vocabulary(),
            pack.messages()));
  }

  @Test
  void thePackMoreOfWhoseColumnsAreFoundIsChosen() {
    Binder whole = named("a", "2025", "T03", "T05");
    Binder half = named("b", "2025", "T03");

    PackChoice choice = PackChoice.of(List.of(whole, half), ONE_TABLE);

    assertThat(choice.binder()).contains(half);
    assertThat(choice.scores()).extracting(Score::pack).containsExactly("b", "a");
    assertThat(choice.scores().get(0).columns()).isEqualTo(choice.scores().get(0).ofColumns());
  }

  @Test
  void ofTwoThatFitAlikeTheOneOfTheYearIsChosen() {
    Binder old = named("a", "2024", "T03");
    Binder current = named("b", "2025", "T03");

    assertThat(PackChoice.of(List.of(old, current), ONE_TABLE).binder()).contains(current);
  }

  @Test
  void betweenEqualsNothingIsGuessed() {
    PackChoice choice =
        PackChoice.of(List.of(named("b", "2025", "T03"), named("a", "2025", "T03")), ONE_TABLE);

    assertThat(choice.binder()).isEmpty();
    assertThat(choice.scores()).extracting(Score::pack).containsExactly("a", "b");
  }

  @Test
  void aWorkbookWithoutAnyTableChoosesNothing() {
    Workbook nothing = new Drawn().sheet("一", "甲|1").workbook();

    assertThat(PackChoice.of(List.of(named("a", "2025", "T03")), nothing).binder()).isEmpty();
  }
}
