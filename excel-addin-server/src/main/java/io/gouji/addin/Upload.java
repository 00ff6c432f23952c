package io.gouji.addin;

import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file of a workbook: as it came until its password has opened it, readable from then on. The
 * password is overwritten as soon as it is of no more use.
 */
final class Upload {
  private byte[] bytes;
  private Optional<char[]> password;
  private Optional<Unlocked> opened = Optional.empty();
  private Optional<byte[]> given = Optional.empty();

  /**
   * A file that was handed in.
   *
   * @param password to open it with; from here on ours to overwrite
   */
  Upload(byte[] bytes, Optional<char[]> password) {
    this.bytes = bytes;
    this.password = password;
  }

  static Upload none() {
    return new Upload(new byte[0], Optional.empty());
  }

  byte[] bytes() {
    return bytes;
  }

  /** The file as the user has it; empty where nothing has changed it here. */
  Optional<byte[]> given() {
    return given;
  }

  /** Bytes that are held. */
  long size() {
    return bytes.length + given.map(file -> (long) file.length).orElse(0L);
  }

  /** Bytes that would be held with a changed version in the place of this one. */
  long sizeWith(byte[] content) {
    return content.length + (long) given.orElse(bytes).length;
  }

  /** What has yet to be tried to open it. */
  Optional<char[]> key() {
    return password;
  }

  /** From here on the workbook is its readable content. */
  void opened(Unlocked open) {
    bytes = open.bytes();
    opened = Optional.of(open);
    forgetKey();
  }

  /** A changed version of the workbook in the place of this one; what was given is kept beside. */
  void change(byte[] content) {
    given = Optional.of(given.orElse(bytes));
    bytes = content;
  }

  /** A copy as the file came: with its password. */
  byte[] locked(byte[] copy) throws Refusal {
    return opened.isEmpty() ? copy : opened.get().file(copy);
  }

  void forget() {
    bytes = new byte[0];
    given = Optional.empty();
    forgetKey();
    opened.ifPresent(Unlocked::forget);
    opened = Optional.empty();
  }

  private void forgetKey() {
    password.ifPresent(word -> Arrays.fill(word, '\0'));
    password = Optional.empty();
  }
}
