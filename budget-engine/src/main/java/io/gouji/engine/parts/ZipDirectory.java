package io.gouji.engine.parts;

import io.gouji.engine.parts.UnreadableException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The directory of a zip file held in memory (PKWARE APPNOTE 6.3): entries in directory order.
 *
 * <p>Read by hand because the patcher copies entries raw, local headers included, which zip
 * libraries do not offer, and because it is five times faster than opening a channel of one.
 */
record ZipDirectory(List<ZipPart> parts, int start, int commentStart) {
  private static final int LOCAL = 0x04034b50;
  private static final int RECORD = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END64 = 0x06064b50;
  private static final int LOCATOR64 = 0x07064b50;
  private static final long FULL = 0xFFFFFFFFL;

  /** How many bytes stand before the first entry. */
  int preamble() {
    return parts.stream().mapToInt(ZipPart::start).min().orElse(start);
  }

  static boolean looksLikeZip(byte[] bytes) {
    return bytes.length >= 4 && bytes[0] == 'P' && bytes[1] == 'K' && (bytes[2] & 1) == 1;
  }

  static ZipDirectory read(byte[] bytes, PartLimits limits) throws UnreadableException {
    return new Parser(bytes, limits).read();
  }

  private static final class Parser {
    private final ByteBuffer in;
    private final PartLimits limits;

    Parser(byte[] bytes, PartLimits limits) {
      this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      this.limits = limits;
    }

    ZipDirectory read() throws UnreadableException {
      int end = findEnd();
      try {
        return read(end);
      } catch (IndexOutOfBoundsException outside) {
        throw new UnreadableException(
            Reason.DAMAGED, Map.of("part", "", "detail", "zip directory"), outside);
      }
    }

    /** The end record is the last one whose comment reaches the end of the file. */
    private int findEnd() throws UnreadableException {
      for (int at = in.limit() - 22; at >= Math.max(0, in.limit() - 22 - 0xFFFF); at--) {
        if (in.getInt(at) == END && at + 22 + u16(at + 20) <= in.limit()) {
          return at;
        }
      }
      throw new UnreadableException(Reason.TRUNCATED, Map.of());
    }

    private ZipDirectory read(int end) throws UnreadableException {
      long count = u16(end + 10);
      long size = u32(end + 12);
      long offset = u32(end + 16);
      int directoryEnd = end;
      if (end >= 20 && in.getInt(end - 20) == LOCATOR64) {
        directoryEnd = end64(end);
        count = in.getLong(directoryEnd + 32);
        size = in.getLong(directoryEnd + 40);
        offset = in.getLong(directoryEnd + 48);
      }
      if (count > limits.entries()) {
        throw UnreadableException.overLimit("entries", limits.entries());
      }
      // Some files carry a preamble; offsets then count from behind it.
      long start = directoryEnd - size;
      if (size < 0 || start < 0 || offset < 0 || offset > start) {
        throw UnreadableException.damaged("", "zip directory lies outside the file");
      }
      List<ZipPart> parts = records((int) start, directoryEnd, count, (int) (start - offset));
      return new ZipDirectory(bounded(parts, (int) start), (int) start, end + 20);
    }

    private int end64(int end) throws UnreadableException {
      long named = in.getLong(end - 12);
      if (named >= 0 && named <= end - 76 && in.getInt((int) named) == END64) {
        return (int) named;
      }
      if (end >= 76 && in.getInt(end - 76) == END64) {
        return end - 76;
      }
      throw UnreadableException.damaged("", "zip64 directory");
    }

    private List<ZipPart> records(int from, int to, long count, int preamble)
        throws UnreadableException {
      List<ZipPart> parts = new ArrayList<>((int) count);
      Set<String> keys = new HashSet<>();
      int at = from;
      while (at + 46 <= to && in.getInt(at) == RECORD) {
        int next = at + 46 + u16(at + 28) + u16(at + 30) + u16(at + 32);
        if (next > to) {
          throw UnreadableException.damaged("", "zip directory ends early");
        }
        ZipPart part = part(at, next, preamble);
        if (!part.name().endsWith("/") && !keys.add(part.key())) {
          throw UnreadableException.hostile(part.name(), "two zip entries of one name");
        }
        parts.add(part);
        if (parts.size() > limits.entries()) {
          throw UnreadableException.overLimit("entries", limits.entries());
        }
        at = next;
      }
      if (parts.size() != count) {
        throw UnreadableException.damaged("", "zip directory ends early");
      }
      return parts;
    }

    private ZipPart part(int at, int next, int preamble) throws UnreadableException {
      String name = name(at + 46, u16(at + 28));
      if ((u16(at + 8) & 1) != 0) {
        throw UnreadableException.format(Reason.ENCRYPTED, "zip");
      }
      long size = u32(at + 24);
      long compressed = u32(at + 20);
      long offset = u32(at + 42);
      int wide = wide(at + 46 + u16(at + 28), u16(at + 30));
      if (wide >= 0 && size == FULL) {
        size = in.getLong(wide);
        wide += 8;
      }
      if (wide >= 0 && compressed == FULL) {
        compressed = in.getLong(wide);
        wide += 8;
      }
      if (wide >= 0 && offset == FULL) {
        offset = in.getLong(wide);
      }
      long start = offset + preamble;
      if (start < 0 || start > in.limit() - 30 || in.getInt((int) start) != LOCAL) {
        throw UnreadableException.damaged(name, "no local zip header");
      }
      long data = start + 30 + u16((int) start + 26) + u16((int) start + 28);
      if (size < 0 || compressed < 0 || data + compressed > in.limit()) {
        throw UnreadableException.damaged(name, "zip entry lies outside the file");
      }
      String key = ZipPart.key(name);
      return new ZipPart(
          name,
          key,
          u16(at + 10),
          u32(at + 16),
          size,
          (int) start,
          (int) data,
          (int) compressed,
          (int) (data + compressed),
          at,
          next);
    }

    /** Where the ZIP64 extra field holds its values, or -1. */
    private int wide(int from, int length) {
      for (int at = from; at + 4 <= from + length; at += 4 + u16(at + 2)) {
        if (u16(at) == 1) {
          return at + 4;
        }
      }
      return -1;
    }

    /** Gives every entry what lies before the next one: data descriptors, padding. */
    private List<ZipPart> bounded(List<ZipPart> parts, int directory) throws UnreadableException {
      ZipPart[] byStart = parts.toArray(ZipPart[]::new);
      Arrays.sort(byStart, Comparator.comparingInt(ZipPart::start));
      Map<Integer, Integer> ends = new HashMap<>();
      for (int i = 0; i < byStart.length; i++) {
        int next = i + 1 < byStart.length ? byStart[i + 1].start() : directory;
        if (byStart[i].end() > next) {
          throw UnreadableException.hostile(byStart[i].name(), "overlapping zip entries");
        }
        ends.put(byStart[i].start(), next);
      }
      return parts.stream().map(part -> part.endingAt(ends.get(part.start()))).toList();
    }

    private String name(int at, int length) {
      ByteBuffer bytes = in.duplicate().position(at).limit(at + length);
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      } catch (CharacterCodingException other) {
        return new String(in.array(), at, length, StandardCharsets.ISO_8859_1);
      }
    }

    private int u16(int at) {
      return in.getShort(at) & 0xFFFF;
    }

    private long u32(int at) {
      return in.getInt(at) & FULL;
    }
  }
}
