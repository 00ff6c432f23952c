package io.gouji.engine.xlsx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks over the records of a workbook stream without reading them: what it is, and how many cells
 * POI would make objects of ([MS-XLS] 2.3).
 *
 * @param encrypted whether a password, if only the one Excel knows by itself, hides its records
 * @param whole whether the last record is complete
 * @param cells how many cells its sheets have
 * @param worksheets for each sheet, in order, whether it is a worksheet; empty if encrypted
 */
record BiffScan(boolean encrypted, boolean whole, long cells, List<Boolean> worksheets) {
  private static final int BIFF8 = 0x0600;
  private static final int BOF = 0x0809;
  private static final int FILEPASS = 0x002F;
  private static final int BOUNDSHEET = 0x0085;

  BiffScan {
    worksheets = List.copyOf(worksheets);
  }

  /** Whether a stream begins as the workbooks do that Excel 97 and later write. */
  static boolean isBiff8(byte[] stream) {
    ByteBuffer in = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    return stream.length >= 8 && in.getShort(0) == BOF && in.getShort(4) == BIFF8;
  }

  static BiffScan of(byte[] stream) {
    ByteBuffer in = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    boolean encrypted = false;
    long cells = 0;
    List<Boolean> worksheets = new ArrayList<>();
    int at = 0;
    while (at + 4 <= stream.length) {
      int id = in.getShort(at) & 0xFFFF;
      int length = in.getShort(at + 2) & 0xFFFF;
      if (at + 4 + length > stream.length) {
        return new BiffScan(encrypted, false, cells, worksheets);
      }
      encrypted |= id == FILEPASS;
      if (id == BOUNDSHEET && length >= 6 && !encrypted) {
        worksheets.add(in.get(at + 9) == 0);
      }
      cells += cells(id, length);
      at += 4 + length;
    }
    return new BiffScan(encrypted, true, cells, worksheets);
  }

  /** How many cells a record holds. */
  private static int cells(int id, int length) {
    return switch (id) {
      // FORMULA, BLANK, NUMBER, LABEL, BOOLERR, RSTRING, LABELSST, RK
      case 0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E -> 1;
      // MULRK: row, column, six bytes a cell, last column
      case 0x00BD -> Math.max(0, (length - 6) / 6);
      // MULBLANK: the same with two bytes a cell
      case 0x00BE -> Math.max(0, (length - 6) / 2);
      default -> 0;
    };
  }
}
