package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corpus;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WorkbookPatcherCorpusTest {
  private static final CellRef FIRST = CellRef.parse("A1");
  private static final CellRef FAR = CellRef.parse("AZ5000");

  @TestFactory
  Stream<DynamicTest> every_readable_file_can_be_marked() {
    List<Path> files = new ArrayList<>(Corpus.files("robust", ".xlsx", ".xlsm"));
    files.addAll(Corpus.files("budgets", ".xlsx"));
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> mark(file)));
  }

  private static void mark(Path file) throws Exception {
    byte[] original = Corpus.bytes(file);
    Workbook before;
    try {
      before = WorkbookReader.read(original, Limits.DEFAULT);
    } catch (WorkbookException refused) {
      assertThat(refused.reason()).isNotNull();
      return;
    }
    List<Edit> edits = new ArrayList<>();
    before
        .sheets()
        .forEach(
            sheet -> {
              for (CellRef cell : List.of(FIRST, FAR)) {
                edits.add(new Edit.Note(sheet.name(), cell, "勾稽：" + cell));
                edits.add(new Edit.Fill(sheet.name(), cell, Edit.Mark.WARNING));
              }
            });
    byte[] patched = WorkbookPatcher.patch(original, edits, Limits.DEFAULT);
    assertThat(PatchedWorkbooks.content(WorkbookReader.read(patched, Limits.DEFAULT)))
        .isEqualTo(PatchedWorkbooks.content(before));
    assertThat(notes(patched)).isEqualTo(expectedNotes(original, before));
  }

  private static Map<String, String> expectedNotes(byte[] original, Workbook before)
      throws Exception {
    Map<String, String> expected = notes(original);
    before
        .sheets()
        .forEach(
            sheet -> {
              for (CellRef cell : List.of(FIRST, FAR)) {
                expected.merge(
                    sheet.name() + "!" + cell,
                    "勾稽：" + cell,
                    (theirs, ours) -> theirs + "\n\nGouji:\n" + ours);
              }
            });
    return expected;
  }

  /** All notes as POI reads them. */
  private static Map<String, String> notes(byte[] file) throws Exception {
    Map<String, String> notes = new TreeMap<>();
    byte[] readable = StrictToTransitional.convert(file);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(readable))) {
      for (org.apache.poi.ss.usermodel.Sheet sheet : book) {
        for (Map.Entry<CellAddress, ? extends Comment> comment :
            ((XSSFSheet) sheet).getCellComments().entrySet()) {
          notes.put(
              sheet.getSheetName() + "!" + comment.getKey(),
              comment.getValue().getString().getString());
        }
      }
    }
    return notes;
  }
}
