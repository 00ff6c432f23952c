package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What judges of formulas learn of one: its text elsewhere, what it adds, what it is like. */
class WrittenFormulaTest {
  private static WrittenFormula written(String cell, String text) {
    return WrittenFormula.of(CellFormula.at(CellRef.parse(cell), text)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "C9; SUM(C5:C8); E9; SUM(E5:E8)",
        "C9; SUM($C5:C$8); E10; SUM($C6:E$8)",
        "C9; SUMIF($A5:$A8,\"???\",C5:C8); D9; SUMIF($A5:$A8,\"???\",D5:D8)",
        "B2; Sheet2!A1+合计数; B3; Sheet2!A2+合计数"
      })
  void aFormulaReadsElsewhereAsIfCopiedThere(String from, String text, String to, String there) {
    assertThat(written(from, text).at(CellRef.parse(to))).isEqualTo(there);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "C5; D5+E5; C9; SUM(D9:E9); true",
        "C5; D5+E5; C9; SUM(E9,D9); true",
        "C5; D5+E5; C9; D9+E10; false",
        "C5; D5+E5; C9; D9+E9+1; false",
        "C5; IF($B5=0,0,D5); C9; IF($B9=0,0,D9); true",
        "C5; D5-E5; C9; D9+E9; false"
      })
  void formulasHaveOneShapeIfTheyDoTheSame(
      String one, String text, String other, String otherText, boolean same) {
    assertThat(written(one, text).shape().equals(written(other, otherText).shape()))
        .isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SUMIFS(G7:G22,$B8:$B23,\"\"); G7:G22 B8:B23",
        "SUMIF(A6:A21,\"???\",C5:C20); A6:A21 C5:C20",
        "ROUND(SUMPRODUCT((LEN(A8:A23)=3)*G7:G22),2); A8:A23 G7:G22",
        "SUMIFS(G7:G23,$B7:$B23,\"\");",
        "SUMIF(A6:A21,\"???\",C6);",
        "SUMIF(A6:A21,\"???\",Sheet2!C5:C20);",
        "SUMPRODUCT(A4:F4*A5:F5);",
        "SUM(A5:A9,B6:B10);"
      })
  void rangesThatAreTakenRowByRowAreShiftedIfTheirRowsAreOthers(String text, String ranges) {
    assertThat(
            written("G24", text).shifted(CellRef.parse("G24")).stream()
                .map(CellRange::a1)
                .collect(Collectors.joining(" ")))
        .isEqualTo(ranges == null ? "" : ranges);
  }

  private static WrittenFormula array(String text, String cells) {
    CellRange range = CellRange.parse(cells);
    return WrittenFormula.of(new CellFormula(text, range.first(), range, true)).orElse(null);
  }

  /** A sum of ranges is the same entered as an array or not; what works on each cell is not. */
  @Test
  void anArrayOfOneCellIsReadOfManyIsNot() {
    assertThat(array("SUM(C5:C8)", "C9").shape()).isEqualTo(written("C9", "SUM(C5:C8)").shape());
    assertThat(
            array("SUM(C5:C8*1)", "C9").doesAs(written("C9", "SUM(C5:C8*1)"), CellRef.parse("C9")))
        .isFalse();
    assertThat(array("C5:C8*1", "D5:D8")).isNull();
  }

  @Test
  void aFormulaTellsWhetherItReadsAnotherWorkbook() {
    assertThat(written("B11", "[1]Sheet1!B3").readsOtherBook()).isTrue();
    assertThat(written("B11", "SUM([1]Sheet1!B3:B4)").readsOtherBook()).isTrue();
    assertThat(written("B11", "Sheet1!B3").readsOtherBook()).isFalse();
  }

  @Test
  void aSumTellsItsCellsItsConstantsAndWhichTextsItPassesOver() {
    WrittenFormula formula = written("C9", "ROUND(SUM(C5:C7,2)+C8-0.01,2)");

    assertThat(formula.adds(CellRef.parse("C9")))
        .isEqualTo(List.of(CellRange.parse("C5:C7"), CellRange.parse("C8")));
    assertThat(formula.passesTexts(CellRef.parse("C9")))
        .isEqualTo(List.of(CellRange.parse("C5:C7")));
    assertThat(formula.constants()).isEqualTo(List.of("2", "-0.01"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"C5-C6", "C5*2", "SUMIF(A5:A8,1,C5:C8)", "1+2", "Sheet2!A1+C5", "C5:C8"})
  void whatDoesMoreThanAddIsNoSum(String text) {
    assertThat(written("C9", text).isSum()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"SUM(#REF!); true", "C5+#REF!; true", "IF(C5=0,#N/A,C5); false", "C5+C6; false"})
  void aLostReferenceIsSeen(String text, boolean broken) {
    assertThat(written("C9", text).isBroken()).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SUM(C5:C8); +C5:C8",
        "C5+C6-C7; +C5 +C6 -C7",
        "-(C5-SUM(C6:C7)); -C5 +C6:C7",
        "ROUND(SUM(C5,C7),2)+1; +C5 +C7",
        "表3!D22; +表3!D22",
        "SUM(表3!D5:D8)-C5; +表3!D5:D8 -C5"
      })
  void aLinearFormulaMovesWithWhatItReads(String text, String terms) {
    assertThat(linear(text)).isEqualTo(terms);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C5*2", "SUMIF(A5:A8,1,C5:C8)", "IF(C5>0,C5,0)", "[1]表3!C5", "C5&C6"})
  void aFormulaThatDoesMoreIsNotLinear(String text) {
    assertThat(linear(text)).isEmpty();
  }

  private static String linear(String text) {
    return written("C9", text)
        .linear(CellRef.parse("C9"))
        .map(
            form ->
                form.terms().stream()
                    .map(WrittenFormulaTest::told)
                    .collect(java.util.stream.Collectors.joining(" ")))
        .orElse("");
  }

  private static String told(LinearForm.Term term) {
    String sheet = term.sheet().isEmpty() ? "" : term.sheet() + "!";
    return (term.sign() > 0 ? "+" : "-") + sheet + term.range().a1();
  }

  @Test
  void everyRangeAFormulaRefersToIsKnown() {
    assertThat(
            written("C9", "SUMIF($A5:$A8,1,C5:C8)+表3!D22").refersTo(CellRef.parse("D9")).stream()
                .map(WrittenFormulaTest::told))
        .containsExactly("+A5:A8", "+D5:D8", "+表3!E22");
  }
}
