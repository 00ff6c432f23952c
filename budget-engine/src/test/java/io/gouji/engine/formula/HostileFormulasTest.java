package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas that would take for ever, or all the memory: each costs its own cell and no more. */
class HostileFormulasTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static Recalculation recalculated(String formula) {
    Books.SheetText sheet = Books.sheet("S").number("B1", 2).number("B2", 3);
    sheet.formula("A1", formula, null).formula("A2", "SUM(B1:B2)", null);
    Recalculation result =
        assertTimeoutPreemptively(LONG, () -> Calculator.recalculate(Books.book(sheet.build())));
    assertThat(result.workbook().sheets().get(0).value(1, 0)).isEqualTo(new CellValue.Number(5));
    assertThat(result.faults()).isEmpty();
    return result;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CUMIPMT(0.1,2147483647,1,1,2147483647,0)",
        "CUMPRINC(0.1,2147483647,1,1,2147483647,0)",
        "VDB(1E9,1,1E9,0,1E9)",
        "DB(1,0.5,2147483647,2147483646)",
        "HYPGEOM.DIST(1E8,1E9,1E9,2E9,TRUE)",
        "BINOM.DIST.RANGE(2E9,0.5,0,2E9)",
        "POISSON(1E9,1E9,TRUE)",
        "COMBIN(1E9,5E8)",
        "COMBINA(1E9,5E8)",
        "MULTINOMIAL(1E9,1E9)",
        "SUM(MMULT(B1:XFD16384,B1:XFD16384))",
        "SUM(TRANSPOSE(B1:XFD1048576))",
        "MEDIAN(B1:XFD1048576)",
        "SUM(MINVERSE(MUNIT(2000)))"
      })
  void whatWouldNotEndIsLeftUndecided(String formula) {
    assertThat(recalculated(formula).undecided())
        .singleElement()
        .matches(cell -> cell.cell().equals(CellRef.parse("A1")))
        .matches(cell -> cell.reason() == UndecidedCell.Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "LEN(SUBSTITUTE(REPT(\"a\",32767),\"a\",REPT(\"a\",32767))); #VALUE!",
        "SEARCH(\"*a*a*a*a*b\",REPT(\"a\",32767)); #VALUE!",
        "SEARCH(\"a*?b\",\"xxacbacb\"); 3",
        "SUBSTITUTE(\"abab\",\"b\",\"cc\"); accacc",
        "COUNTIF(B1:B2,\"*a*\"); 0"
      })
  void whatEndsIsAnswered(String formula, String answer) {
    Recalculation result = recalculated(formula);
    assertThat(result.undecided()).isEmpty();
    CellValue value = result.workbook().sheets().get(0).value(0, 0);
    String told =
        value instanceof CellValue.Number number
            ? Integer.toString((int) number.value())
            : value instanceof CellValue.Text text
                ? text.value()
                : ((CellValue.Error) value).code().text();
    assertThat(told).isEqualTo(answer);
  }

  /** Deeper than POI's parser can go. */
  @Test
  void signsWithoutEndAreUnreadable() {
    for (String formula :
        List.of("1" + "%".repeat(8000), "-".repeat(8000) + "1", "(".repeat(8000) + "1")) {
      assertThat(recalculated(formula).undecided())
          .singleElement()
          .matches(cell -> cell.reason() == UndecidedCell.Reason.UNREADABLE);
    }
  }

  /** Every formula alone is cheap; together they read more than a budget has cells. */
  @Test
  void manyFormulasTogetherHaveAnEnd() {
    Books.SheetText sheet = Books.sheet("S");
    for (int row = 1; row <= 20_000; row++) {
      sheet.text("B" + row, "项目" + row);
      sheet.formula("A" + row, "COUNTIF(B$1:B$20000,\"*" + row + "*\")", null);
    }
    Recalculation result =
        assertTimeoutPreemptively(
            Duration.ofSeconds(300), () -> Calculator.recalculate(Books.book(sheet.build())));
    assertThat(result.undecided())
        .isNotEmpty()
        .allMatch(cell -> cell.reason() == UndecidedCell.Reason.TOO_LARGE);
    assertThat(result.workbook().sheets().get(0).value(0, 0)).isNotEqualTo(CellValue.Blank.BLANK);
  }
}
