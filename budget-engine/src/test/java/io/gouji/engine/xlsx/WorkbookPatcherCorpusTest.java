package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corpus;
import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Relationship;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Workbook;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WorkbookPatcherCorpusTest {
  /** Parts that a note, a fill and a new sheet may change, beside the sheet's own. */
  private static final Pattern SHARED =
      Pattern.compile(
          "\\[content_types].xml|xl/workbook.xml|xl/_rels/workbook.xml.rels|xl/styles.xml"
              + "|docprops/app.xml");

  @Test
  void every_file_is_marked_or_has_its_reason() {
    Map<String, String> found = new LinkedHashMap<>();
    MarkedCorpus.files().forEach(file -> found.put(MarkedCorpus.name(file), outcome(file)));
    Map<String, String> expected = new LinkedHashMap<>();
    MarkedCorpus.reviewed().forEach((name, row) -> expected.put(name, row.get(0)));
    assertThat(found).isEqualTo(expected);
  }

  private static String outcome(Path file) {
    byte[] bytes = Corpus.bytes(file);
    if (WorkbookReader.format(bytes).equals("xls")) {
      return "xls";
    }
    try {
      Workbook workbook = WorkbookReader.read(bytes, Limits.DEFAULT);
      WorkbookPatcher.patch(bytes, PatchedWorkbooks.everywhere(workbook), Limits.DEFAULT);
      return "marked";
    } catch (UnreadableException refused) {
      return refused.reason().name();
    }
  }

  @TestFactory
  Stream<DynamicTest> marks_lose_nothing() {
    return MarkedCorpus.readable().stream()
        .map(file -> DynamicTest.dynamicTest(file.name(), () -> MarkCheck.holds(file)));
  }

  @TestFactory
  Stream<DynamicTest> parts_without_marks_stay_byte_for_byte() {
    return MarkedCorpus.readable().stream()
        .filter(file -> !file.workbook().sheets().isEmpty())
        .map(file -> DynamicTest.dynamicTest(file.name(), () -> markFirst(file)));
  }

  private static void markFirst(MarkedCorpus.Readable file) throws Exception {
    String first = file.workbook().sheets().get(0).name();
    List<Edit> edits =
        PatchedWorkbooks.everywhere(file.workbook()).stream()
            .filter(edit -> !(edit instanceof Edit.OnCell on) || on.sheet().equals(first))
            .toList();
    byte[] patched = WorkbookPatcher.patch(file.bytes(), edits, Limits.DEFAULT);
    Map<String, List<Byte>> before = PatchedWorkbooks.raw(file.bytes());
    Map<String, List<Byte>> after = PatchedWorkbooks.raw(patched);
    Set<String> own = own(file.bytes(), first);
    Set<String> changed = new TreeSet<>();
    before.forEach(
        (name, raw) -> {
          if (!raw.equals(after.get(name))) {
            changed.add(ZipPart.key(name));
          }
        });
    changed.removeIf(name -> SHARED.matcher(name).matches() || own.contains(name));
    assertThat(changed).isEmpty();
    assertThat(after.keySet()).containsAll(before.keySet());
  }

  /** A sheet's part, its relationships, its comments and the drawing of their boxes. */
  private static Set<String> own(byte[] bytes, String sheet) throws UnreadableException {
    OpcPackage pack = WorkbookPackage.open(bytes, Limits.DEFAULT);
    String part = ZipPart.key(new WorkbookEdit(new PackageEdit(pack)).sheetPart(sheet));
    Set<String> own = new HashSet<>(Set.of(part, OpcPackage.relationshipsKey(part)));
    for (Relationship relation : pack.relationships(part)) {
      if (relation.is("comments") || relation.is("vmlDrawing")) {
        own.add(relation.key(part));
      }
    }
    return own;
  }
}
