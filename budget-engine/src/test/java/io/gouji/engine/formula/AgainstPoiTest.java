package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellValue;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A second opinion: POI's own evaluator over generated workbooks, where POI is right. */
final class AgainstPoiTest {
  /** Twelve in every build; {@code -Dgouji.random=3000} makes it thousands. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("gouji.random", 12));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void poiFindsTheSameValues(long seed) throws IOException {
    try (Workbook book = new HSSFWorkbook()) {
      RandomSheets generator = RandomSheets.of(seed);
      generator.data(book.createSheet("表1"));
      generator.data(book.createSheet("Data 2"));
      generator.formulas(book.getSheetAt(0));
      generator.formulas(book.getSheetAt(1));
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();

      Recalculation ours = Calculator.recalculate(PoiBooks.convert(book));

      // Which of several errors in an area comes first, nobody has written down.
      assertThat(ours.stale())
          .filteredOn(cell -> !(error(cell.cached()) && error(cell.fresh())))
          .as("seed " + seed)
          .isEqualTo(List.of());
      assertThat(ours.undecided()).as("seed " + seed).isEqualTo(List.of());
    }
  }

  private static boolean error(CellValue value) {
    return value instanceof CellValue.Error;
  }
}
