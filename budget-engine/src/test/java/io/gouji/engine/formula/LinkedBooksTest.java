package io.gouji.engine.formula;

import static io.gouji.engine.formula.Books.sheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gouji.engine.formula.UndecidedCell.Reason;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.LinkedBook;
import io.gouji.engine.sheet.Workbook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file keeps of other workbooks, and names that lead nowhere any more. */
final class LinkedBooksTest {
  private static Recalculation calculated(String formula, double cached) {
    LinkedBook other =
        new LinkedBook(
            "去年.xlsx",
            List.of(sheet("汇总").number("B3", 999).number("B5", 1).text("A3", "甲").build()));
    return Calculator.recalculate(
        new Workbook(
            List.of(sheet("S").formula("A1", formula, cached).formula("A2", "A1", cached).build()),
            List.of(),
            List.of(
                new DefinedName("失效", DefinedName.GLOBAL, "#REF!$E$17:$E$28", false),
                new DefinedName("也失效", DefinedName.GLOBAL, "S!#REF!", false)),
            List.of(other),
            false));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "[1]汇总!B3; 999",
        "SUM([1]汇总!$B$3:$B$6)+1; 1001",
        "VLOOKUP(\"甲\",[1]汇总!A3:B3,2,FALSE); 999",
        "ROUND([1]汇总!B3/1000,1); 1",
      })
  void whatIsKeptIsCalculatedWith(String formula, double expected) {
    Recalculation stale = calculated(formula, 208.538);
    Recalculation sound = calculated(formula, expected);

    assertThat(stale.stale())
        .extracting(StaleCell::cell, StaleCell::fresh)
        .contains(tuple(CellRef.parse("A1"), new CellValue.Number(expected)));
    assertThat(sound.stale()).isEmpty();
    for (Recalculation result : List.of(stale, sound)) {
      assertThat(result.undecided()).isEmpty();
      assertThat(result.noted())
          .isEqualTo(
              List.of(
                  new UndecidedCell("S", CellRef.parse("A1"), Reason.EXTERNAL_LINK, "去年.xlsx")));
    }
  }

  /**
   * Cells that were not kept, whole columns, and functions that a closed workbook is no range for.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1]汇总!B4",
        "[1]别的!B3",
        "[2]汇总!B3",
        "SUM([1]汇总!C1:C9)",
        "SUM([1]汇总!B:B)",
        "SUMIF([1]汇总!A3:A5,\"甲\",[1]汇总!B3:B5)",
        "ROW([1]汇总!B3)"
      })
  void whatIsNotKeptStaysUndecided(String formula) {
    Recalculation result = calculated(formula, 208.538);

    assertThat(result.stale()).isEmpty();
    assertThat(result.undecided())
        .extracting(UndecidedCell::reason)
        .containsExactly(Reason.EXTERNAL_LINK, Reason.DEPENDS);
  }

  @Test
  void aLinkThatIsNotTakenIsNotTold() {
    assertThat(calculated("IF(TRUE,5,[1]汇总!B3)", 5).noted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUM(失效)", "SUM(也失效)", "失效+1"})
  void aNameThatLeadsNowhereIsNamed(String formula) {
    Recalculation result = calculated(formula, 7);

    assertThat(result.undecided()).isEmpty();
    assertThat(result.noted())
        .extracting(UndecidedCell::reason, UndecidedCell::subject)
        .containsExactly(tuple(Reason.LOST_NAME, formula.contains("也") ? "也失效" : "失效"));
    assertThat(result.workbook().sheets().get(0).value(0, 0)).isEqualTo(Value.Error.REF.cell());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "SUM(#REF!E17:E28); SUM(#REF!)",
        "#REF!$E$17+1; #REF!+1",
        "SUM(#REF!A:B,#REF!3:4); SUM(#REF!,#REF!)",
        "#REF!+E5; #REF!+E5",
        "\"#REF!E5\"&#REF!E5; \"#REF!E5\"&#REF!",
        "S!#REF!; S!#REF!",
        "'#REF!A1'!A1; '#REF!A1'!A1",
      })
  void theCellsOfALostSheetAreLeftOut(String written, String spelled) {
    assertThat(LostReferences.spell(written)).isEqualTo(spelled);
  }
}
