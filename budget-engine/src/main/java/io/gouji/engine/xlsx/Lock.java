package io.gouji.engine.xlsx;

import io.gouji.engine.parts.PackageLock;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * The password a workbook file is encrypted with, and how: a package ([MS-OFFCRYPTO]) or records of
 * Excel 97 to 2003 ([MS-XLS]). Nothing readable leaves memory.
 */
public final class Lock {
  /** Makes what was opened into a locked file again. */
  private interface Closing {
    byte[] close(byte[] content) throws UnreadableException;
  }

  private final Closing closing;
  private final Runnable forgetting;
  private boolean forgotten;

  private Lock(Closing closing, Runnable forgetting) {
    this.closing = closing;
    this.forgetting = forgetting;
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
   * @throws UnreadableException if the password is missing or wrong, or the file is damaged
   */
  public static Opened open(byte[] file, Optional<char[]> password, Limits limits)
      throws UnreadableException {
    Optional<String> format = format(file);
    if (format.isEmpty()) {
      return new Opened(file, Optional.empty());
    }
    if (file.length > limits.fileBytes()) {
      throw UnreadableException.overLimit("fileBytes", limits.fileBytes());
    }
    try {
      return open(file, format.get(), PackageLock.EVERYBODYS.toCharArray(), limits);
    } catch (UnreadableException wrong) {
      if (wrong.reason() != Reason.WRONG_PASSWORD) {
        throw wrong;
      }
    }
    if (password.isEmpty()) {
      throw UnreadableException.format(Reason.ENCRYPTED, format.get());
    }
    return open(file, format.get(), password.get(), limits);
  }

  /** What is locked in a file: {@code xlsx} or {@code xls}; empty if it is not locked. */
  private static Optional<String> format(byte[] file) {
    if (!ForeignFormat.isContainer(file)) {
      boolean bare = BiffScan.isBiff8(file) && BiffScan.of(file).encrypted();
      return bare ? Optional.of("xls") : Optional.empty();
    }
    UnreadableException why = ForeignFormat.of(file);
    return Optional.ofNullable(why.args().get("format"))
        .filter(format -> why.reason() == Reason.ENCRYPTED);
  }

  private static Opened open(byte[] file, String format, char[] password, Limits limits)
      throws UnreadableException {
    if (format.equals("xls")) {
      try {
        return openXls(file, password, limits);
      } catch (EncryptedDocumentException wrong) {
        throw new UnreadableException(Reason.WRONG_PASSWORD, Map.of("format", format), wrong);
      } catch (IOException | RuntimeException broken) {
        throw XlsReader.damaged(broken);
      }
    }
    PackageLock.Opened opened = PackageLock.open(file, format, password, limits.fileBytes());
    PackageLock lock = opened.lock();
    return new Opened(opened.content(), Optional.of(new Lock(lock::close, lock::forget)));
  }

  private static Opened openXls(byte[] file, char[] password, Limits limits)
      throws IOException, UnreadableException {
    XlsReader.demandFit(file, limits);
    // POI keeps the password for the thread.
    Biff8EncryptionKey.setCurrentUserPassword(new String(password));
    try (POIFSFileSystem container = XlsReader.container(file);
        HSSFWorkbook book = new HSSFWorkbook(container.getRoot(), true)) {
      EncryptionMode mode = Optional.ofNullable(book.getEncryptionMode()).orElseThrow();
      Biff8EncryptionKey.setCurrentUserPassword(null);
      char[] kept = password.clone();
      Lock lock = new Lock(content -> closeXls(content, kept, mode), () -> Arrays.fill(kept, '\0'));
      return new Opened(written(book), Optional.of(lock));
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
   * @throws UnreadableException if it cannot be locked; it is never given back open
   */
  public synchronized byte[] close(byte[] content) throws UnreadableException {
    if (forgotten) {
      throw new IllegalStateException("the password was forgotten");
    }
    return closing.close(content);
  }

  /** Overwrites the password; nothing can be locked with it any more. */
  public synchronized void forget() {
    forgotten = true;
    forgetting.run();
  }

  private static byte[] closeXls(byte[] content, char[] password, EncryptionMode mode)
      throws UnreadableException {
    try (POIFSFileSystem container = XlsReader.container(content)) {
      XlsUndo.forget(container.getRoot());
      try (HSSFWorkbook book = new HSSFWorkbook(container.getRoot(), true)) {
        Biff8EncryptionKey.setCurrentUserPassword(new String(password));
        book.setEncryptionMode(mode);
        return written(book);
      }
    } catch (IOException | RuntimeException broken) {
      throw XlsReader.damaged(broken);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }
}
