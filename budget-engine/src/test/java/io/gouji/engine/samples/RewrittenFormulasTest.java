package io.gouji.engine.samples;

import static io.gouji.engine.samples.BrokenBook.at;
import static io.gouji.engine.samples.BrokenBook.changed;
import static io.gouji.engine.samples.BrokenBook.corrected;
import static io.gouji.engine.samples.BrokenBook.formula;
import static io.gouji.engine.samples.BrokenBook.name;
import static io.gouji.engine.samples.BrokenBook.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Formulas written otherwise than the template's: those that do the same are silent, those that
 * only do so today are told.
 */
class RewrittenFormulasTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表3; C22; C5+C8+C12+C16+C19",
        "表3; C22; D22+E22",
        "表3; C22; SUM(C5,C8,C12,C16,C19)",
        "表3; C22; SUMPRODUCT((LEN($A5:$A21)=3)*C5:C21)",
        "表3; C7; (D7+E7)*1",
        "表3; C7; SUM(D7:E7)",
        "表6; D31; D5+D16+D29",
        "表6; D31; SUM(D6:D15)+SUM(D17:D28)+D30",
        "表4; D12; SUM(D6:D11)",
        "表4; B6; SUM(B7:B9)",
        "表4; B14; SUM(B7:B9)+SUM(B11:B13)",
        "表10; I9; SUM(OFFSET(I9,-3,0,3,1))",
        "表10; M9; SUM(M6:INDEX(M:M,ROW()-1))",
        "表10; I9; SUM(M9:Q9)",
        "表1; B13; SUM(B11:B12)",
        "表2; C7; SUM(D7,O7)",
        "表2; D7; E7+F7+G7+H7+SUM(J7:N7)",
        "表7; C5; C6+C8+C9+C10",
        "表7; D5; -(B5-C5)",
        "表7; D5; IFERROR(C5-B5,0)",
        "表5; C6; ROUND(D6+G6,4)",
        "表5; F20; SUMPRODUCT((LEN(A6:A19)=3)*F6:F19)",
        "表6; D5; SUM(D6:D10,D11:D15)",
        "表6; E16; SUMIF(A17:A28,\"302*\",E17:E28)",
        "表10; N9; SUM(N$5:N8)",
        "表10; M9; SUMIF(M6:M8,\"<>0\")",
        "表1; B13; IF(B12=\"\",B11,B11+B12)"
      })
  void whatDoesTheSameIsSilent(String table, String cell, String formula) throws Exception {
    assertThat(told(changed(plant -> {}, plant -> formula(plant, table, cell, formula)))).isEmpty();
  }

  @Test
  void subtotalsThatPassOverEachOtherAreSilent() throws Exception {
    byte[] rewritten =
        changed(
            plant -> {
              for (String column : List.of("D", "E")) {
                formula(plant, "表6", column + 5, "SUBTOTAL(9,%1$s6:%1$s15)".formatted(column));
                formula(plant, "表6", column + 16, "SUBTOTAL(9,%1$s17:%1$s28)".formatted(column));
                formula(plant, "表6", column + 29, "SUBTOTAL(9,%1$s30:%1$s30)".formatted(column));
                formula(plant, "表6", column + 31, "SUBTOTAL(9,%1$s5:%1$s30)".formatted(column));
              }
            });
    assertThat(told(rewritten)).isEmpty();
  }

  /** Figures fetched from a sheet of one's own say nothing of the cell beside them. */
  @Test
  void aFigureTypedBesideLinkedOnesIsSilent() throws Exception {
    byte[] linked =
        changed(
            plant -> {
              var notes = plant.workbook().createSheet("底稿");
              for (int row = 5; row < 15; row++) {
                String cell = "D" + (row + 1);
                double yuan = at(plant, "表6", cell).getNumericCellValue() * 10_000;
                notes.createRow(row).createCell(1).setCellValue(yuan);
                formula(plant, "表6", cell, "ROUND(底稿!B" + (row + 1) + "/10000,4)");
              }
            });
    assertThat(told(linked)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表6; D16; SUM(D17:D27); FML03.blank D16 =SUM(D17:D28)",
        "表6; E5; SUM(E6:E14); FML03.blank E5 =SUM(E6:E15)",
        "表1; B11; SUM(B6:B9); FML03.blank B11 =SUM(B6:B10)",
        "表1; B13; B11; FML03.blank B13 =B11+B12",
        "表1; D13; D11; FML03.blank D13 =D11+D12",
        "表4; B6; B7+B8; FML03.blank B6 =SUM(B7,B8,B9)",
        "表4; B14; B6; FML03 B14 =B6+B10",
        "表7; C5; C10; FML03.blank C5 =SUM(C6,C7,C10)",
        "表7; C7; C9; FML03.blank C7 =C8+C9",
        "表2; C7; D7; FML03 C7 =D7+O7",
        "表2; D7; SUM(E7:N7); FML05 D7 =SUM(E7,F7,G7,H7,I7)",
        "表6; D5; SUM(D6:D15,D33); FML04 D5 =SUM(D6:D15)",
        "表1; B13; IF(B12=\"\",B11,B11); FML03.blank B13 =B11+B12",
        "表1; D13; MAX(D11+D12,B13); FML02.template D13 =D11+D12",
        "表1; B11; SUM(B6:B10)-B9+B8; FML02.template B11 =SUM(B6:B10)",
        "表2; C7; D7+P7; FML02.template C7 =D7+O7",
        "表3; C5; SUM(D5:E6); FML05 C5 =D5+E5",
        "表6; D16; SUM(D17:D28)-D20; FML03.blank D16 =SUM(D17:D28)",
        "表7; D7; C7; FML02 D7 =C7-B7",
        "表10; Q9; SUM(Q6:Q8)+P9; FML04 Q9 =SUM(Q6:Q8)",
        "表10; M9; SUMIF(M6:M8,\">0.5\"); FML02 M9 =SUM(M6:M8)",
        "表3; D22; RAND()*0+SUMIF($A5:$A21,\"???\",D5:D21);"
            + " FML02 D22 =SUMIF($A5:$A21,\"???\",D5:D21)"
      })
  void whatIsRightTodayOnlyIsTold(String table, String cell, String formula, String told)
      throws Exception {
    assertThat(told(changed(plant -> {}, plant -> formula(plant, table, cell, formula))))
        .containsExactly(told);
  }

  /** Filled in, the same cells are missing from the figure, too. */
  @Test
  void whatWasBlankAndIsFilledInIsMissing() throws Exception {
    byte[] short1 =
        changed(
            plant -> {
              formula(plant, "表1", "B11", "SUM(B6:B9)");
              at(plant, "表1", "B10").setCellValue(1.5);
            });
    assertThat(told(short1)).contains("FML03 B11 =SUM(B6:B10)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "表1; B11; 208.538+54.83; =SUM(B6:B10)",
        "表3; D9; 21.0015+10.5007; =D10+D11",
        "表7; C5; 0.26; =SUM(C6,C7,C10)",
        "表10; N9; 5.4; =SUM(N6:N8)",
        "表10; N9; IF(1,5.4); =SUM(N6:N8)",
        "表10; N9; ROUND(5.4,2)+0; =SUM(N6:N8)"
      })
  void aFormulaOfMereNumbersIsATypedTotal(
      String table, String cell, String formula, String proposed) throws Exception {
    byte[] typed = changed(plant -> formula(plant, table, cell, formula));
    assertThat(told(typed)).containsExactly("FML01.figures " + cell + " " + proposed);
    assertThat(corrected(typed).corrections())
        .extracting(one -> "=" + one.formula())
        .containsExactly(proposed);
    assertThat(told(corrected(typed).bytes())).isEmpty();
  }

  /** Lines of codes are typed; so are figures that somebody works out there. */
  @Test
  void aFigureWorkedOutWhereFiguresAreTypedIsSilent() throws Exception {
    assertThat(told(changed(plant -> formula(plant, "表3", "D7", "150+2.1834")))).isEmpty();
    assertThat(told(changed(plant -> formula(plant, "表1", "B11", "INDIRECT(\"B6\")+SUM(B7:B10)"))))
        .isEmpty();
  }

  /** Whichever way a figure comes in, it is for people to say where it belongs. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SUM(I6:I8)+0.3",
        "SUM(I6:I8)+VALUE(\"0.3\")",
        "SUM(I6:I8)+底稿!A1",
        "SUM(I6:I8)+尾数",
        "SUM(I6:I8)+IF(TRUE,0.3)"
      })
  void aPlugIsToldAndNeverTakenOut(String formula) throws Exception {
    byte[] plugged =
        changed(
            plant -> {
              plant.workbook().createSheet("底稿").createRow(0).createCell(0).setCellValue(0.3);
              name(plant, "尾数", "底稿", "$A$1");
              formula(plant, "表10", "I9", formula);
            });
    assertThat(told(plugged)).containsExactly("FML08 I9");
    assertThat(corrected(plugged).corrections()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"number", "spaces"})
  void aCodeThatAConditionDoesNotKnowIsNamed(String as) throws Exception {
    byte[] coded =
        changed(
            plant -> {
              if (as.equals("number")) {
                at(plant, "表3", "A12").setCellValue(210);
              } else {
                at(plant, "表3", "A12").setCellValue("210 ");
              }
            });
    assertThat(told(coded)).containsExactly("FML03.code C22", "FML03.code D22", "FML03.code E22");
    assertThat(corrected(coded).corrections()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ROUND(SUM(D6:D15),0); FML02.round D5 =SUM(D6:D15)",
        "ROUND(SUM(D6:D15),2); FML02.round D5 =SUM(D6:D15)",
        "ROUND(SUM(D6:D15),4); "
      })
  void aTotalThatIsRoundedIsToldWhereThatCutsSomethingOff(String formula, String told)
      throws Exception {
    List<String> findings = told(changed(plant -> formula(plant, "表6", "D5", formula)));
    assertThat(findings).isEqualTo(told == null ? List.of() : List.of(told));
  }

  @Test
  void aTableOfValuesIsToldOnce() throws Exception {
    byte[] values = changed(plant -> {}, plant -> BrokenBook.values(plant.sheet("表6")));
    assertThat(told(values)).containsExactly("FML01.table C5");
  }

  /** A text in a line is named where a sum by codes misses it, not every cell that repeats it. */
  @Test
  void aTextThatASumByCodesPassesOverIsNamedWhereItWasTyped() throws Exception {
    byte[] text =
        changed(
            plant -> {
              formula(plant, "表3", "D5", "D6");
              formula(plant, "表3", "D6", "D7");
              at(plant, "表3", "D7").setCellValue("152.1834");
            });
    assertThat(
            BrokenBook.evaluation(text).findings().stream()
                .filter(finding -> finding.message().equals("FML07"))
                .map(finding -> finding.arguments().get("cells")))
        .containsExactly("D7");
    assertThat(told(text)).noneMatch(finding -> finding.startsWith("FML01"));
  }

  /** A total fetched from another table says nothing of its own rows. */
  @Test
  void aTotalFetchedFromAnotherTableIsTold() throws Exception {
    assertThat(told(fetched("")))
        .containsExactly("FML02.foreign C22 =SUMIF($A5:$A21,\"???\",C5:C21)");
    assertThat(told(fetched("+D5"))).containsExactly("FML02 C22 =SUMIF($A5:$A21,\"???\",C5:C21)");
  }

  private static byte[] fetched(String more) throws Exception {
    return changed(
        plant ->
            formula(plant, "表3", "C22", "'" + plant.sheet("表1").getSheetName() + "'!D13" + more));
  }

  /** A rate is how a figure is worked out; a figure that is added is not. */
  @Test
  void aRateInALineIsSilent() throws Exception {
    assertThat(told(changed(plant -> formula(plant, "表6", "D9", "ROUND(SUM(D6:D8)*18.09536%,4)"))))
        .isEmpty();
    assertThat(told(changed(plant -> formula(plant, "表6", "D9", "SUM(D6:D8)*0+21.0015"))))
        .contains("FML08 D9");
  }

  /** Of a row that is wrong, the columns without figures are information. */
  @Test
  void whereARowIsWrongItsBlankColumnsAreNoMoreWarnings() throws Exception {
    byte[] broken =
        changed(
            plant -> {
              for (String column : List.of("I", "J", "K", "M")) {
                formula(plant, "表10", column + 9, "SUM(%1$s6:%1$s7)".formatted(column));
              }
            });
    assertThat(told(broken))
        .containsExactlyInAnyOrder(
            "FML03 I9 =SUM(I6:I8)",
            "FML03 J9 =SUM(J6:J8)",
            "FML03.also K9 =SUM(K6:K8)",
            "FML03 M9 =SUM(M6:M8)");
  }

  /** What cannot be read is shown as it stands, not as a parser complains of it. */
  @Test
  void aFormulaThatCannotBeReadIsShown() throws Exception {
    byte[] unread =
        changed(
            plant -> {},
            plant -> {
              formula(plant, "表10", "J6", "1");
              at(plant, "表10", "J6").getCTCell().getF().setStringValue("INDEX(Buy[Amount],1)");
            });
    assertThat(
            BrokenBook.evaluation(unread).findings().stream()
                .filter(finding -> finding.message().equals("F05"))
                .map(finding -> finding.arguments().get("detail")))
        .containsExactly("INDEX(Buy[Amount],1)");
  }
}
