package io.gouji.engine.parts;

import io.gouji.engine.parts.UnreadableException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionHeader;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * The password a package is encrypted with ([MS-OFFCRYPTO]), and how. Nothing readable leaves
 * memory; what is locked again has new random salts, so equal content does not give equal bytes.
 */
public final class PackageLock {
  /** The password with which programs lock files that they open without asking. */
  public static final String EVERYBODYS = Decryptor.DEFAULT_PASSWORD;

  /** How often a password may be hashed at most, [MS-OFFCRYPTO] 2.3.4.10; programs do 100,000. */
  private static final int MOST_SPINS = 10_000_000;

  private final String format;
  private final char[] password;
  private final EncryptionMode mode;
  private final EncryptionHeader header;
  private boolean forgotten;

  private PackageLock(String format, char[] password, EncryptionInfo info) {
    this.format = format;
    this.password = password.clone();
    this.mode = info.getEncryptionMode();
    this.header = info.getHeader();
  }

  /** The package inside a locked file, and what it was locked with. */
  public record Opened(byte[] content, PackageLock lock) {}

  /**
   * Opens a locked file.
   *
   * @param format what is locked, as refusals name it: xlsx or docx
   * @param mostBytes size of the package beyond which nothing more is read
   * @throws UnreadableException if the password is wrong, or the file is damaged
   */
  public static Opened open(byte[] file, String format, char[] password, long mostBytes)
      throws UnreadableException {
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      EncryptionInfo info = new EncryptionInfo(container);
      refuseEndless(info.getVerifier().getSpinCount());
      Decryptor decryptor = info.getDecryptor();
      if (!decryptor.verifyPassword(new String(password))) {
        throw UnreadableException.format(Reason.WRONG_PASSWORD, format);
      }
      int most = (int) Math.min(mostBytes + 1, Integer.MAX_VALUE - 8);
      try (InputStream in = decryptor.getDataStream(container)) {
        return new Opened(in.readNBytes(most), new PackageLock(format, password, info));
      }
    } catch (EncryptedDocumentException wrong) {
      throw new UnreadableException(Reason.WRONG_PASSWORD, Map.of("format", format), wrong);
    } catch (IOException | GeneralSecurityException | RuntimeException broken) {
      throw UnreadableException.damaged(format, broken);
    }
  }

  /** Before it is tried with a password, which nobody could call off. */
  private static void refuseEndless(int spins) throws UnreadableException {
    if (spins < 0 || spins > MOST_SPINS) {
      throw UnreadableException.hostile(
          "EncryptionInfo", "spinCount %d, at most %d".formatted(spins, MOST_SPINS));
    }
  }

  /** Overwrites the password; nothing can be locked with it any more. */
  public synchronized void forget() {
    forgotten = true;
    Arrays.fill(password, '\0');
  }

  /**
   * A package locked with the same password in the same way.
   *
   * @throws UnreadableException if it cannot be locked; it is never given back open
   */
  public synchronized byte[] close(byte[] content) throws UnreadableException {
    if (forgotten) {
      throw new IllegalStateException("the password was forgotten");
    }
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      EncryptionInfo anew =
          new EncryptionInfo(
              mode,
              header.getCipherAlgorithm(),
              header.getHashAlgorithm(),
              header.getKeySize(),
              header.getBlockSize(),
              header.getChainingMode());
      Encryptor encryptor = anew.getEncryptor();
      encryptor.confirmPassword(new String(password));
      try (OutputStream out = encryptor.getDataStream(container)) {
        out.write(content);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      container.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException | GeneralSecurityException | RuntimeException broken) {
      throw UnreadableException.damaged(format, broken);
    }
  }
}
