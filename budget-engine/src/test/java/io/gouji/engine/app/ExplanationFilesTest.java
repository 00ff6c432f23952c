package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations in the workbook and beside it, through the command. */
class ExplanationFilesTest {
  private static final Path SAMPLES = Path.of("..", "samples");

  @TempDir private Path folder;
  private Path workbook;

  @BeforeEach
  void copy() throws IOException {
    workbook = Files.copy(SAMPLES.resolve("broken/FML08.xlsx"), folder.resolve("预算.xlsx"));
  }

  private String csv() throws IOException {
    JsonNode report =
        new ObjectMapper()
            .readTree(Spoken.by("validate", "--format", "json", workbook.toString()).out());
    for (JsonNode finding : report.get("findings")) {
      if (finding.get("rule").asText().equals("FML08")) {
        return "编号,当时数值,说明,填写人,日期,年度\n"
            + finding.get("fingerprint").asText()
            + ",6.01 万元 / 0.01,合同价比询价多出一百元,韦会计,2025/2/18,2025\n";
      }
    }
    throw new AssertionError(report);
  }

  @Test
  void theFilledInSheetPassesAndIsToldApart() {
    Spoken spoken = Spoken.by("validate", SAMPLES.resolve("explained/FML08.xlsx").toString());

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).contains("已说明（1）", "韦会计", "询价结果比预算多");
  }

  @Test
  void aCsvBesideTheWorkbookIsReadByItself() throws IOException {
    assertThat(Spoken.by("validate", workbook.toString()).code()).isEqualTo(1);
    byte[] csv = csv().getBytes(Charset.forName("GB18030"));
    Files.write(folder.resolve("预算-校验说明.csv"), csv);

    Spoken spoken = Spoken.by("validate", workbook.toString(), "-o", folder.toString());

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).contains("已说明（1）", "合同价比询价多出一百元");
    Path marked = folder.resolve("预算-批注版.xlsx");
    Spoken again = Spoken.by("validate", marked.toString());
    assertThat(again.code()).as("the reason travels with the marked copy").isZero();
  }

  /** A file that the system refuses to read, as Windows does one that is open in Excel. */
  private Path unreadable() throws IOException {
    Path memory = Path.of("/proc/self/mem");
    assumeTrue(Files.isRegularFile(memory), "no file here that nobody can read");
    return Files.createSymbolicLink(folder.resolve("预算-校验说明.csv"), memory);
  }

  @Test
  void explanationsThatCannotBeReadAreNamed() throws IOException {
    Path held = unreadable();

    Spoken spoken = Spoken.by("validate", workbook.toString());
    Spoken batch = Spoken.by("batch", folder.toString(), "-o", folder.resolve("结果").toString());

    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.err()).startsWith(held + "：读取失败（").hasLineCount(1);
    assertThat(batch.code()).isEqualTo(3);
    assertThat(batch.err() + batch.out()).contains("预算-校验说明.csv：读取失败（");
  }

  @Test
  void aFileElsewhereIsNamed() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("说明.csv"), "\uFEFF" + csv());

    Spoken spoken =
        Spoken.by("validate", workbook.toString(), "--explanations", elsewhere.toString());

    assertThat(spoken.code()).isZero();
    Spoken workbookAsFile =
        Spoken.by(
            "validate",
            workbook.toString(),
            "--explanations",
            SAMPLES.resolve("explained/FML08.xlsx").toString());
    assertThat(workbookAsFile.code()).isZero();
  }

  @Test
  void aFileThatIsNotThereOrNoneIsTold() throws IOException {
    String missing = folder.resolve("没有.csv").toString();
    Spoken absent = Spoken.by("validate", workbook.toString(), "--explanations", missing);
    assertThat(absent.code()).isEqualTo(3);
    assertThat(absent.err()).contains(missing);
    Spoken directory =
        Spoken.by("validate", workbook.toString(), "--explanations", folder.toString());
    assertThat(directory.code()).isEqualTo(64);
    Path noise =
        Files.write(folder.resolve("乱.csv"), "甲,乙\n1,2\n".getBytes(StandardCharsets.UTF_8));
    Spoken unread = Spoken.by("validate", workbook.toString(), "--explanations", noise.toString());
    assertThat(unread.code()).isEqualTo(1);
    assertThat(unread.out()).contains("EX06", "乱.csv");
  }
}
