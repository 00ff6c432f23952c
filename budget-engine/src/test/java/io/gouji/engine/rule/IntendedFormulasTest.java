package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.rule.FormulaTelling.Place;
import io.gouji.engine.rule.IntendedFormulas.Agreement;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the template of a pack has in the cells of a table, as it reads there. */
class IntendedFormulasTest {
  private static String at(FormulaBook book, int row, int column) {
    IntendedFormulas intended = book.intended();
    CellRef cell = book.grid().block().cell(row, column);
    String formula = intended.at(row, column).orElse("-");
    // What was worked out once is the same again, and reads as it is written.
    assertThat(intended.at(row, column).orElse("-")).isEqualTo(formula);
    assertThat(intended.readAt(row, column).map(read -> read.at(cell)).orElse("-"))
        .isEqualTo(formula);
    return formula;
  }

  /** Two lines, a total of them, and one that has a formula of its own. */
  private static FormulaBook lines() {
    return new FormulaBook("合计={基本}+{项目}", "基本", "项目")
        .label("一", 1, "", "1", "1", "1")
        .label("二", 1, "{行!一}*2", "1", "1", "1")
        .total("小计", "SUM({:})", "1", "1", "1")
        .total("其他", "", "1", "1", "1")
        .total("差额", "{行!小计}-{行!没有}", "1", "1", "1")
        .total("总计", "{行!小计}+{行!其他}", "1", "1", "1");
  }

  @ParameterizedTest
  @CsvSource({
    // A line calculates across; a total goes down its column.
    "0, 0, D5+E5",
    "0, 1, -",
    "1, 0, D6+E6",
    "1, 1, D5*2",
    "1, 2, E5*2",
    "2, 0, SUM(C5:C6)",
    "2, 1, SUM(D5:D6)",
    "3, 0, D8+E8",
    "3, 1, -",
    "4, 1, -",
    "5, 0, C7+C8",
    "5, 2, E7+E8"
  })
  void everyCellHasTheFormulaOfItsColumnOrItsRow(int row, int column, String formula) {
    assertThat(at(lines(), row, column)).isEqualTo(formula);
  }

  @Test
  void whatTheLayoutLacksLeavesNoFormula() {
    FormulaBook book = lines().without("项目");
    assertThat(at(book, 0, 0)).isEqualTo("-");
    assertThat(at(book, 2, 1)).isEqualTo("SUM(D5:D6)");
  }

  /** Lines below the last row that wait with their formulas belong to the table. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C7 =D7+E7 | SUM(C5:C7)",
        "C7 =D7+E7 ; D8 =1 | SUM(C5:C8)",
        "D8 =1 | SUM(C5:C6)",
        "C7 =D7+E7 ; E7 5 | SUM(C5:C6)",
        "C7 =D7+E7 ; E7 x | SUM(C5:C7)",
        "C7 5 | SUM(C5:C6)",
        "B7 三 | SUM(C5:C6)",
        "C7 =D7+E7 ; C8 =D8+E8 | SUM(C5:C8)",
        "C7 =D7+E7 ; C8 =D8+E8 ; C10 =D10+E10 | SUM(C5:C8)"
      })
  void spareLinesAreTakenIn(String cells, String formula) {
    FormulaBook book =
        new FormulaBook("合计={基本}+{项目}", "基本", "项目")
            .label("一", 1, "", "1", "1", "1")
            .label("二", 1, "", "1", "1", "1")
            .line()
            .line()
            .total("小计", "SUM({:})", "1", "1", "1");
    assertThat(at(FormulaReviewTest.changed(book, cells), 2, 0)).isEqualTo(formula);
  }

  /** A total above its lines, or between them, takes what is its own. */
  @Test
  void aTotalTakesItsOwnLinesWhereverItStands() {
    FormulaBook above =
        new FormulaBook("甲")
            .total("小计", "SUM({:})", "1")
            .label("一", 1, "", "1")
            .label("二", 1, "", "1");
    assertThat(at(above, 0, 0)).isEqualTo("SUM(C6:C7)");
    FormulaBook between =
        new FormulaBook("甲")
            .label("一", 1, "", "1")
            .label("二", 1, "", "1")
            .total("小计", "SUM({:})", "1")
            .label("三", 1, "", "1")
            .total("总计", "SUM({:})", "1");
    assertThat(at(between, 2, 0)).isEqualTo("SUM(C5:C6)");
    assertThat(at(between, 4, 0)).isEqualTo("C8");
    assertThat(at(new FormulaBook("甲").total("小计", "SUM({:})", "1"), 0, 0)).isEqualTo("-");
  }

  private static FormulaBook codes(String formula) {
    return new FormulaBook("甲", "乙")
        .code("201", "1", "1")
        .code("20101", "1", "1")
        .code("204", "1", "1")
        .total("合计", formula, "1", "1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SUMIF({科目编码:},\"???\",{:}) | SUMIF($A5:$A7,\"???\",D5:D7)",
        // What does not add what the total is made of is replaced.
        "SUM({:}) | SUM(D5,D7)",
        "SUMIF({科目编码:},\"?????\",{:}) | SUM(D5,D7)",
        "SUMIF({名称:},\"???\",{:}) | SUM(D5,D7)",
        "SUMPRODUCT((LEN({科目编码:})=3)*{:}) | SUM(D5,D7)",
        "SUM({甲:}) | SUM(D5,D7)",
        "SUMIF({甲:},\">0\",{:}) | SUM(D5,D7)",
        "{甲}+1 | C8+1",
        "{丙}+1 | -"
      })
  void whatTakesLinesTogetherByTheirCodes(String formula, String read) {
    assertThat(at(codes(formula), 3, 1)).isEqualTo(read);
  }

  /** Blank lines between the table and its total may be for rows to come. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C99 | SUM(D5:D8)",
        "C7 x | SUM(D5:D6)",
        "C8 x | SUM(D5:D7)",
        "C8 3 | SUM(D5:D7)",
        "B8 x | SUM(D5:D8)"
      })
  void whatIsWrittenIsTheTemplatesOverBlankLines(String cells, String formula) {
    FormulaBook book =
        new FormulaBook("甲={乙}+1", "乙")
            .label("一", 1, "", "1", "1")
            .label("二", 1, "", "1", "1")
            .line()
            .line()
            .total("小计", "SUM({:})", "1", "1")
            .total("另计", "{行!一}+{行!二}", "1", "1")
            .total("总计", "{行!小计}+{行!另计}", "1", "1");
    IntendedFormulas intended = FormulaReviewTest.changed(book, cells).intended();
    assertThat(intended.proposal(2, 1)).contains(formula);
    assertThat(intended.at(2, 1)).contains("SUM(D5:D6)");
    assertThat(intended.proposal(3, 1)).contains("D5+D6");
    assertThat(intended.proposal(4, 1)).contains("D9+D10");
    assertThat(intended.proposal(0, 0)).contains("D5+1");
    assertThat(intended.proposal(0, 1)).isEmpty();
  }

  /** Figures of a column of its own choice are right only where that is the total's. */
  @Test
  void linesOfANamedColumnAreTakenWhereTheyAreTheTotals() {
    FormulaBook book =
        new FormulaBook("甲", "乙")
            .label("一", 1, "", "1", "1")
            .label("二", 1, "", "1", "1")
            .total("小计", "SUM({乙:})", "1", "1");
    assertThat(at(book, 2, 1)).isEqualTo("SUM($D5:$D6)");
    assertThat(at(book, 2, 0)).isEqualTo("SUM(C5:C6)");
  }

  @Test
  void columnsOfPercentagesAreMeasures() {
    FormulaBook book = codes("").percents("增减", "{乙}/{甲}");
    assertThat(book.intended().measures()).containsExactly("增减");
    assertThat(codes("").intended().measures()).isEmpty();
  }

  @Test
  void cellsAgreeIfTheyDoWhatIsMeant() {
    FormulaBook book =
        new FormulaBook("合计={基本}+{项目}", "基本", "项目")
            .label("一", 1, "", "=D5+E5", "1", "1")
            .label("二", 1, "", "=SUM(D6:E6)", "1", "1")
            .label("三", 1, "", "=D7", "1", "1")
            .label("四", 1, "", "5", "1", "1")
            .label("五", 1, "", "", "1", "1")
            .total("小计", "SUM({:})", "=SUM(C5:C9)", "=D5+D6+D7+D8+D9", "4");
    assertThat(book.intended().agreement()).isEqualTo(new Agreement(4, 3));
  }

  /** Of a column's rows the first six that calculate are looked at, and all totals. */
  @Test
  void theFirstRowsShowWhatAColumnIsLike() {
    FormulaBook book = new FormulaBook("合计={基本}", "基本");
    for (int row = 0; row < 10; row++) {
      book.label("L" + row, 1, "", row < 5 ? "=D" + (5 + row) : "7", "1");
    }
    book.total("小计", "SUM({:})", "=SUM(C5:C14)", "=SUM(D5:D14)");
    assertThat(book.intended().agreement()).isEqualTo(new Agreement(7, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, true, false",
    "1, 9, true, true",
    "1, 0, true, true",
    "1, 0, false, false",
    "2, 0, false, false",
    "3, 0, false, true",
    "3, 2, false, true",
    "3, 3, false, false",
    "4, 3, false, true"
  })
  void aWorkbookIsOfTheTemplateIfMostOfItsFormulasAre(
      int alike, int other, boolean ours, boolean plain) {
    assertThat(new Agreement(alike, other).isPlain(ours)).isEqualTo(plain);
    assertThat(new Agreement(alike, 0).and(new Agreement(0, other)).isPlain(ours)).isEqualTo(plain);
  }

  private static final Place TOTAL = new Place(5, 1);

  /** Classes in rows 5 and 8; 20901 stands alone for want of its class. */
  private static FormulaGrid classes() {
    return new FormulaBook("甲", "乙")
        .code("201", "1", "1")
        .code("20101", "1", "1")
        .code("20102", "1", "1")
        .code("204", "1", "1")
        .code("20901", "1", "1")
        .total("合计", "", "1", "1")
        .grid();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Which rows of its column a formula adds; whether these are right, or may be.
        "SUM(D5,D8,D9) | 0 3 4 | true",
        "SUM(D6:D9) | 1 2 3 4 | true",
        "D5+D8+D9 | 0 3 4 | true",
        "SUM(D5:D9) | 0 1 2 3 4 | false",
        "SUM(D5,D8,D9,D9) | 0 3 4 4 | false",
        "SUM(D5,D6,D8,D9) | 0 1 3 4 | false",
        "SUM(D5,D8) | 0 3 | false",
        "SUM(D6,D8,D9) | 1 3 4 | false",
        "SUM(C5,C8,C9) | - |",
        "SUM(C5:D9) | - |",
        "D5*2 | - |",
        "MAX(D5:D9) | - |",
        // By codes, what only stands alone by mistake may be left out.
        "SUMIF(A5:A9,\"???\",D5:D9) | 0 3 | true",
        "SUMIF(A5:A9,\"?????\",D5:D9) | 1 2 4 | false",
        "SUMIF(A5:A9,\"201\",D5:D9) | 0 | false",
        "SUMIF(A5:A9,\"???\",C5:C9) | - |",
        "SUM(D5,D8,D9,D10) | 0 3 4 5 | ?"
      })
  void aTotalsFormulaAddsRows(String formula, String rows, @Nullable String right) {
    Coverage coverage = new Coverage(classes());
    WrittenFormula read =
        WrittenFormula.of(CellFormula.at(CellRef.parse("D10"), formula)).orElseThrow();
    List<String> added =
        coverage
            .rows(TOTAL, read)
            .map(all -> all.stream().map(r -> r + "").toList())
            .orElse(List.of("-"));
    assertThat(String.join(" ", added)).isEqualTo(rows);
    assertThat(coverage.isRight(TOTAL, read)).isEqualTo("true".equals(right));
    assertThat(coverage.mayBeRight(TOTAL, read)).isEqualTo(!"false".equals(right));
    assertThat(coverage.proper(5)).containsExactly(0, 3);
  }

  @Test
  void aTotalOfNothingMayBeAnything() {
    Coverage coverage = new Coverage(new FormulaBook("甲").total("合计", "", "1").grid());
    WrittenFormula read =
        WrittenFormula.of(CellFormula.at(CellRef.parse("C5"), "SUM(C6:C9)")).orElseThrow();
    assertThat(coverage.mayBeRight(new Place(0, 0), read)).isTrue();
    assertThat(coverage.proper(0)).isEmpty();
  }
}
