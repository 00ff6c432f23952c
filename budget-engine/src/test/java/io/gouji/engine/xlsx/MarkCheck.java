package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Marks a workbook everywhere and sees that nothing else changed, for us and for POI. */
final class MarkCheck {
  private MarkCheck() {}

  static void holds(MarkedCorpus.Readable file) throws Exception {
    Workbook before = file.workbook();
    List<Edit> edits = PatchedWorkbooks.everywhere(before);
    Patched patched = WorkbookPatcher.patched(file.bytes(), edits, Limits.DEFAULT);
    Workbook after = WorkbookReader.read(patched.bytes(), Limits.DEFAULT);
    Sheet added = after.sheets().get(after.sheets().size() - 1);
    Map<String, String> content = PatchedWorkbooks.content(after);
    content.keySet().removeIf(key -> key.split("!")[0].equals(added.name()));
    assertThat(content).isEqualTo(PatchedWorkbooks.content(before));
    assertThat(added.text(0, 0)).isEqualTo("级别");
    assertThat(marks(patched.bytes(), before)).isEqualTo(expected(file, patched));
  }

  /** What POI shall find: the notes of others as they are, ours beside them, and our fills. */
  private static Map<String, String> expected(MarkedCorpus.Readable file, Patched patched)
      throws Exception {
    Map<String, String> expected = theirs(file);
    Set<String> left = patched.left().stream().map(edit -> left(edit)).collect(Collectors.toSet());
    for (Sheet sheet : file.workbook().sheets()) {
      for (CellRef cell : PatchedWorkbooks.places(sheet)) {
        String at = sheet.name() + "!" + cell;
        if (!left.contains(at)) {
          expected.merge(
              at, PatchedWorkbooks.noteOn(cell), (theirs, ours) -> theirs + "\n\nGouji:\n" + ours);
        }
        if (!left.contains(at + " fill")) {
          expected.put(at + " fill", "FFFFEB9C");
        }
      }
    }
    return expected;
  }

  /** What POI finds in the original; it refuses some that it opens once they are marked. */
  private static Map<String, String> theirs(MarkedCorpus.Readable file) throws Exception {
    try {
      return marks(file.bytes(), file.workbook());
    } catch (RuntimeException refused) {
      assertThat(OddWorkbooks.REFUSED_BY_POI).contains(file.name());
      return new TreeMap<>();
    }
  }

  private static String left(Edit.OnCell edit) {
    return edit.sheet() + "!" + edit.cell() + (edit instanceof Edit.Fill ? " fill" : "");
  }

  /** All notes as POI reads them, and the fills of the cells we mark. */
  private static Map<String, String> marks(byte[] file, Workbook workbook) throws Exception {
    Map<String, String> marks = new TreeMap<>();
    byte[] readable = StrictToTransitional.convert(file);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(readable))) {
      for (Sheet known : workbook.sheets()) {
        XSSFSheet sheet = book.getSheet(known.name());
        for (Map.Entry<CellAddress, ? extends Comment> comment :
            sheet.getCellComments().entrySet()) {
          marks.put(
              known.name() + "!" + comment.getKey(), comment.getValue().getString().getString());
        }
        PatchedWorkbooks.places(known)
            .forEach(
                cell ->
                    marks.put(
                        known.name() + "!" + cell + " fill", PatchedWorkbooks.fill(sheet, cell)));
      }
    }
    return marks;
  }
}
