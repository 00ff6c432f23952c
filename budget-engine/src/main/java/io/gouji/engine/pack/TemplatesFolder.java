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

/** The texts of one reading of the templates folder, and on demand the digest of all of them. */
final class TemplatesFolder {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private final Path root;
  private final Mistakes mistakes;
  private final Map<String, byte[]> contents = new TreeMap<>();

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
      contents.put(file, bytes);
      String text = decoded(bytes);
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

  /** String replaces what is not UTF-8 without a word; a decoder of its own is slow and tells. */
  private static String decoded(byte[] bytes) throws CharacterCodingException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** SHA-256 over names and contents of the files read here and there, in hexadecimal. */
  String digestWith(TemplatesFolder common) {
    Map<String, byte[]> all = new TreeMap<>(contents);
    all.putAll(common.contents);
    MessageDigest sum = sha256();
    all.forEach(
        (file, content) -> {
          sum.update(file.getBytes(StandardCharsets.UTF_8));
          sum.update((byte) 0);
          sum.update(sha256().digest(content));
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
