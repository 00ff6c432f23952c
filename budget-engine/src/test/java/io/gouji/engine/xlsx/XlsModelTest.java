package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.PrecisionRecord;
import org.apache.poi.hssf.record.UnknownRecord;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFName;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;

/** What is read of an .xls: settings, formats, formulas and what they call. */
class XlsModelTest {
  private static Workbook read(Consumer<HSSFWorkbook> change) throws Exception {
    return WorkbookReader.read(bytes(change), Limits.DEFAULT);
  }

  private static byte[] bytes(Consumer<HSSFWorkbook> change) throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.createSheet("表1").createRow(0);
      change.accept(book);
      book.write(out);
      return out.toByteArray();
    }
  }

  private static HSSFCell cell(HSSFWorkbook book, int column) {
    return book.getSheetAt(0).getRow(0).createCell(column);
  }

  @Test
  void datesAndPrecisionAreThoseOfTheFile() throws Exception {
    assertThat(read(book -> {}).date1904()).isFalse();
    assertThat(read(book -> {}).asDisplayed()).isFalse();
    Workbook set =
        read(
            book -> {
              InternalWorkbook inside = book.getInternalWorkbook();
              ((PrecisionRecord) inside.findFirstRecordBySid(PrecisionRecord.sid))
                  .setFullPrecision(false);
              ((DateWindow1904Record) inside.findFirstRecordBySid(DateWindow1904Record.sid))
                  .setWindowing((short) 1);
            });
    assertThat(set.asDisplayed()).isTrue();
    assertThat(set.date1904()).isTrue();
    assertThat(set.creator()).isEmpty();
    assertThat(set.tables()).isEmpty();
  }

  /** Builtin formats are those of the Chinese edition, unless the file says its own. */
  @Test
  void formatsOfNumbersAreSpeltAsInTheNewFormat() throws Exception {
    List<Short> formats = List.of((short) 0, (short) 4, (short) 14, (short) 31, (short) 49);
    Workbook workbook =
        read(
            book -> {
              for (short format : formats) {
                HSSFCellStyle style = book.createCellStyle();
                style.setDataFormat(format);
                cell(book, formats.indexOf(format)).setCellStyle(style);
              }
              HSSFCellStyle own = book.createCellStyle();
              own.setDataFormat(book.createDataFormat().getFormat("0.000_ "));
              cell(book, 5).setCellStyle(own);
            });
    Sheet sheet = workbook.sheets().get(0);
    List<String> codes = new ArrayList<>();
    for (int column = 0; column < 6; column++) {
      codes.add(workbook.style(sheet.style(0, column)).numberFormat());
    }
    assertThat(codes)
        .containsExactly(
            BuiltinFormats.code(0),
            BuiltinFormats.code(4),
            BuiltinFormats.code(14),
            BuiltinFormats.code(31),
            BuiltinFormats.code(49),
            "0.000_ ");
    assertThat(codes.get(3)).isEqualTo("yyyy\"年\"m\"月\"d\"日\"");
  }

  /** Formulas that other workbooks are called in, by the number of each. */
  @Test
  void otherWorkbooksAreCountedAsTheyAreCalled() throws Exception {
    Workbook workbook =
        read(
            book -> {
              for (String name : List.of("C:\\年\\b.xls", "c.xls")) {
                HSSFWorkbook other = new HSSFWorkbook();
                other.createSheet("T");
                book.linkExternalWorkbook(name, other);
              }
              cell(book, 0).setCellFormula("[c.xls]T!A1+1");
              cell(book, 1).setCellFormula("SUM('[C:\\年\\b.xls]T'!A1:B2)");
              cell(book, 2).setCellFormula("[c.xls]T!A2");
            });
    assertThat(workbook.sheets().get(0).formulas())
        .extracting(CellFormula::text)
        .containsExactly("'[1]T'!A1+1", "SUM('[2]T'!A1:B2)", "'[1]T'!A2");
    assertThat(workbook.externals())
        .extracting(one -> one.file())
        .containsExactly("c.xls", "b.xls");
  }

  @Test
  void namesOfFunctionsAndOfNothingAreLeftOut() throws Exception {
    Workbook workbook =
        read(
            book -> {
              book.createSheet("表2");
              name(book, "总数", "表1!$A$1").setSheetIndex(-1);
              name(book, "两处", "表1!$A$1,表2!$B$2");
              HSSFName function = book.createName();
              function.setNameName("FUNC");
              function.setFunction(true);
              HSSFName nothing = book.createName();
              nothing.setNameName("空");
              name(book, "本表", "表2!$A$1").setSheetIndex(1);
              cell(book, 0).setCellFormula("SUM(总数,两处)");
            });
    assertThat(workbook.names())
        .extracting(name -> name.sheet() + name.name() + "=" + name.formula())
        .containsExactly("-1总数=表1!$A$1", "-1两处=表1!$A$1,表2!$B$2", "1本表=表2!$A$1");
    assertThat(workbook.sheets().get(0).formulas().get(0).text()).isEqualTo("SUM(总数,两处)");
  }

  private static HSSFName name(HSSFWorkbook book, String text, String formula) {
    HSSFName name = book.createName();
    name.setNameName(text);
    name.setRefersToFormula(formula);
    return name;
  }

  /** Values of every kind, as constants and as what formulas yield. */
  @Test
  void valuesOfEveryKindAreRead() throws Exception {
    Workbook workbook =
        read(
            book -> {
              cell(book, 0).setCellErrorValue(FormulaError.NA);
              HSSFCell text = cell(book, 1);
              text.setCellFormula("\"a\"&\"b\"");
              text.setCellValue("ab");
              HSSFCell flag = cell(book, 2);
              flag.setCellFormula("1=2");
              flag.setCellValue(false);
              HSSFCell error = cell(book, 3);
              error.setCellFormula("1/0");
              error.setCellErrorValue(FormulaError.DIV0);
              cell(book, 4);
              cell(book, 5).setCellValue("ab");
            });
    Sheet sheet = workbook.sheets().get(0);
    assertThat(sheet.value(0, 0)).isEqualTo(new CellValue.Error(CellError.NA));
    assertThat(sheet.value(0, 1)).isEqualTo(new CellValue.Text("ab"));
    assertThat(sheet.value(0, 2)).isEqualTo(new CellValue.Bool(false));
    assertThat(sheet.value(0, 3)).isEqualTo(new CellValue.Error(CellError.of("#DIV/0!").get()));
    assertThat(sheet.value(0, 4)).isEqualTo(CellValue.Blank.BLANK);
    assertThat(sheet.exists(0, 4)).isTrue();
    assertThat(sheet.exists(0, 6)).isFalse();
    assertThat(sheet.value(0, 5)).isEqualTo(new CellValue.Text("ab"));
    assertThat(sheet.formula(0, 1)).isPresent();
    assertThat(sheet.formula(0, 5)).isEmpty();
  }

  /** Two arrays, one of several cells, and an equal formula beside them. */
  @Test
  void cellsOfAnArrayShareItsFormula() throws Exception {
    Workbook workbook =
        read(
            book -> {
              HSSFSheet sheet = book.getSheetAt(0);
              sheet.setArrayFormula("A9:B9*2", new CellRangeAddress(0, 0, 0, 1));
              sheet.setArrayFormula("A9:B9*2", new CellRangeAddress(0, 0, 2, 3));
              cell(book, 4).setCellFormula("A9*2");
            });
    Sheet sheet = workbook.sheets().get(0);
    assertThat(sheet.formulas())
        .extracting(formula -> formula.anchor().a1() + formula.extent().a1() + formula.array())
        .containsExactlyInAnyOrder("A1A1:B1true", "C1C1:D1true", "E1E1false");
    assertThat(sheet.formulaIndex(0, 1)).isEqualTo(sheet.formulaIndex(0, 0));
    assertThat(sheet.formulaIndex(0, 2)).isNotEqualTo(sheet.formulaIndex(0, 0));
  }

  @Test
  void aFilterThatIsAtWorkIsTold() throws Exception {
    assertThat(read(book -> {}).sheets().get(0).isFiltered()).isFalse();
    Workbook filtered =
        read(
            book ->
                book.getSheetAt(0)
                    .getSheet()
                    .getRecords()
                    .add(2, new UnknownRecord(0x009B, new byte[0])));
    assertThat(filtered.sheets().get(0).isFiltered()).isTrue();
  }

  private static Limits limits(long cells, int items, long chars) {
    Limits all = Limits.DEFAULT;
    return new Limits(
        all.fileBytes(),
        all.entries(),
        all.partBytes(),
        all.totalBytes(),
        all.ratio(),
        cells,
        all.rows(),
        items,
        chars,
        all.xmlDepth());
  }

  private static String refused(byte[] file, Limits limits) {
    try {
      WorkbookReader.read(file, limits);
      return "read";
    } catch (UnreadableException refusal) {
      return refusal.getMessage();
    }
  }

  /** Sheets, merges, hidden rows, formulas, names and different texts count, equal texts once. */
  @Test
  void itemsAreCountedToTheLast() throws Exception {
    byte[] file =
        bytes(
            book -> {
              HSSFSheet sheet = book.getSheetAt(0);
              sheet.addMergedRegion(new CellRangeAddress(4, 5, 0, 0));
              HSSFRow hidden = sheet.createRow(1);
              hidden.setZeroHeight(true);
              cell(book, 0).setCellValue("甲");
              cell(book, 1).setCellValue("甲");
              cell(book, 2).setCellValue("乙丙");
              cell(book, 3).setCellFormula("A9");
              name(book, "n", "表1!$A$1");
            });
    assertThat(refused(file, limits(4, 7, 13))).isEqualTo("read");
    assertThat(refused(file, limits(4, 6, 99))).isEqualTo("OVER_LIMIT {limit=items, max=6}");
    assertThat(refused(file, limits(3, 99, 99))).isEqualTo("OVER_LIMIT {limit=cells, max=3}");
    assertThat(refused(file, limits(4, 99, 12))).isEqualTo("OVER_LIMIT {limit=textChars, max=12}");
  }

  /** A container of another kind is told by what is in it. */
  @Test
  void containersOfOtherKindsAreRefused() throws Exception {
    for (String[] one :
        new String[][] {
          {"WordDocument", "UNSUPPORTED_FORMAT {format=doc}"},
          {"PowerPoint Document", "UNSUPPORTED_FORMAT {format=ppt}"},
          {"Other", "NOT_A_WORKBOOK {}"}
        }) {
      try (POIFSFileSystem container = new POIFSFileSystem()) {
        container.createDocument(new ByteArrayInputStream(new byte[5000]), one[0]);
        assertThatThrownBy(() -> XlsReader.stream(container.getRoot()))
            .isInstanceOf(UnreadableException.class)
            .hasMessage(one[1]);
      }
    }
  }
}
