package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corpus;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;

/**
 * Workbooks of others with known answers. The answers of LibreOffice are not always Excel's; where
 * they differ, {@code differences.csv} says why ours stands; nothing else may be wrong.
 */
final class AnswersTest {
  /** May only rise. */
  private static final int RIGHT_AT_LEAST = 10_936;

  @Test
  void libreOfficesAnswersAreOursExceptWhereItIsNotExcel() throws Exception {
    Score score = new Score();
    for (Map.Entry<String, Path> workbook : KnownAnswers.suite().entrySet()) {
      Workbook book = WorkbookReader.read(Corpus.bytes(workbook.getValue()), Limits.DEFAULT);
      compare(workbook.getKey(), book, Calculator.recalculate(book), score);
    }

    assertThat(score.wrong).isEqualTo(KnownAnswers.differences());
    assertThat(score.right).isGreaterThanOrEqualTo(RIGHT_AT_LEAST);
  }

  @Test
  void theCasesOfPoiHaveTheExpectedAnswers() throws Exception {
    Score score = new Score();
    for (Path file : Corpus.files("formula/poi", "TestCaseData.xls", "TestCaseData2013.xls")) {
      Workbook book = poi(file);
      compareWithExpected(file.getFileName().toString(), book, score);
    }

    assertThat(score.wrong).isEmpty();
    assertThat(score.right).isGreaterThanOrEqualTo(490);
  }

  @Test
  void theValuesExcelCachedAreOurs() throws Exception {
    Set<String> stale = new TreeSet<>();
    int cells = 0;
    for (Path file : Corpus.files("formula/poi", ".xls", ".xlsx")) {
      if (!file.getFileName().toString().contains("TestCaseData")) {
        Recalculation result = Calculator.recalculate(poi(file));
        cells += result.workbook().sheets().stream().mapToInt(AnswersTest::formulas).sum();
        cells -= result.undecided().size();
        result
            .stale()
            .forEach(
                cell -> stale.add(file.getFileName() + " " + cell.sheet() + "!" + cell.cell()));
      }
    }

    assertThat(stale)
        .isEqualTo(
            new TreeSet<>(
                Set.of(
                    // What is left of sums of billions: the order of adding decides.
                    "FormulaEvalTestData.xls EverythingTests!D180",
                    "FormulaEvalTestData_Copy.xlsx EverythingTests!D180",
                    // Excel takes a written "1" for a truth value here and refuses it two cells on.
                    "FormulaEvalTestData.xls EverythingTests!J136",
                    // The xls says 0, its copy as xlsx #VALUE!.
                    "FormulaEvalTestData_Copy.xlsx EverythingTests!J1328",
                    // Pounds were the currency of that machine, dollars are taken here.
                    "FormulaEvalTestData.xls EverythingTests!E1484")));
    assertThat(cells).isGreaterThanOrEqualTo(3_000);
  }

  private static Workbook poi(Path file) throws Exception {
    try (InputStream in = new ByteArrayInputStream(Corpus.bytes(file));
        org.apache.poi.ss.usermodel.Workbook book = WorkbookFactory.create(in)) {
      return PoiBooks.convert(book);
    }
  }

  private static int formulas(Sheet sheet) {
    int[] count = {0};
    for (int column = 0; column < sheet.columnCount(); column++) {
      sheet.visit(
          column,
          0,
          CellRef.MAX_ROWS,
          (row, kind, payload, formula) -> count[0] += formula < 0 ? 0 : 1);
    }
    return count[0];
  }

  /** What came out, cell by cell. */
  private static final class Score {
    private final Set<String> wrong = new TreeSet<>();
    private int right;

    void add(boolean same, String file, Sheet sheet, int row, int column) {
      if (same) {
        right++;
      } else {
        wrong.add(file + " " + sheet.name() + "!" + new CellRef(row, column));
      }
    }
  }

  /** From the second sheet on: column A the formula, B what its authors expect, C their verdict. */
  private static void compare(String file, Workbook book, Recalculation result, Score score) {
    Set<String> open = new HashSet<>();
    result.undecided().forEach(cell -> open.add(cell.sheet() + "!" + cell.cell()));
    result.noted().forEach(cell -> open.add(cell.sheet() + "!" + cell.cell()));
    for (int i = 1; i < book.sheets().size(); i++) {
      Sheet sheet = book.sheets().get(i);
      for (int row = 0; row < sheet.rowCount(); row++) {
        boolean skipped = open.contains(sheet.name() + "!" + new CellRef(row, 0));
        if (sheet.formulaIndex(row, 0) >= 0 && !skipped) {
          CellValue fresh = result.workbook().sheets().get(i).value(row, 0);
          score.add(KnownAnswers.answered(file, sheet, row, fresh), file, sheet, row, 0);
        }
      }
    }
  }

  /** A column headed "Expected", to the right of the formulas. */
  private static void compareWithExpected(String file, Workbook book, Score score) {
    Recalculation result = Calculator.recalculate(book);
    Set<String> open = new HashSet<>();
    result.undecided().forEach(cell -> open.add(cell.sheet() + "!" + cell.cell()));
    for (Sheet sheet : result.workbook().sheets()) {
      CellRef head = expectedHead(sheet);
      for (int row = head.row() + 1; head.column() > 0 && row < sheet.rowCount(); row++) {
        int column = head.column() - 1;
        boolean skipped = open.contains(sheet.name() + "!" + new CellRef(row, column));
        if (sheet.formulaIndex(row, column) >= 0 && !skipped) {
          CellValue expected = sheet.value(row, head.column());
          score.add(alike(sheet.value(row, column), expected), file, sheet, row, column);
        }
      }
    }
  }

  private static CellRef expectedHead(Sheet sheet) {
    for (int row = 0; row < Math.min(12, sheet.rowCount()); row++) {
      for (int column = 1; column < sheet.columnCount(); column++) {
        if (sheet.text(row, column).toLowerCase(Locale.ROOT).startsWith("expected")) {
          return new CellRef(row, column);
        }
      }
    }
    return new CellRef(0, 0);
  }

  /** Some of POI's expectations are written as texts. */
  private static boolean alike(CellValue fresh, CellValue expected) {
    return KnownAnswers.same(fresh, expected)
        || expected instanceof CellValue.Text text
            && fresh instanceof CellValue.Number number
            && Convert.text(number.value()).equals(text.value());
  }
}
