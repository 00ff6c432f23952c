package io.gouji.engine.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The texts of one reading of the templates folder, and the digest of all that was read. */
final class TemplatesFolder {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path root;
  private final Mistakes mistakes;
  private final Map<String, byte[]> digests = new TreeMap<>();

  TemplatesFolder(Path root, Mistakes mistakes) {
    this.root = root;
    this.mistakes = mistakes;
  }

  boolean has(String file) {
    return Files.isRegularFile(root.resolve(file));
  }

  /** The text of a file without byte order mark; a missing or unreadable file is a mistake. */
  Optional<String> text(String file) {
    try {
      byte[] bytes = Files.readAllBytes(root.resolve(file));
      digests.put(file, sha256().digest(bytes));
      // A decoder of its own, because String would silently replace what is not UTF-8.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text);
    } catch (NoSuchFileException e) {
      mistakes.add(new Source(file, 1, ""), Mistakes.FILE_MISSING, "file", file);
    } catch (CharacterCodingException e) {
      mistakes.add(new Source(file, 1, ""), Mistakes.NOT_UTF8);
    } catch (IOException e) {
      mistakes.add(new Source(file, 1, ""), Mistakes.UNREADABLE, "problem", e.toString());
    }
    return Optional.empty();
  }

  /** SHA-256 over names and contents of the files read here and there, in hexadecimal. */
  String digestWith(TemplatesFolder common) {
    Map<String, byte[]> all = new TreeMap<>(digests);
    all.putAll(common.digests);
    MessageDigest sum = sha256();
    all.forEach(
        (file, digest) -> {
          sum.update(file.getBytes(StandardCharsets.UTF_8));
          sum.update((byte) 0);
          sum.update(digest);
        });
    return HexFormat.of().formatHex(sum.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
