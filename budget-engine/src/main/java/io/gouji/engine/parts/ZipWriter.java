package io.gouji.engine.parts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a zip file from entries of another one, copied with all their headers, and new ones.
 *
 * <p>New entries carry 1 January 1980, so that equal content gives equal bytes.
 */
public final class ZipWriter {
  private static final int DATE_1980 = 0x0021;
  private static final long FULL = 0xFFFFFFFFL;

  /** A zip file's end says how long its comment is: here it has none. */
  private static final byte[] NO_COMMENT = {0, 0};

  /** The flag that says a name is written in UTF-8. */
  private static final int UTF_8 = 0x800;

  /** Bytes of a local header before the name. */
  private static final int HEADER = 30;

  /** Bytes of a directory record before the name. */
  private static final int RECORD = 46;

  private final byte[] source;
  private final Packing packing = new Packing();
  private byte[] out;
  private int size;
  private byte[] directory = new byte[4096];
  private int listed;
  private int entries;

  /** A file of new entries only. */
  public ZipWriter() {
    this(NO_COMMENT);
  }

  ZipWriter(byte[] source) {
    this.source = source;
    this.out = new byte[source.length + (source.length >> 1) + 8192];
  }

  /** Copies bytes that belong to no entry. */
  void preamble(int length) {
    write(0, length);
  }

  /** Copies bytes of the source. */
  private void write(int from, int length) {
    out = room(out, size + length);
    System.arraycopy(source, from, out, size, length);
    size += length;
  }

  private static byte[] room(byte[] bytes, int needed) {
    return needed <= bytes.length
        ? bytes
        : Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
  }

  private static ByteBuffer at(byte[] bytes, int from, int length) {
    return ByteBuffer.wrap(bytes, from, length).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Copies an entry as it is: local header, data, descriptor, padding, directory record. */
  void copy(ZipPart part) {
    int length = part.recordEnd() - part.record();
    directory = room(directory, listed + length);
    System.arraycopy(source, part.record(), directory, listed, length);
    moveTo(at(directory, listed, length), size);
    listed += length;
    write(part.start(), part.end() - part.start());
    entries++;
  }

  /** Writes the entry's new offset where the old one stands, be it in the ZIP64 field. */
  private static void moveTo(ByteBuffer entry, int offset) {
    if ((entry.getInt(42) & FULL) != FULL) {
      entry.putInt(42, offset);
      return;
    }
    int extra = 46 + (entry.getShort(28) & 0xFFFF);
    int end = extra + (entry.getShort(30) & 0xFFFF);
    for (int at = extra; at + 4 <= end; at += 4 + (entry.getShort(at + 2) & 0xFFFF)) {
      if (entry.getShort(at) == 1) {
        int before = (entry.getInt(24) & FULL) == FULL ? 8 : 0;
        before += (entry.getInt(20) & FULL) == FULL ? 8 : 0;
        entry.putLong(at + 4 + before, offset);
      }
    }
  }

  /** Adds an entry with new content. */
  public void add(String name, byte[] content) {
    add(name, packing.one(content));
  }

  /** Contents as entries will hold them, in their order; to be added in any. */
  List<Packed> pack(List<byte[]> contents) {
    return packing.all(contents);
  }

  /** Adds an entry with new content. */
  void add(String name, Packed content) {
    byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
    add(encoded, encoded.length == name.length() ? 0 : UTF_8, content);
  }

  /** Writes new content in the place of an entry, whose name stays in the encoding it has. */
  void replace(ZipPart part, Packed content) {
    ByteBuffer record = ByteBuffer.wrap(source).order(ByteOrder.LITTLE_ENDIAN);
    int from = part.record() + 46;
    int length = record.getShort(part.record() + 28) & 0xFFFF;
    int flags = record.getShort(part.record() + 8) & UTF_8;
    add(Arrays.copyOfRange(source, from, from + length), flags, content);
  }

  private void add(byte[] encoded, int flags, Packed content) {
    int offset = size;
    byte[] data = content.bytes();
    out = room(out, size + HEADER + encoded.length + data.length);
    describe(at(out, offset, HEADER).putInt(0x04034b50), encoded, flags, content);
    size += HEADER;
    System.arraycopy(encoded, 0, out, size, encoded.length);
    size += encoded.length;
    System.arraycopy(data, 0, out, size, data.length);
    size += data.length;
    directory = room(directory, listed + RECORD + encoded.length);
    ByteBuffer record = at(directory, listed, RECORD).putInt(0x02014b50).putShort((short) 20);
    describe(record, encoded, flags, content);
    record.position(RECORD - 4).putInt(offset);
    System.arraycopy(encoded, 0, directory, listed + RECORD, encoded.length);
    listed += RECORD + encoded.length;
    entries++;
  }

  /** What the local header and the record in the directory have in common. */
  private static void describe(ByteBuffer header, byte[] encoded, int flags, Packed content) {
    header.putShort((short) 20).putShort((short) flags);
    header.putShort((short) 8).putShort((short) 0).putShort((short) DATE_1980);
    header.putInt(content.crc()).putInt(content.bytes().length).putInt(content.length());
    header.putShort((short) encoded.length);
  }

  /** The whole file, without a comment. */
  public byte[] finish() {
    return finish(source.length - NO_COMMENT.length);
  }

  /** The whole file, with a comment copied from the source. */
  byte[] finish(int commentStart) {
    packing.close();
    int at = size;
    byte[] whole = Arrays.copyOf(out, size + listed + 20 + source.length - commentStart);
    System.arraycopy(directory, 0, whole, at, listed);
    ByteBuffer end = at(whole, at + listed, 20).putInt(0x06054b50).putInt(0);
    end.putShort((short) entries).putShort((short) entries).putInt(listed).putInt(at);
    System.arraycopy(source, commentStart, whole, at + listed + 20, source.length - commentStart);
    return whole;
  }
}
