package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BlockBuilder;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import io.gouji.engine.table.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the formulas of a block stand, and how its cells are told as ranges. */
class FormulaGridTest {
  @Test
  void thousandsOfCellsBelowEachOtherAreOneRange() {
    assertThat(
            FormulaGrid.ranges(
                IntStream.range(5, 5_008).mapToObj(row -> new CellRef(row, 12)).toList()))
        .containsExactly("M6:M5008");
  }

  @Test
  void cellsApartAreToldApart() {
    assertThat(
            FormulaGrid.ranges(
                Stream.of("D9", "D6", "D5", "E5", "D7").map(CellRef::parse).toList()))
        .containsExactly("D5:D7", "D9", "E5");
  }

  /** Whatever cells there are, the ranges hold them and no others, and none could be joined. */
  @Test
  void rangesHoldTheCellsAndNoOthers() {
    Random random = new Random(9);
    for (int round = 0; round < 300; round++) {
      Set<CellRef> cells = new TreeSet<>();
      for (int n = random.nextInt(12); n >= 0; n--) {
        cells.add(new CellRef(random.nextInt(6), random.nextInt(3)));
      }
      List<CellRef> shuffled = new ArrayList<>(cells);
      Collections.shuffle(shuffled, random);
      List<CellRange> ranges = FormulaGrid.ranges(shuffled).stream().map(CellRange::parse).toList();
      List<CellRef> held = new ArrayList<>();
      for (CellRange range : ranges) {
        assertThat(range.firstColumn()).isEqualTo(range.lastColumn());
        for (int row = range.firstRow(); row <= range.lastRow(); row++) {
          held.add(new CellRef(row, range.firstColumn()));
        }
        assertThat(cells).doesNotContain(new CellRef(range.lastRow() + 1, range.firstColumn()));
      }
      assertThat(held).containsExactlyInAnyOrderElementsOf(cells);
    }
  }

  /** Panes of a block stand side by side, so that its rows do not go down the sheet. */
  private static FormulaGrid grid(List<Integer> lines) {
    Block.Heading heading = new Block.Heading("T01", "表", "表", "", "2026", new Unit("元", 2), 2);
    BlockBuilder builder = new BlockBuilder(heading, List.of("乙", "丙", "甲"), new int[] {4, -1, 2});
    String[] labels = new String[LabelColumn.values().length];
    Arrays.fill(labels, "");
    for (int line : lines) {
      builder.row(new RowKey.Item(line, "行"), line, labels);
    }
    Sheet sheet = new Grid().sheet("表", "A1", "1").workbook().sheet("表").orElseThrow();
    return new FormulaGrid(
        builder.build(), sheet, new WrittenFormulas(new KnownFormulas(), List.of()));
  }

  @Test
  void rowsInARangeAreFoundWhereverTheyStand() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      List<Integer> lines = new ArrayList<>();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        lines.add(random.nextInt(12));
      }
      FormulaGrid grid = grid(lines);
      int first = random.nextInt(14);
      int last = first + random.nextInt(6);
      List<Integer> expected =
          IntStream.range(0, lines.size())
              .filter(row -> lines.get(row) >= first && lines.get(row) <= last)
              .boxed()
              .toList();
      assertThat(grid.rows(new CellRange(first, 2, last, 2))).isEqualTo(expected);
      assertThat(grid.hasRow(first)).isEqualTo(lines.contains(first));
      assertThat(grid.isBeyond(first))
          .isEqualTo(first < Collections.min(lines) || first > Collections.max(lines));
      List<Place> places = grid.places(List.of(new CellRef(first, 4), new CellRef(last, 3)));
      assertThat(places)
          .containsExactlyElementsOf(
              IntStream.range(0, lines.size())
                  .filter(row -> lines.get(row) == first)
                  .mapToObj(row -> new Place(row, 0))
                  .toList());
    }
  }

  @Test
  void columnsGoFromLeftToRightWithoutThoseTheLayoutLacks() {
    assertThat(grid(List.of(5)).columns()).containsExactly(2, 0);
  }

  @Test
  void whatStandsInACellIsTyped() {
    FormulaGrid grid =
        new FormulaBook("甲", "乙", "丙", "丁")
            .code("201", "=SUM(C6:C7)", "=C5+E5", "=3+4", "")
            .code("20101", "1", "^2", "x", "=SUM(")
            .code("20102", "=C6", "=1/0", "", "=SUM(F5:F6)")
            .total("合计", "", "=SUM(C5)", "=SUM(各项)", "=C8", "=1")
            .name("各项", "表!$D$5:$D$7")
            .grid();
    assertThat(shown(grid, FormulaGrid::isTyped)).isEqualTo("....|1...|....|....");
    assertThat(shown(grid, FormulaGrid::isTextNumber)).isEqualTo("....|.1..|....|....");
    assertThat(grid.hasTextNumbers()).isTrue();
    assertThat(shown(grid, FormulaGrid::isFigure)).isEqualTo("..1.|....|.1..|...1");
    assertThat(shown(grid, (g, r, c) -> g.vertical(r, c).isPresent()))
        .isEqualTo("1...|....|1..1|11..");
    assertThat(shown(grid, (g, r, c) -> g.horizontal(r, c).isPresent()))
        .isEqualTo(".11.|....|.1..|..11");
    assertThat(shown(grid, (g, r, c) -> g.formula(r, c).isPresent()))
        .isEqualTo("111.|....|11.1|1111");
  }

  /** Other rows of its own column, its own among them or not; names only in totals. */
  @Test
  void aFormulaOverRowsOfItsColumnIsVertical() {
    FormulaGrid grid =
        new FormulaBook("甲", "乙", "丙", "丁", "戊")
            .code("201", "=SUM(C5:C6)", "=SUM(D4:D5)", "=E5", "=SUM(各类)", "=SUM(F5:H6)")
            .code("204", "=SUM(B5:C5)", "=SUM(C6:E6)", "=SUM(D5:D6)", "=F6+1", "=SUM(H5:H6)")
            .total("合计", "", "=D5", "=SUM(各项)", "=SUM(各类)", "=SUM(各项)", "=G5")
            .name("各项", "表!$D$5:$D$6")
            .name("各类", "表!$D$5,表!$D$6")
            .grid();
    assertThat(shown(grid, (g, r, c) -> g.vertical(r, c).isPresent()))
        .isEqualTo("11..1|1....|.11.1");
    assertThat(shown(grid, (g, r, c) -> g.horizontal(r, c).isPresent()))
        .isEqualTo("..11.|.1111|1..1.");
  }

  @Test
  void aTableOfNumbersHasNoTextNumbers() {
    assertThat(new FormulaBook("甲").code("201", "1").grid().hasTextNumbers()).isFalse();
  }

  private interface Asked {
    boolean of(FormulaGrid grid, int row, int column);
  }

  private static String shown(FormulaGrid grid, Asked asked) {
    return IntStream.range(0, grid.block().rowCount())
        .mapToObj(
            row ->
                grid.columns().stream()
                    .map(column -> asked.of(grid, row, column) ? "1" : ".")
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("|"));
  }

  @Test
  void aSumTakesRowsThatStandTogetherAsARange() {
    FormulaBook book = new FormulaBook("甲");
    IntStream.range(0, 62).forEach(row -> book.code("2" + (10 + row), "1"));
    FormulaGrid grid = book.grid();
    assertThat(grid.sum(List.of(3), 0)).contains("C8");
    assertThat(grid.sum(List.of(0, 1, 2), 0)).contains("SUM(C5:C7)");
    assertThat(grid.sum(List.of(2, 0, 5), 0)).contains("SUM(C5,C7,C10)");
    List<Integer> thirty = IntStream.range(0, 30).map(row -> 2 * row).boxed().toList();
    assertThat(grid.sum(thirty, 0)).isPresent();
    List<Integer> more = IntStream.range(0, 31).map(row -> 2 * row).boxed().toList();
    assertThat(grid.sum(more, 0)).isEmpty();
  }
}
