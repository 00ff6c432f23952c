package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corpus;
import io.gouji.engine.Notes;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class XlsPatcherCorpusTest {
  private static final CellRef FIRST = CellRef.parse("A1");
  private static final CellRef FAR = CellRef.parse("AZ5000");

  @TestFactory
  Stream<DynamicTest> everyReadableOldWorkbookCanBeMarked() {
    return OldCorpus.each(XlsPatcherCorpusTest::mark);
  }

  private static void mark(Path file, byte[] original, Workbook before) throws Exception {
    List<Edit> edits = new ArrayList<>();
    for (Sheet sheet : before.sheets()) {
      for (CellRef cell : List.of(FIRST, FAR)) {
        edits.add(new Edit.Note(sheet.name(), cell, "勾稽：" + cell));
        edits.add(new Edit.Fill(sheet.name(), cell, Edit.Mark.WARNING));
      }
    }
    Patched patched = WorkbookPatcher.patched(original, edits, Limits.DEFAULT);

    assertThat(PatchedWorkbooks.content(WorkbookReader.read(patched.bytes(), Limits.DEFAULT)))
        .isEqualTo(PatchedWorkbooks.content(before));
    assertThat(Notes.of(patched.bytes())).isEqualTo(expectedNotes(original, before));
    assertThat(XfChecksum.holds(stream(patched.bytes())))
        .isEqualTo(XfChecksum.holds(stream(original)));
    assertThat(others(patched.bytes())).isEqualTo(others(original));
    assertThat(WorkbookPatcher.patch(original, edits, Limits.DEFAULT)).isEqualTo(patched.bytes());
  }

  private static Map<String, String> expectedNotes(byte[] original, Workbook before)
      throws IOException {
    Map<String, String> expected = Notes.of(original);
    for (Sheet sheet : before.sheets()) {
      for (CellRef cell : List.of(FIRST, FAR)) {
        expected.merge(
            sheet.name() + "!" + cell,
            "勾稽：" + cell,
            (theirs, ours) -> theirs + "\n\nGouji:\n" + ours);
      }
    }
    return expected;
  }

  private static byte[] stream(byte[] file) throws UnreadableException {
    return XlsFile.streams(file).entrySet().stream()
        .filter(stream -> stream.getKey().equalsIgnoreCase("/Workbook"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(new byte[0]);
  }

  @Test
  void theChecksumIsTheOneOfExcel() throws Exception {
    byte[] excel = Corpus.bytes(Corpus.path("formula/poi/FormulaEvalTestData.xls"));

    assertThat(XfChecksum.holds(stream(excel))).isTrue();
  }

  /** Everything in the container but the workbook itself, as text to be told apart. */
  private static SortedMap<String, List<Byte>> others(byte[] file) throws UnreadableException {
    SortedMap<String, List<Byte>> others = new TreeMap<>();
    XlsFile.streams(file)
        .forEach(
            (name, content) -> {
              List<Byte> bytes = new ArrayList<>();
              for (byte one : content) {
                bytes.add(one);
              }
              others.put(name, bytes);
            });
    others.keySet().removeIf(name -> name.equalsIgnoreCase("/Workbook"));
    return others;
  }
}
