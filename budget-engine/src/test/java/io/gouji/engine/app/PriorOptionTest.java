package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code gouji validate --prior}: what people see of two years, and of a file that is none. */
class PriorOptionTest {
  private static final String SAMPLE = "../samples/liujiang-2025/liujiang-2025.xlsx";
  private static final String PRIOR = "../samples/prior/liujiang-2024.xlsx";
  private static final String BROKEN = "../samples/broken/X18F.xlsx";
  private static final String CELL = "上年 liujiang-2024.xlsx 表7 财政拨款“三公”经费、会议费和培训费支出情况表!C10";

  @TempDir private Path folder;

  @Test
  void theCleanSamplePassesBesideItsYearBefore() throws IOException {
    Spoken spoken = Spoken.by("validate", SAMPLE, "--prior", PRIOR);

    assertThat(spoken.code()).isZero();
    assertThat(spoken.err()).isEmpty();
    assertThat(spoken.out()).contains("上年文件  liujiang-2024.xlsx\n").doesNotContain("--prior");
  }

  @Test
  void withoutItTheReportSaysWhatWasNotChecked() throws IOException {
    Spoken spoken = Spoken.by("validate", SAMPLE);

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out())
        .containsPattern("没有可用的上年文件（--prior）：[1-9]\\d* 条")
        .doesNotContain("上年文件  ");
  }

  @Test
  void aFindingNamesTheCellOfTheOtherFile() throws IOException {
    Spoken spoken = Spoken.by("validate", BROKEN, "--prior", PRIOR);

    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out()).contains(CELL, "上年表7·公务接待");
    assertThat(Spoken.by("validate", BROKEN, "--prior", PRIOR, "--lang", "en").out())
        .contains("Last year", "last year liujiang-2024.xlsx 表7 ");
  }

  @Test
  void severalWorkbooksShareOneFile() throws IOException {
    Spoken spoken = Spoken.by("validate", SAMPLE, BROKEN, "--prior", PRIOR, "--format", "json");

    List<String> documents = spoken.out().lines().toList();
    assertThat(documents).hasSize(2);
    for (String document : documents) {
      JsonNode prior = new ObjectMapper().readTree(document).get("prior");
      assertThat(prior.get("name").asText()).isEqualTo("liujiang-2024.xlsx");
      assertThat(prior.get("year").asText()).isEqualTo("2024");
      assertThat(prior.get("used").asBoolean()).isTrue();
      assertThat(prior.get("sha256").asText()).hasSize(64);
    }
    assertThat(documents.get(1)).contains("{\"file\":\"liujiang-2024.xlsx\",\"sheet\":\"表7 ");
    assertThat(documents.get(0)).doesNotContain("{\"file\":");
  }

  /** A link to a sheet and cell of this name would lead to the wrong figure of this workbook. */
  @Test
  void theMarkedCopyNamesTheOtherFilesCellAndLinksToItsOwn() throws Exception {
    Spoken.by("validate", BROKEN, "--prior", PRIOR, "-o", folder.toString());
    Path copy = folder.resolve("X18F-批注版.xlsx");

    var sheet =
        WorkbookReader.read(Files.readAllBytes(copy), Limits.DEFAULT).sheet("校验结果").orElseThrow();
    boolean told = false;
    for (int row = 0; row < sheet.rowCount(); row++) {
      told |=
          sheet.text(row, 2).startsWith("B10 · 表7")
              && sheet.text(row, 3).endsWith("（" + CELL + "）");
    }
    assertThat(told).isTrue();
    assertThat(sheet.text(3, 0)).isEqualTo("上年文件：liujiang-2024.xlsx");
    try (ZipFile zip = new ZipFile(copy.toFile())) {
      boolean noted = false;
      for (ZipEntry entry : zip.stream().toList()) {
        String part = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(part).doesNotContain("三公”经费、会议费和培训费支出情况表'!C10\"");
        noted |= entry.getName().contains("comments") && part.contains(CELL);
      }
      assertThat(noted).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"没有.xlsx", "坏.xlsx", "通讯录.xlsx"})
  void aFileThatCannotBeComparedWithEndsTheRunWithOneLine(String name) throws IOException {
    Workbooks.stranger(folder);
    Files.writeString(folder.resolve("坏.xlsx"), "这不是工作簿");
    String file = folder.resolve(name).toString();

    Spoken spoken = Spoken.by("validate", SAMPLE, BROKEN, "--prior", file);

    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.err().lines())
        .singleElement()
        .asString()
        .startsWith(file + "：")
        .contains("请");
  }

  @Test
  void machinesGetOneDocumentForEachWorkbookAllTheSame() throws IOException {
    Spoken spoken = Spoken.by("validate", SAMPLE, BROKEN, "--prior", "没有.xlsx", "--format", "json");

    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"reason\":\"file.missing\"") && line.contains("没有.xlsx"));
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Spoken spoken = Spoken.by("validate", SAMPLE, "--prior", folder.toString());

    assertThat(spoken.code()).isEqualTo(64);
    assertThat(spoken.err()).contains("--prior", "文件夹");
  }

  @Test
  void anotherYearIsAWarning() throws IOException {
    Spoken spoken = Spoken.by("validate", SAMPLE, "--prior", SAMPLE);

    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out()).contains("L01", "是 2025 年的", "请给出 2024 年的文件", "（不能用来核对，原因见下）");
  }

  @Test
  void aRuleIsExplainedWithTheFiguresOfBothYears() throws IOException {
    Spoken spoken = Spoken.by("rules", "explain", "X18F", BROKEN, "--prior", PRIOR);

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).contains("判断了 1 处", CELL);
    assertThat(Spoken.by("rules", "explain", "X18F", BROKEN).out()).contains("没有可用的上年文件");
    assertThat(Spoken.by("rules", "explain", "X18F", BROKEN, "--prior", "没有.xlsx").code())
        .isEqualTo(3);
  }
}
