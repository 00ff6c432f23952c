package io.gouji.engine.parts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The inflated bytes of one zip entry, refused as soon as they outgrow a limit. */
final class PartStream extends InputStream {
  /** A ratio is judged only beyond this many bytes: small parts compress absurdly well. */
  private static final int RATIO_FREE = 1 << 20;

  /** Bytes without any markup that the XML parser would hold in memory at once; a text is less. */
  private static final int LONGEST_TEXT = 16 << 20;

  /**
   * Attributes of one element, counted by their signs of equality; the longest text of a cell has
   * no more of them. The XML parser reads all of them at once, in time that grows with the square.
   */
  private static final int MOST_ATTRIBUTES = 40_000;

  /** Sizes told by a directory are believed up to this many bytes, */
  private static final int EXPECTED = 1 << 20;

  /** or so many times the compressed bytes: sheets come to ten or fifteen times. */
  private static final int RATIO = 24;

  private static final int BUFFER = 8192;

  /** Carries our exception through libraries that only let an IOException pass. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(UnreadableException cause) {
      super(cause);
    }

    UnreadableException reason() {
      return (UnreadableException) getCause();
    }
  }

  private final byte[] file;
  private final ZipPart part;
  private final PartLimits limits;
  private final Budget budget;
  private final Inflater inflater;
  private final CRC32 crc = new CRC32();

  /** What was inflated ahead of being asked for: nothing where all is read at once. */
  private byte[] buffer = new byte[0];

  private int from;
  private int to;
  private long produced;
  private int sinceMarkup;
  private int equals;
  private boolean finished;

  /** Bytes that the parts of one package may still inflate to. */
  static final class Budget {
    private final long max;
    private long left;

    Budget(long max) {
      this.max = max;
      this.left = max;
    }

    void take(long bytes) throws Refused {
      left -= bytes;
      if (left < 0) {
        throw new Refused(UnreadableException.overLimit("totalBytes", max));
      }
    }
  }

  /** What a library told of a part: our own refusal if it carries one, else damage. */
  static UnreadableException refused(String part, Exception broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return refused.reason();
      }
    }
    return UnreadableException.damaged(part, broken);
  }

  PartStream(byte[] file, ZipPart part, PartLimits limits, Budget budget)
      throws UnreadableException {
    if (part.method() != 0 && part.method() != 8) {
      throw UnreadableException.damaged(part.name(), "compression method " + part.method());
    }
    this.file = file;
    this.part = part;
    this.limits = limits;
    this.budget = budget;
    this.inflater = new Inflater(true);
    inflater.setInput(file, part.data(), part.compressed());
  }

  /**
   * The first bytes, at most {@link PartXml#HEAD}, without consuming them; only before anything was
   * read.
   */
  byte[] peek() throws Refused {
    buffer = new byte[BUFFER];
    while (to < PartXml.HEAD && !finished) {
      to += fill(buffer, to, buffer.length - to);
    }
    return Arrays.copyOf(buffer, Math.min(to, PartXml.HEAD));
  }

  @Override
  public int read() throws Refused {
    if (from == to && !finished) {
      buffer = buffer.length == 0 ? new byte[BUFFER] : buffer;
      from = 0;
      to = fill(buffer, 0, buffer.length);
    }
    return from < to ? buffer[from++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws Refused {
    if (length == 0) {
      return 0;
    }
    if (from < to) {
      int copied = Math.min(length, to - from);
      System.arraycopy(buffer, from, target, offset, copied);
      from += copied;
      return copied;
    }
    int read = fill(target, offset, length);
    return read > 0 ? read : -1;
  }

  /**
   * All bytes, in one array of the size the directory tells, unless that is wrong.
   *
   * @param enough bytes after which to stop: longer content comes without its end
   */
  byte[] readAll(int enough) throws Refused {
    long believed = Math.max(EXPECTED, (long) RATIO * part.compressed());
    byte[] all = new byte[(int) Math.min(part.size(), Math.min(believed, limits.partBytes()))];
    byte[] next = new byte[1];
    int size = 0;
    while (true) {
      int more = read(all, size, all.length - size);
      size += Math.max(more, 0);
      if (size == all.length) {
        if (size > enough || read(next, 0, 1) < 0) {
          return all;
        }
        all = Arrays.copyOf(all, Math.max(all.length * 2, PartXml.HEAD));
        all[size++] = next[0];
      } else if (more < 0) {
        return Arrays.copyOf(all, size);
      }
    }
  }

  /** Some bytes, or none at the end only. */
  private int fill(byte[] target, int offset, int length) throws Refused {
    int read = 0;
    while (read == 0 && !finished) {
      read = part.method() == 0 ? copy(target, offset, length) : inflate(target, offset, length);
      crc.update(target, offset, read);
      account(read);
      boundText(target, offset, read);
    }
    return read;
  }

  private int copy(byte[] target, int offset, int length) {
    int read = (int) Math.min(length, part.compressed() - produced);
    System.arraycopy(file, part.data() + (int) produced, target, offset, read);
    finished = produced + read == part.compressed();
    return read;
  }

  private int inflate(byte[] target, int offset, int length) throws Refused {
    try {
      int read = inflater.inflate(target, offset, length);
      finished = inflater.finished();
      if (read == 0 && !finished) {
        throw new Refused(UnreadableException.damaged(part.name(), "compressed data ends early"));
      }
      return read;
    } catch (DataFormatException broken) {
      throw new Refused(UnreadableException.damaged(part.name(), "compressed data is broken"));
    }
  }

  private void boundText(byte[] chunk, int offset, int read) throws Refused {
    int last = offset - 1 - sinceMarkup;
    for (int i = offset; i < offset + read; i++) {
      if (chunk[i] == '<') {
        last = i;
        equals = 0;
      } else if (chunk[i] == '=' && ++equals > MOST_ATTRIBUTES) {
        throw new Refused(UnreadableException.overLimit("attributes", MOST_ATTRIBUTES));
      }
    }
    sinceMarkup = offset + read - 1 - last;
    if (sinceMarkup > LONGEST_TEXT) {
      throw new Refused(UnreadableException.overLimit("text", LONGEST_TEXT));
    }
  }

  private void account(int read) throws Refused {
    produced += read;
    budget.take(read);
    if (produced > limits.partBytes()) {
      throw new Refused(UnreadableException.overLimit("partBytes", limits.partBytes()));
    }
    if (produced > RATIO_FREE && produced / limits.ratio() > part.compressed()) {
      throw new Refused(UnreadableException.overLimit("ratio", limits.ratio()));
    }
    if (finished && (crc.getValue() != part.crc())) {
      throw new Refused(UnreadableException.damaged(part.name(), "checksum differs"));
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
