package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gouji.engine.Cleaned;
import io.gouji.engine.Corpus;
import io.gouji.engine.OldFormat;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code gouji validate --password}: locked files are checked, and their results locked again. */
class PasswordTest {
  private static final Path SAMPLE = Path.of("../samples/broken/T3-01.xlsx");
  private static final String WORD = "Mi-Ma 密码7";

  @TempDir private Path folder;

  @AfterEach
  void noPasswordIsLeftInTheThread() {
    assertThat(Biff8EncryptionKey.getCurrentUserPassword()).isNull();
  }

  private Path locked(String ending) throws Exception {
    return Files.write(folder.resolve("预算." + ending), locked(ending, Files.readAllBytes(SAMPLE)));
  }

  private static byte[] locked(String ending, byte[] sample) throws Exception {
    return ending.equals("xls") ? lockedXls(OldFormat.of(sample), WORD) : lockedXlsx(sample, WORD);
  }

  private static byte[] lockedXlsx(byte[] workbook, String word) throws Exception {
    EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
    Encryptor encryptor = info.getEncryptor();
    encryptor.confirmPassword(word);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      try (OutputStream out = encryptor.getDataStream(container)) {
        out.write(workbook);
      }
      container.writeFilesystem(file);
    }
    return file.toByteArray();
  }

  private static byte[] lockedXls(byte[] workbook, String word) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(workbook))) {
      Biff8EncryptionKey.setCurrentUserPassword(word);
      book.write(file);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    return file.toByteArray();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] opened(Path file) throws IOException, Refusal {
    return Unlocked.of(Files.readAllBytes(file), Optional.of(WORD.toCharArray())).bytes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void resultsAreLockedWithTheSamePassword(String ending) throws Exception {
    Path file = locked(ending);
    byte[] before = Files.readAllBytes(file);

    Spoken spoken =
        Spoken.by(
            "validate",
            "--password=" + WORD,
            "--correct",
            "-o",
            folder.toString(),
            file.toString());

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).isEmpty();
    assertThat(spoken.out()).doesNotContain(WORD);
    assertThat(file).hasBinaryContent(before);
    assertThat(names()).containsExactly("预算-批注版." + ending, "预算-更正版." + ending, "预算." + ending);
    for (String result : List.of("预算-批注版.", "预算-更正版.")) {
      Path written = folder.resolve(result + ending);
      byte[] raw = Files.readAllBytes(written);
      assertThat(raw).startsWith(0xd0, 0xcf, 0x11, 0xe0);
      try (POIFSFileSystem container = new POIFSFileSystem(written.toFile(), true)) {
        // How the workbook was before must not lie beside it in the open, packed or not.
        assertThat(container.getRoot().getEntryNames()).noneMatch(one -> one.startsWith("Gouji"));
      }
      for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
        assertThat(new String(raw, StandardCharsets.ISO_8859_1))
            .doesNotContain(new String("支出".getBytes(charset), StandardCharsets.ISO_8859_1));
      }
      assertThat(Spoken.by("validate", written.toString()).code()).isEqualTo(3);
      assertThat(AnnotatedWorkbook.isUntouched(opened(written))).isTrue();
    }
    assertThat(
            WorkbookReader.read(opened(folder.resolve("预算-批注版." + ending)), Limits.DEFAULT)
                .sheet("校验结果"))
        .isPresent();
    Spoken again =
        Spoken.by("validate", "--password=" + WORD, folder.resolve("预算-更正版." + ending).toString());
    assertThat(again.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void withTheRightPasswordAnUntouchedResultIsReplacedAndElseKept(String ending) throws Exception {
    Path file = locked(ending);
    String[] run = {"validate", "--password=" + WORD, "-o", folder.toString(), file.toString()};
    Spoken.by(run);
    Spoken.by(run);
    assertThat(names()).containsExactly("预算-批注版." + ending, "预算." + ending);
    byte[] kept = Files.readAllBytes(folder.resolve("预算-批注版." + ending));

    byte[] sample = Files.readAllBytes(SAMPLE);
    Files.write(file, ending.equals("xls") ? OldFormat.of(sample) : sample);
    Spoken.by("validate", "-o", folder.toString(), file.toString());

    assertThat(names()).containsExactly("预算-批注版(2)." + ending, "预算-批注版." + ending, "预算." + ending);
    assertThat(folder.resolve("预算-批注版." + ending)).hasBinaryContent(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aMissingOrWrongPasswordIsOneLine(String ending) throws Exception {
    Path file = locked(ending);

    Spoken missing = Spoken.by("validate", file.toString(), "-o", folder.toString());
    Spoken wrong =
        Spoken.by("validate", "--password=nadir", file.toString(), "-o", folder.toString());
    Spoken json = Spoken.by("validate", "--password=nadir", "--format=json", file.toString());

    assertThat(missing)
        .isEqualTo(
            new Spoken(
                3,
                "",
                file + "：文件有打开密码。校验时请加 --password 给出密码；" + "或用 Excel 或 WPS 打开，去掉打开密码，另存后再试。\n"));
    assertThat(wrong)
        .isEqualTo(new Spoken(3, "", file + "：打开密码不对。请核对密码（注意大小写和输入法），再加 --password 重试。\n"));
    assertThat(json.out()).contains("file.wrong-password").doesNotContain("nadir");
    assertThat(names()).containsExactly("预算." + ending);
  }

  @Test
  void theReportNamesTheFileAsItLiesThere() throws Exception {
    Path file = locked("xlsx");

    Spoken json = Spoken.by("validate", "--password=" + WORD, "--format=json", file.toString());

    String digest =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    assertThat(new ObjectMapper().readTree(json.out()).at("/workbook/sha256").asText())
        .isEqualTo(digest);
  }

  @Test
  void aPasswordThatIsNotWrittenIsAskedForOnceAndTheFilesStayFiles() throws Exception {
    Path one = locked("xlsx");
    Path two = locked("xls");
    List<String> asked = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            prompt -> {
              asked.add(prompt);
              return Optional.of(WORD.toCharArray());
            });

    int code =
        Gouji.run(
            console,
            Optional.of(Spoken.TEMPLATES),
            "validate",
            "--password",
            one.toString(),
            two.toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(asked).containsExactly("打开密码（输入时不显示）：");
  }

  @Test
  void aFileWithoutPasswordNeedsNone() {
    Spoken plain = Spoken.by("validate", SAMPLE.toString());

    assertThat(Spoken.by("validate", "--password=" + WORD, SAMPLE.toString())).isEqualTo(plain);
  }

  /** Excel asks nobody for the password it puts on a file by itself. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aFileThatExcelOpensWithoutAskingIsCheckedWithoutAsking(String ending) throws Exception {
    byte[] sample = Files.readAllBytes(SAMPLE);
    Path file =
        Files.write(
            folder.resolve("预算." + ending),
            ending.equals("xls")
                ? lockedXls(OldFormat.of(sample), Decryptor.DEFAULT_PASSWORD)
                : lockedXlsx(sample, Decryptor.DEFAULT_PASSWORD));

    Spoken.by("validate", "-o", folder.toString(), file.toString());
    Spoken again = Spoken.by("validate", "-o", folder.toString(), file.toString());

    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).isEmpty();
    assertThat(names()).containsExactly("预算-批注版." + ending, "预算." + ending);
  }

  @Test
  void theYearBeforeMayBeLocked() throws Exception {
    Path prior = locked("xlsx");

    Spoken with =
        Spoken.by("validate", "--password=" + WORD, "--prior", prior.toString(), SAMPLE.toString());

    assertThat(with.code()).isEqualTo(2);
    assertThat(with.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "calamine/tests__pass_protected.xlsx, 123",
    "edr/src__TestData__agile_AES128_MD5_CBC_pwd_password.xlsx, password",
    "edr/src__TestData__agile_AES128_SHA384_CBC_pwd_password.xlsx, password",
    "excelize/test__encryptAES.xlsx, password",
    "msoffcrypto/tests__inputs__rc4cryptoapi_password.xls, Password1234_",
    "poi/test-data__spreadsheet__password.xls, password"
  })
  void filesThatOthersLockedAreLockedAgainInTheirWay(String name, String password)
      throws Exception {
    byte[] file = Corpus.bytes(Corpus.path("robust/" + name));
    Unlocked opened = Unlocked.of(file, Optional.of(password.toCharArray()));

    byte[] again = opened.file(opened.bytes());

    assertThat(Unlocked.of(again, Optional.of(password.toCharArray())).bytes())
        .isEqualTo(opened.bytes());
    assertThat(WorkbookReader.read(opened.bytes(), Limits.DEFAULT).sheets()).isNotEmpty();
    if (name.endsWith(".xlsx")) {
      assertThat(way(again)).isEqualTo(way(file));
    }
  }

  private static String way(byte[] file) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      EncryptionInfo info = new EncryptionInfo(container);
      return info.getEncryptionMode()
          + " "
          + info.getHeader().getCipherAlgorithm()
          + " "
          + info.getHeader().getHashAlgorithm()
          + " "
          + info.getHeader().getKeySize();
    }
  }

  @Test
  void aLockedFileOfAnotherFormatIsToldByItsFormat() {
    Path file = Corpus.path("robust/edr/src__TestData__agile_AES128_SHA1_CBC_pwd_password.xlsb");

    Spoken spoken = Spoken.by("validate", "--password=password", file.toString());

    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.err())
        .isEqualTo(file + "：这是 xlsb 格式的文件，不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再用。\n");
  }

  /** The message about a locked file advises the option, so {@code clean} has it too. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aLockedCopyIsCleanedAndLockedAgain(String ending) throws Exception {
    Path file = locked(ending);
    Spoken.by("validate", "--password=" + WORD, file.toString(), "-o", folder.toString());
    Path marked = folder.resolve("预算-批注版." + ending);

    assertThat(Spoken.by("clean", marked.toString()).code()).isEqualTo(3);
    assertThat(Spoken.by("clean", "--password=x", marked.toString()).code()).isEqualTo(3);
    Spoken spoken = Spoken.by("clean", "--password=" + WORD, marked.toString());

    assertThat(spoken.code()).isZero();
    Path clean = folder.resolve("预算-清理版." + ending);
    assertThat(Spoken.by("clean", clean.toString()).code()).isEqualTo(3);
    assertThat(Cleaned.of(opened(clean)).changed()).isFalse();
  }
}
