package io.gouji.engine.formula;

import static io.gouji.engine.formula.Books.book;
import static io.gouji.engine.formula.Books.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.formula.UndecidedCell.Reason;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.LinkedBook;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetBuilder;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class CalculatorTest {
  private static final int MANY = 200_000;

  @Test
  void aStaleCellIsNamedWithBothValues() {
    Recalculation result = recalculate(sheet("S").number("A1", 1).formula("A2", "A1+1", 5.0));

    assertThat(result.stale())
        .isEqualTo(List.of(new StaleCell("S", CellRef.parse("A2"), number(5), number(2))));
    assertThat(result.workbook().sheets().get(0).value(1, 0)).isEqualTo(number(2));
  }

  @Test
  void valuesThatDifferInTheLastDigitsOnlyAreNotStale() {
    Recalculation result =
        recalculate(
            sheet("S")
                .formula("A1", "0.1+0.2", 0.3)
                .formula("A2", "1/3", 0.33333333333)
                .formula("A3", "1=1", 1.0)
                .formula("A4", "\"\"", null));

    assertThat(result.stale()).isEmpty();
  }

  @Test
  void anUnknownFunctionLeavesItsDependantsUndecidedAndNothingElse() {
    Recalculation result =
        recalculate(
            sheet("S")
                .formula("A1", "NOSUCH(1)", 7.0)
                .formula("A2", "A1+1", 8.0)
                .formula("A3", "IFERROR(A2,0)", 8.0)
                .formula("A4", "1+1", 2.0));

    assertThat(result.undecided())
        .isEqualTo(
            List.of(
                undecided("A1", Reason.UNKNOWN_FUNCTION, "NOSUCH"),
                undecided("A2", Reason.DEPENDS, "S!A1"),
                undecided("A3", Reason.DEPENDS, "S!A1")));
    assertThat(result.stale()).isEmpty();
    assertThat(result.workbook().sheets().get(0).value(0, 0)).isEqualTo(number(7));
  }

  @Test
  void aLinkedWorkbookIsNamed() {
    Workbook book =
        new Workbook(
            List.of(sheet("S").formula("A1", "[1]Sheet1!$A$1*2", 4.0).build()),
            List.of(),
            List.of(),
            List.of(LinkedBook.named("去年.xlsx")),
            false);

    assertThat(Calculator.recalculate(book).undecided())
        .isEqualTo(List.of(undecided("A1", Reason.EXTERNAL_LINK, "去年.xlsx")));
  }

  @Test
  void aCircleIsNamedCellByCell() {
    Recalculation result =
        recalculate(
            sheet("S")
                .formula("A1", "B1+1", 0.0)
                .formula("B1", "C1+1", 0.0)
                .formula("C1", "A1+1", 0.0)
                .formula("D1", "C1", 0.0)
                .formula("E1", "SUM(E1:E2)", 0.0));

    String circle = "S!A1 → S!B1 → S!C1 → S!A1";
    assertThat(result.undecided())
        .isEqualTo(
            List.of(
                undecided("A1", Reason.CIRCULAR, circle),
                undecided("B1", Reason.CIRCULAR, circle),
                undecided("C1", Reason.CIRCULAR, circle),
                undecided("D1", Reason.DEPENDS, "S!C1"),
                undecided("E1", Reason.CIRCULAR, "S!E1 → S!E1")));
  }

  /** A1 reads C1 before B1, but B1 leads nowhere back: the way told is one that is there. */
  @Test
  void aCircleIsToldAsAWayThatItGoes() {
    Recalculation result =
        recalculate(
            sheet("S")
                .formula("A1", "B1+C1", 0.0)
                .formula("B1", "D1", 0.0)
                .formula("C1", "B1", 0.0)
                .formula("D1", "A1", 0.0));

    assertThat(result.undecided())
        .extracting(UndecidedCell::subject)
        .containsOnly("S!A1 → S!B1 → S!D1 → S!A1");
  }

  @Test
  void aLongCircleIsToldWithoutItsMiddle() {
    Books.SheetText sheet = sheet("S");
    for (int row = 1; row <= 20_000; row++) {
      sheet.formula("A" + row, "A" + (row == 20_000 ? 1 : row + 1), 0.0);
    }
    assertThat(recalculate(sheet).undecided().get(0).subject())
        .isEqualTo(
            "S!A1 → S!A2 → S!A3 → S!A4 → S!A5 → S!A6 → … (20000) → S!A19995 → S!A19996"
                + " → S!A19997 → S!A19998 → S!A19999 → S!A20000 → S!A1");
  }

  @Test
  void allCellsOfCirclesThatMeetStandInOneCircle() {
    Recalculation result =
        recalculate(
            sheet("S")
                .formula("A1", "B1+C1", 0.0)
                .formula("B1", "A1", 0.0)
                .formula("C1", "A1", 0.0));

    assertThat(result.undecided()).extracting(UndecidedCell::reason).containsOnly(Reason.CIRCULAR);
  }

  @Test
  void aPlaceThatIsNotReadMakesNoCircle() {
    Recalculation result =
        recalculate(
            sheet("S")
                .formula("A1", "ROW(A1)", 1.0)
                .formula("A2", "COLUMNS(A1:C9)", 3.0)
                .formula("A3", "IF(TRUE,5,A3)", 5.0)
                .formula("A4", "SUM(A1:OFFSET(A4,-1,0))", 9.0)
                .formula("A5", "SUM(A1:INDEX(A:A,ROW()-1))", 18.0));

    assertThat(result)
        .isEqualTo(
            new Recalculation(result.workbook(), List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void aCellThatHangsOnTheClockKeepsItsValue() {
    Recalculation result =
        recalculate(
            sheet("S").formula("A1", "TODAY()", 45_688.0).formula("A2", "YEAR(A1)", 2025.0));

    assertThat(result.noted()).isEqualTo(List.of(undecided("A1", Reason.VOLATILE, "TODAY")));
    assertThat(result.undecided()).isEmpty();
    assertThat(result.stale()).isEmpty();
  }

  @Test
  void aFormulaNobodyCanReadIsUndecided() {
    Recalculation result =
        recalculate(
            sheet("S")
                .formula("A1", "SUM(1,", 1.0)
                .formula("A2", "(".repeat(9000), 1.0)
                .formula("A3", "1" + "+1".repeat(450), 451.0)
                .formula("A5", "1" + "+1".repeat(4000), 1.0)
                .formula("A4", "-".repeat(4000) + "1", 1.0));

    assertThat(result.undecided())
        .extracting(UndecidedCell::reason)
        .containsOnly(Reason.UNREADABLE);
    assertThat(result.undecided())
        .extracting(UndecidedCell::cell)
        .doesNotContain(CellRef.parse("A3"));
    assertThat(result.stale()).isEmpty();
  }

  @Test
  void oneSharedFormulaServesItsWholeColumn() {
    SheetBuilder sheet = new SheetBuilder("S");
    CellRef anchor = CellRef.parse("B2");
    int shared =
        sheet.formula(new CellFormula("A2*$A$1+B1", anchor, CellRange.parse("B2:B4"), false));
    for (int row = 0; row < 4; row++) {
      sheet.cell(row, 0, number(row + 1), 0, -1);
    }
    for (int row = 1; row < 4; row++) {
      sheet.cell(row, 1, number(0), 0, shared);
    }

    Sheet fresh = Calculator.recalculate(book(sheet.build())).workbook().sheets().get(0);

    assertThat(List.of(fresh.value(1, 1), fresh.value(2, 1), fresh.value(3, 1)))
        .isEqualTo(List.of(number(2), number(5), number(9)));
  }

  @Test
  void anArrayFormulaFillsItsCells() {
    SheetBuilder sheet = new SheetBuilder("S");
    for (int row = 0; row < 3; row++) {
      sheet.cell(row, 0, number(row + 1), 0, -1);
    }
    CellRange extent = CellRange.parse("B1:B4");
    int array = sheet.formula(new CellFormula("A1:A3*10", extent.first(), extent, true));
    sheet.cell(0, 1, number(0), 0, array);
    for (int row = 1; row < 4; row++) {
      sheet.cell(row, 1, number(0), 0, -1);
    }
    sheet.cell(4, 1, number(0), 0, sheet.formula(CellFormula.at(new CellRef(4, 1), "SUM(B1:B3)")));

    Sheet fresh = Calculator.recalculate(book(sheet.build())).workbook().sheets().get(0);

    assertThat(
            List.of(
                fresh.value(0, 1),
                fresh.value(1, 1),
                fresh.value(2, 1),
                fresh.value(3, 1),
                fresh.value(4, 1)))
        .isEqualTo(
            List.of(
                number(10),
                number(20),
                number(30),
                new CellValue.Error(io.gouji.engine.sheet.CellError.NA),
                number(60)));
  }

  @Test
  void namesStandForNamesButNotForThemselves() {
    List<DefinedName> names =
        List.of(
            new DefinedName("a", DefinedName.GLOBAL, "b+1", false),
            new DefinedName("b", DefinedName.GLOBAL, "S!$A$1", false),
            new DefinedName("c", DefinedName.GLOBAL, "c+1", false),
            new DefinedName("b", 1, "100", false));
    List<Sheet> sheets =
        List.of(
            sheet("S").number("A1", 1).formula("A2", "a", 2.0).formula("A3", "c", 0.0).build(),
            sheet("T").formula("A1", "b", 100.0).build());

    Recalculation result =
        Calculator.recalculate(new Workbook(sheets, List.of(), names, List.of(), false));

    assertThat(result.stale()).isEmpty();
    assertThat(result.undecided()).isEqualTo(List.of(undecided("A3", Reason.CIRCULAR, "c")));
  }

  @Test
  @Timeout(20)
  void namesThatMultiplyAreGivenUp() {
    List<DefinedName> names = new ArrayList<>();
    names.add(new DefinedName("层0", DefinedName.GLOBAL, "1", false));
    for (int i = 1; i < 15; i++) {
      String below = "层" + (i - 1);
      String many = String.join("+", Collections.nCopies(9, below));
      names.add(new DefinedName("层" + i, DefinedName.GLOBAL, many, false));
    }
    Workbook book =
        new Workbook(
            List.of(sheet("S").formula("A1", "层14", 0.0).formula("A2", "层3", 729.0).build()),
            List.of(),
            names,
            List.of(),
            false);

    Recalculation result = Calculator.recalculate(book);

    assertThat(result.undecided()).isEqualTo(List.of(undecided("A1", Reason.TOO_LARGE, "层10")));
    assertThat(result.stale()).isEmpty();
  }

  @Test
  @Timeout(20)
  void aChainOfManyCellsNeedsNoStack() {
    SheetBuilder down = new SheetBuilder("下");
    SheetBuilder up = new SheetBuilder("上");
    int same = down.formula(CellFormula.at(new CellRef(1, 0), "A1+1"));
    down.cell(0, 0, number(1), 0, -1);
    for (int row = 1; row < MANY; row++) {
      down.cell(row, 0, number(row + 1), 0, same);
    }
    int below = up.formula(CellFormula.at(new CellRef(0, 0), "IF(TRUE,A2,0)+1"));
    for (int row = 0; row < MANY - 1; row++) {
      up.cell(row, 0, number(MANY - row), 0, below);
    }
    up.cell(MANY - 1, 0, number(1), 0, -1);

    Recalculation result = Calculator.recalculate(book(down.build(), up.build()));

    assertThat(result.undecided()).isEmpty();
    assertThat(result.stale()).isEmpty();
  }

  @Test
  @Timeout(20)
  void aCircleOfManyCellsIsFound() {
    SheetBuilder sheet = new SheetBuilder("S");
    int next = sheet.formula(CellFormula.at(new CellRef(0, 0), "A2"));
    for (int row = 0; row < MANY - 1; row++) {
      sheet.cell(row, 0, number(0), 0, next);
    }
    sheet.cell(
        MANY - 1, 0, number(0), 0, sheet.formula(CellFormula.at(new CellRef(MANY - 1, 0), "A1")));

    Recalculation result = Calculator.recalculate(book(sheet.build()));

    assertThat(result.undecided()).hasSize(MANY);
    assertThat(result.undecided()).extracting(UndecidedCell::reason).containsOnly(Reason.CIRCULAR);
  }

  private static Recalculation recalculate(Books.SheetText sheet) {
    return Calculator.recalculate(book(sheet.build()));
  }

  private static UndecidedCell undecided(String cell, Reason reason, String subject) {
    return new UndecidedCell("S", CellRef.parse(cell), reason, subject);
  }

  private static CellValue number(double value) {
    return new CellValue.Number(value);
  }
}
