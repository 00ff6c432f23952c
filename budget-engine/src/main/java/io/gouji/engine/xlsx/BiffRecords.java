package io.gouji.engine.xlsx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Where the records of a workbook stream stand ([MS-XLS] 2.1.4). */
final class BiffRecords {
  /** A record without its header of four bytes. */
  record Span(int id, int start, int length) {
    int end() {
      return start + length;
    }
  }

  private BiffRecords() {}

  /** All whole records in order. */
  static List<Span> of(byte[] stream) {
    ByteBuffer in = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    List<Span> spans = new ArrayList<>();
    int at = 0;
    while (at + 4 <= stream.length) {
      Span span = new Span(in.getShort(at) & 0xFFFF, at + 4, in.getShort(at + 2) & 0xFFFF);
      if (span.end() > stream.length) {
        break;
      }
      spans.add(span);
      at = span.end();
    }
    return spans;
  }
}
