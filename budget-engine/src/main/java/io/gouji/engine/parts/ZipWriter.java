package io.gouji.engine.parts;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

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

  private final byte[] source;
  private final ByteArrayOutputStream out;
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private int entries;

  /** A file of new entries only. */
  public ZipWriter() {
    this(NO_COMMENT);
  }

  ZipWriter(byte[] source) {
    this.source = source;
    this.out = new ByteArrayOutputStream(source.length + (source.length >> 2) + 4096);
  }

  /** Copies bytes that belong to no entry. */
  void preamble(int length) {
    out.write(source, 0, length);
  }

  /** Copies an entry as it is: local header, data, descriptor, padding, directory record. */
  void copy(ZipPart part) {
    ByteBuffer entry =
        ByteBuffer.allocate(part.recordEnd() - part.record()).order(ByteOrder.LITTLE_ENDIAN);
    entry.put(source, part.record(), part.recordEnd() - part.record());
    moveTo(entry, out.size());
    directory.writeBytes(entry.array());
    out.write(source, part.start(), part.end() - part.start());
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
    byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
    add(encoded, encoded.length == name.length() ? 0 : UTF_8, content);
  }

  /** Writes new content in the place of an entry, whose name stays in the encoding it has. */
  void replace(ZipPart part, byte[] content) {
    ByteBuffer record = ByteBuffer.wrap(source).order(ByteOrder.LITTLE_ENDIAN);
    int from = part.record() + 46;
    int length = record.getShort(part.record() + 28) & 0xFFFF;
    int flags = record.getShort(part.record() + 8) & UTF_8;
    add(Arrays.copyOfRange(source, from, from + length), flags, content);
  }

  private void add(byte[] encoded, int flags, byte[] content) {
    byte[] compressed = deflate(content);
    CRC32 crc = new CRC32();
    crc.update(content);
    ByteBuffer common = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
    common.putShort((short) 20);
    common.putShort((short) flags);
    common.putShort((short) 8).putShort((short) 0).putShort((short) DATE_1980);
    common.putInt((int) crc.getValue()).putInt(compressed.length).putInt(content.length);
    common.putShort((short) encoded.length).putShort((short) 0);
    int offset = out.size();
    out.writeBytes(new byte[] {'P', 'K', 3, 4});
    out.writeBytes(common.array());
    out.writeBytes(encoded);
    out.writeBytes(compressed);
    directory.writeBytes(new byte[] {'P', 'K', 1, 2, 20, 0});
    directory.writeBytes(common.array());
    directory.writeBytes(new byte[10]);
    directory.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(offset).array());
    directory.writeBytes(encoded);
    entries++;
  }

  private byte[] deflate(byte[] content) {
    deflater.reset();
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.length / 4 + 64);
    byte[] buffer = new byte[16384];
    while (!deflater.finished()) {
      compressed.write(buffer, 0, deflater.deflate(buffer));
    }
    return compressed.toByteArray();
  }

  /** The whole file, without a comment. */
  public byte[] finish() {
    return finish(source.length - NO_COMMENT.length);
  }

  /** The whole file, with a comment copied from the source. */
  byte[] finish(int commentStart) {
    deflater.end();
    int at = out.size();
    out.writeBytes(directory.toByteArray());
    ByteBuffer end = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06054b50).putInt(0).putShort((short) entries).putShort((short) entries);
    end.putInt(directory.size()).putInt(at);
    out.writeBytes(end.array());
    out.write(source, commentStart, source.length - commentStart);
    return out.toByteArray();
  }
}
