package io.gouji.engine.formula;

import io.gouji.engine.Corpus;
import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookException;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/** Ours and POI's answers to LibreOffice's suite of functions, side by side; prints them all. */
final class FormulaScores {
  /** What came of one formula. */
  enum Mark {
    RIGHT,
    WRONG,
    UNDECIDED
  }

  /** Counts of one engine by mark. */
  static final class Counts {
    private final int[] marks = new int[Mark.values().length];

    void add(Mark mark) {
      marks[mark.ordinal()]++;
    }

    void add(Counts other) {
      for (int i = 0; i < marks.length; i++) {
        marks[i] += other.marks[i];
      }
    }

    int of(Mark mark) {
      return marks[mark.ordinal()];
    }

    @Override
    public String toString() {
      return of(Mark.RIGHT) + " | " + of(Mark.WRONG) + " | " + of(Mark.UNDECIDED);
    }
  }

  /** Both engines over one workbook. */
  record Score(Counts ours, Counts poi) {
    Score() {
      this(new Counts(), new Counts());
    }

    int formulas() {
      return ours.of(Mark.RIGHT) + ours.of(Mark.WRONG) + ours.of(Mark.UNDECIDED);
    }

    void add(Score other) {
      ours.add(other.ours);
      poi.add(other.poi);
    }
  }

  private FormulaScores() {}

  public static void main(String[] args) throws IOException, WorkbookException {
    Score total = new Score();
    System.out.println("function | right | wrong | undecided | POI right | wrong | undecided");
    for (Map.Entry<String, Score> entry : all().entrySet()) {
      Score score = entry.getValue();
      System.out.println(entry.getKey() + " | " + score.ours() + " | " + score.poi());
      total.add(score);
    }
    System.out.println("total | " + total.ours() + " | " + total.poi());
  }

  /** By family and function. */
  static Map<String, Score> all() throws IOException, WorkbookException {
    Map<String, Score> scores = new TreeMap<>();
    for (Map.Entry<String, Path> workbook : KnownAnswers.suite().entrySet()) {
      scores.put(workbook.getKey(), score(Corpus.bytes(workbook.getValue())));
    }
    return scores;
  }

  private static Score score(byte[] bytes) throws IOException, WorkbookException {
    Workbook book = WorkbookReader.read(bytes, Limits.DEFAULT);
    Recalculation result = Calculator.recalculate(book);
    Set<String> unsteady = new HashSet<>();
    result.volatiles().forEach(cell -> unsteady.add(cell.sheet() + "!" + cell.cell()));
    Set<String> open = new HashSet<>();
    result.undecided().forEach(cell -> open.add(cell.sheet() + "!" + cell.cell()));
    Score score = new Score();
    try (InputStream in = new ByteArrayInputStream(bytes);
        org.apache.poi.ss.usermodel.Workbook poi = WorkbookFactory.create(in)) {
      FormulaEvaluator evaluator = poi.getCreationHelper().createFormulaEvaluator();
      for (int i = 1; i < book.sheets().size(); i++) {
        Sheet sheet = book.sheets().get(i);
        for (int row = 0; row < sheet.rowCount(); row++) {
          String at = sheet.name() + "!" + new CellRef(row, 0);
          if (sheet.formulaIndex(row, 0) >= 0 && !unsteady.contains(at)) {
            CellValue fresh = result.workbook().sheets().get(i).value(row, 0);
            score.ours().add(open.contains(at) ? Mark.UNDECIDED : mark(sheet, row, fresh));
            Cell cell = poi.getSheet(sheet.name()).getRow(row).getCell(0);
            score.poi().add(mark(sheet, row, evaluator, cell));
          }
        }
      }
    }
    return score;
  }

  private static Mark mark(Sheet sheet, int row, CellValue fresh) {
    return KnownAnswers.answered(sheet, row, fresh) ? Mark.RIGHT : Mark.WRONG;
  }

  private static Mark mark(Sheet sheet, int row, FormulaEvaluator evaluator, Cell cell) {
    try {
      return mark(sheet, row, value(evaluator.evaluate(cell)));
    } catch (RuntimeException refused) {
      // POI says by throwing that it does not know a function.
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
