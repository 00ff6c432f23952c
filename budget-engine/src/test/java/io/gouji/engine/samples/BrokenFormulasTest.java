package io.gouji.engine.samples;

import static io.gouji.engine.samples.BrokenBook.at;
import static io.gouji.engine.samples.BrokenBook.changed;
import static io.gouji.engine.samples.BrokenBook.corrected;
import static io.gouji.engine.samples.BrokenBook.formula;
import static io.gouji.engine.samples.BrokenBook.name;
import static io.gouji.engine.samples.BrokenBook.told;
import static io.gouji.engine.samples.BrokenBook.typeOver;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corrected;
import io.gouji.engine.finding.Location;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas that somebody broke in the template's workbook, as an accountant may. */
class BrokenFormulasTest {
  /** The figure is told with its formula, and once. */
  @Test
  void whatABuriedFigureMakesIsNoRounding() throws Exception {
    byte[] workbook = Files.readAllBytes(SampleFiles.HOME.resolve("samples/broken/FML08.xlsx"));
    assertThat(BrokenBook.evaluation(workbook).findings())
        .filteredOn(finding -> finding.principal().filter(BrokenFormulasTest::isForced).isPresent())
        .extracting(finding -> finding.rule().value())
        .containsExactly("FML08");
  }

  private static boolean isForced(Location.Cell cell) {
    return cell.table().equals("T10") && cell.ref().a1().equals("I9");
  }

  /** Types figures where the blank workbook leaves the lines of codes for them. */
  private static void typeLines(Plant plant, String table, String columns) {
    for (Row row : plant.sheet(table)) {
      Cell code = row.getCell(0);
      boolean line = code != null && code.toString().matches("\\d{3,7}(\\.0)?");
      for (char column : columns.toCharArray()) {
        Cell cell = line ? row.getCell(column - 'A') : null;
        if (cell != null && cell.getCellType() == CellType.FORMULA) {
          typeOver(plant, table, cell.getAddress().formatAsString());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"表3, DE", "表5, EFG"})
  void subtotalsMayBeTypedWhereTheBlankHasNoFormulas(String table, String columns)
      throws Exception {
    byte[] typed = changed(plant -> typeLines(plant, table, columns));
    assertThat(typed).isNotEqualTo(changed(plant -> {}));
    assertThat(told(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表1; B11; FML01.template B11 =SUM(B6:B10)",
        "表1; B13; FML01.template B13 =B11+B12",
        "表1; D11; FML01.template D11 =SUM(D6:D10)",
        "表1; D13; FML01.template D13 =D11+D12",
        "表4; B6; FML01.template B6 =SUM(B7,B8,B9)",
        "表4; B14; FML01.template B14 =B6+B10",
        "表2; C7; FML01.template C7 =D7+O7",
        "表7; C7; FML01 C7 =C8+C9",
        "表8; E5; FML01 E5 =E6",
        "表6; D31; FML01 D31 =SUMIF($A5:$A30,\"???\",D5:D30)"
      })
  void aTotalTypedOverIsToldThoughItsFigureIsRight(String table, String cell, String told)
      throws Exception {
    assertThat(told(changed(plant -> typeOver(plant, table, cell)))).containsExactly(told);
  }

  @Test
  void aWholeRowOfTotalsTypedOverIsTold() throws Exception {
    assertThat(
            told(
                changed(
                    plant -> List.of("C31", "D31", "E31").forEach(c -> typeOver(plant, "表6", c)))))
        .containsExactly(
            "FML01.template C31 =SUMIF($A5:$A30,\"???\",C5:C30)",
            "FML01.template D31 =SUMIF($A5:$A30,\"???\",D5:D30)",
            "FML01.template E31 =SUMIF($A5:$A30,\"???\",E5:E30)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表1; B11; SUM(B6:B10)+G40; FML08.cell B11",
        "表3; D22; SUMIF($A5:$A21,\"???\",D5:D21)-E18+0.5; FML08.both D22",
        "表3; D22; SUMIF($A5:$A21,\"???\",D5:D21)-E18; FML08.cell D22",
        "表1; B11; MAX(SUM(B6:B10),177.6); FML08 B11",
        "表1; B11; IF(B6>0,177.6,SUM(B6:B10)); FML08 B11",
        "表1; B11; SUM(B6:B10)*1.01; FML08 B11",
        "表1; B11; ROUND(SUM(B6:B10)+0.3,2); FML08 B11",
        "表1; B11; IFERROR(SUM(B6:B10),263.37); FML08 B11",
        "表1; B11; SUM(B6:B10)+5%; FML08 B11",
        "表1; B11; SUM(B6:B10)-(1-0.5); FML08 B11",
        "表1; B11; SUM(B6:B10)/1.05; FML08 B11",
        "表1; B13; B11+B12+1; FML08 B13",
        "表2; C7; D7+O7*1.1; FML08 C7"
      })
  void aFigureBuriedInATotalIsTold(String table, String cell, String formula, String told)
      throws Exception {
    assertThat(told(changed(plant -> formula(plant, table, cell, formula))))
        .anyMatch(finding -> finding.equals(told));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表1; B11; SUM(B6:B10)*1",
        "表1; B11; ROUND(SUM(B6:B10)*1,4)",
        "表1; B11; SUM(B6:B10)+0",
        "表10; N9; SUM(N6:N8)+0",
        "表1; B11; SUM(B6:B10)*10000/10000",
        "表1; B11; ROUND(SUM(B6:B10),4)",
        "表1; B11; IFERROR(SUM(B6:B10),0)",
        "表1; B11; IF(B6=0,\"\",SUM(B6:B10))",
        "表1; B11; IF(B6=100,0,SUM(B6:B10))",
        "表1; B11; MAX(SUM(B6:B10),0)",
        "表1; D12; B13-D11",
        "表3; D7; 150*1+2.1834",
        "表3; D10; ROUND(D7*0.138,4)"
      })
  void whatBuriesNothingIsSilent(String table, String cell, String formula) throws Exception {
    assertThat(told(changed(plant -> formula(plant, table, cell, formula)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表3; D22; SUM(D5:D21); FML05 D22 =SUMIF($A5:$A21,\"???\",D5:D21)",
        "表6; D31; SUM(D5,D6:D15,D16,D29); FML05 D31 =SUMIF($A5:$A30,\"???\",D5:D30)",
        "表3; D22; SUMIF($A5:$A21,\"201*\",D5:D21); FML05 D22 =SUMIF($A5:$A21,\"???\",D5:D21)",
        "表3; D22; SUMIF($A5:$A21,\"201\",D5:D21); FML03 D22 =SUMIF($A5:$A21,\"???\",D5:D21)",
        "表3; D22; SUMIF($A5:$A21,\"????\",D5:D21); FML03 D22 =SUMIF($A5:$A21,\"???\",D5:D21)",
        "表3; D22; SUMIFS(D5:D21,$A5:$A21,\"2*\"); FML05 D22 =SUMIF($A5:$A21,\"???\",D5:D21)",
        "表3; D22; SUMPRODUCT(D5:D21); FML05 D22 =SUMIF($A5:$A21,\"???\",D5:D21)",
        "表3; D22; SUM(各类); FML03 D22 =SUMIF($A5:$A21,\"???\",D5:D21)",
        "表1; B11; SUM(收入); FML03 B11 =SUM(B6:B10)",
        "表1; B11; SUMPRODUCT(B6:B9*1); FML03 B11 =SUM(B6:B10)"
      })
  void aTotalOfTheWrongRowsGetsTheFormThatIsMeant(
      String table, String cell, String formula, String told) throws Exception {
    byte[] broken =
        changed(
            plant -> {
              name(plant, "各类", plant.sheet("表3").getSheetName(), "$D$5,$D$8");
              name(plant, "收入", plant.sheet("表1").getSheetName(), "$B$6:$B$9");
              at(plant, "表1", "B10").setCellValue(1.5);
              at(plant, "表1", "D12").setCellValue(1.5);
            },
            plant -> formula(plant, table, cell, formula));
    assertThat(told(broken)).containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表3; D22; SUM(D5:D21)",
        "表3; D22; SUM(D5,D6,D8,D12,D16,D19)",
        "表6; D31; SUM(D5,D6:D15,D16,D29)",
        "表6; E31; SUMIF($A5:$A30,\"302*\",E5:E30)"
      })
  void whatIsProposedIsAcceptedAndClean(String table, String cell, String formula)
      throws Exception {
    byte[] broken = changed(plant -> formula(plant, table, cell, formula));
    Corrected corrected = corrected(broken);
    assertThat(corrected.broken()).isEmpty();
    assertThat(told(corrected.bytes())).isEmpty();
    assertThat(corrected.verdict().map(Enum::name)).hasValue("CLEAN");
  }

  /** The total is 263.368; a total that is further off is not the formula's. */
  @ParameterizedTest
  @CsvSource({"263.37, true", "263.368, true", "263.38, false", "263, false"})
  void aTypedTotalThatIsTheFormulasRoundedOneIsRestored(double typed, boolean restored)
      throws Exception {
    byte[] broken = changed(plant -> plant.set("表1", "收入总计", "预算数", typed));
    Corrected corrected = corrected(broken);
    assertThat(corrected.corrections())
        .filteredOn(one -> one.formula().equals("B11+B12") && one.satisfies().isEmpty())
        .extracting(one -> one.right().text())
        .isEqualTo(restored ? List.of("263.368") : List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表1; D13; B13; FML02.foreign D13 =D11+D12",
        "表4; D14; B14; FML02.foreign D14 =D12+D13",
        "表1; B11; VLOOKUP(\"x\",A6:B10,2,0); FML02.template B11 =SUM(B6:B10)",
        "表2; C7; D7+O7&\"x\"; FML02.template C7 =D7+O7",
        "表3; C7; D7/E7; FML02 C7 =D7+E7",
        "表3; D22; SUM(D5:D21)/0; FML02 D22 =SUMIF($A5:$A21,\"???\",D5:D21)"
      })
  void aFormulaExchangedForAnotherIsToldWithTheOneThatIsMeant(
      String table, String cell, String formula, String told) throws Exception {
    byte[] broken = changed(plant -> {}, plant -> formula(plant, table, cell, formula));
    assertThat(told(broken)).containsExactly(told);
  }

  @Test
  void aTotalWhoseFormulaIsGoneIsToldAndGetsItBack() throws Exception {
    byte[] broken = changed(plant -> at(plant, "表1", "B11").setBlank());
    assertThat(told(broken)).containsExactly("FML01.blank B11 =SUM(B6:B10)");

    Corrected corrected = corrected(broken);
    assertThat(corrected.corrections()).extracting(one -> one.formula()).contains("SUM(B6:B10)");
    assertThat(told(corrected.bytes())).isEmpty();
  }

  @Test
  void aTotalTypedAsATextIsTypedOver() throws Exception {
    byte[] broken =
        changed(
            plant -> {
              XSSFCell total = at(plant, "表1", "B11");
              total.removeFormula();
              total.setCellValue("263.368");
            });
    assertThat(told(broken)).contains("FML01.template B11 =SUM(B6:B10)");
  }

  /** Emptied totals over nothing, and tables nobody filled in, are left alone. */
  @Test
  void whatIsEmptyForGoodReasonIsSilent() throws Exception {
    assertThat(told(changed(plant -> at(plant, "表9", "E10").setBlank()))).isEmpty();
  }

  /** Every formula but one is typed over; whose workbook it is, its properties say. */
  @ParameterizedTest
  @CsvSource({"Gouji, true", "会计, false"})
  void aWorkbookThatSaysItIsOursIsHeldToTheTemplate(String creator, boolean told) throws Exception {
    byte[] values =
        changed(
            plant -> {},
            plant -> {
              plant.workbook().forEach(BrokenBook::values);
              formula(plant, "表1", "B11", "SUM(B6:B10)");
            });
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(values))) {
      workbook.getProperties().getCoreProperties().setCreator(creator);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      assertThat(told(out.toByteArray()).contains("FML01.template D11 =SUM(D6:D10)"))
          .isEqualTo(told);
    }
  }

  /** What has no formula at all is a copy made to be published. */
  @Test
  void aCopyOfValuesIsSilent() throws Exception {
    assertThat(told(changed(plant -> {}, plant -> plant.workbook().forEach(BrokenBook::values))))
        .isEmpty();
  }
}
