package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.rule.YearPairs.Pair;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which row of this year is which of last year. */
class YearPairsTest {
  /** Rows the pack has names for. */
  private static final List<String> NAMES = List.of("基金", "别名");

  private final BookBuilder.Sheet now = sheet();
  private final BookBuilder.Sheet last = sheet();

  private static BookBuilder.Sheet sheet() {
    return new BookBuilder(new SmallPack().pack()).block("表3");
  }

  private static void label(BookBuilder.Sheet sheet, String name, String printed) {
    sheet.add(new RowKey.Label(name, 1), Map.of(LabelColumn.NAME, printed), "1");
  }

  private List<Pair> pairs() {
    return YearPairs.of(index(now), index(last), NAMES);
  }

  private static BlockIndex index(BookBuilder.Sheet sheet) {
    return new BlockIndex(sheet.done().book().blocks().get(0));
  }

  @Test
  void rowsOfOneCodeArePairedInThisYearsOrder() {
    now.total("合计", "3").code("208", "1").code("201", "1").code("213", "1");
    last.code("201", "1").code("205", "1").code("208", "1");

    assertThat(pairs()).containsExactly(new Pair(1, 2), new Pair(2, 0));
  }

  @Test
  void aRowThatThePackNamesIsTheSameHoweverItIsPrinted() {
    label(now, "基金", "二、政府性基金");
    label(now, "甲", "其他");
    label(last, "乙", "政府性基金");
    label(last, "基金", "基金收入");

    assertThat(pairs()).containsExactly(new Pair(0, 1));
  }

  @Test
  void otherRowsAreTheSameIfTheyArePrintedAlike() {
    label(now, "甲", "教育");
    label(now, "乙", "卫生");
    label(last, "丙", "卫生");

    assertThat(pairs()).containsExactly(new Pair(1, 0));
  }

  @Test
  void rowsOfOneMeaningInEitherYearTakeNoPart() {
    now.code("201", "1").code("205", "1").code("205", "1").code("208", "1");
    last.code("201", "1").code("201", "1").code("205", "1").code("208", "1");

    assertThat(pairs()).containsExactly(new Pair(3, 3));
  }

  @Test
  void rowsThatSayNothingTakeNoPart() {
    label(now, "甲", "");
    label(last, "乙", "");

    assertThat(pairs()).isEmpty();
  }
}
