package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Notes;
import io.gouji.engine.Options;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.MarkedCopy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every note we write is known by its lines, in both languages, when nothing remembers it. */
class ForgottenMarksTest {
  private static final Path BROKEN = Path.of("..", "samples", "broken");
  private static BudgetEngine engine;

  @BeforeAll
  static void open() throws Exception {
    engine = BudgetEngine.open(Path.of("..", "templates"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void all_notes_of_ours_are_known(String language) throws Exception {
    int written = 0;
    for (Path file : files()) {
      byte[] original = Files.readAllBytes(file);
      Evaluation evaluation = engine.evaluate(original, "sample.xlsx", Options.AUTO);
      byte[] marked =
          new AnnotatedWorkbook(Wording.of(evaluation, language)).write(original, evaluation);
      written += Notes.of(marked).size() - Notes.of(original).size();

      MarkedCopy.Plain plain = MarkedCopy.plain(forgotten(marked), true, Limits.DEFAULT);

      assertThat(Notes.of(plain.bytes())).as(file.toString()).isEqualTo(Notes.of(original));
      assertThat(plain.kept()).as(file.toString()).isSubsetOf("校验说明", "Explanations");
    }
    assertThat(written).isGreaterThan(50);
  }

  /** Every third, which has notes of all kinds. */
  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(BROKEN)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".xlsx")).sorted().toList();
      return all.stream().filter(file -> all.indexOf(file) % 3 == 0).toList();
    }
  }

  private static byte[] forgotten(byte[] marked) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(marked));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (XSSFName name : List.copyOf(book.getAllNames())) {
        if (name.getNameName().equals("_gouji.ledger")) {
          book.removeSheetAt(book.getSheetIndex(name.getSheetName()));
        }
      }
      for (XSSFName name : List.copyOf(book.getAllNames())) {
        if (name.getNameName().startsWith("_gouji")) {
          book.removeName(name);
        }
      }
      book.write(out);
      return out.toByteArray();
    }
  }
}
