package io.gouji.engine.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of several things one after the other, none of which can pass for two. */
public final class Digest {
  private final MessageDigest digest;

  public Digest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** In hexadecimal, of the bytes alone. */
  static String of(byte[] bytes) {
    Digest one = new Digest();
    one.digest.update(bytes);
    return one.hex();
  }

  public Digest add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  public Digest add(byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }

  /** All files of a folder by name and content. */
  public Digest addFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      add(folder.relativize(file).toString().replace('\\', '/')).add(Files.readAllBytes(file));
    }
    return this;
  }

  /** What all came to, in hexadecimal; ends the digest. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
