package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.SheetBuilder;
import io.gouji.engine.sheet.Workbook;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Time grows with the rows, not with their square, where one formula a row reads many rows. */
final class GrowthTest {
  private static final int SMALL = 1_000;
  private static final int LARGE = 64_000;

  /** Quadratic growth would cost 64 times the proportional time; this much of it is noise. */
  private static final int MARGIN = 8;

  private static final Duration NOISE = Duration.ofMillis(300);

  /** What stands in column C of each row; A has the labels K1.0, K2.0, and B their numbers. */
  enum Kind {
    RUNNING_TOTAL("SUM(B$1:B1)") {
      @Override
      double expected(double row) {
        return row * (row + 1);
      }
    },
    EXACT_LOOKUP("VLOOKUP(A1,$A$1:$B$%d,2,FALSE)"),
    CONDITIONAL_SUM("SUMIF($A$1:$A$%1$d,A1,$B$1:$B$%1$d)"),
    CHAIN("IF(ROW()=1,2,INDEX(C:C,ROW()-1)+2)");

    private final String formula;

    Kind(String formula) {
      this.formula = formula;
    }

    double expected(double row) {
      return 2 * row;
    }
  }

  @ParameterizedTest
  @EnumSource
  void sixtyFourTimesTheRowsTakeNoMoreThanThatManyTimesAsLong(Kind kind) {
    timed(kind, SMALL);
    Duration small = best(kind, SMALL, 5);
    Duration large = best(kind, LARGE, 2);

    assertThat(large).isLessThan(small.multipliedBy((long) LARGE / SMALL * MARGIN).plus(NOISE));
  }

  private static Duration best(Kind kind, int rows, int runs) {
    Duration best = timed(kind, rows);
    for (int run = 1; run < runs; run++) {
      Duration next = timed(kind, rows);
      best = next.compareTo(best) < 0 ? next : best;
    }
    return best;
  }

  private static Duration timed(Kind kind, int rows) {
    SheetBuilder sheet = new SheetBuilder("S");
    int value = sheet.formula(CellFormula.at(new CellRef(0, 1), "ROW()*2"));
    int formula =
        sheet.formula(CellFormula.at(new CellRef(0, 2), String.format(kind.formula, rows)));
    for (int row = 0; row < rows; row++) {
      double n = row + 1;
      sheet.cell(row, 0, new CellValue.Text("K" + n), 0, -1);
      sheet.cell(row, 1, new CellValue.Number(2 * n), 0, value);
      sheet.cell(row, 2, new CellValue.Number(kind.expected(n)), 0, formula);
    }
    Workbook book = Books.book(sheet.build());
    long start = System.nanoTime();
    Recalculation result = Calculator.recalculate(book);
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertThat(result.stale()).isEmpty();
    assertThat(result.undecided()).isEmpty();
    return taken;
  }
}
