package io.gouji.addin;

import static io.gouji.addin.SoundBudget.clean;
import static io.gouji.addin.SoundBudget.get;
import static io.gouji.addin.SoundBudget.set;

import io.gouji.addin.HostileFiles.Fate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Workbooks of old formats and in the containers of old. */
final class HostileOld {
  private static final String LOCK = "EncryptionInfo";

  private final HostileFiles files;

  private HostileOld(HostileFiles files) {
    this.files = files;
  }

  static void into(HostileFiles files) {
    HostileOld made = new HostileOld(files);
    made.old();
  }

  private void old() {
    files.put(Fate.REFUSED, "locked-for-ever", HostileOld::endless);
    HostileFiles.Content sound =
        () -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          try (HSSFWorkbook book = new HSSFWorkbook()) {
            for (int i = 0; i < 300; i++) {
              book.createSheet("表" + i).createRow(0).createCell(0).setCellValue("姓名" + i);
            }
            book.write(out);
          }
          return out.toByteArray();
        };
    files.put(Fate.EITHER, "ole-chain-in-a-circle", () -> circle(sound.make()));
    files.put(Fate.EITHER, "ole-sectors-of-two-gigabytes", () -> set(sound.make(), 30, 2, 31));
    files.put(Fate.EITHER, "ole-without-end", () -> set(sound.make(), 44, 4, 0x7fff_ffff));
    files.put(Fate.EITHER, "ole-directory-elsewhere", () -> set(sound.make(), 48, 4, 0x00ff_ffff));
    files.put(
        Fate.EITHER,
        "ole-records-of-noise",
        () -> {
          byte[] noise = new byte[1 << 20];
          new Random(11).nextBytes(noise);
          return container("Workbook", noise);
        });
    files.put(
        Fate.EITHER, "ole-records-that-are-empty", () -> container("Workbook", new byte[8 << 20]));
    files.put(
        Fate.EITHER,
        "ole-a-thousand-streams",
        () -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          try (POIFSFileSystem files = new POIFSFileSystem()) {
            for (int i = 0; i < 1000; i++) {
              files.createDocument(new ByteArrayInputStream(new byte[9]), "s" + i);
            }
            files.writeFilesystem(out);
          }
          return out.toByteArray();
        });
  }

  /** Opened by everybody's password, once that has been hashed for hours. */
  private static byte[] endless() throws IOException {
    EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
    Encryptor encryptor = info.getEncryptor();
    encryptor.confirmPassword(Decryptor.DEFAULT_PASSWORD);
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      try (OutputStream out = encryptor.getDataStream(files)) {
        out.write(clean().bytes());
      } catch (GeneralSecurityException everyJavaCanLock) {
        throw new IllegalStateException(everyJavaCanLock);
      }
      byte[] told = files.createDocumentInputStream(LOCK).readAllBytes();
      String changed =
          new String(told, StandardCharsets.ISO_8859_1)
              .replaceAll("spinCount=\"\\d+\"", "spinCount=\"2147483647\"");
      files.getRoot().getEntry(LOCK).delete();
      files.createDocument(
          new ByteArrayInputStream(changed.getBytes(StandardCharsets.ISO_8859_1)), LOCK);
      files.writeFilesystem(file);
      return file.toByteArray();
    }
  }

  private static byte[] container(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.createDocument(new ByteArrayInputStream(content), name);
      files.writeFilesystem(out);
    }
    return out.toByteArray();
  }

  /** Every sector of a compound file leads to itself. */
  private static byte[] circle(byte[] file) {
    int fat = 512 * (1 + get(file, 76, 4));
    byte[] looped = file.clone();
    for (int i = 0; i < 128; i++) {
      if (get(file, fat + 4 * i, 4) >= 0) {
        set(looped, fat + 4 * i, 4, i);
      }
    }
    return looped;
  }
}
