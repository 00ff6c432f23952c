package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Corpus;
import io.gouji.engine.Corrected;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Notes;
import io.gouji.engine.Office;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.MarkedCopy;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Marks come off again: to the byte from a copy as we wrote it, surely ours alone from others. */
class MarksTest {
  private static final Path SAMPLES = Path.of("..", "samples");
  private static final Path BROKEN = SAMPLES.resolve("broken/T3-02.xlsx");
  private static BudgetEngine engine;

  @TempDir private Path folder;

  @BeforeAll
  static void open() throws Exception {
    engine = BudgetEngine.open(Path.of("..", "templates"));
  }

  @TestFactory
  Stream<DynamicTest> every_sample_is_itself_again_and_marked_twice_is_marked_once()
      throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return tests(files.filter(file -> file.toString().endsWith(".xlsx")).sorted().toList());
    }
  }

  @TestFactory
  Stream<DynamicTest> every_real_budget_is_itself_again_and_marked_twice_is_marked_once() {
    return tests(Corpus.files("budgets", ".xlsx"));
  }

  private static Stream<DynamicTest> tests(List<Path> files) {
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws Exception {
    byte[] original = Files.readAllBytes(file);
    byte[] annotated;
    try {
      annotated = annotated(original);
    } catch (Refusal unreadable) {
      assertThat(unreadable.problems()).isNotEmpty();
      return;
    }
    // A sample of explanations is a marked copy itself; its own marks go first.
    byte[] unmarked = MarkedCopy.plain(original, false, Limits.DEFAULT).bytes();

    assertThat(annotated(annotated)).isEqualTo(annotated);
    assertThat(sums(MarkedCopy.plain(annotated, false, Limits.DEFAULT).bytes()))
        .isEqualTo(sums(unmarked));
    Plain plain = MarkedCopy.plain(annotated, true, Limits.DEFAULT);
    assertThat(plain.changed()).isTrue();
    assertThat(MarkedCopy.plain(plain.bytes(), true, Limits.DEFAULT).changed()).isFalse();
  }

  @Test
  void what_another_program_saved_loses_its_marks_and_nothing_else() throws Exception {
    Office.demand();
    byte[] original = withOwnMarks(Files.readAllBytes(BROKEN));
    byte[] untouched = Office.convert(original, "xlsx", folder);
    byte[] saved = Office.convert(annotated(original), "xlsx", folder);

    Plain plain = MarkedCopy.plain(saved, true, Limits.DEFAULT);

    assertThat(plain.exact()).isFalse();
    assertThat(plain.kept()).isEmpty();
    assertThat(plain.removed()).containsExactly("校验结果", "勾稽记录");
    assertThat(looks(plain.bytes())).isEqualTo(looks(untouched));
    byte[] again = Office.convert(plain.bytes(), "xlsx", folder);
    assertThat(looks(again)).isEqualTo(looks(untouched));
    assertThat(MarkedCopy.plain(again, true, Limits.DEFAULT).changed()).isFalse();
  }

  @Test
  void what_was_saved_is_marked_anew_without_a_trace_of_the_old() throws Exception {
    byte[] original = withOwnMarks(Files.readAllBytes(BROKEN));
    byte[] saved = edited(annotated(original), book -> {});

    byte[] again = annotated(saved);

    assertThat(looks(MarkedCopy.plain(again, true, Limits.DEFAULT).bytes()))
        .isEqualTo(looks(original));
    assertThat(looks(again)).isEqualTo(looks(annotated(original)));
    assertThat(annotated(again)).isEqualTo(again);
  }

  @Test
  void what_a_person_did_to_marked_cells_stays() throws Exception {
    byte[] original = withOwnMarks(Files.readAllBytes(BROKEN));
    byte[] marked = annotated(original);
    List<String> places = new ArrayList<>(Notes.of(marked).keySet());
    places.removeAll(Notes.of(original).keySet());
    String place = places.get(0);
    byte[] saved =
        edited(
            marked,
            book -> {
              Comment note = at(book, place).getCellComment();
              note.setString(new XSSFRichTextString(note.getString() + "\n已电话核实，韦会计"));
              XSSFCellStyle green = book.createCellStyle();
              green.cloneStyleFrom(at(book, place).getCellStyle());
              green.setFillForegroundColor(new XSSFColor(new byte[] {0, (byte) 0xB0, 0x50}, null));
              at(book, place).setCellStyle(green);
              // A row comes in above, and the sheet gets another name.
              XSSFSheet table = (XSSFSheet) at(book, place).getSheet();
              table.shiftRows(0, table.getLastRowNum(), 1);
              book.setSheetName(book.getSheetIndex(table), "改过名的表");
              XSSFSheet results = book.getSheet("校验结果");
              results.getRow(8).createCell(12).setCellValue("这一条不用改");
            });

    Plain plain = MarkedCopy.plain(saved, true, Limits.DEFAULT);

    assertThat(plain.kept()).containsExactly("校验结果");
    CellReference was = new CellReference(place.substring(place.lastIndexOf('!') + 1));
    String now = "改过名的表!" + new CellReference(was.getRow() + 1, was.getCol()).formatAsString(false);
    Map<String, String> notes = Notes.of(plain.bytes());
    assertThat(notes.remove(now)).isEqualTo("已电话核实，韦会计");
    assertThat(notes.values()).containsExactlyElementsOf(Notes.of(original).values());
    assertThat(looks(plain.bytes()).get(now)).contains("00B050");
    Map<String, String> looks = looks(plain.bytes());
    looks.keySet().removeIf(cell -> !cell.startsWith("改过名的表!"));
    Map<String, String> before = looks(original);
    before.keySet().removeIf(cell -> !cell.startsWith(place.substring(0, place.indexOf('!') + 1)));
    looks.remove(now);
    before.remove(place);
    assertThat(looks.values().stream().sorted().toList())
        .isEqualTo(before.values().stream().sorted().toList());
  }

  @Test
  void reasons_people_wrote_stay_whatever_is_done() throws Exception {
    byte[] explained = Files.readAllBytes(SAMPLES.resolve("explained/FML08.xlsx"));

    Plain plain = MarkedCopy.plain(explained, true, Limits.DEFAULT);

    assertThat(plain.kept()).containsExactly("校验说明");
    assertThat(plain.removed()).containsExactly("校验结果", "勾稽记录");
    Evaluation clean = engine.evaluate(plain.bytes(), "sample.xlsx", Options.AUTO);
    Evaluation given = engine.evaluate(explained, "sample.xlsx", Options.AUTO);
    assertThat(clean.explained()).hasSize(1).isEqualTo(given.explained());
    assertThat(MarkedCopy.plain(annotated(explained), true, Limits.DEFAULT).bytes())
        .isEqualTo(MarkedCopy.plain(annotated(plain.bytes()), true, Limits.DEFAULT).bytes());
  }

  @Test
  void a_corrected_copy_keeps_its_figures_and_loses_its_log() throws Exception {
    byte[] original = Files.readAllBytes(SAMPLES.resolve("broken/T3-02.xlsx"));
    Evaluation evaluation = engine.evaluate(original, "sample.xlsx", Options.AUTO);
    Corrected corrected = engine.correct(original, evaluation, Options.AUTO);
    assertThat(corrected.corrections()).isNotEmpty();
    byte[] copy = new CorrectedWorkbook(evaluation, Wording.of(evaluation, "zh")).write(corrected);

    assertThat(sums(MarkedCopy.plain(copy, true, Limits.DEFAULT).bytes()))
        .isEqualTo(sums(corrected.bytes()));
    byte[] annotated = annotated(copy);
    assertThat(AnnotatedWorkbook.isUntouched(annotated)).isTrue();
    assertThat(sums(MarkedCopy.plain(annotated, false, Limits.DEFAULT).bytes()))
        .isEqualTo(sums(copy));
    assertThat(sums(MarkedCopy.plain(annotated, true, Limits.DEFAULT).bytes()))
        .isEqualTo(sums(corrected.bytes()));
    Plain saved = MarkedCopy.plain(edited(copy, book -> {}), true, Limits.DEFAULT);
    assertThat(saved.removed()).containsExactly("更正记录");
    Plain noted =
        MarkedCopy.plain(
            edited(copy, book -> book.getSheet("更正记录").getRow(3).createCell(9).setCellValue("已报")),
            true,
            Limits.DEFAULT);
    assertThat(noted.removed()).isEmpty();
    assertThat(noted.kept()).containsExactly("更正记录");
  }

  /** A workbook in which the accountant has marked the very cells we are going to mark. */
  private static byte[] withOwnMarks(byte[] original) throws Exception {
    List<String> places = List.copyOf(Notes.of(annotated(original)).keySet());
    assertThat(places.size()).isGreaterThan(1);
    return edited(
        original,
        book -> {
          Cell cell = at(book, places.get(0));
          ClientAnchor anchor = book.getCreationHelper().createClientAnchor();
          anchor.setCol2(3);
          anchor.setRow2(4);
          Comment note = cell.getSheet().createDrawingPatriarch().createCellComment(anchor);
          note.setString(new XSSFRichTextString("请张主任确认\n2月18日"));
          note.setAuthor("韦会计");
          cell.setCellComment(note);
          XSSFCellStyle own = book.createCellStyle();
          own.cloneStyleFrom(cell.getCellStyle());
          own.setFillPattern(FillPatternType.SOLID_FOREGROUND);
          own.setFillForegroundColor(new XSSFColor(new byte[] {(byte) 0xFF, (byte) 0xFF, 0}, null));
          own.setBorderBottom(BorderStyle.DOUBLE);
          cell.setCellStyle(own);
        });
  }

  private static Cell at(XSSFWorkbook book, String place) {
    int mark = place.lastIndexOf('!');
    CellReference ref = new CellReference(place.substring(mark + 1));
    XSSFSheet sheet = book.getSheet(place.substring(0, mark));
    Row row = sheet.getRow(ref.getRow());
    return row.getCell(ref.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  private static byte[] annotated(byte[] original) throws Refusal {
    Evaluation evaluation = engine.evaluate(original, "sample.xlsx", Options.AUTO);
    return new AnnotatedWorkbook(Wording.of(evaluation, "zh")).write(original, evaluation);
  }

  private static byte[] edited(byte[] file, Consumer<XSSFWorkbook> change) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      change.accept(book);
      book.write(out);
      return out.toByteArray();
    }
  }

  /** Background, borders, number format and note of every cell that has any. */
  private static Map<String, String> looks(byte[] file) throws IOException {
    Map<String, String> looks = new TreeMap<>();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      for (org.apache.poi.ss.usermodel.Sheet sheet : book) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            XSSFCellStyle style = (XSSFCellStyle) cell.getCellStyle();
            XSSFColor fill = style.getFillForegroundColorColor();
            looks.put(
                sheet.getSheetName() + "!" + cell.getAddress(),
                (fill == null ? "" : fill.getARGBHex())
                    + style.getBorderLeft()
                    + style.getBorderRight()
                    + style.getBorderTop()
                    + style.getBorderBottom()
                    + style.getDataFormatString());
          }
        }
      }
    }
    looks.values().removeIf("NONENONENONENONEGeneral"::equals);
    Notes.of(file).forEach((place, note) -> looks.merge(place, "|" + note, String::concat));
    return looks;
  }

  /** Every part with the hash of its bytes. */
  private static Map<String, Integer> sums(byte[] file) throws IOException {
    Map<String, Integer> sums = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        sums.put(entry.getName(), Arrays.hashCode(zip.readAllBytes()));
      }
    }
    return sums;
  }
}
