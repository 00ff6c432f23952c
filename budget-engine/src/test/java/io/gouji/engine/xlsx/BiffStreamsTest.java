package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of records byte by byte: what they count, list and sum up. */
class BiffStreamsTest {
  private static final int BOF = 0x0809;
  private static final int FILEPASS = 0x002F;
  private static final int BOUNDSHEET = 0x0085;
  private static final int SUPBOOK = 0x01AE;
  private static final int EXTERNSHEET = 0x0017;
  private static final int NAME = 0x0018;
  private static final int XF = 0x00E0;
  private static final int XFCRC = 0x087C;

  private static byte[] record(int id, byte... content) {
    ByteBuffer out = ByteBuffer.allocate(4 + content.length).order(ByteOrder.LITTLE_ENDIAN);
    return out.putShort((short) id).putShort((short) content.length).put(content).array();
  }

  private static byte[] sized(int id, int length) {
    return record(id, new byte[length]);
  }

  private static byte[] stream(byte[]... records) {
    int length = Arrays.stream(records).mapToInt(record -> record.length).sum();
    ByteBuffer out = ByteBuffer.allocate(length);
    for (byte[] record : records) {
      out.put(record);
    }
    return out.array();
  }

  /**
   * Each record of one cell, and those of several: bytes of each cell between six of the record.
   */
  @ParameterizedTest
  @CsvSource({
    "0006, 30, 1", "0201, 6, 1", "0203, 14, 1", "0204, 9, 1", "0205, 8, 1", "00D6, 9, 1",
    "00FD, 10, 1", "027E, 10, 1", "00BD, 6, 0", "00BD, 12, 1", "00BD, 18, 2", "00BD, 2, 0",
    "00BE, 6, 0", "00BE, 8, 1", "00BE, 26, 10", "00BE, 0, 0", "0200, 14, 0", "0000, 0, 0"
  })
  void cellsAreCounted(String id, int length, int cells) {
    byte[] one = sized(Integer.parseInt(id, 16), length);
    BiffScan scan = BiffScan.of(stream(sized(BOF, 16), one, one));
    assertThat(scan.cells()).isEqualTo(2L * cells);
    assertThat(scan.whole()).isTrue();
    assertThat(scan.encrypted()).isFalse();
  }

  /** The kind of a sheet stands behind its place and its visibility; zero is a worksheet. */
  @Test
  void sheetsAreListedUnlessLocked() {
    byte[] table = record(BOUNDSHEET, new byte[] {9, 9, 9, 9, 1, 0, 3, 0});
    byte[] chart = record(BOUNDSHEET, new byte[] {0, 0, 0, 0, 0, 2, 0, 0});
    byte[] shortest = sized(BOUNDSHEET, 6);
    byte[] broken = sized(BOUNDSHEET, 5);
    BiffScan scan = BiffScan.of(stream(sized(BOF, 8), table, chart, broken, shortest));
    assertThat(scan.worksheets()).containsExactly(true, false, true);
    BiffScan locked = BiffScan.of(stream(sized(BOF, 8), table, sized(FILEPASS, 6), chart));
    assertThat(locked.worksheets()).containsExactly(true);
    assertThat(locked.encrypted()).isTrue();
  }

  /** What is cut is not whole; what was counted before counts. */
  @Test
  void aStreamThatEndsTooSoonIsNotWhole() {
    byte[] stream = stream(sized(BOF, 8), sized(FILEPASS, 2), sized(0x0203, 14));
    for (int length = 0; length <= stream.length; length++) {
      BiffScan scan = BiffScan.of(Arrays.copyOf(stream, length));
      boolean inside = length >= 4 && length < 12 || length > 15 && length < 18 || length >= 22;
      boolean cut = inside && length != stream.length;
      assertThat(scan.whole()).as("%d bytes", length).isEqualTo(!cut);
      assertThat(scan.encrypted()).isEqualTo(length >= 18);
      assertThat(scan.cells()).isEqualTo(length == stream.length ? 1 : 0);
      assertThat(BiffRecords.of(Arrays.copyOf(stream, length)))
          .hasSize(length < 12 ? 0 : length < 18 ? 1 : length < 36 ? 2 : 3);
    }
  }

  @Test
  void recordsStandOneBehindAnother() {
    byte[] large = new byte[0x8001];
    assertThat(BiffRecords.of(stream(record(0xFFFE), record(7, large), record(8, (byte) 1))))
        .containsExactly(
            new BiffRecords.Span(0xFFFE, 4, 0),
            new BiffRecords.Span(7, 8, 0x8001),
            new BiffRecords.Span(8, 0x8001 + 12, 1))
        .last()
        .extracting(BiffRecords.Span::end)
        .isEqualTo(0x8001 + 13);
  }

  private static final byte[] ITSELF = record(SUPBOOK, new byte[] {2, 0, 1, 4});
  private static final byte[] OTHER = record(SUPBOOK, new byte[] {1, 0, 3, 0, 0, 'a', 'b', 'c'});
  private static final byte[] ADDIN = record(SUPBOOK, new byte[] {1, 0, 1, 0x3A});
  private static final byte[] SHEET = sized(BOUNDSHEET, 8);
  private static final byte[] START = sized(BOF, 16);
  private static final byte[] LIST = sized(EXTERNSHEET, 8);

  @Test
  void aWorkbookIsPutIntoItsListOfBooks() {
    byte[] names = sized(NAME, 20);
    byte[] end = sized(0x000A, 0);
    assertThat(BiffLinks.complete(stream(START, SHEET, SHEET, OTHER, LIST, names, end)))
        .as("behind the others, before the list of sheets")
        .isEqualTo(stream(START, SHEET, SHEET, OTHER, ITSELF, LIST, names, end));
    assertThat(BiffLinks.complete(stream(START, SHEET, SHEET, ADDIN, LIST, end)))
        .isEqualTo(stream(START, SHEET, SHEET, ADDIN, ITSELF, LIST, end));
    byte[] one = record(SUPBOOK, new byte[] {1, 0, 1, 4});
    assertThat(BiffLinks.complete(stream(START, SHEET, names, end)))
        .as("with a list of no sheets where there is none")
        .isEqualTo(stream(START, SHEET, one, record(EXTERNSHEET, new byte[] {0, 0}), names, end));
  }

  @Test
  void aListThatIsCompleteOrNotNeededStays() {
    byte[] end = sized(0x000A, 0);
    for (byte[] stream :
        List.of(
            stream(START, SHEET, SHEET, OTHER, ITSELF, LIST, end),
            stream(START, SHEET, SHEET, end),
            stream(START, SHEET, SHEET, OTHER, end),
            new byte[0])) {
      assertThat(BiffLinks.complete(stream)).isSameAs(stream);
    }
  }

  /** The checksum as [MS-OSHARED] 2.4.3 tells it, by a table of 256 values. */
  private static int checksum(byte[]... contents) {
    int[] cache = new int[256];
    for (int i = 0; i < 256; i++) {
      int value = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        boolean high = (value & 0x80000000) != 0;
        value = high ? value << 1 ^ 0xAF : value << 1;
      }
      cache[i] = value & 0xFFFF;
    }
    int crc = 0;
    for (byte[] content : contents) {
      for (byte one : content) {
        int index = crc >>> 24 ^ one & 0xFF;
        crc = crc << 8 ^ cache[index];
      }
    }
    return crc;
  }

  /** The record of a checksum of so many formats. */
  private static byte[] crc(int count, int checksum) {
    ByteBuffer content = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    content.putShort(0, (short) XFCRC).putShort(14, (short) count).putInt(16, checksum);
    return record(XFCRC, content.array());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 21})
  void theChecksumIsThatOfAllFormats(int count) {
    Random random = new Random(count);
    List<byte[]> formats = new ArrayList<>();
    List<byte[]> records = new ArrayList<>(List.of(START));
    for (int i = 0; i < count; i++) {
      byte[] content = new byte[20];
      random.nextBytes(content);
      formats.add(content);
      records.add(record(XF, content));
      records.add(sized(0x0031, 5));
    }
    int sum = checksum(formats.toArray(byte[][]::new));
    int place = records.size();
    records.add(crc(count, sum));
    records.add(sized(0x087D, 20));
    byte[] right = stream(records.toArray(byte[][]::new));
    records.set(place, crc(count, sum ^ 1));
    byte[] wrong = stream(records.toArray(byte[][]::new));
    records.set(place, crc(count + 1, sum));
    byte[] miscounted = stream(records.toArray(byte[][]::new));

    assertThat(XfChecksum.holds(right)).isTrue();
    assertThat(XfChecksum.holds(wrong)).isFalse();
    assertThat(XfChecksum.holds(miscounted)).isFalse();
    for (byte[] stream : List.of(right.clone(), wrong, miscounted)) {
      XfChecksum.renew(stream);
      assertThat(stream).isEqualTo(right);
    }
  }

  @Test
  void withoutAChecksumThereIsNothingToRenew() {
    byte[] none = stream(START, sized(XF, 20));
    byte[] tooShort = stream(START, sized(XF, 20), sized(XFCRC, 19));
    for (byte[] stream : List.of(none, tooShort, new byte[0])) {
      byte[] same = stream.clone();
      assertThat(XfChecksum.holds(stream)).isFalse();
      XfChecksum.renew(stream);
      assertThat(stream).isEqualTo(same);
    }
  }
}
