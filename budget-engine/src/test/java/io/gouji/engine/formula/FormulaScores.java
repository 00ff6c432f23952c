package io.gouji.engine.formula;

import io.gouji.engine.Corpus;
import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/** Ours and POI's answers to LibreOffice's suite of functions, side by side. */
final class FormulaScores {
  /** What came of one formula. */
  enum Mark {
    RIGHT,
    WRONG,
    UNDECIDED
  }

  /** Counts of one engine for one function, by mark. */
  record Counts(int[] marks) {
    Counts() {
      this(new int[Mark.values().length]);
    }

    void add(Mark mark) {
      marks[mark.ordinal()]++;
    }

    int of(Mark mark) {
      return marks[mark.ordinal()];
    }

    int total() {
      return marks[0] + marks[1] + marks[2];
    }
  }

  final Map<String, Counts> ours = new TreeMap<>();
  final Map<String, Counts> poi = new TreeMap<>();
  final Map<String, List<String>> wrong = new TreeMap<>();

  static final Set<String> BROKEN =
      Set.of(
          "array/linest", "date_time/hour", "mathematical/mod", "text/clean", "fods/own_function");

  public static void main(String[] args) throws IOException {
    FormulaScores scores = new FormulaScores();
    for (Path file : Corpus.files("formula/libreoffice_xlsx", ".xlsx")) {
      String name =
          file.getParent().getFileName() + "/" + file.getFileName().toString().replace(".xlsx", "");
      if (!BROKEN.contains(name)) {
        scores.score(name, Corpus.bytes(file));
      }
    }
    System.out.println("function|ours right|wrong|undecided|poi right|wrong|undecided");
    Counts a = new Counts();
    Counts b = new Counts();
    scores.ours.forEach(
        (name, counts) -> {
          Counts other = scores.poi.get(name);
          System.out.println(
              name
                  + "|"
                  + counts.of(Mark.RIGHT)
                  + "|"
                  + counts.of(Mark.WRONG)
                  + "|"
                  + counts.of(Mark.UNDECIDED)
                  + "|"
                  + other.of(Mark.RIGHT)
                  + "|"
                  + other.of(Mark.WRONG)
                  + "|"
                  + other.of(Mark.UNDECIDED));
          for (Mark mark : Mark.values()) {
            a.marks()[mark.ordinal()] += counts.of(mark);
            b.marks()[mark.ordinal()] += other.of(mark);
          }
        });
    System.out.println(
        "TOTAL|" + java.util.Arrays.toString(a.marks()) + java.util.Arrays.toString(b.marks()));
  }

  private void score(String name, byte[] bytes) throws IOException {
    Workbook book;
    try {
      book = WorkbookReader.read(bytes, Limits.DEFAULT);
    } catch (io.gouji.engine.xlsx.WorkbookException refused) {
      throw new IOException(refused);
    }
    Recalculation result = Calculator.recalculate(book);
    Set<String> unsteady = new HashSet<>();
    result.volatiles().forEach(cell -> unsteady.add(cell.sheet() + "!" + cell.cell()));
    Set<String> open = new HashSet<>();
    Map<String, String> why = new TreeMap<>();
    result.undecided().forEach(cell -> open.add(cell.sheet() + "!" + cell.cell()));
    result
        .undecided()
        .forEach(
            cell ->
                why.put(cell.sheet() + "!" + cell.cell(), cell.reason() + " " + cell.subject()));
    try (InputStream in = new ByteArrayInputStream(bytes);
        org.apache.poi.ss.usermodel.Workbook poiBook = WorkbookFactory.create(in)) {
      FormulaEvaluator evaluator = poiBook.getCreationHelper().createFormulaEvaluator();
      for (int i = 1; i < book.sheets().size(); i++) {
        Sheet sheet = book.sheets().get(i);
        for (int row = 0; row < sheet.rowCount(); row++) {
          String at = sheet.name() + "!" + new CellRef(row, 0);
          if (sheet.formulaIndex(row, 0) < 0 || unsteady.contains(at)) {
            continue;
          }
          Mark own =
              open.contains(at)
                  ? Mark.UNDECIDED
                  : mark(sheet, row, result.workbook().sheets().get(i).value(row, 0));
          ours.computeIfAbsent(name, none -> new Counts()).add(own);
          Mark theirs = poi(poiBook, evaluator, sheet, row);
          poi.computeIfAbsent(name, none -> new Counts()).add(theirs);
          if (System.getProperty("show") != null && own != Mark.RIGHT) {
            System.out.println(
                "  "
                    + own
                    + " ["
                    + why.get(at)
                    + "] poi "
                    + theirs
                    + " "
                    + name
                    + " "
                    + at
                    + " "
                    + sheet.formulas().get(sheet.formulaIndex(row, 0)).text()
                    + " got "
                    + result.workbook().sheets().get(i).value(row, 0)
                    + " cached "
                    + sheet.value(row, 0)
                    + " expected "
                    + sheet.value(row, 1));
          }
        }
      }
    }
  }

  private static Mark mark(Sheet sheet, int row, CellValue fresh) {
    CellValue cached = sheet.value(row, 0);
    boolean errors = fresh instanceof CellValue.Error && cached instanceof CellValue.Error;
    return errors || AnswersTest.right(sheet, row, fresh) ? Mark.RIGHT : Mark.WRONG;
  }

  private static Mark poi(
      org.apache.poi.ss.usermodel.Workbook book, FormulaEvaluator evaluator, Sheet sheet, int row) {
    Row line = book.getSheet(sheet.name()).getRow(row);
    Cell cell = line.getCell(0);
    try {
      org.apache.poi.ss.usermodel.CellValue value = evaluator.evaluate(cell);
      return mark(sheet, row, value(value));
    } catch (RuntimeException refused) {
      return Mark.UNDECIDED;
    }
  }

  private static CellValue value(org.apache.poi.ss.usermodel.CellValue value) {
    return switch (value.getCellType()) {
      case NUMERIC -> new CellValue.Number(value.getNumberValue());
      case STRING -> new CellValue.Text(value.getStringValue());
      case BOOLEAN -> new CellValue.Bool(value.getBooleanValue());
      case ERROR ->
          new CellValue.Error(
              CellError.of(FormulaError.forInt(value.getErrorValue()).getString())
                  .orElse(CellError.VALUE));
      default -> CellValue.Blank.BLANK;
    };
  }
}
