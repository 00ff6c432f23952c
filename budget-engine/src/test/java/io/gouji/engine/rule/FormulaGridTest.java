package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellRef;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cells are told as ranges. */
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
}
