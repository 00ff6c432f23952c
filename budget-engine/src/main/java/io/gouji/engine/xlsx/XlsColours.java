package io.gouji.engine.xlsx;

import io.gouji.engine.xlsx.BiffRecords.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.usermodel.HSSFPalette;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor;

/**
 * Colours of an .xls workbook, which knows only the 56 of its palette. Ours take places nobody
 * uses, so that no colour of the user changes; where that cannot be told, the nearest there is.
 */
final class XlsColours {
  private static final int FIRST = 8;
  private static final int LAST = 63;

  /** Below, colours have names, and charts take them by themselves. */
  private static final int FIRST_OWN = 40;

  /** Darker than this, black text on it is hard to read. */
  private static final int LIGHT = 150;

  /** Records that name colours of the palette in ways of their own. */
  private static final Set<Integer> COLOURED =
      Set.of(
          // CONDFMT, CF, CONDFMT12, CF12, chart
          0x01B0, 0x01B1, 0x0879, 0x087A, 0x1002);

  private static final int SHEETEXT = 0x0862;

  /** MSODRAWINGGROUP, MSODRAWING and what continues them. */
  private static final Set<Integer> DRAWINGS = Set.of(0x00EB, 0x00EC, 0x003C);

  private final HSSFPalette palette;
  private final Set<Integer> used = new HashSet<>();
  private final Map<String, Short> known = new HashMap<>();

  /**
   * The colours of a workbook.
   *
   * @param stream its records as they were read
   */
  XlsColours(HSSFWorkbook book, byte[] stream) {
    this.palette = book.getCustomPalette();
    List<Span> records = BiffRecords.of(stream);
    if (records.stream().anyMatch(record -> COLOURED.contains(record.id())) || numbered(book)) {
      for (int index = FIRST; index <= LAST; index++) {
        used.add(index);
      }
    }
    for (Span record : records) {
      if (record.id() == SHEETEXT && record.length() >= 17) {
        used.add(stream[record.start() + 16] & 0x7F);
      } else if (DRAWINGS.contains(record.id())) {
        useDrawn(stream, record);
      }
    }
    InternalWorkbook inside = book.getInternalWorkbook();
    for (int i = 0; i < inside.getNumExFormats(); i++) {
      use(inside.getExFormatAt(i));
    }
    for (int number : XlsStyles.fontNumbers(inside)) {
      used.add((int) inside.getFontRecordAt(number).getColorPaletteIndex());
    }
  }

  /** Drawings name a place of the palette by its number and the flag 0x08 ([MS-ODRAW] 2.2.2). */
  private void useDrawn(byte[] stream, Span record) {
    for (int at = record.start(); at + 4 <= record.end(); at++) {
      if (stream[at + 3] == 8 && stream[at + 2] == 0 && stream[at + 1] == 0) {
        used.add((int) stream[at]);
      }
    }
  }

  /** Whether a number format asks for a colour by its number. */
  private static boolean numbered(HSSFWorkbook book) {
    return book.getInternalWorkbook().getFormats().stream()
        .map(format -> format.getFormatString())
        .anyMatch(format -> format.matches("(?is).*\\[(color|\u989c\u8272)\\s*\\d+\\].*"));
  }

  private void use(ExtendedFormatRecord format) {
    used.add((int) format.getFillForeground());
    used.add((int) format.getFillBackground());
    used.add((int) format.getLeftBorderPaletteIdx());
    used.add((int) format.getRightBorderPaletteIdx());
    used.add((int) format.getTopBorderPaletteIdx());
    used.add((int) format.getBottomBorderPaletteIdx());
    used.add((int) format.getAdtlDiag());
  }

  HSSFPalette palette() {
    return palette;
  }

  /**
   * The place of a colour in the palette.
   *
   * @param argb {@code FFFFC7CE}
   */
  short index(String argb) {
    return known.computeIfAbsent(argb, this::place);
  }

  private short place(String argb) {
    int rgb = Integer.parseInt(argb.substring(2), 16);
    HSSFColor same = palette.findColor((byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb);
    if (same != null) {
      used.add((int) same.getIndex());
      return same.getIndex();
    }
    for (int index = LAST; index >= FIRST_OWN; index--) {
      if (used.add(index)) {
        palette.setColorAtIndex((short) index, (byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb);
        return (short) index;
      }
    }
    return nearest(rgb);
  }

  private short nearest(int rgb) {
    boolean light = luma(rgb) >= LIGHT;
    short best = FIRST;
    long least = Long.MAX_VALUE;
    for (int index = FIRST; index <= LAST; index++) {
      HSSFColor colour = palette.getColor(index);
      if (colour != null) {
        short[] parts = colour.getTriplet();
        int other = parts[0] << 16 | parts[1] << 8 | parts[2];
        // White would mark nothing.
        boolean fits = other != 0xFFFFFF && luma(other) >= LIGHT == light;
        if (fits && distance(rgb, other) < least) {
          least = distance(rgb, other);
          best = (short) index;
        }
      }
    }
    return best;
  }

  private static int luma(int rgb) {
    return (299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255)) / 1000;
  }

  /** A colour of another hue is further than one that is lighter. */
  private static long distance(int one, int other) {
    long light = luma(one) - luma(other);
    long red = (one >> 16 & 255) - (other >> 16 & 255) - light;
    long blue = (one & 255) - (other & 255) - light;
    return light * light + 4 * (red * red + blue * blue);
  }
}
