package io.gouji.engine.samples;

import static io.gouji.engine.samples.BrokenBook.at;
import static io.gouji.engine.samples.BrokenBook.changed;
import static io.gouji.engine.samples.BrokenBook.corrected;
import static io.gouji.engine.samples.BrokenBook.evaluation;
import static io.gouji.engine.samples.BrokenBook.formula;
import static io.gouji.engine.samples.BrokenBook.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corrected;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Totals that follow something else than their own parts, and formulas that only look like it. */
class TotalsOfOtherPartsTest {
  /** In a formula {@code T3!} stands for the sheet of table 3. */
  private static void linked(Plant plant, String table, String cell, String formula) {
    String text = formula;
    for (int number = 1; number <= 9; number++) {
      String sheet = plant.sheet("表" + number).getSheetName();
      text = text.replace("T" + number + "!", "'" + sheet + "'!");
    }
    formula(plant, table, cell, text);
  }

  private static List<String> toldOf(String table, String cell, String formula) throws Exception {
    return told(changed(plant -> {}, plant -> linked(plant, table, cell, formula)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表1; B11; SUM(D6:D10); FML02.foreign B11 =SUM(B6:B10)",
        "表1; D11; T3!C22; FML02.foreign D11 =SUM(D6:D10)",
        "表6; D31; T5!E20; FML02.foreign D31 =SUMIF($A5:$A30,\"???\",D5:D30)",
        "表1; D11; IF(SUM(D6:D10)<>B11,B11,SUM(D6:D10)); FML02.foreign D11 =SUM(D6:D10)",
        "表1; D11; MIN(B11,SUM(D6:D10)); FML02.foreign D11 =SUM(D6:D10)"
      })
  void aTotalThatFollowsAnotherIsTold(String table, String cell, String formula, String told)
      throws Exception {
    assertThat(toldOf(table, cell, formula)).containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表3; E9; D10+D11-D10-D11; FML02.parts E9 =SUM(E10:E11)",
        "表3; E9; D10+D11-D9; FML02.parts E9 =SUM(E10:E11)",
        "表6; E16; SUM(D17:D28); FML02.parts E16 =SUM(E17:E28)",
        "表6; D5; AVERAGE(D6:D15); FML02.parts D5 =SUM(D6:D15)",
        "表6; D5; SUM(E6:E15); FML02.parts D5 =SUM(D6:D15)"
      })
  void aSubtotalThatDoesNotFollowItsPartsIsTold(
      String table, String cell, String formula, String told) throws Exception {
    assertThat(toldOf(table, cell, formula)).containsExactly(told);
  }

  /** Details may come from anywhere, and a total may be taken along any way that adds its parts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表1; D6; T3!C5",
        "表2; E7; T1!B6",
        "表4; B7; T2!E7",
        "表4; E6; T5!C6",
        "表1; B12; T2!O8",
        "表1; D12; B13-D11",
        "表3; D5; D7",
        "表6; E16; SUM(E17:E20)+SUM(E21:E28)",
        "表6; E16; SUMPRODUCT(E17:E28*1)"
      })
  void whatIsLinkedOrAddedOtherwiseIsSilent(String table, String cell, String formula)
      throws Exception {
    assertThat(toldOf(table, cell, formula)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"表1, B11, FML02.foreign B11 =SUM(B6:B10)", "表6, D5, FML02.parts D5 =SUM(D6:D15)"})
  void aTotalTakenFromAnotherFileIsToldButADetailIsNot(String table, String cell, String told)
      throws Exception {
    assertThat(told(changed(plant -> {}, plant -> external(plant, table, cell))))
        .containsExactly(told);
    assertThat(told(changed(plant -> {}, plant -> external(plant, "表6", "D6")))).isEmpty();
  }

  private static void external(Plant plant, String table, String cell) {
    double value = at(plant, table, cell).getNumericCellValue();
    at(plant, table, cell).setCellFormula("1");
    at(plant, table, cell).getCTCell().getF().setStringValue("[1]汇总!B3");
    at(plant, table, cell).getCTCell().setV(Double.toString(value));
  }

  /** The offset of a link says nothing, nor is what it fetches a constant. */
  @Test
  void linksToOtherRowsThanTheirNeighboursAreSilent() throws Exception {
    assertThat(
            told(
                changed(
                    plant -> {},
                    plant -> {
                      linked(plant, "表3", "D7", "T5!D8");
                      linked(plant, "表3", "D10", "T5!D11");
                      linked(plant, "表3", "D11", "T5!D12");
                      linked(plant, "表3", "D14", "T5!D15");
                      linked(plant, "表3", "D15", "T5!D16");
                      linked(plant, "表3", "D21", "ROUND(T5!D19,4)");
                    })))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表10; K9; IF(SUM(K6:K8)=0,\"\",SUM(K6:K8))",
        "表10; K9; IF(SUM(K6:K8)=0,\"—\",SUM(K6:K8))",
        "表10; I9; IF(SUM(I6:I8)=0,\"\",SUM(I6:I8))",
        "表2; J8; IF(SUM(J7)=0,\"\",SUM(J7))",
        "表4; G14; IF(N(G12)+N(G13)=0,\"-\",N(G12)+N(G13))",
        "表10; K9; IFERROR(SUM(K6:K8),0)",
        "表6; D31; IF(SUMIF($A5:$A30,\"???\",D5:D30)=0,\"\",SUMIF($A5:$A30,\"???\",D5:D30))"
      })
  void aTotalThatHidesItsZeroIsSilent(String table, String cell, String formula) throws Exception {
    assertThat(toldOf(table, cell, formula)).isEmpty();
  }

  @Test
  void aTotalThatHidesAFigureIsTold() throws Exception {
    assertThat(toldOf("表10", "I9", "IF(SUM(I6:I8)=0,SUM(I6:I8),\"\")"))
        .containsExactly("FML02 I9 =SUM(I6:I8)");
  }

  @Test
  void theTemplatesOwnFormulaIsNoneToChange() throws Exception {
    byte[] changed =
        changed(
            plant -> {},
            plant -> {
              formula(plant, "表10", "I6", "G6*H6");
              formula(plant, "表10", "I7", "G7*H7");
            });
    assertThat(told(changed)).noneMatch(told -> told.contains(" I8 "));
  }

  @Test
  void anotherWayOverTheRowIsAHintAsLongAsItComesToTheSame() throws Exception {
    assertThat(toldOf("表10", "I6", "J6+K6+L6"))
        .containsExactly("FML02.other I6 =SUM(M6,N6,O6,P6,Q6)");
    assertThat(toldOf("表10", "I6", "K6+L6")).containsExactly("FML02 I6 =SUM(M6,N6,O6,P6,Q6)");
  }

  @Test
  void rangesThatAreShiftedAreToldInsteadOfCodes() throws Exception {
    assertThat(toldOf("表3", "D22", "SUMIF($A5:$A20,\"???\",D6:D21)"))
        .containsExactly("FML03.shifted D22 =SUMIF($A5:$A21,\"???\",D5:D21)");
    assertThat(toldOf("表3", "D22", "SUMPRODUCT((LEN($A5:$A20)=3)*D6:D21)"))
        .containsExactly("FML03.shifted D22 =SUMIF($A5:$A21,\"???\",D5:D21)");
    assertThat(toldOf("表3", "D22", "SUMPRODUCT((LEN($A5:$A21)=3)*D5:D21)")).isEmpty();
  }

  @Test
  void aPercentageOfTheWrongYearIsTold() throws Exception {
    assertThat(toldOf("表7", "E10", "IF(C10=0,\"—\",D10/C10)"))
        .containsExactly("FML02 E10 =IF(B10=0,\"—\",D10/B10)");
    assertThat(toldOf("表7", "E10", "IFERROR(D10/B10,\"—\")")).isEmpty();
    assertThat(toldOf("表7", "E10", "ROUND(D10/B10,4)")).isEmpty();
  }

  @Test
  void aCellOfTheWrongColumnIsToldByItsNeighbours() throws Exception {
    assertThat(toldOf("表4", "E14", "D12+E13")).containsExactly("FML02 E14 =E12+E13");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表5; C11; FML01.blank C11 =D11+G11",
        "表6; D5; FML01.deleted D5 =SUM(D6:D15)",
        "表3; E5; FML01.unused E5 =E6",
        "表4; D13; FML01.later D13 =SUM(E13,F13,G13)"
      })
  void aFormulaThatIsGoneIsTold(String table, String cell, String told) throws Exception {
    assertThat(told(changed(plant -> at(plant, table, cell).setBlank()))).containsExactly(told);
  }

  @Test
  void aSubtotalWhoseFormulaIsGoneGetsItBack() throws Exception {
    Corrected corrected = corrected(changed(plant -> at(plant, "表6", "D5").setBlank()));
    assertThat(corrected.broken()).isEmpty();
    assertThat(corrected.corrections())
        .extracting(one -> one.formula())
        .containsExactly("SUM(D6:D15)");
    assertThat(told(corrected.bytes())).isEmpty();
  }

  /** What nobody needs may be left out. */
  @Test
  void blankSubtotalsOfBlankPartsAreSilent() throws Exception {
    assertThat(told(changed(plant -> at(plant, "表6", "D16").setBlank()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SUM(E17:E27); FML03 E16 =SUM(E17:E28)",
        "SUM(E17:E27*1); FML03 E16 =SUM(E17:E28)",
        "SUM(E17:E28*1);"
      })
  void anArrayOfOneCellIsJudgedAsAnyFormula(String formula, String told) throws Exception {
    byte[] array =
        changed(
            plant -> {},
            plant -> plant.sheet("表6").setArrayFormula(formula, CellRangeAddress.valueOf("E16")));
    assertThat(told(array)).isEqualTo(told == null ? List.of() : List.of(told));
    if (told != null) {
      assertThat(told(corrected(array).bytes())).isEmpty();
    }
  }

  /** A line typed below the last one that is added: the sum leads, not the new figure. */
  @Test
  void theFormulaThatLeavesOutANewLineLeadsBeforeItsFigure() throws Exception {
    byte[] inserted =
        changed(
            plant -> {
              at(plant, "表6", "A16").getRow().getSheet().shiftRows(15, 40, 1);
              at(plant, "表6", "A16").setCellValue("30114");
              at(plant, "表6", "B16").setCellValue("医疗费");
              at(plant, "表6", "D16").setCellValue(3.3);
              formula(plant, "表6", "C16", "D16+E16");
            });
    assertThat(told(inserted)).contains("FML03 D5 =SUM(D6:D16)");
    assertThat(evaluation(inserted).suspicions())
        .anySatisfy(
            suspicion ->
                assertThat(suspicion.sets())
                    .first()
                    .extracting(set -> set.cells().get(0).formula())
                    .isEqualTo("SUM(D6:D16)"));
  }

  @Test
  void theHintsDoNotKeepABookFromPassing() throws Exception {
    byte[] hinted = changed(plant -> at(plant, "表4", "D13").setBlank());
    assertThat(evaluation(hinted).verdict().name()).isEqualTo("CLEAN");
  }
}
