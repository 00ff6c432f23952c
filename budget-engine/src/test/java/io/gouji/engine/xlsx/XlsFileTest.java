package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.poi.hpsf.ClassID;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.CountryRecord;
import org.apache.poi.hssf.record.UnknownRecord;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The container of an .xls, and records that POI does not know. */
class XlsFileTest {
  private static final CellRef A1 = CellRef.parse("A1");
  private static final int XFCRC = 0x087C;

  private static HSSFWorkbook table() {
    HSSFWorkbook book = new HSSFWorkbook();
    book.createSheet("表1").createRow(0).createCell(0).setCellValue(1);
    return book;
  }

  private static byte[] bytes(HSSFWorkbook book) throws IOException {
    try (book;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] marked(byte[] file) throws UnreadableException {
    return WorkbookPatcher.patch(
        file, List.of(new Edit.Fill("表1", A1, Mark.ERROR)), Limits.DEFAULT);
  }

  private static byte[] stream(byte[] file) throws UnreadableException {
    return XlsFile.streams(file).get("/Workbook");
  }

  private static void add(HSSFWorkbook book, int id, byte[] content) {
    InternalWorkbook inside = book.getInternalWorkbook();
    inside.getWorkbookRecordList().add(inside.getNumRecords() - 1, new UnknownRecord(id, content));
  }

  /** Where a checksum of formats fits it fits afterwards; one that does not is left alone. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aChecksumThatFitsIsMadeToFit(boolean fits) throws Exception {
    HSSFWorkbook book = table();
    add(book, XFCRC, new byte[20]);
    byte[] stream = stream(bytes(book));
    assertThat(XfChecksum.holds(stream)).isFalse();
    if (fits) {
      XfChecksum.renew(stream);
    }
    byte[] now = stream(marked(stream));
    assertThat(XfChecksum.holds(now)).isEqualTo(fits);
    int formats = 0;
    for (BiffRecords.Span record : BiffRecords.of(now)) {
      formats += record.id() == 0x00E0 ? 1 : 0;
      if (record.id() == XFCRC) {
        int told =
            ByteBuffer.wrap(now).order(ByteOrder.LITTLE_ENDIAN).getShort(record.start() + 14);
        assertThat(told).isEqualTo(fits ? formats : 0);
      }
    }
  }

  /** Folders, and what programs know them by, are as they were. */
  @Test
  void allElseInTheContainerStays() throws Exception {
    ClassID id = new ClassID("{00020820-0000-0000-C000-000000000046}");
    byte[] file;
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(bytes(table())));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      container.getRoot().setStorageClsid(id);
      DirectoryEntry macros = container.getRoot().createDirectory("_VBA_PROJECT_CUR");
      macros.setStorageClsid(new ClassID("{00020906-0000-0000-C000-000000000046}"));
      macros.createDirectory("VBA").createDocument("dir", new ByteArrayInputStream(new byte[9]));
      container.createDocument(new ByteArrayInputStream(new byte[] {7}), "Ctls");
      container.writeFilesystem(out);
      file = out.toByteArray();
    }
    byte[] marked = marked(file);
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(marked))) {
      assertThat(container.getRoot().getStorageClsid()).isEqualTo(id);
      DirectoryEntry macros = (DirectoryEntry) container.getRoot().getEntry("_VBA_PROJECT_CUR");
      assertThat(macros.getStorageClsid().toString()).contains("00020906");
    }
    assertThat(XlsFile.streams(marked).keySet())
        .containsExactly("/Ctls", "/Workbook", "/_VBA_PROJECT_CUR/VBA/dir");
    assertThat(XlsFile.streams(marked).get("/Ctls")).containsExactly(7);
  }

  @Test
  void aLockedOrBrokenFileIsNotChanged() throws Exception {
    Biff8EncryptionKey.setCurrentUserPassword("预算");
    byte[] locked;
    try {
      locked = bytes(table());
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    assertThatThrownBy(() -> marked(locked)).hasMessage("ENCRYPTED {format=xls}");
    byte[] odd = bytes(table());
    byte[] cut = java.util.Arrays.copyOf(odd, 1024);
    assertThatThrownBy(() -> marked(cut)).isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> XlsFile.streams(new byte[600]))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("DAMAGED");
  }

  /** What newer programs say of a format: its number, and properties with their lengths. */
  private static byte[] extension(int format, int... kinds) {
    ByteBuffer data = ByteBuffer.allocate(20 + 8 * kinds.length).order(ByteOrder.LITTLE_ENDIAN);
    data.putShort(0, (short) 0x087D).putShort(14, (short) format);
    data.putShort(18, (short) kinds.length).position(20);
    for (int kind : kinds) {
      data.putShort((short) kind).putShort((short) 8).putInt(0x01020304 + kind);
    }
    return data.array();
  }

  @Test
  void whatNewerProgramsSayOfAFormatIsTakenOverButItsBackground() throws Exception {
    try (HSSFWorkbook book = table()) {
      add(book, 0x087D, extension(21, 4, 13, 5, 6, 14));
      add(book, 0x087D, extension(22, 4, 5));
      add(book, 0x087D, new byte[19]);
      byte[] broken = extension(23, 13, 14);
      broken[22] = 3;
      add(book, 0x087D, broken);
      byte[] longer = extension(24, 13);
      longer[22] = 9;
      add(book, 0x087D, longer);
      XlsExtensions extensions = new XlsExtensions(book.getInternalWorkbook());
      assertThat(extensions.of(21)).isEqualTo(extension(0, 4, 13, 5, 6, 14));
      assertThat(extensions.withoutFill(21)).isEqualTo(extension(0, 13, 14));
      assertThat(extensions.withoutFill(22)).isEmpty();
      assertThat(extensions.withoutFill(23)).as("nothing of what cannot be read").isEmpty();
      assertThat(extensions.withoutFill(24)).isEmpty();
      assertThat(extensions.of(25)).isEmpty();
      assertThat(extensions.withoutFill(25)).isEmpty();

      int records = book.getInternalWorkbook().getNumRecords();
      extensions.add(30, extensions.withoutFill(21));
      extensions.add(31, new byte[0]);

      assertThat(extensions.of(30)).isEqualTo(extension(0, 13, 14));
      assertThat(book.getInternalWorkbook().getNumRecords()).isEqualTo(records + 1);
      List<org.apache.poi.hssf.record.Record> all = book.getInternalWorkbook().getRecords();
      byte[] last = all.get(records - 1).serialize();
      assertThat(last).as("behind the others").endsWith(extension(30, 13, 14));
      assertThat(new XlsExtensions(book.getInternalWorkbook()).of(30))
          .isEqualTo(extension(0, 13, 14));
    }
  }

  private static byte[] noted(byte[] file) throws UnreadableException {
    return WorkbookPatcher.patch(file, List.of(new Edit.Note("表1", A1, "不平")), Limits.DEFAULT);
  }

  private static List<Integer> ids(byte[] file) throws UnreadableException {
    return BiffRecords.of(stream(file)).stream().map(BiffRecords.Span::id).toList();
  }

  /** The drawings of a workbook stand before its strings, once, whatever country it names. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void drawingsStandBeforeTheStrings(boolean country) throws Exception {
    int group = 0x00EB;
    HSSFWorkbook book = table();
    InternalWorkbook inside = book.getInternalWorkbook();
    int place = inside.findFirstRecordLocBySid(CountryRecord.sid);
    if (!country && place >= 0) {
      inside.getWorkbookRecordList().remove(place);
    }
    byte[] once = noted(bytes(book));
    List<Integer> records = ids(once);
    assertThat(records.get(0)).isEqualTo(0x0809);
    assertThat(records.indexOf(group)).isEqualTo(records.indexOf(0x00FC) - 1);
    assertThat(records.indexOf(group)).isGreaterThan(records.indexOf(0x0085));
    byte[] twice =
        WorkbookPatcher.patch(
            once, List.of(new Edit.Note("表1", CellRef.parse("B9"), "又")), Limits.DEFAULT);
    assertThat(ids(twice)).containsOnlyOnce(group);
    try (HSSFWorkbook now = new HSSFWorkbook(new ByteArrayInputStream(twice))) {
      assertThat(now.getSheetAt(0).getCellComments()).hasSize(2);
    }
    assertThat(ids(marked(bytes(table())))).as("no note, no drawing").doesNotContain(group);
  }
}
