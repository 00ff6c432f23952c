package io.gouji.engine.document;

import io.gouji.engine.document.DocumentException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionHeader;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The password a Word package is encrypted with ([MS-OFFCRYPTO]), and how. */
final class WordLock {
  private final String password;
  private final EncryptionInfo info;

  /** The package inside. */
  private final byte[] content;

  private WordLock(String password, EncryptionInfo info, byte[] content) {
    this.password = password;
    this.info = info;
    this.content = content;
  }

  byte[] content() {
    return content;
  }

  static WordLock open(byte[] file, DocumentLimits limits, Optional<String> password)
      throws DocumentException {
    Map<String, String> format = Map.of("format", "docx");
    String tried = password.orElseThrow(() -> new DocumentException(Reason.ENCRYPTED, format));
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      EncryptionInfo info = new EncryptionInfo(container);
      Decryptor decryptor = info.getDecryptor();
      if (!decryptor.verifyPassword(tried)) {
        throw new DocumentException(Reason.WRONG_PASSWORD, format);
      }
      int most = (int) Math.min(limits.fileBytes() + 1, Integer.MAX_VALUE - 8);
      try (InputStream in = decryptor.getDataStream(container)) {
        return new WordLock(tried, info, in.readNBytes(most));
      }
    } catch (EncryptedDocumentException wrong) {
      throw new DocumentException(Reason.WRONG_PASSWORD, format, wrong);
    } catch (IOException | GeneralSecurityException | RuntimeException broken) {
      throw DocumentException.damaged("docx", broken);
    }
  }

  /** A package locked with the same password in the same way; new salts each time. */
  byte[] close(byte[] changed) throws DocumentException {
    EncryptionHeader like = info.getHeader();
    EncryptionInfo anew =
        new EncryptionInfo(
            info.getEncryptionMode(),
            like.getCipherAlgorithm(),
            like.getHashAlgorithm(),
            like.getKeySize(),
            like.getBlockSize(),
            like.getChainingMode());
    Encryptor encryptor = anew.getEncryptor();
    encryptor.confirmPassword(password);
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      try (OutputStream out = encryptor.getDataStream(container)) {
        out.write(changed);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      container.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException | GeneralSecurityException | RuntimeException broken) {
      throw DocumentException.damaged("docx", broken);
    }
  }
}
