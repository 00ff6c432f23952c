package io.gouji.engine.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Packages with a password, as Word locks them. */
final class Locked {
  private Locked() {}

  static byte[] with(String password, byte[] content) throws IOException, GeneralSecurityException {
    Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
    encryptor.confirmPassword(password);
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      try (OutputStream out = encryptor.getDataStream(container)) {
        out.write(content);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      container.writeFilesystem(out);
      return out.toByteArray();
    }
  }
}
