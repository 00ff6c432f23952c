package io.gouji.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {
  private static final String[] NO_LABELS = {"", "", "", "", "", "", "", ""};
  private static final Unit YUAN = new Unit("元", 2);

  private static Block block() {
    Block.Heading heading = new Block.Heading("T03", "表3", "Sheet1", "甲", "2025", YUAN, 0);
    BlockBuilder builder =
        new BlockBuilder(
            heading,
            List.of("合计", "基本支出", "项目支出", "人员经费"),
            new int[] {2, 3, BlockBuilder.UNRECOGNISED, BlockBuilder.ABSENT});
    int data = builder.row(new RowKey.Code("201", 1), 4, NO_LABELS);
    builder.state(data, 0, 3000, 100, 3000);
    int total = builder.row(new RowKey.Total("合计"), 5, NO_LABELS);
    builder.unreadable(total, 1);
    builder.name(total, "合计");
    builder.name(total, "基本合计");
    builder.name(data, "合计");
    return builder.build();
  }

  @Test
  void aFigureIsStatedBlankUnreadableOrHasNoColumn() {
    Block block = block();

    assertThat(List.of(block.state(0, 0), block.state(0, 1), block.state(0, 2), block.state(0, 3)))
        .isEqualTo(
            List.of(FactState.STATED, FactState.BLANK, FactState.UNREADABLE, FactState.NO_COLUMN));
    assertThat(block.state(1, 1)).isEqualTo(FactState.UNREADABLE);
    assertThat(List.of(block.hasColumn(1), block.hasColumn(2), block.hasColumn(3)))
        .isEqualTo(List.of(true, true, false));
  }

  @Test
  void totalsAreNoDataAndAnswerToAllTheirNames() {
    Block block = block();

    assertThat(List.of(block.isData(0), block.isData(1))).isEqualTo(List.of(true, false));
    assertThat(List.of(block.total("合计"), block.total("基本合计"), block.total("总计")))
        .isEqualTo(List.of(1, 1, -1));
    assertThat(List.of(block.row("合计"), block.row("总计"))).isEqualTo(List.of(1, -1));
  }

  @Test
  void evidenceTellsWhatAFigureIsAndWhereItStands() {
    FactKey fact = new FactKey("甲", "2025", "T03", "表3", new RowKey.Code("201", 1), "合计");

    assertThat(block().evidence(0, 0))
        .isEqualTo(
            new Evidence(
                fact,
                "Sheet1",
                new CellRef(4, 2),
                FactState.STATED,
                new Amount(3000),
                100,
                YUAN,
                0));
  }

  @Test
  void keysReadAsText() {
    assertThat(
            List.of(
                new RowKey.Total("合计").text(),
                new RowKey.Code("201", 1).text(),
                new RowKey.Code("201", 2).text(),
                new RowKey.Label("会议费", 3).text(),
                new RowKey.Item(2, "网站").text(),
                new RowKey.Item(1, "").text()))
        .isEqualTo(List.of("合计", "201", "201#2", "会议费#3", "2 网站", "1"));
  }

  @Test
  void aBookFindsTheInstancesOfABlock() {
    Block block = block();
    BudgetBook book = new BudgetBook(List.of(block), java.util.Set.of("T08"));

    assertThat(book.blocks("表3")).containsExactly(block);
    assertThat(book.blocks("表5")).isEmpty();
  }
}
