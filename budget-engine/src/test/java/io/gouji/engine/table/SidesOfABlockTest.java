package io.gouji.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.sheet.CellRef;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a block tells beside its amounts, and what books make of several. */
class SidesOfABlockTest {
  private static final Unit YUAN = new Unit("元", 2);
  private static final int LABELS = LabelColumn.values().length;
  private static final Measure HALF =
      new Measure(Measure.Form.PERCENT, new BigDecimal("0.5"), 2, "");

  private static String[] labels(String code) {
    String[] labels = new String[LABELS];
    Arrays.fill(labels, "");
    labels[LabelColumn.CODE.ordinal()] = code;
    return labels;
  }

  private static Block block(String period, long fen) {
    BlockBuilder builder =
        new BlockBuilder(
            new Block.Heading("T03", "表3", "Sheet1", "甲局", period, YUAN, 2),
            List.of("合计", "基本支出", "项目支出"),
            new int[] {0, 3, BlockBuilder.UNRECOGNISED});
    int row = builder.row(new RowKey.Code("201", 1), 4, labels("201"));
    if (fen != 0) {
      builder.state(row, 0, fen, 100, fen - 1);
    }
    int other = builder.row(new RowKey.Total("总计"), 5, labels(""));
    int[] places = new int[LABELS];
    Arrays.fill(places, BlockBuilder.ABSENT);
    places[LabelColumn.CODE.ordinal()] = 0;
    places[LabelColumn.NAME.ordinal()] = 1;
    builder.labelled(row, places);
    builder.labelName(1, "科目名称");
    builder.name(row, "一般公共服务");
    builder.texts("备注", 7, List.of("说明", ""));
    builder.measures("比重", 8, List.of(HALF, Measure.without(Measure.Form.WORDS, "若干")));
    builder.note(new Block.Note("本表为空", new CellRef(9, 0)));
    assertThat(other).isEqualTo(1);
    return builder.build();
  }

  @Test
  void labelsSayWhatARowIsAndWhereItSaysSo() {
    Block block = block("2025", 3000);

    assertThat(block.label(0, LabelColumn.CODE)).isEqualTo("201");
    assertThat(block.labelPlace(0, LabelColumn.CODE).orElseThrow().cell())
        .isEqualTo(new CellRef(4, 0));
    assertThat(block.labelPlace(0, LabelColumn.NAME))
        .contains(new Block.LabelPlace(new CellRef(4, 1), "科目名称"));
    assertThat(block.labelPlace(0, LabelColumn.UNIT)).isEmpty();
    assertThat(block.labelPlace(1, LabelColumn.CODE)).isEmpty();
  }

  @Test
  void columnsAreThereKnownOrNeither() {
    Block block = block("2025", 3000);

    assertThat(block.rowCount()).isEqualTo(2);
    assertThat(block.columns()).containsExactly("合计", "基本支出", "项目支出");
    assertThat(List.of(block.column("基本支出"), block.column("没有"))).isEqualTo(List.of(1, -1));
    assertThat(List.of(block.isPlaced(0), block.isPlaced(2))).isEqualTo(List.of(true, false));
    assertThat(block.displayed(0, 0)).isEqualTo(2999);
    assertThat(block.total("一般公共服务")).as("a data row's name is no total").isEqualTo(-1);
    assertThat(block.total("总计")).isEqualTo(1);
  }

  @Test
  void wordsAndNumbersThatAreNoMoneyStandBesideTheAmounts() {
    Block block = block("2025", 3000);

    assertThat(List.of(block.hasText("备注"), block.hasText("比重"))).isEqualTo(List.of(true, false));
    assertThat(List.of(block.hasMeasure("比重"), block.hasMeasure("备注")))
        .isEqualTo(List.of(true, false));
    assertThat(List.of(block.text(0, "备注"), block.text(0, "没有"))).isEqualTo(List.of("说明", ""));
    assertThat(block.textCell(0, "备注")).isEqualTo(new CellRef(4, 7));
    assertThat(block.measureCell(1, "比重")).isEqualTo(new CellRef(5, 8));
    assertThat(List.of(block.measure(0, "比重").isNumber(), block.measure(1, "比重").isNumber()))
        .isEqualTo(List.of(true, false));
    assertThat(new Measure(Measure.Form.PLAIN, BigDecimal.ONE, 0, "").isNumber()).isTrue();
    assertThat(HALF.step()).isEqualByComparingTo("0.01");
    assertThat(HALF.halfStep()).isEqualByComparingTo("0.005");
    assertThat(block.notes()).extracting(Block.Note::text).containsExactly("本表为空");
  }

  @Test
  void aBlockOfZerosHasNoMoney() {
    assertThat(List.of(block("2025", 3000).hasMoney(), block("2025", 0).hasMoney()))
        .isEqualTo(List.of(true, false));
  }

  @Test
  void lastYearIsTheSameFigureOfTheSameUnit() {
    Block now = block("2025", 3000);
    FactKey figure = now.fact(0, 0);
    BudgetBook book = new BudgetBook(List.of(now), Set.of()).after(List.of(block("2024", 2000)));

    assertThat(book.lastYear(figure)).contains(new Amount(2000));
    assertThat(book.lastYear(now.fact(0, 1))).as("blank").isEmpty();
    assertThat(book.lastYear(now.fact(1, 0))).as("another row").isEmpty();
    assertThat(book.lastYear(changed(figure, "乙局", "表3", "合计"))).isEmpty();
    assertThat(book.lastYear(changed(figure, "甲局", "表4", "合计"))).isEmpty();
    assertThat(book.lastYear(changed(figure, "甲局", "表3", "没有"))).isEmpty();
    assertThat(new BudgetBook(List.of(now), Set.of()).lastYear(figure)).isEqualTo(Optional.empty());
  }

  private static FactKey changed(FactKey key, String unit, String block, String column) {
    return new FactKey(unit, key.period(), key.table(), block, key.row(), column);
  }

  @Test
  void unitsAreTheSameWithoutSignsAndBlanks() {
    assertThat(Block.Heading.unitKey(" 甲（局）－１ ")).isEqualTo("甲局1");
    assertThat(block("2025", 1).in("上年.xlsx").heading().file()).isEqualTo("上年.xlsx");
  }

  @Test
  void amountsFollowTheirFen() {
    assertThat(new Amount(1)).isLessThan(new Amount(2)).isGreaterThan(new Amount(-1));
    assertThat(new Amount(1).compareTo(new Amount(1))).isZero();
  }

  @Test
  void unitsAndPowersHaveEnds() {
    assertThat(new Unit("分", 0).fen()).isEqualTo(1);
    assertThat(new Unit("百亿元", 12).fen()).isEqualTo(1_000_000_000_000L);
    assertThatThrownBy(() -> new Unit("", -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Unit("", 13)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Figure.of(1, 21, YUAN)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void whatACellShowsIsRoundedHalfUpByItsSize() {
    assertThat(Figure.shown(12_345, YUAN, 1)).isEqualTo(12_350);
    assertThat(Figure.shown(12_344, YUAN, 1)).isEqualTo(12_340);
    assertThat(Figure.shown(-12_345, YUAN, 1)).isEqualTo(-12_350);
    assertThat(Figure.shown(12_345, YUAN, 2)).isEqualTo(12_345);
    assertThat(Figure.shown(12_345, YUAN, 3)).isEqualTo(12_345);
    assertThat(Figure.of(5, 2, YUAN)).isEqualTo(new Figure(5, 2, false));
    assertThat(Figure.of(15, 3, YUAN)).isEqualTo(new Figure(2, 3, true));
    assertThat(Figure.of(20, 3, YUAN)).isEqualTo(new Figure(2, 3, false));
  }
}
