package io.gouji.engine.formula;

import static io.gouji.engine.formula.Books.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.formula.UndecidedCell.Reason;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LET, functions that apply a LAMBDA, and the sign @, as Excel writes them into files. */
final class LambdasTest {
  private static Workbook book(String formula) {
    return Books.book(
        sheet("S")
            .number("A1", 1)
            .number("A2", 2)
            .number("A3", 3)
            .number("B1", 10)
            .number("B2", 20)
            .formula("B3", "B1+B2", 30.0)
            .formula("C2", formula, 0.0)
            .build());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "_xlfn.LET(_xlpm.x,SUM(A1:A3),_xlpm.x); 6",
        "_xlfn.LET(_xlpm.x,A1:A3,_xlpm.y,B1:B3,SUMPRODUCT(_xlpm.x,_xlpm.y)+SUM(_xlpm.x)); 146",
        "_xlfn.LET(_xlpm.x,2,_xlpm.x,_xlpm.x*3,_xlpm.x+1); 7",
        "_xlfn.LET(_xlpm.x,2,_xlfn.LET(_xlpm.x,5,_xlpm.x)+_xlpm.x); 7",
        "_xlfn.LET(_xlpm.和,SUM(A1:A3),IF(_xlpm.和>5,_xlpm.和,0)); 6",
        "_xlfn.LET(_xlpm.x,1/0,IFERROR(_xlpm.x,9)); 9",
        "_xlfn.LET(_xlpm.x,A1:A3,SUM(OFFSET(_xlpm.x,0,1))); 60",
        "_xlfn.LET(_xlpm.x,A1:A3,_xlpm.x*2); 4",
        "SUM(_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.x,_xlpm.x^2))); 14",
        "SUM(_xlfn.MAP(A1:A3,B1:B3,_xlfn.LAMBDA(_xlpm.x,_xlpm.y,_xlpm.x*_xlpm.y))); 140",
        "_xlfn.REDUCE(100,A1:A3,_xlfn.LAMBDA(_xlpm.s,_xlpm.x,_xlpm.s-_xlpm.x)); 94",
        "SUM(_xlfn.SCAN(0,A1:A3,_xlfn.LAMBDA(_xlpm.s,_xlpm.x,_xlpm.s+_xlpm.x))); 10",
        "SUM(_xlfn.BYROW(A1:B3,_xlfn.LAMBDA(_xlpm.r,MAX(_xlpm.r)))); 60",
        "SUM(_xlfn.BYCOL(A1:B3,_xlfn.LAMBDA(_xlpm.c,MAX(_xlpm.c*2)))); 66",
        "SUM(_xlfn.MAKEARRAY(2,3,_xlfn.LAMBDA(_xlpm.r,_xlpm.c,_xlpm.r*10+_xlpm.c))); 102",
        "_xlfn.LET(_xlpm.k,10,SUM(_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.x,_xlpm.x*_xlpm.k)))); 60",
        "_xlfn.SINGLE(A1:A3); 2",
        "_xlfn.SINGLE(B3)+SUM(_xlfn.SINGLE(A1:A3)*A1:A3); 34",
        "SUMPRODUCT(_xlfn.SINGLE(A1:A3)*A1:A3); 12",
      })
  void namesStandForWhatTheyAreGiven(String formula, double expected) {
    Recalculation result = Calculator.recalculate(book(formula));

    assertThat(result.undecided()).isEmpty();
    assertThat(result.workbook().sheets().get(0).value(1, 2))
        .isEqualTo(new CellValue.Number(expected));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "_xlfn.LET(_xlpm.x,1); UNREADABLE",
        "_xlfn.LET(1,2,3); UNREADABLE",
        "_xlfn.LAMBDA(_xlpm.x,_xlpm.x); UNKNOWN_FUNCTION",
        "_xlfn.LET(_xlpm.f,_xlfn.LAMBDA(_xlpm.x,_xlpm.x),_xlpm.f(1)); UNKNOWN_FUNCTION",
        "_xlfn.MAP(A1:A3,SUM); UNKNOWN_FUNCTION",
        "SUM(_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.x,_xlpm.y,1))); UNREADABLE",
        "SUM(_xlfn.MAP(A1:A3,A1:A2,_xlfn.LAMBDA(_xlpm.x,_xlpm.y,1))); UNCLEAR",
        "SUM(_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.x,A1:A3))); UNCLEAR",
        "_xlfn.REDUCE(,A1:A3,_xlfn.LAMBDA(_xlpm.s,_xlpm.x,_xlpm.x)); UNCLEAR",
      })
  void whatIsWrittenOtherwiseStaysUndecided(String formula, Reason reason) {
    Recalculation result = Calculator.recalculate(book(formula));

    assertThat(result.undecided()).extracting(UndecidedCell::reason).containsExactly(reason);
  }

  /** A name is worked out once, however often it is used by names that are used as often. */
  @Test
  @Timeout(20)
  void namesOfNamesDoNotMultiply() {
    StringBuilder formula = new StringBuilder("_xlfn.LET(_xlpm.a0,1");
    for (int i = 1; i <= 60; i++) {
      formula.append(",_xlpm.a" + i + ",_xlpm.a" + (i - 1) + "+_xlpm.a" + (i - 1));
    }
    Recalculation result = Calculator.recalculate(book(formula + ",_xlpm.a60)"));

    assertThat(result.undecided()).isEmpty();
    assertThat(result.workbook().sheets().get(0).value(1, 2))
        .isEqualTo(new CellValue.Number(Math.pow(2, 60)));
  }

  /** The names of a formula's own do not reach into the names of the workbook. */
  @Test
  void aNameNobodyBoundIsNone() {
    Recalculation result = Calculator.recalculate(book("_xlfn.LET(_xlpm.x,1,2)+_xlpm.x"));

    CellRef at = CellRef.parse("C2");
    assertThat(result.workbook().sheets().get(0).value(at.row(), at.column()))
        .isEqualTo(Value.Error.NAME.cell());
  }
}
