package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.finding.CheckPoint;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A check that nobody wants any more ends at its next check point and has no answer. */
class CancellingTest {
  private static final int ROWS = 20_000;

  private static BudgetEngine engine;
  private static byte[] sample;

  @BeforeAll
  static void open() throws Exception {
    engine = BudgetEngine.open(Path.of("../templates"));
    sample = Files.readAllBytes(Path.of("../samples/broken/T3-01.xlsx"));
  }

  /** Counts its passings and gives up at one of them. */
  private static final class Counted implements CheckPoint {
    private final int last;
    private int passed;

    Counted(int last) {
      this.last = last;
    }

    @Override
    public void pass() {
      passed++;
      if (passed >= last) {
        throw new Cancelled();
      }
    }
  }

  private static Evaluation evaluate(byte[] bytes, CheckPoint checkPoint) throws Refusal {
    return engine.evaluate(bytes, "a.xlsx", Options.AUTO.withCheckPoint(checkPoint));
  }

  /** Wherever it is given up, in calculation, rules or search, nothing hides that. */
  @Test
  void everyCheckPointEndsTheCheckAtOnce() throws Exception {
    Counted never = new Counted(Integer.MAX_VALUE);
    Evaluation whole = evaluate(sample, never);
    assertThat(whole.suspicions()).isNotEmpty();
    assertThat(whole).isEqualTo(engine.evaluate(sample, "a.xlsx", Options.AUTO));

    for (int last = 1; last <= never.passed; last++) {
      Counted some = new Counted(last);
      assertThatThrownBy(() -> evaluate(sample, some)).isInstanceOf(CheckPoint.Cancelled.class);
      assertThat(some.passed).as("nothing goes on after it").isEqualTo(last);
    }
  }

  /** Formulas, each of which reads the one before, beside the tables. */
  private static byte[] large() throws Exception {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(sampleFile()));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = book.createSheet("备查");
      for (int row = 0; row < ROWS; row++) {
        Row line = sheet.createRow(row);
        line.createCell(0).setCellFormula(row == 0 ? "1" : "A" + row + "+1");
      }
      book.write(out);
      return out.toByteArray();
    }
  }

  private static Path sampleFile() {
    return Path.of("../samples/broken/T3-01.xlsx");
  }

  @Test
  void aLargeWorkbookIsLeftInTheMiddleOfItsFormulas() throws Exception {
    byte[] large = large();
    Counted all = new Counted(Integer.MAX_VALUE);
    evaluate(large, all);
    assertThat(all.passed).as("one for each formula at least").isGreaterThan(ROWS);

    Counted some = new Counted(ROWS / 2);
    assertThatThrownBy(() -> evaluate(large, some)).isInstanceOf(CheckPoint.Cancelled.class);
    assertThat(some.passed).isEqualTo(ROWS / 2);
  }

  @Test
  void anInterruptedThreadGivesUpAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> evaluate(sample, CheckPoint.OF_THREAD))
          .isInstanceOf(CheckPoint.Cancelled.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }
}
