package io.gouji.engine.xlsx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.parts.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no zip, told by their content. */
class ForeignFormatTest {
  private static final int BOF = 0x0809;
  private static final int FILEPASS = 0x2F;
  private static final int OTHER = 0x42;

  private static String told(byte[] file) {
    return ForeignFormat.of(file).getMessage();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** Records of two bytes of content each. */
  private static byte[] records(int... ids) {
    ByteBuffer out = ByteBuffer.allocate(6 * ids.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int id : ids) {
      out.putShort((short) id).putShort((short) 2).putShort((short) 0x0600);
    }
    return out.array();
  }

  /** A stream that is locked by the record of that number, counted from zero. */
  private static byte[] lockedBy(int number) {
    int[] ids = new int[number + 1];
    Arrays.fill(ids, OTHER);
    ids[0] = BOF;
    ids[number] = FILEPASS;
    return records(ids);
  }

  private static byte[] container(Object... namesAndContents) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        container.createDocument(
            new ByteArrayInputStream((byte[]) namesAndContents[i + 1]),
            (String) namesAndContents[i]);
      }
      container.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static Stream<Arguments> texts() {
    String filler = "x".repeat(4090);
    return Stream.of(
        Arguments.of("EMPTY {}", ascii("")),
        Arguments.of("UNSUPPORTED_FORMAT {format=pdf}", ascii("%PDF-1.7\n%\0")),
        Arguments.of("UNSUPPORTED_FORMAT {format=rtf}", ascii("{\\rtf1\\ansi}")),
        Arguments.of("UNSUPPORTED_FORMAT {format=sylk}", ascii("ID;PWXL;N;E")),
        Arguments.of(
            "UNSUPPORTED_FORMAT {format=xml}",
            ascii("<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:s")),
        Arguments.of(
            "UNSUPPORTED_FORMAT {format=xml-2003}",
            ascii("<?xml?><Workbook xmlns='URN:schemas-microsoft-com:office:spreadsheet'>")),
        Arguments.of("UNSUPPORTED_FORMAT {format=html}", ascii("<!doctype html><HTML>")),
        Arguments.of("UNSUPPORTED_FORMAT {format=html}", ascii("\n<Table border=1>")),
        Arguments.of("UNSUPPORTED_FORMAT {format=xml}", ascii("<?xml version='1.0'?><a/>")),
        Arguments.of("UNSUPPORTED_FORMAT {format=csv}", ascii(",")),
        Arguments.of("UNSUPPORTED_FORMAT {format=csv}", ascii("1\t2\r\n3\t4")),
        Arguments.of("UNSUPPORTED_FORMAT {format=csv}", ascii(";1")),
        Arguments.of("UNSUPPORTED_FORMAT {format=csv}", "合计,1".getBytes(UTF_8)),
        Arguments.of("UNSUPPORTED_FORMAT {format=csv}", "合计,1".getBytes(gb18030())),
        Arguments.of("UNSUPPORTED_FORMAT {format=csv}", "\uFEFF合计,1".getBytes(UTF_16LE)),
        Arguments.of("UNSUPPORTED_FORMAT {format=csv}", "\uFEFF合计,1".getBytes(UTF_16BE)),
        Arguments.of("NOT_A_WORKBOOK {}", "合计,1".getBytes(UTF_16LE)),
        Arguments.of("UNSUPPORTED_FORMAT {format=text}", "预算公开".getBytes(UTF_8)),
        Arguments.of("UNSUPPORTED_FORMAT {format=text}", ascii("a b\nc\rd ")),
        Arguments.of("NOT_A_WORKBOOK {}", ascii("a\u001Fb")),
        Arguments.of("NOT_A_WORKBOOK {}", ascii("a\0b")),
        Arguments.of("NOT_A_WORKBOOK {}", ascii("\u00FF\u00FE\0")),
        // Only the beginning is looked at, whose last letter may be cut.
        Arguments.of("UNSUPPORTED_FORMAT {format=text}", (filler + "12345合").getBytes(UTF_8)),
        Arguments.of("UNSUPPORTED_FORMAT {format=text}", ascii(filler + "123456\0")),
        Arguments.of("NOT_A_WORKBOOK {}", ascii(filler + "12345\0")),
        Arguments.of("NOT_A_WORKBOOK {}", ascii(filler + "12345\u00E5")),
        Arguments.of("UNSUPPORTED_FORMAT {format=text}", ascii(filler + "123456,")),
        Arguments.of("UNSUPPORTED_FORMAT {format=csv}", ascii(filler + "12345,")),
        Arguments.of("UNSUPPORTED_FORMAT {format=html}", ascii(filler + " <html")),
        Arguments.of("UNSUPPORTED_FORMAT {format=text}", ascii(filler + "  <html")));
  }

  private static Charset gb18030() {
    return Charset.forName("GB18030");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textsAreToldByTheirBeginning(String told, byte[] file) {
    assertThat(told(file)).isEqualTo(told);
  }

  /** The first records of Excel 2, 3, 4 and 5, with the lengths they may have. */
  @ParameterizedTest
  @CsvSource({
    "0009, 4, true",
    "0209, 6, true",
    "0409, 6, true",
    "0809, 8, true",
    "0809, 16, true",
    "0809, 17, false",
    "0809, 3, false",
    "0809, -1, false",
    "1809, 8, false",
    "0808, 8, false"
  })
  void oldExcelIsToldByItsFirstRecord(String id, int length, boolean old) {
    ByteBuffer first = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    first.putShort((short) Integer.parseInt(id, 16)).putShort((short) length);
    String expected = old ? "UNSUPPORTED_FORMAT {format=Excel 2.0–95}" : "NOT_A_WORKBOOK {}";
    assertThat(told(first.array())).isEqualTo(expected);
    assertThat(told(Arrays.copyOf(first.array(), 3))).isEqualTo("NOT_A_WORKBOOK {}");
  }

  @Test
  void workbooksOfExcel97AreToldInAContainerAndBare() throws Exception {
    byte[] xls;
    try (HSSFWorkbook book = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.createSheet("表1");
      book.write(out);
      xls = out.toByteArray();
    }
    byte[] bare = {9, 8, 16, 0, 0, 6, 5, 0};
    assertThat(
            Stream.of(
                    xls,
                    bare,
                    Arrays.copyOf(bare, 7),
                    new byte[] {9, 8, 16, 0, 0, 5, 5, 0},
                    new byte[] {9, 4, 16, 0, 0, 6, 5, 0},
                    container("WordDocument", records(BOF)),
                    container("Workbook", records(BOF)),
                    container("Book", records(BOF)))
                .map(ForeignFormat::holdsXls))
        .containsExactly(true, true, false, false, false, false, true, true);
  }

  @Test
  void aContainerHasItsHeaderAtLeast() throws Exception {
    byte[] file = container("Contents", records(BOF));
    assertThat(ForeignFormat.isContainer(Arrays.copyOf(file, 512))).isTrue();
    assertThat(ForeignFormat.isContainer(Arrays.copyOf(file, 511))).isFalse();
    assertThat(ForeignFormat.isContainer(new byte[512])).isFalse();
    assertThat(told(Arrays.copyOf(file, 511))).isEqualTo("NOT_A_WORKBOOK {}");
  }

  @Test
  void documentsInContainersAreToldByTheirStreams() throws Exception {
    byte[] any = records(BOF, OTHER);
    assertThat(
            List.of(
                told(container("WordDocument", any)),
                told(container("PowerPoint Document", any)),
                told(container("Workbook", any)),
                told(container("Book", any)),
                told(container("WordDocument", any, "Workbook", any)),
                told(container("Workbook", any, "WordDocument", any)),
                told(container("EncryptionInfo", any)),
                told(container("Workbook", any, "EncryptedPackage", any)),
                told(container("Contents", any))))
        .containsExactly(
            "UNSUPPORTED_FORMAT {format=doc}",
            "UNSUPPORTED_FORMAT {format=ppt}",
            "UNSUPPORTED_FORMAT {format=xls}",
            "UNSUPPORTED_FORMAT {format=xls}",
            "UNSUPPORTED_FORMAT {format=xls}",
            "UNSUPPORTED_FORMAT {format=xls}",
            "ENCRYPTED {format=xlsx}",
            "ENCRYPTED {format=xlsx}",
            "NOT_A_WORKBOOK {}");
  }

  /** Small streams lie in the stream of the root, behind others; large ones in sectors. */
  @Test
  void aLockIsSeenWhereverTheStreamLies() throws Exception {
    byte[] small = lockedBy(1);
    byte[] large = Arrays.copyOf(lockedBy(1), 6000);
    byte[] open = records(BOF, OTHER, OTHER);
    assertThat(
            List.of(
                told(container("Workbook", small)),
                told(container("Notes", open, "Workbook", small)),
                told(container("Notes", new byte[5000], "Workbook", small)),
                told(container("Workbook", large)),
                told(container("Notes", new byte[5000], "Workbook", large)),
                told(container("Workbook", Arrays.copyOf(large, 4096))),
                told(container("Workbook", Arrays.copyOf(large, 4095))),
                told(container("Notes", small, "Workbook", open)),
                told(container("Notes", large, "Workbook", Arrays.copyOf(open, 6000)))))
        .containsExactly(
            "ENCRYPTED {format=xls}",
            "ENCRYPTED {format=xls}",
            "ENCRYPTED {format=xls}",
            "ENCRYPTED {format=xls}",
            "ENCRYPTED {format=xls}",
            "ENCRYPTED {format=xls}",
            "ENCRYPTED {format=xls}",
            "UNSUPPORTED_FORMAT {format=xls}",
            "UNSUPPORTED_FORMAT {format=xls}");
  }

  @Test
  void aLockStandsAmongTheFirstEightRecords() throws Exception {
    assertThat(told(container("Workbook", lockedBy(7)))).isEqualTo("ENCRYPTED {format=xls}");
    assertThat(told(container("Workbook", lockedBy(8))))
        .isEqualTo("UNSUPPORTED_FORMAT {format=xls}");
  }

  /** A container by hand: the root and the workbook in the first directory sector. */
  private static byte[] byHand(int shift, int sector, int first, byte[] stream, int at) {
    ByteBuffer file = ByteBuffer.allocate(at + stream.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(0, 0xE11AB1A1E011CFD0L).putShort(30, (short) shift).putInt(56, 4096);
    entry(file, sector, "Root Entry", 5, 3, 64);
    entry(file, sector + 128, "Workbook", 2, first, 8192);
    file.position(at);
    return file.put(stream).array();
  }

  private static void entry(ByteBuffer file, int at, String name, int kind, int first, int size) {
    file.position(at);
    file.put(name.getBytes(UTF_16LE));
    file.putShort(at + 64, (short) (2 * name.length() + 2)).put(at + 66, (byte) kind);
    file.putInt(at + 116, first).putInt(at + 120, size);
  }

  /** Sectors of 4096 bytes, and shifts nobody may write. */
  @Test
  void sectorsMayBeLarge() {
    byte[] lock = lockedBy(1);
    assertThat(
            List.of(
                told(byHand(12, 4096, 1, lock, 8192)),
                told(byHand(9, 512, 1, lock, 1024)),
                told(byHand(30, 4096, 1, lock, 8192)),
                told(byHand(0, 512, 1, lock, 1024)),
                told(byHand(12, 4096, 1, records(BOF, OTHER), 8192))))
        .containsExactly(
            "ENCRYPTED {format=xls}",
            "ENCRYPTED {format=xls}",
            "ENCRYPTED {format=xls}",
            "ENCRYPTED {format=xls}",
            "UNSUPPORTED_FORMAT {format=xls}");
  }

  /** Places beyond the file, or before it, are nowhere. */
  @Test
  void aStreamThatLiesNowhereIsNotLocked() {
    for (int first : new int[] {1, 2, 1_000_000, Integer.MAX_VALUE, -2, -3, Integer.MIN_VALUE}) {
      byte[] file = byHand(9, 512, first, records(BOF), 1024);
      assertThat(told(file)).isEqualTo("UNSUPPORTED_FORMAT {format=xls}");
    }
    byte[] short3 = Arrays.copyOf(records(BOF, FILEPASS), 9);
    assertThat(told(byHand(9, 512, 1, short3, 1024))).isEqualTo("UNSUPPORTED_FORMAT {format=xls}");
    byte[] just = Arrays.copyOf(records(BOF, FILEPASS), 10);
    assertThat(told(byHand(9, 512, 1, just, 1024))).isEqualTo("ENCRYPTED {format=xls}");
  }

  @Test
  void aWorkbookThatNeedsAPasswordIsLocked() throws Exception {
    Biff8EncryptionKey.setCurrentUserPassword("预算");
    try (HSSFWorkbook book = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.createSheet("表1");
      book.write(out);
      assertThat(told(out.toByteArray())).isEqualTo("ENCRYPTED {format=xls}");
      assertThat(ForeignFormat.holdsXls(out.toByteArray())).isTrue();
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "content.xml, UNSUPPORTED_FORMAT {format=ods}",
    "OFD.xml, UNSUPPORTED_FORMAT {format=ofd}",
    "Index/Document.iwa, UNSUPPORTED_FORMAT {format=numbers}",
    "xl/workbook.bin, UNSUPPORTED_FORMAT {format=xlsb}",
    "word/document.xml, UNSUPPORTED_FORMAT {format=docx}",
    "ppt/presentation.xml, UNSUPPORTED_FORMAT {format=pptx}",
    "readme.txt, NOT_A_WORKBOOK {}"
  })
  void otherPackagesAreToldByTheirEntries(String entry, String told) {
    byte[] file = new PackageBuilder().part("mimetype", "x").part(entry, "<a/>").bytes();
    assertThat(
            catchThrowableOfType(
                UnreadableException.class, () -> WorkbookReader.read(file, Limits.DEFAULT)))
        .hasMessage(told);
  }
}
