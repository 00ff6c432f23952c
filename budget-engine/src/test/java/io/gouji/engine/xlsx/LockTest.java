package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files with a password are opened with it, and locked again as they were. */
class LockTest {
  private static final String WORD = "预算2025";
  private static final String EVERYBODYS = "VelvetSweatshop";

  private static byte[] xlsx(String word) throws Exception {
    // The simplest way, which takes no time to think about a password.
    EncryptionInfo info = new EncryptionInfo(EncryptionMode.standard);
    Encryptor encryptor = info.getEncryptor();
    encryptor.confirmPassword(word);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem();
        XSSFWorkbook book = new XSSFWorkbook()) {
      book.createSheet("表1").createRow(0).createCell(0).setCellValue("合计");
      try (OutputStream out = encryptor.getDataStream(container)) {
        book.write(out);
      }
      container.writeFilesystem(file);
    }
    return file.toByteArray();
  }

  private static byte[] xls(String word) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Biff8EncryptionKey.setCurrentUserPassword(word.isEmpty() ? null : word);
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet("表1").createRow(0).createCell(0).setCellValue("合计");
      book.write(file);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    return file.toByteArray();
  }

  /** POI keeps the password of an .xls for the thread; none may be left behind. */
  @AfterEach
  void noPasswordIsLeft() {
    assertThat(Biff8EncryptionKey.getCurrentUserPassword()).isNull();
  }

  private static Optional<char[]> word(String word) {
    return Optional.of(word.toCharArray());
  }

  private static Lock.Opened open(byte[] file, Optional<char[]> word) throws UnreadableException {
    return Lock.open(file, word, Limits.DEFAULT);
  }

  private static String refusal(byte[] file, Optional<char[]> word) {
    return catchThrowableOfType(UnreadableException.class, () -> open(file, word)).getMessage();
  }

  private static String text(byte[] file) throws UnreadableException {
    return WorkbookReader.read(file, Limits.DEFAULT).sheets().get(0).text(0, 0);
  }

  @Test
  void whatIsNotLockedIsGivenBack() throws Exception {
    byte[] cut = Arrays.copyOf(xls(""), 600);
    for (byte[] file : List.of(xls(""), stream(xls("")), cut, new byte[0], new byte[] {80, 75})) {
      Lock.Opened opened = open(file, word(WORD));
      assertThat(opened.content()).isSameAs(file);
      assertThat(opened.lock()).isEmpty();
    }
  }

  private static byte[] stream(byte[] xls) throws UnreadableException {
    return XlsFile.streams(xls).get("/Workbook");
  }

  @Test
  void aFileOpensWithItsPasswordAlone() throws Exception {
    assertThat(refusal(xlsx(WORD), Optional.empty())).isEqualTo("ENCRYPTED {format=xlsx}");
    assertThat(refusal(xls(WORD), Optional.empty())).isEqualTo("ENCRYPTED {format=xls}");
    assertThat(refusal(xlsx(WORD), word("预算"))).isEqualTo("WRONG_PASSWORD {format=xlsx}");
    assertThat(refusal(xls(WORD), word("预算"))).isEqualTo("WRONG_PASSWORD {format=xls}");
    for (byte[] file : List.of(xlsx(WORD), xls(WORD), stream(xls(WORD)))) {
      Lock.Opened opened = open(file, word(WORD));
      assertThat(text(opened.content())).isEqualTo("合计");
      assertThat(opened.lock()).isPresent();
    }
  }

  /** Excel opens files that are locked with its own word without asking. */
  @Test
  void everybodysPasswordNeedsNotBeGiven() throws Exception {
    for (byte[] file : List.of(xlsx(EVERYBODYS), xls(EVERYBODYS))) {
      Lock.Opened opened = open(file, Optional.empty());
      assertThat(text(opened.content())).isEqualTo("合计");
      byte[] again = opened.lock().orElseThrow().close(opened.content());
      assertThat(ForeignFormat.of(again).getMessage()).startsWith("ENCRYPTED");
    }
  }

  @Test
  void whatWasOpenedIsLockedAgain() throws Exception {
    for (byte[] file : List.of(xlsx(WORD), xls(WORD))) {
      char[] given = WORD.toCharArray();
      Lock.Opened opened = open(file, Optional.of(given));
      Arrays.fill(given, '\0');
      Lock lock = opened.lock().orElseThrow();

      byte[] again = lock.close(opened.content());

      assertThat(refusal(again, Optional.empty())).startsWith("ENCRYPTED");
      assertThat(refusal(again, word("预算"))).startsWith("WRONG_PASSWORD");
      assertThat(text(open(again, word(WORD)).content())).isEqualTo("合计");
      lock.forget();
      assertThatThrownBy(() -> lock.close(opened.content()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the password was forgotten");
    }
  }

  /** A password hides the workbook alone, so nothing of it may stand in a stream beside it. */
  @Test
  void whatAnOldWorkbookWasIsNotLeftBesideIt() throws Exception {
    Lock.Opened opened = open(xls(WORD), word(WORD));
    byte[] marked =
        WorkbookPatcher.patch(
            opened.content(),
            List.of(new Edit.Note("表1", CellRef.parse("A1"), "不平"), new Edit.Reversible()),
            Limits.DEFAULT);
    assertThat(XlsFile.streams(marked)).containsKey("/GoujiUndo1");

    byte[] locked = opened.lock().orElseThrow().close(marked);

    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(locked))) {
      assertThat(container.getRoot().hasEntry("GoujiUndo1")).isFalse();
      Biff8EncryptionKey.setCurrentUserPassword(WORD);
      try (HSSFWorkbook book = new HSSFWorkbook(container)) {
        assertThat(book.getSheetAt(0).getCellComments()).hasSize(1);
      }
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  @Test
  void whatIsNoWorkbookIsNotLocked() throws Exception {
    Lock lock = open(xls(WORD), word(WORD)).lock().orElseThrow();
    assertThatThrownBy(() -> lock.close(new byte[600]))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("DAMAGED");
  }

  /** Size and cells are judged before anything is made of a file. */
  @Test
  void limitsHold() throws Exception {
    Limits all = Limits.DEFAULT;
    for (byte[] file : List.of(xlsx(WORD), xls(WORD))) {
      Limits less = limits(file.length - 1, all.cells());
      assertThatThrownBy(() -> Lock.open(file, word(WORD), less))
          .hasMessage("OVER_LIMIT {limit=fileBytes, max=" + (file.length - 1) + "}");
      assertThat(Lock.open(file, word(WORD), limits(file.length, all.cells())).lock()).isPresent();
    }
    assertThatThrownBy(() -> Lock.open(xls(WORD), word(WORD), limits(1 << 20, 0)))
        .hasMessage("OVER_LIMIT {limit=cells, max=0}");
  }

  private static Limits limits(long bytes, long cells) {
    Limits all = Limits.DEFAULT;
    return new Limits(
        bytes,
        all.entries(),
        all.partBytes(),
        all.totalBytes(),
        all.ratio(),
        cells,
        all.rows(),
        all.items(),
        all.textChars(),
        all.xmlDepth());
  }
}
