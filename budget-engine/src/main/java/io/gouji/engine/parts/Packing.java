package io.gouji.engine.parts;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Deflates the contents of entries, several at once where cores are free. */
final class Packing implements AutoCloseable {
  /** XML deflates to less than a quarter mostly. */
  private static final int SHARE = 4;

  /** Making a deflater costs more than packing a small part with it. */
  private final Queue<Deflater> idle = new ConcurrentLinkedQueue<>();

  /** The contents packed, in their order. */
  List<Packed> all(List<byte[]> contents) {
    return contents.parallelStream().map(this::one).toList();
  }

  Packed one(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return new Packed(deflated(content), (int) crc.getValue(), content.length);
  }

  private byte[] deflated(byte[] content) {
    Deflater known = idle.poll();
    Deflater deflater = known == null ? new Deflater(Deflater.DEFAULT_COMPRESSION, true) : known;
    deflater.setInput(content);
    deflater.finish();
    byte[] out = new byte[content.length / SHARE + 256];
    int size = 0;
    while (!deflater.finished()) {
      out = size < out.length ? out : Arrays.copyOf(out, 2 * out.length);
      size += deflater.deflate(out, size, out.length - size);
    }
    deflater.reset();
    idle.add(deflater);
    return Arrays.copyOf(out, size);
  }

  @Override
  public void close() {
    idle.forEach(Deflater::end);
  }
}
