package io.gouji.engine.xlsx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.UnknownRecord;

/**
 * What Excel 2007 and later say of a cell format beyond the 56 colours ([MS-XLS] 2.4.355, XFExt).
 * POI knows nothing of it, so a format cloned by POI alone would lose the colours of its letters.
 */
final class XlsExtensions {
  private static final int XFEXT = 0x087D;

  /** Offsets in the record: the number of its format, and of its properties; then those. */
  private static final int FORMAT = 14;

  private static final int COUNT = 18;
  private static final int PROPERTIES = 20;

  /** Properties that are about the background: two colours and a gradient. */
  private static final Set<Integer> FILLS = Set.of(4, 5, 6);

  private final InternalWorkbook inside;
  private final Map<Integer, byte[]> known = new HashMap<>();

  XlsExtensions(InternalWorkbook inside) {
    this.inside = inside;
    for (Record record : inside.getRecords()) {
      if (record.getSid() == XFEXT && record instanceof UnknownRecord) {
        byte[] whole = record.serialize();
        byte[] data = Arrays.copyOfRange(whole, 4, whole.length);
        if (data.length >= PROPERTIES) {
          known.put((int) little(data).getShort(FORMAT), data);
        }
      }
    }
  }

  private static ByteBuffer little(byte[] data) {
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What is said of a format, whatever its number; empty if nothing is. */
  byte[] of(int format) {
    return unnumbered(known.getOrDefault(format, new byte[0]));
  }

  private static byte[] unnumbered(byte[] data) {
    byte[] copy = data.clone();
    if (copy.length > 0) {
      little(copy).putShort(FORMAT, (short) 0);
    }
    return copy;
  }

  /** What is said of a format besides its background. */
  byte[] withoutFill(int format) {
    byte[] data = known.getOrDefault(format, new byte[0]);
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    int count = 0;
    ByteBuffer in = little(data);
    int at = PROPERTIES;
    while (at + 4 <= data.length) {
      int length = in.getShort(at + 2) & 0xFFFF;
      if (length < 4 || at + length > data.length) {
        return new byte[0];
      }
      if (!FILLS.contains((int) in.getShort(at))) {
        kept.write(data, at, length);
        count++;
      }
      at += length;
    }
    if (count == 0) {
      return new byte[0];
    }
    byte[] extension = Arrays.copyOf(data, PROPERTIES + kept.size());
    System.arraycopy(kept.toByteArray(), 0, extension, PROPERTIES, kept.size());
    little(extension).putShort(COUNT, (short) count);
    return unnumbered(extension);
  }

  /** Says the same of a new format. */
  void add(int format, byte[] extension) {
    if (extension.length > 0) {
      byte[] data = extension.clone();
      little(data).putShort(FORMAT, (short) format);
      known.put(format, data);
      inside.getWorkbookRecordList().add(last() + 1, new UnknownRecord(XFEXT, data));
    }
  }

  private int last() {
    int last = 0;
    for (int i = 0; i < inside.getNumRecords(); i++) {
      last = inside.getWorkbookRecordList().get(i).getSid() == XFEXT ? i : last;
    }
    return last;
  }
}
