package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Notes;
import io.gouji.engine.Office;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** LibreOffice reads every marked workbook of the corpus as it reads the original. */
class LibreOfficeCorpusTest {
  /** Formulas that say something else whenever they are asked. */
  private static final Pattern VOLATILE =
      Pattern.compile("NOW\\(|TODAY\\(|RAND|CELL\\(|INFO\\(", Pattern.CASE_INSENSITIVE);

  /** Rules of a sheet, each an element that says all of it. */
  private static final Pattern RULES =
      Pattern.compile(
          "<(dataValidation|conditionalFormatting|autoFilter|sheetProtection|mergeCell|tablePart"
              + "|hyperlink)\\b(?:[^>]*/>|.*?</\\1>)"
              + "|<col [^>]*hidden=\"true\"[^>]*>",
          Pattern.DOTALL);

  /** What LibreOffice numbers anew, or in no order. */
  private static final Pattern NUMBERED =
      Pattern.compile(" (r:id|dxfId|priority|style|width|customWidth|collapsed)=\"[^\"]*\"");

  @TempDir private static Path folder;

  private static final List<MarkedCorpus.Readable> FILES = new ArrayList<>();
  private static final Map<String, byte[]> SAVED = new HashMap<>();

  @BeforeAll
  static void convert_all_at_once() throws Exception {
    Office.demand();
    FILES.addAll(MarkedCorpus.readable());
    for (Map.Entry<String, byte[]> odd : OddWorkbooks.all().entrySet()) {
      FILES.add(
          new MarkedCorpus.Readable(
              odd.getKey(), odd.getValue(), WorkbookReader.read(odd.getValue(), Limits.DEFAULT)));
    }
    Map<String, byte[]> workbooks = new TreeMap<>();
    for (int i = 0; i < FILES.size(); i++) {
      MarkedCorpus.Readable file = FILES.get(i);
      workbooks.put(i + "-original.xlsx", file.bytes());
      workbooks.put(
          i + "-marked.xlsx",
          WorkbookPatcher.patch(
              file.bytes(), PatchedWorkbooks.everywhere(file.workbook()), Limits.DEFAULT));
    }
    SAVED.putAll(Office.convert(workbooks, "xlsx", folder));
  }

  @Test
  void it_opens_just_the_originals_it_is_known_to_open() {
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; i < FILES.size(); i++) {
      boolean opened = SAVED.containsKey(i + "-original.xlsx");
      found.put(FILES.get(i).name(), opened ? "reads" : "refuses");
    }
    Map<String, String> expected = new LinkedHashMap<>();
    MarkedCorpus.reviewed()
        .forEach(
            (name, row) -> {
              if (row.get(0).equals("marked")) {
                expected.put(name, row.get(1));
              }
            });
    OddWorkbooks.all().keySet().forEach(odd -> expected.put(odd, "reads"));
    assertThat(found).isEqualTo(expected);
  }

  @TestFactory
  Stream<DynamicTest> it_reads_marked_workbooks_as_it_reads_the_originals() {
    return Stream.iterate(0, i -> i + 1)
        .limit(FILES.size())
        .filter(i -> SAVED.containsKey(i + "-original.xlsx"))
        .map(i -> DynamicTest.dynamicTest(FILES.get(i).name(), () -> compare(i)));
  }

  private static void compare(int file) throws Exception {
    byte[] original = SAVED.get(file + "-original.xlsx");
    byte[] marked = SAVED.get(file + "-marked.xlsx");
    assertThat(marked).as("opened").isNotNull();
    Workbook before = WorkbookReader.read(original, Limits.DEFAULT);
    Workbook after = WorkbookReader.read(marked, Limits.DEFAULT);
    Set<String> names = before.sheets().stream().map(Sheet::name).collect(Collectors.toSet());
    String added =
        after.sheets().stream()
            .map(Sheet::name)
            .filter(name -> !names.contains(name))
            .reduce((one, other) -> one + other)
            .orElse("");
    String taken = names.contains(PatchedWorkbooks.ADDED) ? "(2)" : "";
    assertThat(added).isEqualTo(PatchedWorkbooks.ADDED + taken);
    Map<String, String> content = content(after);
    content.keySet().removeIf(key -> key.split("!")[0].equals(added));
    assertThat(content).isEqualTo(content(before));
    Map<String, List<String>> rules = rules(marked);
    rules.remove(added);
    assertThat(rules).isEqualTo(rules(original));
    assertThat(Notes.of(marked)).isEqualTo(expectedNotes(file, original));
  }

  private static Map<String, String> content(Workbook workbook) {
    Map<String, String> content = PatchedWorkbooks.content(workbook);
    for (Sheet sheet : workbook.sheets()) {
      for (CellFormula formula : sheet.formulas()) {
        if (VOLATILE.matcher(formula.toString()).find()) {
          content.remove(sheet.name() + "!" + formula.anchor());
        }
      }
    }
    return content;
  }

  /** What a sheet says beside its cells, as written: LibreOffice writes equal things equally. */
  private static Map<String, List<String>> rules(byte[] saved) throws UnreadableException {
    Map<String, List<String>> rules = new TreeMap<>();
    PackageEdit pack = new PackageEdit(WorkbookPackage.open(saved, Limits.DEFAULT));
    WorkbookEdit workbook = new WorkbookEdit(pack);
    for (Sheet sheet : WorkbookReader.read(saved, Limits.DEFAULT).sheets()) {
      byte[] content = pack.content(ZipPart.key(workbook.sheetPart(sheet.name())));
      String xml = new String(content, StandardCharsets.UTF_8);
      List<String> found = new ArrayList<>();
      for (Matcher rule = RULES.matcher(xml); rule.find(); ) {
        found.add(NUMBERED.matcher(rule.group()).replaceAll(""));
      }
      found.sort(Comparator.naturalOrder());
      rules.put(sheet.name(), found);
    }
    return rules;
  }

  private static Map<String, String> expectedNotes(int file, byte[] original) throws Exception {
    Map<String, String> expected = Notes.of(original);
    Set<String> closed =
        WorkbookPatcher.patched(
                FILES.get(file).bytes(),
                PatchedWorkbooks.everywhere(FILES.get(file).workbook()),
                Limits.DEFAULT)
            .left()
            .stream()
            .filter(Edit.Note.class::isInstance)
            .map(edit -> edit.sheet() + "!" + edit.cell())
            .collect(Collectors.toSet());
    for (Sheet sheet : FILES.get(file).workbook().sheets()) {
      for (CellRef cell : PatchedWorkbooks.places(sheet)) {
        if (!closed.contains(sheet.name() + "!" + cell)) {
          expected.merge(
              sheet.name() + "!" + cell,
              PatchedWorkbooks.noteOn(cell),
              (theirs, ours) -> theirs + "\n\nGouji:\n" + ours);
        }
      }
    }
    return expected;
  }
}
