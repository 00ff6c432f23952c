package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Office;
import io.gouji.engine.Options;
import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The marked copy of a sample: nothing is lost in it, and LibreOffice shows all of it. */
class AnnotatedSampleTest {
  private static final Path SAMPLES = Path.of("..", "samples");
  private static BudgetEngine engine;

  @TempDir private Path folder;

  @BeforeAll
  static void open() throws Exception {
    engine = BudgetEngine.open(Path.of("..", "templates"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"liujiang-2025/liujiang-2025.xlsx", "broken/T3-02.xlsx"})
  void it_changes_only_the_parts_that_carry_marks(String sample) throws Exception {
    byte[] original = Files.readAllBytes(SAMPLES.resolve(sample));
    byte[] annotated = annotated(original);
    Map<String, byte[]> before = Zips.parts(original);
    Map<String, byte[]> after = Zips.parts(annotated);

    Set<String> changed = new TreeSet<>();
    before.forEach(
        (name, bytes) -> {
          if (!Arrays.equals(bytes, after.get(name))) {
            changed.add(name);
          }
        });

    Set<String> marked = sheetsWithNotes(annotated);
    assertThat(changed)
        .allMatch(
            part ->
                part.equals("[Content_Types].xml")
                    || part.equals("xl/workbook.xml")
                    || part.equals("xl/_rels/workbook.xml.rels")
                    || part.equals("xl/styles.xml")
                    || part.startsWith("xl/worksheets/"));
    assertThat(changed.stream().filter(part -> part.matches("xl/worksheets/sheet\\d+\\.xml")))
        .hasSameSizeAs(marked);
    assertThat(values(WorkbookReader.read(annotated, Limits.DEFAULT), original))
        .isEqualTo(values(WorkbookReader.read(original, Limits.DEFAULT), original));
  }

  @ParameterizedTest
  @ValueSource(strings = {"liujiang-2025/liujiang-2025.xlsx", "broken/T3-02.xlsx"})
  void libreoffice_keeps_its_notes_and_values_and_prints_it(String sample) throws Exception {
    Office.demand();
    byte[] original = Files.readAllBytes(SAMPLES.resolve(sample));
    byte[] annotated = annotated(original);

    byte[] saved = Office.convert(annotated, "xlsx", folder);

    assertThat(notes(saved)).isEqualTo(notes(annotated));
    // Roundings are told on the result sheet; they put no note on anybody's figure.
    boolean figures =
        notes(annotated).keySet().stream().anyMatch(place -> !place.startsWith("表12 "));
    assertThat(figures).isNotEqualTo(sample.startsWith("liujiang"));
    Map<String, Object> expected = values(WorkbookReader.read(original, Limits.DEFAULT), original);
    Map<String, Object> actual = values(WorkbookReader.read(saved, Limits.DEFAULT), original);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((cell, value) -> assertSame(cell, value, actual.get(cell)));
    assertThat(
            new String(Office.convert(annotated, "pdf", folder), 0, 5, StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
  }

  private static void assertSame(String cell, Object expected, Object actual) {
    if (expected instanceof Double number) {
      // LibreOffice recalculates; binary noise beyond 15 digits is its own.
      assertThat((Double) actual).as(cell).isCloseTo(number, within(1e-9));
    } else {
      assertThat(actual).as(cell).isEqualTo(expected);
    }
  }

  private static byte[] annotated(byte[] original) throws Exception {
    Evaluation evaluation = engine.evaluate(original, "sample.xlsx", Options.AUTO);
    Wording wording = Wording.of(evaluation, "zh");
    return new AnnotatedWorkbook(wording).write(original, evaluation);
  }

  /** Numbers and texts of the sheets the original has. */
  private static Map<String, Object> values(Workbook workbook, byte[] original) throws Exception {
    List<String> names =
        WorkbookReader.read(original, Limits.DEFAULT).sheets().stream().map(Sheet::name).toList();
    Map<String, Object> values = new TreeMap<>();
    for (Sheet sheet : workbook.sheets()) {
      if (!names.contains(sheet.name())) {
        continue;
      }
      for (int column = 0; column < sheet.columnCount(); column++) {
        for (int row = 0; row < sheet.rowCount(); row++) {
          String cell = sheet.name() + "!" + new CellRef(row, column);
          if (sheet.kind(row, column) == CellKind.NUMBER) {
            values.put(cell, sheet.number(row, column));
          } else if (sheet.kind(row, column) == CellKind.TEXT) {
            values.put(cell, sheet.text(row, column));
          }
        }
      }
    }
    return values;
  }

  private static Map<String, String> notes(byte[] file) throws IOException {
    Map<String, String> notes = new TreeMap<>();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      for (int i = 0; i < book.getNumberOfSheets(); i++) {
        XSSFSheet sheet = book.getSheetAt(i);
        for (Map.Entry<?, ? extends Comment> note : sheet.getCellComments().entrySet()) {
          String text = note.getValue().getString().getString();
          notes.put(sheet.getSheetName() + "!" + note.getKey(), text);
        }
      }
    }
    return notes;
  }

  private static Set<String> sheetsWithNotes(byte[] file) throws IOException {
    Set<String> sheets = new TreeSet<>();
    notes(file).keySet().forEach(place -> sheets.add(place.substring(0, place.indexOf('!'))));
    return sheets;
  }
}
