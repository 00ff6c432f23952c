package io.gouji.engine.formula;

import io.gouji.engine.Corpus;
import io.gouji.engine.parts.UnreadableException;
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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/** Ours and POI's answers to LibreOffice's suite of functions, side by side; prints them all. */
final class FormulaScores {
  /** What came of one formula. */
  enum Mark {
    RIGHT,
    /** No formula at all, by our grammar as by LibreOffice's; as good as right. */
    REFUSED,
    /** Not what the file holds, but what Microsoft documents; as good as right. */
    DOCUMENTED,
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

    int right() {
      return of(Mark.RIGHT) + of(Mark.REFUSED) + of(Mark.DOCUMENTED);
    }

    @Override
    public String toString() {
      return right() + " | " + of(Mark.WRONG) + " | " + of(Mark.UNDECIDED);
    }
  }

  /** Both engines over one workbook. */
  record Score(Counts ours, Counts poi) {
    Score() {
      this(new Counts(), new Counts());
    }

    int formulas() {
      return ours.right() + ours.of(Mark.WRONG) + ours.of(Mark.UNDECIDED);
    }

    void add(Score other) {
      ours.add(other.ours);
      poi.add(other.poi);
    }
  }

  private FormulaScores() {}

  public static void main(String[] args) throws IOException, UnreadableException {
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
  static Map<String, Score> all() throws IOException, UnreadableException {
    Map<String, Score> scores = new TreeMap<>();
    Set<String> documented = KnownAnswers.differences(EnumSet.of(KnownAnswers.Group.DOCUMENTED));
    for (Map.Entry<String, Path> workbook : KnownAnswers.suite().entrySet()) {
      byte[] bytes = Corpus.bytes(workbook.getValue());
      scores.put(workbook.getKey(), score(workbook.getKey(), bytes, documented));
    }
    return scores;
  }

  private static Score score(String function, byte[] bytes, Set<String> documented)
      throws IOException, UnreadableException {
    Workbook book = WorkbookReader.read(bytes, Limits.DEFAULT);
    Recalculation result = Calculator.recalculate(book);
    Set<String> unsteady = new HashSet<>();
    result.noted().forEach(cell -> unsteady.add(cell.sheet() + "!" + cell.cell()));
    Map<String, UndecidedCell> open = new HashMap<>();
    result.undecided().forEach(cell -> open.put(cell.sheet() + "!" + cell.cell(), cell));
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
            UndecidedCell doubt = open.get(at);
            boolean read = doubt == null || doubt.reason() != UndecidedCell.Reason.UNREADABLE;
            // Where Microsoft documents another answer than the file holds, it is ours.
            Optional<CellValue> excel =
                Optional.of(fresh).filter(any -> documented.contains(function + " " + at));
            score
                .ours()
                .add(
                    doubt == null
                        ? mark(function, sheet, row, fresh, excel)
                        : unanswered(function, sheet, row, read));
            Cell cell = poi.getSheet(sheet.name()).getRow(row).getCell(0);
            score.poi().add(mark(function, sheet, row, evaluator, cell, excel));
          }
        }
      }
    }
    return score;
  }

  private static Mark unanswered(String function, Sheet sheet, int row, boolean read) {
    return !read && KnownAnswers.refused(function, sheet, row) ? Mark.REFUSED : Mark.UNDECIDED;
  }

  private static Mark mark(
      String function, Sheet sheet, int row, CellValue fresh, Optional<CellValue> excel) {
    if (KnownAnswers.answered(function, sheet, row, fresh)) {
      return Mark.RIGHT;
    }
    return excel.filter(answer -> isSame(answer, fresh)).isPresent() ? Mark.DOCUMENTED : Mark.WRONG;
  }

  private static boolean isSame(CellValue one, CellValue other) {
    return KnownAnswers.same(one, other)
        || one instanceof CellValue.Error && other instanceof CellValue.Error;
  }

  private static Mark mark(
      String function,
      Sheet sheet,
      int row,
      FormulaEvaluator evaluator,
      Cell cell,
      Optional<CellValue> excel) {
    try {
      return mark(function, sheet, row, value(evaluator.evaluate(cell)), excel);
    } catch (FormulaParseException malformed) {
      return unanswered(function, sheet, row, false);
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
