package io.gouji.engine.xlsx;

import io.gouji.engine.xlsx.BiffRecords.Span;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The books that a workbook stream refers to ([MS-XLS] 2.4.271, SupBook). A workbook that has only
 * links to others, or names that refer to nothing, need not list itself; POI then can add no sheet.
 */
final class BiffLinks {
  private static final int SUPBOOK = 0x01AE;
  private static final int EXTERNSHEET = 0x0017;
  private static final int NAME = 0x0018;
  private static final int BOUNDSHEET = 0x0085;

  /** In the place of a file's name: this workbook. */
  private static final int ITSELF = 0x0401;

  private BiffLinks() {}

  /**
   * The stream with itself in the list of books, behind the others, whose numbers stay; as it is
   * where it needs no such list, or is in it already.
   */
  static byte[] complete(byte[] stream) {
    ByteBuffer in = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    int sheets = 0;
    for (Span record : BiffRecords.of(stream)) {
      if (record.id() == BOUNDSHEET) {
        sheets++;
      } else if (record.id() == SUPBOOK && record.length() == 4) {
        if (in.getShort(record.start() + 2) == ITSELF) {
          return stream;
        }
      } else if (record.id() == EXTERNSHEET) {
        return with(stream, record.start() - 4, sheets, false);
      } else if (record.id() == NAME) {
        return with(stream, record.start() - 4, sheets, true);
      }
    }
    return stream;
  }

  /**
   * The stream with the workbook in its list from some place on.
   *
   * @param none whether there is no list of sheets yet that would end it
   */
  private static byte[] with(byte[] stream, int at, int sheets, boolean none) {
    ByteBuffer own = ByteBuffer.allocate(none ? 14 : 8).order(ByteOrder.LITTLE_ENDIAN);
    own.putShort((short) SUPBOOK).putShort((short) 4).putShort((short) sheets);
    own.putShort((short) ITSELF);
    if (none) {
      own.putShort((short) EXTERNSHEET).putShort((short) 2).putShort((short) 0);
    }
    byte[] longer = Arrays.copyOf(stream, stream.length + own.capacity());
    System.arraycopy(own.array(), 0, longer, at, own.capacity());
    System.arraycopy(stream, at, longer, at + own.capacity(), stream.length - at);
    return longer;
  }
}
