package io.gouji.engine.parts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of an OLE2 container ([MS-CFB]): 128 bytes each, aligned, the name in UTF-16 and its
 * length after it. Scanning needs no valid sector chain, so damage cannot mislead it.
 */
public final class OleDirectory {
  private static final long SIGNATURE = 0xE11AB1A1E011CFD0L;

  /**
   * An entry.
   *
   * @param at its first byte in the file
   */
  public record Entry(String name, int at) {}

  private OleDirectory() {}

  /** Whether a file begins as a container does. */
  public static boolean begins(byte[] file) {
    return file.length >= 8
        && ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong(0) == SIGNATURE;
  }

  /** Everything in a file that looks like an entry of a container, in the order of places. */
  public static List<Entry> scan(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Entry> entries = new ArrayList<>();
    for (int at = 512; at + 128 <= file.length; at += 128) {
      int length = in.getShort(at + 64);
      int kind = in.get(at + 66);
      if ((kind == 2 || kind == 5) && length > 2 && length <= 64) {
        entries.add(new Entry(new String(file, at, length - 2, StandardCharsets.UTF_16LE), at));
      }
    }
    return entries;
  }
}
