package io.gouji.engine.xlsx;

import io.gouji.engine.xlsx.WorkbookException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionHeader;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * The password a workbook file is encrypted with ([MS-OFFCRYPTO]), and how. Nothing readable leaves
 * memory; what is locked again has new random salts, so equal content does not give equal bytes.
 */
public final class Lock {
  private final char[] password;
  private final EncryptionMode mode;

  /** How a package is encrypted; none in .xls. */
  private final @Nullable EncryptionHeader header;

  private Lock(char[] password, EncryptionMode mode, @Nullable EncryptionHeader header) {
    this.password = password.clone();
    this.mode = mode;
    this.header = header;
  }

  /**
   * A file that can be read.
   *
   * @param lock what it was locked with; empty if it was not
   */
  public record Opened(byte[] content, Optional<Lock> lock) {}

  /**
   * Opens a file that is locked; any other is given back as it is. Files that spreadsheet programs
   * open without asking, locked with a password everybody knows, need none.
   *
   * @param password to try; empty if there is none
   * @throws WorkbookException if the password is missing or wrong, or the file is damaged
   */
  public static Opened open(byte[] file, Optional<char[]> password, Limits limits)
      throws WorkbookException {
    Optional<String> format = format(file);
    if (format.isEmpty()) {
      return new Opened(file, Optional.empty());
    }
    if (file.length > limits.fileBytes()) {
      throw WorkbookException.overLimit("fileBytes", limits.fileBytes());
    }
    try {
      return open(file, format.get(), Decryptor.DEFAULT_PASSWORD.toCharArray(), limits);
    } catch (WorkbookException wrong) {
      if (wrong.reason() != Reason.WRONG_PASSWORD) {
        throw wrong;
      }
    }
    if (password.isEmpty()) {
      throw WorkbookException.format(Reason.ENCRYPTED, format.get());
    }
    return open(file, format.get(), password.get(), limits);
  }

  /** What is locked in a file: {@code xlsx} or {@code xls}; empty if it is not locked. */
  private static Optional<String> format(byte[] file) {
    if (!ForeignFormat.isContainer(file)) {
      boolean bare = BiffScan.isBiff8(file) && BiffScan.of(file).encrypted();
      return bare ? Optional.of("xls") : Optional.empty();
    }
    WorkbookException why = ForeignFormat.of(file);
    return Optional.ofNullable(why.args().get("format"))
        .filter(format -> why.reason() == Reason.ENCRYPTED);
  }

  private static Opened open(byte[] file, String format, char[] password, Limits limits)
      throws WorkbookException {
    try {
      return format.equals("xls") ? openXls(file, password, limits) : open(file, password, limits);
    } catch (EncryptedDocumentException wrong) {
      throw new WorkbookException(Reason.WRONG_PASSWORD, Map.of("format", format), wrong);
    } catch (IOException | GeneralSecurityException | RuntimeException broken) {
      throw XlsReader.damaged(broken);
    }
  }

  private static Opened open(byte[] file, char[] password, Limits limits)
      throws IOException, GeneralSecurityException, WorkbookException {
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      EncryptionInfo info = new EncryptionInfo(container);
      Decryptor decryptor = info.getDecryptor();
      if (!decryptor.verifyPassword(new String(password))) {
        throw new EncryptedDocumentException("wrong password");
      }
      int most = (int) Math.min(limits.fileBytes() + 1, Integer.MAX_VALUE - 8);
      try (InputStream in = decryptor.getDataStream(container)) {
        byte[] content = in.readNBytes(most);
        Lock lock = new Lock(password, info.getEncryptionMode(), info.getHeader());
        return new Opened(content, Optional.of(lock));
      }
    }
  }

  private static Opened openXls(byte[] file, char[] password, Limits limits)
      throws IOException, WorkbookException {
    XlsReader.demandFit(file, limits);
    // POI keeps the password for the thread.
    Biff8EncryptionKey.setCurrentUserPassword(new String(password));
    try (POIFSFileSystem container = XlsReader.container(file);
        HSSFWorkbook book = new HSSFWorkbook(container.getRoot(), true)) {
      EncryptionMode mode = Optional.ofNullable(book.getEncryptionMode()).orElseThrow();
      Biff8EncryptionKey.setCurrentUserPassword(null);
      return new Opened(written(book), Optional.of(new Lock(password, mode, null)));
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  private static byte[] written(HSSFWorkbook book) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    book.write(out);
    return out.toByteArray();
  }

  /**
   * A file locked with the same password in the same way.
   *
   * @param content a file of the format that was opened
   * @throws WorkbookException if it cannot be locked; it is never given back open
   */
  public byte[] close(byte[] content) throws WorkbookException {
    try {
      return header == null ? closeXls(content) : close(content, header);
    } catch (IOException | GeneralSecurityException | RuntimeException broken) {
      throw XlsReader.damaged(broken);
    }
  }

  private byte[] close(byte[] content, EncryptionHeader like)
      throws IOException, GeneralSecurityException {
    EncryptionInfo info =
        new EncryptionInfo(
            mode,
            like.getCipherAlgorithm(),
            like.getHashAlgorithm(),
            like.getKeySize(),
            like.getBlockSize(),
            like.getChainingMode());
    Encryptor encryptor = info.getEncryptor();
    encryptor.confirmPassword(new String(password));
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      try (OutputStream out = encryptor.getDataStream(container)) {
        out.write(content);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      container.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private byte[] closeXls(byte[] content) throws IOException, WorkbookException {
    try (POIFSFileSystem container = XlsReader.container(content)) {
      XlsUndo.forget(container.getRoot());
      try (HSSFWorkbook book = new HSSFWorkbook(container.getRoot(), true)) {
        Biff8EncryptionKey.setCurrentUserPassword(new String(password));
        book.setEncryptionMode(mode);
        return written(book);
      }
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }
}
