package io.gouji.engine.formula;

import static io.gouji.engine.formula.Books.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corpus;
import io.gouji.engine.formula.UndecidedCell.Reason;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.DefinedTable;
import io.gouji.engine.sheet.SheetBuilder;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that formulas call by name: B2:D6 of 明细, headers above and totals below. */
final class TableReferencesTest {
  private static final DefinedTable TABLE =
      new DefinedTable(
          "支出明细", 0, CellRange.parse("B2:D6"), List.of("科目", "金额", "比例 [%]#'@"), true, true);
  private static final DefinedTable PLAIN =
      new DefinedTable("Detail", 0, CellRange.parse("F1:G2"), List.of("a", "b"), false, false);

  private static Workbook book(String cell, String formula) {
    Books.SheetText sheet =
        sheet("明'细")
            .text("B2", "科目")
            .text("C2", "金额")
            .text("D2", "比例 [%]#'@")
            .text("B3", "甲")
            .text("B4", "乙")
            .text("B5", "丙")
            .text("B6", "合计")
            .number("C3", 1)
            .number("C4", 20)
            .number("C5", 300)
            .number("C6", 321)
            .number("D3", 0.1)
            .number("D4", 0.2)
            .number("D5", 0.7)
            .number("F1", 5)
            .number("F2", 6)
            .number("G1", 7)
            .number("G2", 8)
            .formula(cell, formula, 0.0);
    return with(
        sheet.build(), List.of(new DefinedName("各项", DefinedName.GLOBAL, "支出明细[金额]", false)));
  }

  private static Workbook with(io.gouji.engine.sheet.Sheet sheet, List<DefinedName> names) {
    return new Workbook(
        List.of(sheet), List.of(), names, List.of(TABLE, PLAIN), List.of(), false, false, "");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "H9; SUM(支出明细[金额]); 321",
        "H9; SUM(支出明细[ 金额 ]); 321",
        "H9; SUM(各项)+SUM(支出明细[])-SUM(支出明细); 321",
        "H9; 支出明细[[#Totals],[金额]]; 321",
        "H9; SUM(支出明细[#Totals]); 321",
        "H9; COUNTA(支出明细[#Headers]); 3",
        "H9; ROWS(支出明细[#All])*100+ROWS(支出明细[#Data])*10+COLUMNS(支出明细[#All]); 533",
        "H9; ROWS(支出明细[[#Headers],[#Data],[金额]]); 4",
        "H9; SUM(支出明细[[#Data],[#Totals],[金额]]); 642",
        "H9; COLUMNS(支出明细[[科目]:[金额]]); 2",
        "H9; COLUMNS(支出明细[[#All],[金额]:[科目]]); 2",
        "H4; 支出明细[[#This Row],[金额]]*2; 40",
        "H4; 支出明细[@金额]*2; 40",
        "H4; SUM(支出明细[@[金额]:[比例 '[%']'#'''@]]); 20.2",
        "H4; SUM(支出明细[@]); 20.2",
        "H9; SUM(支出明细[比例 '[%']'#'''@]); 1",
        "H9; SUMIF(支出明细[科目],`乙`,支出明细[金额]); 20",
        "H9; SUM(INDEX(支出明细[金额],1):INDEX(支出明细[金额],2)); 21",
        "H5; SUM(INDEX(支出明细[金额],1):支出明细[[#This Row],[金额]]); 321",
        "H9; SUM(INDIRECT(`支出明细[金额]`)); 321",
        "H9; SUM(DETAIL[A])+SUM(detail[[#Data],[b]]); 26",
        "H9; SUM(支出明细[金额])&`支出明细[金额]`; 321支出明细[金额]",
      })
  void whatIsNamedIsRead(String cell, String formula, String expected) {
    Recalculation result = Calculator.recalculate(book(cell, formula.replace('`', '"')));

    assertThat(result.undecided()).isEmpty();
    CellRef at = CellRef.parse(cell);
    CellValue value = result.workbook().sheets().get(0).value(at.row(), at.column());
    if (value instanceof CellValue.Number number) {
      assertThat(number.value()).isEqualTo(Double.parseDouble(expected));
    } else {
      assertThat(value).isEqualTo(new CellValue.Text(expected));
    }
  }

  @Test
  void thisRowOutsideOfTheTableIsAnError() {
    for (String cell : List.of("H2", "H6", "H9")) {
      CellRef at = CellRef.parse(cell);
      Recalculation result = Calculator.recalculate(book(cell, "支出明细[[#This Row],[金额]]"));

      assertThat(result.workbook().sheets().get(0).value(at.row(), at.column()))
          .isEqualTo(Value.Error.VALUE.cell());
    }
  }

  /** Headers and totals that a table does not have, unknown columns, parts that do not go along. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SUM(支出明细[没有])",
        "SUM(没有[金额])",
        "SUM(Detail[#Totals])",
        "SUM(Detail[#Headers])",
        "SUM(支出明细[[#This Row],[#Totals],[金额]])",
        "SUM(支出明细[[#Headers],[#Totals]])",
        "SUM(支出明细[#Mystery])",
        "SUM(支出明细[[科目],[金额]])",
        "SUM([1]!支出明细[金额])",
        "SUM(支出明细[[金额])",
      })
  void whatNobodyKnowsStaysUndecided(String formula) {
    Recalculation result = Calculator.recalculate(book("H9", formula));

    assertThat(result.undecided())
        .extracting(UndecidedCell::reason)
        .containsExactly(Reason.UNREADABLE);
  }

  /** Workbooks that Excel wrote, with the values it calculated. */
  @ParameterizedTest
  @CsvSource(
      value = {
        "StructuredRefs-lots-with-lookups",
        "evaluate_formula_with_structured_table_references"
      })
  void whatExcelCalculatedIsCalculated(String name) throws Exception {
    Workbook book =
        WorkbookReader.read(
            Corpus.bytes(Corpus.path("formula/poi/" + name + ".xlsx")), Limits.DEFAULT);
    assertThat(book.sheets())
        .flatExtracting(io.gouji.engine.sheet.Sheet::formulas)
        .anyMatch(formula -> formula.text().contains("["));

    Recalculation result = Calculator.recalculate(book);

    assertThat(result.undecided()).isEmpty();
    assertThat(result.stale()).isEmpty();
  }

  /** A calculated column of many rows, each of which has a text of its own. */
  @Test
  @Timeout(20)
  void aLongCalculatedColumnIsCompiledOnce() {
    int rows = 50_000;
    SheetBuilder sheet = new SheetBuilder("长");
    for (int row = 1; row <= rows; row++) {
      sheet.number(row, 0, row, 0, -1);
      int formula = sheet.formula(CellFormula.at(new CellRef(row, 1), "长表[[#This Row],[a]]*2"));
      sheet.number(row, 1, 2.0 * row, 0, formula);
    }
    DefinedTable table =
        new DefinedTable("长表", 0, new CellRange(0, 0, rows, 1), List.of("a", "b"), true, false);
    Workbook book =
        new Workbook(
            List.of(sheet.build()),
            List.of(),
            List.of(),
            List.of(table),
            List.of(),
            false,
            false,
            "");

    Recalculation result = Calculator.recalculate(book);

    assertThat(result.undecided()).isEmpty();
    assertThat(result.stale()).isEmpty();
    FormulaCompiler compiler = new FormulaCompiler(book);
    assertThat(
            IntStream.of(0, rows - 1)
                .mapToObj(i -> compiler.compile(0, book.sheets().get(0).formulas().get(i)))
                .distinct())
        .hasSize(1);
  }
}
