package io.gouji.engine.xlsx;

import io.gouji.engine.xlsx.BiffRecords.Span;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The checksum over the cell formats of a workbook stream ([MS-XLS] 2.4.354, XFCRC). Where it does
 * not fit, Excel takes the formats for written by an older program and drops all colours beyond the
 * palette.
 */
final class XfChecksum {
  private static final int XF = 0x00E0;
  private static final int XFCRC = 0x087C;

  /** Offsets in the record of how many formats there are, and of the checksum. */
  private static final int COUNT = 14;

  private static final int CHECKSUM = 16;

  private XfChecksum() {}

  /** Whether a stream has a checksum that fits. */
  static boolean holds(byte[] stream) {
    Sum sum = sum(stream);
    return sum.at() >= 0
        && little(stream).getShort(sum.at() + COUNT) == sum.count()
        && little(stream).getInt(sum.at() + CHECKSUM) == sum.checksum();
  }

  /** Makes the checksum of a stream fit, if it has one. */
  static void renew(byte[] stream) {
    Sum sum = sum(stream);
    if (sum.at() >= 0) {
      little(stream).putShort(sum.at() + COUNT, (short) sum.count());
      little(stream).putInt(sum.at() + CHECKSUM, sum.checksum());
    }
  }

  private static ByteBuffer little(byte[] stream) {
    return ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * What the formats of a stream come to.
   *
   * @param at where the record of the checksum begins; -1 if there is none
   */
  private record Sum(int at, int count, int checksum) {}

  private static Sum sum(byte[] stream) {
    int at = -1;
    int count = 0;
    int checksum = 0;
    for (Span record : BiffRecords.of(stream)) {
      if (record.id() == XF) {
        count++;
        checksum = checksum(stream, record, checksum);
      } else if (record.id() == XFCRC && record.length() >= CHECKSUM + 4) {
        at = record.start();
      }
    }
    return new Sum(at, count, checksum);
  }

  /** MsoCrc32Compute ([MS-OSHARED] 2.4.3), which is no CRC-32 of anybody else. */
  private static int checksum(byte[] stream, Span record, int before) {
    int checksum = before;
    for (int at = record.start(); at < record.end(); at++) {
      int value = (checksum >>> 24 ^ stream[at] & 0xFF) << 24;
      for (int bit = 0; bit < 8; bit++) {
        value = value << 1 ^ (value < 0 ? 0xAF : 0);
      }
      checksum = checksum << 8 ^ value & 0xFFFF;
    }
    return checksum;
  }
}
