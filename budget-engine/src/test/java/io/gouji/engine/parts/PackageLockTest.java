package io.gouji.engine.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.parts.UnreadableException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that are locked, and those that only make whoever tries a password work for ever. */
class PackageLockTest {
  private static final String INFO = "EncryptionInfo";
  private static final byte[] CONTENT = "a package".getBytes(StandardCharsets.UTF_8);

  /** The version before the description of how it is locked, which is XML. */
  private static final int HEAD = 8;

  /** Locked with a password, and what it says about how often that is hashed changed. */
  private static byte[] locked(String word, String spins) throws Exception {
    EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
    Encryptor encryptor = info.getEncryptor();
    encryptor.confirmPassword(word);
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      try (OutputStream out = encryptor.getDataStream(files)) {
        out.write(CONTENT);
      }
      if (!spins.isEmpty()) {
        spin(files, spins);
      }
      files.writeFilesystem(file);
      return file.toByteArray();
    }
  }

  private static void spin(POIFSFileSystem files, String spins) throws IOException {
    byte[] told;
    try (InputStream in = files.createDocumentInputStream(INFO)) {
      told = in.readAllBytes();
    }
    String xml =
        new String(told, HEAD, told.length - HEAD, StandardCharsets.UTF_8)
            .replaceAll("spinCount=\"\\d+\"", "spinCount=\"" + spins + "\"");
    assertThat(xml).contains("\"" + spins + "\"");
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.write(told, 0, HEAD);
    changed.write(xml.getBytes(StandardCharsets.UTF_8));
    files.getRoot().getEntry(INFO).delete();
    files.createDocument(new ByteArrayInputStream(changed.toByteArray()), INFO);
  }

  private static PackageLock.Opened open(byte[] file, String word) throws UnreadableException {
    return PackageLock.open(file, "xlsx", word.toCharArray(), 1 << 20);
  }

  @Test
  void aPackageIsOpenedAndLockedAgain() throws Exception {
    PackageLock.Opened opened = open(locked("word", ""), "word");
    assertThat(opened.content()).isEqualTo(CONTENT);
    assertThat(open(opened.lock().close(CONTENT), "word").content()).isEqualTo(CONTENT);
    UnreadableException wrong =
        catchThrowableOfType(UnreadableException.class, () -> open(locked("word", ""), "x"));
    assertThat(wrong.reason()).isEqualTo(Reason.WRONG_PASSWORD);
  }

  /** Hours of work for one try, and nothing ends it but the process. */
  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "10000001", "-1", "4294967296", "many"})
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void nobodyHashesAPasswordForEver(String spins) throws Exception {
    byte[] file = locked(PackageLock.EVERYBODYS, spins);
    UnreadableException refused =
        catchThrowableOfType(UnreadableException.class, () -> open(file, PackageLock.EVERYBODYS));
    assertThat(refused.reason()).isIn(Reason.HOSTILE, Reason.DAMAGED);
    if (spins.equals("2147483647")) {
      assertThat(refused.reason()).isEqualTo(Reason.HOSTILE);
      assertThat(refused).hasMessageContaining("spinCount 2147483647");
    }
  }
}
