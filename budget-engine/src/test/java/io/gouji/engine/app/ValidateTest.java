package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gouji.engine.report.AnnotatedWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gouji validate} on readable workbooks: reports, and copies that lose nobody's work. */
class ValidateTest {
  private static final Path SAMPLE = Path.of("../samples/broken/T1-01.xlsx");
  private static final Path OTHER = Path.of("../samples/broken/B11.xlsx");

  @TempDir private Path folder;

  @Test
  void theOriginalIsNeverTouched() throws IOException {
    Path original = copyOf(SAMPLE, "预算.xlsx");
    byte[] before = Files.readAllBytes(original);
    FileTime time = FileTime.fromMillis(1_700_000_000_000L);
    Files.setLastModifiedTime(original, time);

    validate(original, folder);

    assertThat(original).hasBinaryContent(before);
    assertThat(Files.getLastModifiedTime(original)).isEqualTo(time);
    assertThat(names(folder)).containsExactly("预算-批注版.xlsx", "预算.xlsx");
  }

  @Test
  void twoRunsGiveTheSameBytes() throws IOException {
    Spoken one = validate(SAMPLE, folder.resolve("a"));
    Spoken two = validate(SAMPLE, folder.resolve("b"));

    assertThat(two.out().replace("/b/", "/a/").replace("\\b\\", "\\a\\")).isEqualTo(one.out());
    assertThat(folder.resolve("b/T1-01-批注版.xlsx"))
        .hasSameBinaryContentAs(folder.resolve("a/T1-01-批注版.xlsx"));
  }

  @Test
  void aResultNobodyTouchedIsReplaced() throws IOException {
    Path original = copyOf(SAMPLE, "预算.xlsx");
    validate(original, folder);
    byte[] first = Files.readAllBytes(folder.resolve("预算-批注版.xlsx"));
    Files.copy(OTHER, original, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    validate(original, folder);

    assertThat(names(folder)).containsExactly("预算-批注版.xlsx", "预算.xlsx");
    assertThat(Files.readAllBytes(folder.resolve("预算-批注版.xlsx"))).isNotEqualTo(first);
  }

  @Test
  void aResultSomebodyEditedIsKept() throws IOException {
    Path original = copyOf(SAMPLE, "预算.xlsx");
    validate(original, folder);
    Path result = folder.resolve("预算-批注版.xlsx");
    byte[] edited = edited(Files.readAllBytes(result));
    Files.write(result, edited);

    validate(original, folder);
    validate(original, folder);

    assertThat(names(folder)).containsExactly("预算-批注版(2).xlsx", "预算-批注版.xlsx", "预算.xlsx");
    assertThat(result).hasBinaryContent(edited);
  }

  @Test
  void aFileThatIsNotOursIsKept() throws IOException {
    Path original = copyOf(SAMPLE, "预算.xlsx");
    Path foreign = Files.copy(OTHER, folder.resolve("预算-批注版.xlsx"));

    validate(original, folder);

    assertThat(names(folder)).containsExactly("预算-批注版(2).xlsx", "预算-批注版.xlsx", "预算.xlsx");
    assertThat(foreign).hasSameBinaryContentAs(OTHER);
  }

  @Test
  void twoWorkbooksOfOneNameGetAResultEach() throws IOException {
    Path one = copyOf(SAMPLE, "甲/预算.xlsx");
    Path two = copyOf(OTHER, "乙/预算.xlsx");
    Path results = folder.resolve("结果");

    Spoken.by("validate", one.toString(), two.toString(), "-o", results.toString());

    assertThat(names(results)).containsExactly("预算-批注版(2).xlsx", "预算-批注版.xlsx");
  }

  @Test
  void twoWorkbooksOfOneNameAreToldByTheirPaths() throws IOException {
    Path one = copyOf(SAMPLE, "甲/预算.xlsx");
    Path two = copyOf(OTHER, "乙/预算.xlsx");

    Spoken text = Spoken.by("validate", one.toString(), two.toString());
    Spoken json = Spoken.by("validate", "--format", "json", one.toString(), two.toString());

    assertThat(text.out()).contains(one.toString(), two.toString());
    assertThat(json.out().lines())
        .map(line -> new ObjectMapper().readTree(line).at("/workbook/path").asText())
        .containsExactly(one.toString(), two.toString());
  }

  @Test
  void theCopyIsNamedByWhatItIs() throws IOException {
    Path disguised = copyOf(SAMPLE, "预算.xls");

    validate(disguised, folder);

    assertThat(names(folder)).containsExactly("预算-批注版.xlsx", "预算.xls");
  }

  @Test
  void theCopySaysWhetherItWasEdited() throws IOException {
    validate(SAMPLE, folder);
    byte[] result = Files.readAllBytes(folder.resolve("T1-01-批注版.xlsx"));

    assertThat(AnnotatedWorkbook.isUntouched(result)).isTrue();
    assertThat(AnnotatedWorkbook.isUntouched(edited(result))).isFalse();
    assertThat(AnnotatedWorkbook.isUntouched(Files.readAllBytes(SAMPLE))).isFalse();
    assertThat(AnnotatedWorkbook.isUntouched(new byte[0])).isFalse();
  }

  @Test
  void withoutAFolderNothingIsWritten() throws IOException {
    Path original = copyOf(SAMPLE, "预算.xlsx");

    Spoken.by("validate", original.toString());

    assertThat(names(folder)).containsExactly("预算.xlsx");
  }

  @Test
  void jsonIsOneDocumentALine() throws IOException {
    Spoken spoken = Spoken.by("validate", SAMPLE.toString(), OTHER.toString(), "--format", "json");

    ObjectMapper json = new ObjectMapper();
    List<String> lines = spoken.out().lines().toList();
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      JsonNode document = json.readTree(line);
      assertThat(document.get("schema").asText()).isEqualTo("gouji/1");
    }
    assertThat(spoken.out()).endsWith("\n").doesNotContain("\r");
  }

  @Test
  void anUnreadableFileHasItsDocumentToo() throws IOException {
    Path broken = Files.write(folder.resolve("空.xlsx"), new byte[0]);

    Spoken spoken = Spoken.by("validate", "--format", "json", broken.toString(), SAMPLE.toString());

    List<String> lines = spoken.out().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode document = new ObjectMapper().readTree(lines.get(0));
    assertThat(document.at("/unreadable/reason").asText()).isEqualTo("file.empty");
    assertThat(document.at("/unreadable/path").asText()).isEqualTo(broken.toString());
    assertThat(document.at("/unreadable/text").asText() + "\n").isEqualTo(spoken.err());
    assertThat(document.at("/summary/verdict").asText()).isEqualTo("incomplete");
  }

  @Test
  void oneUnreadableFileLeavesTheOthersTheirResults() throws IOException {
    Path broken = Files.write(folder.resolve("空.xlsx"), new byte[0]);

    Spoken spoken = Spoken.by("validate", broken.toString(), SAMPLE.toString());

    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.err()).startsWith(broken + "：");
    assertThat(spoken.out()).contains("T1-01.xlsx");
  }

  @Test
  void aFolderAmongTheFilesLeavesTheOthersTheirResults() throws IOException {
    Spoken spoken = Spoken.by("validate", folder.toString(), SAMPLE.toString());
    Spoken alone = Spoken.by("validate", "--lang=en", "--format=json", folder.toString());

    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.err()).isEqualTo(folder + "：是文件夹，请给出其中的工作簿文件。\n");
    assertThat(spoken.out()).contains("T1-01.xlsx");
    assertThat(alone.code()).isEqualTo(3);
    assertThat(alone.err()).isEqualTo(folder + ": a folder; name the workbook files in it.\n");
    assertThat(new ObjectMapper().readTree(alone.out()).at("/unreadable/reason").asText())
        .isEqualTo("file.directory");
  }

  @Test
  void aWorkbookWithoutBudgetTablesIsNoPass() throws IOException {
    Spoken spoken = Spoken.by("validate", Workbooks.stranger(folder).toString());

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out()).startsWith("不完整").contains("E01", "没有认出任何一张预算表");
  }

  @Test
  void aFolderThatCannotBeIsToldBeforeAnyWork() throws IOException {
    Path blocked = Files.writeString(folder.resolve("挡路"), "a file").resolve("下级");

    Spoken spoken = Spoken.by("validate", SAMPLE.toString(), "-o", blocked.toString());

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.err()).startsWith("-o 后面的 " + blocked + " 不是文件夹");
  }

  @Test
  void aFolderWithoutANameIsNotTheCurrentOne() {
    Spoken spoken = Spoken.by("validate", SAMPLE.toString(), "-o", "");

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.out()).isEmpty();
  }

  private static Spoken validate(Path file, Path results) {
    return Spoken.by("validate", file.toString(), "-o", results.toString());
  }

  private Path copyOf(Path sample, String name) throws IOException {
    Path target = folder.resolve(name);
    Files.createDirectories(target.getParent());
    return Files.copy(sample, target);
  }

  /** What a spreadsheet program does: the same workbook with one text changed, written anew. */
  private static byte[] edited(byte[] workbook) throws IOException {
    return Workbooks.edited(workbook);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
