package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corpus;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Workbook;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The workbooks of Excel 97 to 2003 and of WPS in the corpus, each as a test of its own. */
final class OldCorpus {
  /** What must hold for a file and the workbook in it. */
  interface Trial {
    void of(Path file, byte[] bytes, Workbook workbook) throws Exception;
  }

  private OldCorpus() {}

  /** Tries each file that can be read; any other must be refused with a reason. */
  static Stream<DynamicTest> each(Trial trial) {
    return Stream.of("formula", "robust", "budgets")
        .flatMap(folder -> Corpus.files(folder, ".xls", ".et").stream())
        .map(
            file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> one(file, trial)));
  }

  private static void one(Path file, Trial trial) throws Exception {
    byte[] bytes = Corpus.bytes(file);
    Workbook workbook;
    try {
      workbook = WorkbookReader.read(bytes, Limits.DEFAULT);
    } catch (UnreadableException refused) {
      assertThat(refused.reason()).isNotNull();
      return;
    }
    if (WorkbookReader.format(bytes).equals("xls")) {
      trial.of(file, bytes, workbook);
    }
  }
}
