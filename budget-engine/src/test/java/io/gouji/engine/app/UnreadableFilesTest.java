package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that cannot be read: one line with file, cause and remedy; exit 3; nothing written. */
class UnreadableFilesTest {

  @TempDir private Path folder;

  @Test
  void aMissingFile() {
    assertRefused(folder.resolve("没有.xlsx"), "文件不存在。请检查路径和文件名。");
  }

  @Test
  void anEmptyFile() throws IOException {
    assertRefused(file("空.xlsx", new byte[0]), "文件是空的（0 字节）。请重新复制或下载这个文件。");
  }

  @Test
  void aFileThatIsNoWorkbook() throws IOException {
    byte[] noise = new byte[2000];
    Arrays.fill(noise, (byte) 0x11);

    assertRefused(file("图.xlsx", noise), "不是 Excel 工作簿。请给出 .xlsx、.xlsm、.xls 或 .et 文件。");
  }

  @Test
  void aTextFileWithAWorkbooksName() throws IOException {
    byte[] text = "科目,金额\n201,1\n".getBytes(StandardCharsets.UTF_8);

    assertRefused(file("文本.xlsx", text), "这是 csv 格式的文件，不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再用。");
  }

  @Test
  void aTruncatedFile() throws IOException {
    byte[] whole = Files.readAllBytes(Corpus.path("budgets/sh-finance-2025.xlsx"));

    assertRefused(
        file("断.xlsx", Arrays.copyOf(whole, whole.length * 2 / 3)), "文件不完整，后半部分缺失。请重新复制或下载这个文件。");
  }

  @Test
  void anEncryptedFile() {
    assertRefused(
        Corpus.path("robust/excelize/test__encryptAES.xlsx"),
        "文件有打开密码。校验时请加 --password 给出密码；或用 Excel 或 WPS 打开，去掉打开密码，另存后再试。");
  }

  @Test
  void oneBadFileDoesNotHideTheOthers() throws IOException {
    Path empty = file("空.xlsx", new byte[0]);
    Path missing = folder.resolve("没有.xlsx");

    Spoken spoken = Spoken.by("validate", "--lang", "en", empty.toString(), missing.toString());

    assertThat(spoken)
        .isEqualTo(
            new Spoken(
                3,
                "",
                empty
                    + ": the file is empty (0 bytes). Copy or download it again.\n"
                    + missing
                    + ": there is no such file. Check path and name.\n"));
  }

  static Stream<String> filesToRefuse() throws IOException {
    List<String> lines = Files.readAllLines(Corpus.path("robust/manifest.csv"));
    return lines.stream()
        .filter(line -> line.contains(",clear error (encrypted"))
        .map(line -> line.substring(0, line.indexOf(',')));
  }

  @ParameterizedTest
  @MethodSource("filesToRefuse")
  void anEncryptedFileOfAnyKindIsRefusedInOneLine(String name) {
    Path file = Corpus.path("robust/" + name);

    Spoken spoken = Spoken.by("validate", file.toString(), "-o", folder.resolve("out").toString());

    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.err().lines()).singleElement().asString().startsWith(file + "：");
    assertThat(spoken.err()).doesNotContain("{", "}");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private void assertRefused(Path file, String told) {
    Spoken spoken = Spoken.by("validate", file.toString(), "-o", folder.resolve("out").toString());

    assertThat(spoken).isEqualTo(new Spoken(3, "", file + "：" + told + "\n"));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }
}
