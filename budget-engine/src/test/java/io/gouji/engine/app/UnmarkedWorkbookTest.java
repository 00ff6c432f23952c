package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gouji validate -o} on workbooks that cannot be marked, or not everywhere. */
class UnmarkedWorkbookTest {
  private static final Path SAMPLE = Path.of("../samples/broken/T1-01.xlsx");
  private static final String ORIGIN =
      "<Relationship Id=\"rIdSig\" Type=\"http://schemas.openxmlformats.org/package/2006/"
          + "relationships/digital-signature/origin\" Target=\"_xmlsignatures/origin.sigs\"/>"
          + "</Relationships>";

  @TempDir private Path folder;

  @Test
  void findingsOfASignedWorkbookStandBesideIt() throws Exception {
    Path signed = Files.write(folder.resolve("预算.xlsx"), signed());

    Spoken alone = Spoken.by("validate", signed.toString());
    Spoken spoken = Spoken.by("validate", signed.toString(), "-o", folder.toString(), "--correct");

    Path findings = folder.resolve("预算-校验结果.xlsx");
    assertThat(spoken.code()).isEqualTo(alone.code());
    assertThat(spoken.err()).isEqualTo(signed + "：文件有数字签名，写入批注会使签名失效，所以没有写批注版和更正版；校验结果另存为一个工作簿。\n");
    // What --correct would do is offered only to who has not asked for it.
    String offer = "\n有 1 组问题可以自动更正：加 --correct -o 文件夹，生成更正版。\n";
    assertThat(alone.out()).endsWith(offer);
    String report = alone.out().substring(0, alone.out().length() - offer.length());
    assertThat(spoken.out()).isEqualTo(report + "\n校验结果已写出：" + findings + "\n");
    assertThat(names()).containsExactly("预算-校验结果.xlsx", "预算.xlsx");
    assertThat(signed).hasBinaryContent(signed());
    try (XSSFWorkbook book =
        new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(findings)))) {
      assertThat(book.getSheetName(0)).isEqualTo("校验结果");
      assertThat(book.getSheetAt(0).getHyperlinkList()).isEmpty();
    }
    assertThat(texts(findings))
        .contains("原文件：预算.xlsx。因有数字签名，未写批注", "T1-01", "B13 · 表1 单位收支总体情况表 等 2 处");
  }

  @Test
  void aSecondRunReplacesTheFindingsAndSaysTheirKind() throws Exception {
    Path signed = Files.write(folder.resolve("budget.xlsx"), signed());
    String[] command = {
      "validate", signed.toString(), "-o", folder.toString(), "--format", "json", "--lang", "en"
    };

    Spoken.by(command);
    byte[] first = Files.readAllBytes(folder.resolve("budget-findings.xlsx"));
    Spoken spoken = Spoken.by(command);

    assertThat(names()).containsExactly("budget-findings.xlsx", "budget.xlsx");
    assertThat(folder.resolve("budget-findings.xlsx")).hasBinaryContent(first);
    assertThat(new ObjectMapper().readTree(spoken.out()).at("/outputs/0/kind").asText())
        .isEqualTo("findings");
    assertThat(spoken.err()).startsWith(signed + ": signed, and notes would void the signature");
  }

  @Test
  void aWorkbookWithABrokenPackageIsCheckedAllTheSame() throws Exception {
    Map<String, byte[]> parts = Zips.parts(Files.readAllBytes(SAMPLE));
    parts.remove("[Content_Types].xml");
    Path odd = Files.write(folder.resolve("预算.xlsx"), zip(parts));

    Spoken spoken = Spoken.by("validate", odd.toString(), "-o", folder.toString());

    assertThat(spoken.code()).isEqualTo(Spoken.by("validate", odd.toString()).code());
    assertThat(spoken.err()).startsWith(odd + "：已校验；文件里有的内容不合规范，写不进批注，校验结果另存为一个工作簿。");
    assertThat(names()).containsExactly("预算-校验结果.xlsx", "预算.xlsx");
    assertThat(texts(folder.resolve("预算-校验结果.xlsx"))).contains("原文件：预算.xlsx。因有的内容不合规范，未写批注");
  }

  @Test
  void theSheetOfResultsNamesCellsWhoseConversationLeavesNoRoom() throws Exception {
    Path talked = Files.write(folder.resolve("预算.xlsx"), withConversation("B13"));

    Spoken spoken = Spoken.by("validate", talked.toString(), "-o", folder.toString());

    assertThat(spoken.err()).isEmpty();
    assertThat(texts(folder.resolve("预算-批注版.xlsx")))
        .contains("1 处已有会话批注，不能再加批注，只标了颜色：表1 单位收支总体情况表!B13");
  }

  private static byte[] signed() throws IOException {
    Map<String, byte[]> parts = Zips.parts(Files.readAllBytes(SAMPLE));
    change(parts, "_rels/.rels", xml -> xml.replace("</Relationships>", ORIGIN));
    parts.put("_xmlsignatures/origin.sigs", new byte[0]);
    return zip(parts);
  }

  private static byte[] withConversation(String ref) throws IOException {
    Map<String, byte[]> parts = Zips.parts(Files.readAllBytes(SAMPLE));
    String type = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment";
    parts.put(
        "xl/worksheets/_rels/sheet1.xml.rels",
        bytes(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='rId1' Type='%s' Target='/xl/threadedComments/t.xml'/></Relationships>"
                    .formatted(type)));
    parts.put(
        "xl/threadedComments/t.xml",
        bytes("<ThreadedComments><threadedComment ref='%s'/></ThreadedComments>".formatted(ref)));
    return zip(parts);
  }

  private static void change(Map<String, byte[]> parts, String name, UnaryOperator<String> change) {
    parts.computeIfPresent(
        name, (same, content) -> bytes(change.apply(new String(content, StandardCharsets.UTF_8))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** All texts of the sheet of results. */
  private static List<String> texts(Path file) throws Exception {
    List<Sheet> sheets =
        WorkbookReader.read(Files.readAllBytes(file), Limits.DEFAULT).sheets().stream()
            .filter(one -> one.name().equals("校验结果"))
            .toList();
    assertThat(sheets).hasSize(1);
    Sheet sheet = sheets.get(0);
    return Stream.iterate(0, row -> row + 1)
        .limit(sheet.rowCount())
        .flatMap(
            row ->
                Stream.iterate(0, column -> column + 1)
                    .limit(sheet.columnCount())
                    .map(column -> sheet.text(row, column)))
        .toList();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
