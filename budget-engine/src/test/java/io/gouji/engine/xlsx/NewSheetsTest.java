package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.parts.Zips;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets of ours in both formats, as POI reads them. */
class NewSheetsTest {
  private static final String NAME = "校验结果";

  private static byte[] blank(String format) throws IOException {
    try (Workbook book = format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.createSheet("表1");
      book.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] file(String format, Edit.AddSheet sheet) throws Exception {
    return WorkbookPatcher.patch(blank(format), List.of(sheet), Limits.DEFAULT);
  }

  private static Sheet made(Workbook book) {
    return book.getSheet(NAME);
  }

  private static Edit.AddSheet sheet(List<Integer> widths, int frozen, List<List<NewCell>> rows) {
    return new Edit.AddSheet(NAME, widths, frozen, rows);
  }

  private static List<NewCell> row(Role role, String... texts) {
    List<NewCell> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(NewCell.of(role, text));
    }
    return cells;
  }

  /** The heights of rows in both formats, which are the same; 15 points are one line. */
  private static List<Float> heights(int width, List<NewCell> cells) throws Exception {
    List<List<NewCell>> rows = cells.stream().map(List::of).toList();
    List<List<Float>> both = new ArrayList<>();
    for (String format : List.of("xlsx", "xls")) {
      List<Float> heights = new ArrayList<>();
      byte[] file = file(format, sheet(List.of(width), 0, rows));
      try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
        made(book).forEach(row -> heights.add(row.getHeightInPoints()));
      }
      both.add(heights);
    }
    assertThat(both.get(1)).isEqualTo(both.get(0));
    return both.get(0);
  }

  /** A column holds one digit less than its width; a Chinese character is nearly two. */
  @Test
  void rowsAreAsHighAsTheirText() throws Exception {
    List<NewCell> texts =
        row(
            Role.TEXT,
            "123456789",
            "1234567890",
            "123456789012345678",
            "1234567890123456789",
            "合合合合合",
            "合合合合合合",
            "a\nb",
            "a\nb\n",
            "a\n\nb",
            "a\r\nb",
            "",
            "a\n".repeat(27),
            "a\n".repeat(28));
    assertThat(heights(10, texts))
        .containsExactly(15f, 30f, 30f, 45f, 15f, 30f, 30f, 30f, 45f, 30f, 15f, 405f, 409f);
    assertThat(heights(1, row(Role.TEXT, "aaa"))).as("however narrow").containsExactly(30f);
  }

  @Test
  void onlyWrappedTextsMakeRowsHigher() throws Exception {
    List<NewCell> cells = new ArrayList<>();
    for (Role role :
        List.of(
            Role.TITLE,
            Role.HEAD,
            Role.TEXT,
            Role.LINK,
            Role.ERROR,
            Role.KEY_INFO,
            Role.NUMBER,
            Role.MUTED)) {
      cells.add(NewCell.of(role, "说明".repeat(6)));
    }
    assertThat(heights(10, cells)).containsExactly(27f, 45f, 45f, 45f, 45f, 45f, 15f, 15f);
  }

  /** Of several texts the longest counts; columns without a width do not. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void theLongestTextOfARowCounts(String format) throws Exception {
    String longer = "a\nb\nc";
    List<List<NewCell>> rows =
        List.of(
            row(Role.TEXT, "a\nb", longer, "a\nb\nc\nd"),
            row(Role.TEXT, "a", "b"),
            row(Role.TEXT),
            row(Role.SEAL, longer),
            List.of(NewCell.of(Role.TEXT, "a"), NewCell.of(Role.TITLE, longer)));
    byte[] file = file(format, sheet(List.of(10, 10), 0, rows));
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
      List<String> told = new ArrayList<>();
      for (Row row : made(book)) {
        told.add(row.getHeightInPoints() + (row.getZeroHeight() ? " hidden" : ""));
      }
      assertThat(told.get(3)).endsWith(" hidden");
      told.remove(3);
      assertThat(told).containsExactly("45.0", "15.0", "15.0", "15.0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aSheetIsReadyToReadAndToPrint(String format) throws Exception {
    NewCell link = new NewCell("见 <表1>", Role.LINK, "'表1'!B7");
    List<List<NewCell>> rows =
        List.of(
            row(Role.TITLE, NAME),
            row(Role.HEAD, "级别", "金额"),
            List.of(link, NewCell.of(Role.NUMBER, "-1,234.50")),
            row(Role.NUMBER, "无", "12"));
    byte[] file = file(format, sheet(List.of(8, 60), 2, rows));
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
      Sheet sheet = made(book);
      assertThat(book.getSheetIndex(sheet)).isOne();
      assertThat(sheet.isDisplayGridlines()).isFalse();
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 2);
      assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 2);
      assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
      assertThat(sheet.getPaneInformation().getVerticalSplitPosition()).isZero();
      assertThat(List.of(sheet.getColumnWidth(0), sheet.getColumnWidth(1)))
          .containsExactly(8 * 256, 60 * 256);
      assertThat(sheet.getDefaultRowHeightInPoints()).isEqualTo(15);
      PrintSetup print = sheet.getPrintSetup();
      assertThat(print.getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
      assertThat(print.getLandscape()).isTrue();
      assertThat(print.getFitWidth()).isEqualTo((short) 1);
      assertThat(print.getFitHeight()).isZero();
      Map<String, Double> margins = new TreeMap<>();
      for (PageMargin margin : PageMargin.values()) {
        margins.put(margin.name(), sheet.getMargin(margin));
      }
      assertThat(margins)
          .isEqualTo(
              Map.of(
                  "LEFT", 0.5, "RIGHT", 0.5, "TOP", 0.6, "BOTTOM", 0.6, "HEADER", 0.3, "FOOTER",
                  0.3));
      assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("见 <表1>");
      Hyperlink there = sheet.getRow(2).getCell(0).getHyperlink();
      assertThat(there.getAddress()).isEqualTo("'表1'!B7");
      assertThat(sheet.getHyperlinkList()).hasSize(1);
      assertThat(sheet.getRow(2).getCell(1).getNumericCellValue()).isEqualTo(-1234.5);
      assertThat(sheet.getRow(2).getCell(1).getCellStyle().getDataFormatString())
          .isEqualTo("#,##0.00");
      assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("无");
      assertThat(sheet.getRow(3).getCell(1).getCellStyle().getDataFormatString())
          .isEqualTo("#,##0");
    }
  }

  @Test
  void nothingIsFrozenOrWideUnlessAsked() throws Exception {
    byte[] file = file("xlsx", sheet(List.of(), 0, List.of(row(Role.TEXT, "a"))));
    assertThat(Zips.texts(file).get("xl/worksheets/sheet2.xml"))
        .doesNotContain("<pane", "<cols", "<hyperlinks", "<autoFilter", " ht=", " hidden=");
    byte[] wide = file("xls", sheet(List.of(255, 256, 999), 0, List.of(row(Role.TEXT, "a"))));
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(wide))) {
      for (int column = 0; column < 3; column++) {
        assertThat(made(book).getColumnWidth(column)).isEqualTo(255 * 256);
      }
    }
  }

  /** Names of the sheet: what its filter covers, and the headings printed on every page. */
  private static List<String> names(List<List<NewCell>> rows) throws Exception {
    byte[] file = file("xlsx", sheet(List.of(), 0, rows));
    List<String> names = new ArrayList<>();
    WorkbookReader.read(file, Limits.DEFAULT)
        .names()
        .forEach(
            name -> {
              assertThat(name.sheet()).isOne();
              assertThat(name.hidden()).isEqualTo(name.name().contains("Filter"));
              names.add(name.name().replace("_xlnm.", "") + " " + name.formula());
            });
    Zips.texts(file)
        .get("xl/worksheets/sheet2.xml")
        .lines()
        .filter(line -> line.contains("<autoFilter"))
        .map(line -> line.replaceAll(".*<autoFilter ref=\"(.*?)\".*", "$1"))
        .forEach(names::add);
    return names;
  }

  @Test
  void headingsAreRepeatedAndFiltered() throws Exception {
    List<NewCell> heads = row(Role.HEAD, "级别", "说明", "处");
    List<NewCell> line = row(Role.TEXT, "a", "b", "c");
    List<NewCell> title = row(Role.TITLE, NAME);
    assertThat(names(List.of(title, heads, line, line, row(Role.TEXT, "x", "y"), line)))
        .containsExactly("_FilterDatabase '校验结果'!$A$2:$C$4", "Print_Titles '校验结果'!$2:$2", "A2:C4");
    assertThat(names(List.of(heads, line)))
        .containsExactly("_FilterDatabase '校验结果'!$A$1:$C$2", "Print_Titles '校验结果'!$1:$1", "A1:C2");
    assertThat(names(List.of(heads))).containsExactly("Print_Titles '校验结果'!$1:$1");
    assertThat(names(List.of(heads, title))).containsExactly("Print_Titles '校验结果'!$1:$1");
  }

  @Test
  void withoutHeadingsThereAreNoNames() throws Exception {
    List<NewCell> mixed = List.of(NewCell.of(Role.HEAD, "a"), NewCell.of(Role.TEXT, "b"));
    assertThat(names(List.of())).isEmpty();
    assertThat(names(List.of(row(Role.HEAD, "级别"), row(Role.TEXT, "a")))).isEmpty();
    assertThat(names(List.of(mixed, row(Role.TEXT, "a", "b")))).isEmpty();
    assertThat(names(List.of(row(Role.TEXT), row(Role.TEXT, "a", "b")))).isEmpty();
  }

  /** A cell holds 32,767 characters, and never half of one. */
  @Test
  void longTextsAreCut() throws Exception {
    String text = "长".repeat(32_766) + "😀";
    List<List<NewCell>> rows =
        List.of(row(Role.TEXT, "长".repeat(32_767), text, "长".repeat(32_768)));
    byte[] file = file("xlsx", sheet(List.of(), 0, rows));
    io.gouji.engine.sheet.Sheet sheet = WorkbookReader.read(file, Limits.DEFAULT).sheets().get(1);
    assertThat(sheet.text(0, 0)).hasSize(32_767);
    assertThat(sheet.text(0, 1)).isEqualTo("长".repeat(32_766));
    assertThat(sheet.text(0, 2)).hasSize(32_767);
    byte[] old = file("xls", sheet(List.of(), 0, rows));
    try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(old))) {
      Row row = made(book).getRow(0);
      assertThat(row.getCell(0).getStringCellValue()).isEqualTo("长".repeat(32_767));
      assertThat(row.getCell(1).getStringCellValue()).isEqualTo("长".repeat(32_766));
      assertThat(row.getCell(2).getStringCellValue()).isEqualTo("长".repeat(32_767));
    }
  }
}
