package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellStyle;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.LinkedBook;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetBuilder;
import io.gouji.engine.sheet.Workbook;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** One expression a line, with the answer Excel gives. */
final class ExpressionsTest {
  private static final CellRef AT = new CellRef(11, 8);

  @ParameterizedTest(name = "={0}")
  @CsvFileSource(resources = "expressions.csv", delimiter = '|', quoteCharacter = '`')
  void anExpressionHasExcelsAnswer(String expression, String answer) {
    assertThat(evaluate(expression)).as("=" + expression).isEqualTo(answer);
  }

  private static String evaluate(String expression) {
    Recalculation result = Calculator.recalculate(book(expression));
    return result.undecided().isEmpty()
        ? shown(result.workbook().sheets().get(0).value(AT.row(), AT.column()))
        : "undecided " + result.undecided().get(0).reason();
  }

  private static String shown(CellValue value) {
    if (value instanceof CellValue.Number number) {
      return Convert.text(number.value());
    }
    return value instanceof CellValue.Text text
        ? "\"" + text.value() + "\""
        : Convert.text(
            Value.of(value) instanceof Value.Error error
                ? Value.of(error.code().text())
                : Value.of(value));
  }

  /**
   * Codes as texts in A, as numbers in B, words in C, figures in D, a blank row; figures of another
   * sheet in 表 2.
   */
  private static Workbook book(String expression) {
    SheetBuilder first = new SheetBuilder("表1");
    Object[][] rows = {
      {"201", 201.0, "教育", 100.5, true},
      {"20101", 20101.0, "人大事务", 40.25, "3"},
      {"20102", 20102.0, "政协事务", 60.25, 0.1},
      {"205", 205.0, "教育支出", 20.0, 0.2},
      {"20502", 20502.0, "普通教育", 20.0, 0.3},
      {null, null, null, null, null},
      {"x*y", 1.0, "b", -3.0, null},
      {"", 2.0, "B", 1.005, null},
    };
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        CellValue value = cell(rows[row][column]);
        if (value != CellValue.Blank.BLANK) {
          first.cell(row, column, value, 0, -1);
        }
      }
    }
    first.cell(
        AT.row(),
        AT.column(),
        CellValue.Blank.BLANK,
        0,
        first.formula(CellFormula.at(AT, expression)));
    SheetBuilder second = new SheetBuilder("表 2");
    for (int row = 0; row < 12; row++) {
      second.cell(row, 0, new CellValue.Number(row + 1), 0, -1);
    }
    List<Sheet> sheets = List.of(first.build(), second.build(), new SheetBuilder("S3").build());
    return new Workbook(
        sheets,
        List.of(CellStyle.GENERAL),
        List.of(
            new DefinedName("合计", DefinedName.GLOBAL, "表1!$D$1:$D$5", false),
            new DefinedName("税率", DefinedName.GLOBAL, "0.13", false)),
        List.of(LinkedBook.named("other.xlsx")),
        false);
  }

  private static CellValue cell(Object value) {
    if (value instanceof Double number) {
      return new CellValue.Number(number);
    }
    if (value instanceof Boolean bool) {
      return new CellValue.Bool(bool);
    }
    return value instanceof String text ? new CellValue.Text(text) : CellValue.Blank.BLANK;
  }
}
