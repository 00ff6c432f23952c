package io.gouji.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for any sheet. */
class LawsTest {
  private static final long SEED = 20250712;

  private static final String[] WORDS = {
    "2025年单位支出总体情况表",
    "单位收支总体情况表",
    "财政拨款收支总体情况表",
    "科目编码",
    "科目名称",
    "合计",
    "基本支出",
    "项目支出",
    "收入",
    "支出",
    "项目",
    "预算数",
    "一、教育支出",
    "（一）公务接待费",
    "其中：",
    "单位：万元",
    "单位名称：甲",
    "注：无",
    "类",
    "款",
    "项",
    "收入总计",
    "201",
    "20106",
    "2010601",
    "'06",
    "1",
    "2",
    "3",
    "0.5",
    "-7",
    "=9",
    "#REF!",
    "TRUE",
    "'1,2",
    "-",
    "…",
    " ",
    "",
    "",
    "",
    ""
  };

  private static final String[] MERGES = {"A1:D1", "A2:A4", "B3:C3", "C3:E3", "D3:D5", "A9:F9"};

  private static String garbage(Random random) {
    StringBuilder text = new StringBuilder();
    int rows = 3 + random.nextInt(25);
    for (int row = 0; row < rows; row++) {
      int columns = random.nextInt(8);
      for (int column = 0; column <= columns; column++) {
        text.append(column == 0 ? "" : "|").append(WORDS[random.nextInt(WORDS.length)]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  @Test
  void anySheetIsBoundTheSameTwice() {
    Binder binder = Binder.of(Packs.GUANGXI);
    Random random = new Random(SEED);
    int bound = 0;
    for (int i = 0; i < 200; i++) {
      Drawn drawn =
          new Drawn()
              .merged("甲", List.of(MERGES[random.nextInt(MERGES.length)]), garbage(random))
              .sheet("单位收支总表", garbage(random));
      Binding once = binder.bind(drawn.workbook(), Doubt.NONE);
      Binding twice = binder.bind(drawn.workbook(), Doubt.NONE);

      assertThat(Shown.findings(once)).as("seed %d, sheet %d", SEED, i).isNotEmpty();
      assertThat(facts(once)).as("seed %d, sheet %d", SEED, i).isEqualTo(facts(twice));
      assertThat(once.findings()).as("seed %d, sheet %d", SEED, i).isEqualTo(twice.findings());
      bound += once.tables().size();
    }
    assertThat(bound).as("tables recognised in all that garbage").isPositive();
  }

  @Test
  void whereATableStandsDoesNotMatter() {
    String text =
        """
        财政拨款收支总体情况表||||||
        单位名称：甲中心|||||单位：元|
        收入||支出||||
        项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算
        一、本年收入|30|一、教育支出|31|31||
        （一）一般公共预算拨款|20|二、其他支出|约1||'5|
        二、上年结转|1|||||
        收入总计|31|支出总计|31|31||
        """;
    List<String> merges = List.of("A1:G1", "A3:B3", "C3:G3");
    Binder binder = Packs.binder(Packs.GUANGXI, "T04");
    List<String> expected =
        facts(binder.bind(new Drawn().merged("甲", merges, text).workbook(), Doubt.NONE));

    assertThat(expected).hasSize(7);
    for (int rows = 0; rows < 9; rows += 4) {
      for (int columns = 0; columns < 30; columns += 7) {
        Drawn moved = new Drawn().shifted(rows, columns).merged("甲", merges, text);
        assertThat(facts(binder.bind(moved.workbook(), Doubt.NONE)))
            .as("%d rows lower, %d columns further", rows, columns)
            .isEqualTo(expected);
      }
    }
  }

  /** Every row with its labels and figures, without addresses. */
  private static List<String> facts(Binding binding) {
    List<String> facts = new ArrayList<>();
    for (Block block : binding.book().blocks()) {
      for (int row = 0; row < block.rowCount(); row++) {
        StringBuilder fact = new StringBuilder(block.heading().name());
        fact.append(block.heading().unit()).append(block.key(row));
        for (LabelColumn column : LabelColumn.values()) {
          fact.append('|').append(block.label(row, column));
        }
        for (int column = 0; column < block.columns().size(); column++) {
          fact.append(' ').append(block.state(row, column)).append(block.fen(row, column));
          fact.append('±').append(block.halfWidth(row, column));
        }
        facts.add(fact.toString());
      }
    }
    return facts;
  }
}
