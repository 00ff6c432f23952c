package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** A file that was locked is locked again as long as its password is remembered. */
final class UnlockedTest {
  private static final String WORD = "预算2025";

  private static byte[] lockedXlsx() throws Exception {
    Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
    encryptor.confirmPassword(WORD);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem();
        XSSFWorkbook book = new XSSFWorkbook()) {
      book.createSheet("S");
      try (OutputStream out = encryptor.getDataStream(container)) {
        book.write(out);
      }
      container.writeFilesystem(file);
    }
    return file.toByteArray();
  }

  private static byte[] lockedXls() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Biff8EncryptionKey.setCurrentUserPassword(WORD);
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet("S");
      book.write(file);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    return file.toByteArray();
  }

  private static Optional<char[]> word() {
    return Optional.of(WORD.toCharArray());
  }

  @Test
  void aForgottenPasswordLocksNothingAndNothingGoesOutOpen() throws Exception {
    for (byte[] file : new byte[][] {lockedXlsx(), lockedXls()}) {
      Unlocked open = Unlocked.of(file, word());
      assertThat(open.isLocked()).isTrue();
      byte[] again = open.file(open.bytes());
      assertThat(Unlocked.of(again, word()).isLocked()).isTrue();

      open.forget();

      assertThatThrownBy(() -> open.file(open.bytes())).isInstanceOf(IllegalStateException.class);
    }
  }
}
