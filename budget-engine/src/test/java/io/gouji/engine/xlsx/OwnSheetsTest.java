package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.sheet.Remains;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets of ours, with a record or by what they tell of themselves, in both formats. */
class OwnSheetsTest {
  private static final String SEAL = "勾稽 " + Seal.BLANK;
  private static final CellRef A1 = CellRef.parse("A1");

  private static byte[] blank(String format) throws IOException {
    try (org.apache.poi.ss.usermodel.Workbook book =
            format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.createSheet("表1").createRow(0).createCell(0).setCellValue(1);
      book.write(out);
      return out.toByteArray();
    }
  }

  private static Edit.AddSheet sheet(String name, List<List<NewCell>> rows) {
    return new Edit.AddSheet(name, List.of(), 0, rows);
  }

  private static List<NewCell> row(String... texts) {
    List<NewCell> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(NewCell.of(Role.TEXT, text));
    }
    return cells;
  }

  /** A sheet of results that tells by a stamp what it says. */
  private static Edit.AddSheet stamped(String name, boolean log) {
    List<List<NewCell>> rows = new ArrayList<>();
    rows.add(row("标题"));
    rows.add(row("级别", "说明"));
    rows.add(List.of(NewCell.of(Role.NUMBER, "1,234.50"), NewCell.of(Role.ERROR, "收支 不平")));
    rows.add(row("", "x"));
    String stamp = SheetWords.stamp(sheet(name, rows));
    rows.add(log ? 1 : rows.size(), row(SEAL + " " + stamp));
    return sheet(name, rows);
  }

  private static byte[] with(String format, Edit... edits) throws Exception {
    return WorkbookPatcher.patch(blank(format), List.of(edits), Limits.DEFAULT);
  }

  private static byte[] saved(byte[] file, Consumer<org.apache.poi.ss.usermodel.Workbook> change)
      throws IOException {
    try (org.apache.poi.ss.usermodel.Workbook book =
            WorkbookFactory.create(new ByteArrayInputStream(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      change.accept(book);
      book.write(out);
      return out.toByteArray();
    }
  }

  private static Plain plain(byte[] file, boolean log) throws Exception {
    return MarkedCopy.plain(file, log, Limits.DEFAULT);
  }

  private static Sheet read(String format, List<List<NewCell>> rows) throws Exception {
    byte[] file = with(format, sheet("新", rows));
    return WorkbookReader.read(file, Limits.DEFAULT).sheets().get(1);
  }

  /** The seal of results stands in any line but the second, that of a log in the second. */
  @Test
  void resultsAndLogsAreToldByTheLineOfTheSeal() throws Exception {
    List<NewCell> line = row("a");
    List<NewCell> seal = row(SEAL);
    List<Boolean> told = new ArrayList<>();
    for (List<List<NewCell>> rows :
        List.of(
            List.of(line, line, seal),
            List.of(line, line, seal, row("后来写的")),
            List.of(seal),
            List.of(line, seal),
            List.of(line, seal, line, seal),
            List.of(line, line, row("a", SEAL)),
            List.of(line))) {
      Sheet sheet = read("xlsx", rows);
      told.add(SheetWords.isResult(sheet));
      told.add(SheetWords.isLog(sheet));
    }
    assertThat(told)
        .containsExactly(
            true, false, true, false, true, false, false, true, true, true, false, false, false,
            false);
  }

  /** Lines of a log have an old and a new figure; its heads are none. */
  @Test
  void linesOfALogAreCounted() throws Exception {
    List<List<NewCell>> rows = new ArrayList<>();
    rows.add(row("更正记录", "x", "y", "z"));
    rows.add(row(SEAL));
    assertThat(SheetWords.logged(read("xlsx", rows))).isZero();
    rows.add(row("表", "格", "原来", "改为"));
    assertThat(SheetWords.logged(read("xlsx", rows))).isZero();
    rows.add(row("表1", "B2", "1", "2"));
    rows.add(row("表1", "B3", "1", ""));
    rows.add(row("表1", "B4", "", "2"));
    rows.add(row("", "", "3", "4"));
    assertThat(SheetWords.logged(read("xlsx", rows))).isEqualTo(2);
  }

  /** What a sheet says of itself holds whatever program has saved it. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aStampedSheetGoesUnlessSomebodyWroteIntoIt(String format) throws Exception {
    byte[] file = with(format, stamped("校验结果", false));
    Sheet sheet = WorkbookReader.read(file, Limits.DEFAULT).sheets().get(1);
    assertThat(SheetWords.isStamped(sheet)).isTrue();
    for (byte[] one : List.of(file, saved(file, book -> {}))) {
      assertThat(plain(one, true).removed()).containsExactly("校验结果");
      assertThat(plain(one, true).kept()).isEmpty();
    }
    byte[] written =
        saved(file, book -> book.getSheetAt(1).getRow(0).createCell(4).setCellValue("已核对"));
    assertThat(plain(written, true).kept()).containsExactly("校验结果");
    assertThat(plain(written, true).removed()).isEmpty();
    byte[] moved = saved(file, book -> book.getSheetAt(1).shiftRows(2, 2, 8));
    assertThat(plain(moved, true).removed()).as("order does not count").containsExactly("校验结果");
  }

  /** The log of corrections is taken away only when asked. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aLogStaysUnlessItIsToGo(String format) throws Exception {
    byte[] file = saved(with(format, stamped("更正记录", true)), book -> {});
    assertThat(plain(file, false).changed()).isFalse();
    assertThat(plain(file, false).bytes()).isEqualTo(file);
    assertThat(plain(file, true).removed()).containsExactly("更正记录");
    byte[] both =
        saved(
            with(
                format,
                stamped("更正记录", true),
                stamped("校验结果", false),
                new Edit.Ledger("勾稽记录", "请勿删除", Remains.NONE)),
            book -> {});
    assertThat(plain(both, true).removed()).containsExactly("更正记录", "校验结果", "勾稽记录");
    byte[] written =
        saved(file, book -> book.getSheetAt(1).createRow(20).createCell(0).setCellValue(5));
    assertThat(plain(written, true).kept()).containsExactly("更正记录");
  }

  /** The record of a long sheet takes several cells, each of which holds 32,767 characters. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aLongSheetIsKnownByItsRecord(String format) throws Exception {
    List<List<NewCell>> rows = new ArrayList<>();
    for (int line = 0; line < 3600; line++) {
      rows.add(row("第" + line + "行"));
    }
    byte[] file =
        with(
            format,
            new Edit.Fill("表1", A1, Mark.ERROR),
            sheet("校验结果", rows),
            sheet("明细", List.of(row("a"))),
            new Edit.Ledger("勾稽记录", "请勿删除", Remains.NONE));
    Workbook workbook = WorkbookReader.read(file, Limits.DEFAULT);
    Sheet ledger = workbook.sheets().get(3);
    assertThat(ledger.visibility()).isEqualTo(Sheet.Visibility.VERY_HIDDEN);
    assertThat(MarkedCopy.isLedger(ledger)).isTrue();
    assertThat(MarkedCopy.isLedger(workbook.sheets().get(1))).isFalse();
    assertThat(MarkedCopy.isMarked(workbook)).isTrue();
    assertThat(ledger.columnCount()).as("two cells of words").isEqualTo(MarkLedger.WORDS + 2);
    assertThat(plain(file, true).removed()).containsExactly("校验结果", "明细", "勾稽记录");
    byte[] written =
        saved(
            file,
            book -> book.getSheet("校验结果").getRow(3599).createCell(0).setCellValue("第3599行，已核对"));
    assertThat(plain(written, true).kept()).containsExactly("校验结果");
    assertThat(plain(written, true).removed()).containsExactly("明细", "勾稽记录");
  }

  /** What earlier cleanings could not do is told in either format, also of renamed sheets. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void remainsAreRemembered(String format) throws Exception {
    Place bare = new Place("表1", CellRef.parse("B2"));
    Place left = new Place("表1", CellRef.parse("C3"));
    Remains remains = new Remains(List.of(bare, bare), List.of(left), List.of("表1"));
    byte[] file =
        with(
            format,
            new Edit.Fill("表1", A1, Mark.ERROR),
            new Edit.Note("表1", A1, "不平"),
            sheet("校验结果", List.of(row("a"))),
            new Edit.Ledger("勾稽记录", "请勿删除", remains));
    for (UnaryOperator<byte[]> how :
        List.<UnaryOperator<byte[]>>of(one -> one, OwnSheetsTest::again)) {
      Plain plain = plain(how.apply(file), true);
      assertThat(plain.remains())
          .isEqualTo(new Remains(List.of(bare), List.of(left), List.of("表1")));
      assertThat(plain.cells()).isOne();
      assertThat(plain.notes()).isOne();
      assertThat(plain.removed()).containsExactly("校验结果", "勾稽记录");
    }
    byte[] renamed = saved(file, book -> book.setSheetName(0, "收支"));
    assertThat(plain(renamed, true).bare()).containsExactly(new Place("收支", CellRef.parse("B2")));
  }

  private static byte[] again(byte[] file) {
    try {
      return saved(file, book -> {});
    } catch (IOException lost) {
      throw new java.io.UncheckedIOException(lost);
    }
  }

  /** Names of ours without anything else tell of marks, and go. */
  @Test
  void namesOfOursGo() throws Exception {
    byte[] file =
        saved(
            blank("xlsx"),
            book -> {
              for (String text : List.of("_gouji.7", "_gouji.x", "_gouji.left.3", "别的")) {
                Name name = book.createName();
                name.setNameName(text);
                name.setRefersToFormula("'表1'!$A$1");
              }
            });
    assertThat(MarkedCopy.isMarked(WorkbookReader.read(file, Limits.DEFAULT))).isTrue();
    Plain plain = plain(file, true);
    assertThat(plain.changed()).isTrue();
    assertThat(plain.removed()).isEmpty();
    assertThat(WorkbookReader.read(plain.bytes(), Limits.DEFAULT).names())
        .extracting(name -> name.name())
        .containsExactly("别的");
    assertThat(MarkedCopy.isMarked(WorkbookReader.read(blank("xls"), Limits.DEFAULT))).isFalse();
    assertThat(plain(blank("xlsx"), true).changed()).isFalse();
    assertThat(Collections.max(List.of(plain.cells(), plain.notes()))).isZero();
  }
}
