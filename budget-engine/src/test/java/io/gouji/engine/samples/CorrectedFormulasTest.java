package io.gouji.engine.samples;

import static io.gouji.engine.samples.BrokenBook.changed;
import static io.gouji.engine.samples.BrokenBook.corrected;
import static io.gouji.engine.samples.BrokenBook.fill;
import static io.gouji.engine.samples.BrokenBook.formula;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corrected;
import java.io.ByteArrayInputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written into the corrected copy where formulas are wrong. */
class CorrectedFormulasTest {
  private static void assertPutRight(byte[] broken, String cells) throws Exception {
    Corrected corrected = corrected(broken);
    assertThat(corrected.broken()).isEmpty();
    assertThat(corrected.corrections())
        .extracting(one -> one.cell().ref().a1())
        .containsExactlyInAnyOrder(cells.split(","));
    assertThat(corrected.verdict().map(Enum::name)).hasValue("CLEAN");
  }

  /** Excel stores what was filled to the right or down once, in the first cell. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表3; C22:E22; SUMIF($A5:$A18,\"???\",C5:C18); C22,D22,E22",
        "表3; D8:E8; D9+D10+D11; D8,E8",
        "表4; D12:G12; SUM(D6:D9); D12,E12,F12,G12"
      })
  void aWrongFormulaThatWasFilledIsReplaced(
      String table, String range, String formula, String cells) throws Exception {
    assertPutRight(changed(plant -> {}, plant -> fill(plant, table, range, formula)), cells);
  }

  /** A cell of which the figure would change keeps the formula it shared with the first one. */
  @Test
  void aFormulaThatWasFilledStaysInCellsThatAreNotCorrected() throws Exception {
    byte[] broken =
        changed(
            plant -> {
              formula(plant, "表10", "I9", "SUM(I6:I7)");
              formula(plant, "表10", "J9", "SUM(J6:J7)");
            },
            plant -> fill(plant, "表10", "K9:M9", "SUM(K6:K7)"));
    Corrected corrected = corrected(broken);
    assertThat(corrected.corrections())
        .extracting(one -> one.cell().ref() + "=" + one.formula())
        .containsExactly("K9=SUM(K6:K8)", "L9=SUM(L6:L8)");
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(corrected.bytes()))) {
      assertThat(book.getSheetAt(9).getRow(8).getCell(12).getCellFormula()).isEqualTo("SUM(M6:M7)");
    }
  }

  /** Where it changes no figure, the formula is put right in the cells beside it, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表5; C20,D20,E20,F20,G20; SUMIF($A6:$A16,\"???\",#6:#16)",
        "表4; D12,E12,F12,G12; SUM(#6:#9)"
      })
  void aWholeRowIsPutRight(String table, String cells, String formula) throws Exception {
    byte[] broken =
        changed(
            plant -> {
              for (String cell : cells.split(",")) {
                formula(plant, table, cell, formula.replace("#", cell.substring(0, 1)));
              }
            });
    assertPutRight(broken, cells);
  }

  /** The formulas of a row that was copied one line too low are those of its column again. */
  @Test
  void rowsShiftedByOneGetTheFormulaOfTheirColumn() throws Exception {
    byte[] broken =
        changed(
            plant -> {
              for (int row = 12; row <= 15; row++) {
                formula(plant, "表3", "C" + row, "D%1$d+E%1$d".formatted(row - 1));
              }
            });
    assertThat(corrected(broken).corrections())
        .extracting(one -> one.formula())
        .contains("D12+E12", "D14+E14", "D15+E15");
  }

  /** A figure beside or below the table that a total adds is as deliberate as a constant. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "E33; 0.01; E31; SUMIF($A5:$A30,\"???\",E5:E30)+$E$33",
        "J31; 0.01; E31; SUMIF($A5:$A30,\"???\",E5:E30)+J31",
        "E33; 0; E31; SUMIF($A5:$A30,\"???\",E5:E30)+$E$33",
        "E33; 0; E16; SUM(E17:E28,E33)"
      })
  void aBuriedFigureIsNotTakenOut(String cell, double figure, String total, String formula)
      throws Exception {
    byte[] broken =
        changed(
            plant -> {
              BrokenBook.at(plant, "表6", cell).setCellValue(figure);
              formula(plant, "表6", total, formula);
            });
    assertThat(BrokenBook.told(broken))
        .anyMatch(told -> told.matches("FML0[48].* " + total + ".*"));
    assertThat(corrected(broken).corrections())
        .extracting(one -> one.cell().ref().a1())
        .doesNotContain(total);
  }

  /** A row of the table that a total should not add is no such figure; what stood there is kept. */
  @Test
  void aRowTooManyIsTakenOut() throws Exception {
    byte[] broken = changed(plant -> formula(plant, "表6", "E16", "SUM(E17:E28)+E30"));
    assertThat(corrected(broken).corrections())
        .extracting(one -> one.was() + " -> " + one.formula())
        .containsExactly("SUM(E17:E28)+E30 -> SUM(E17:E28)");
  }
}
