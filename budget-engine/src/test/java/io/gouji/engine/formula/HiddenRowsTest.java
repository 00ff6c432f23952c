package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that people hid count in SUBTOTAL(9,…), rows that a filter hid do not. */
class HiddenRowsTest {
  private static final List<String> FORMULAS =
      List.of("SUBTOTAL(9,A1:A3)", "SUBTOTAL(109,A1:A3)", "SUM(A1:A3)");

  /** Three figures of which the second is hidden, and formulas beside them. */
  private static Sheet fill(Sheet sheet) {
    for (int row = 0; row < 3; row++) {
      sheet.createRow(row).createCell(0).setCellValue(Math.pow(10, row));
      sheet.getRow(row).createCell(2).setCellFormula(FORMULAS.get(row));
    }
    sheet.getRow(1).setZeroHeight(true);
    return sheet;
  }

  private static Recalculation recalculated(org.apache.poi.ss.usermodel.Workbook book)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (book) {
      book.write(out);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    Workbook read = WorkbookReader.read(out.toByteArray(), io.gouji.engine.xlsx.Limits.DEFAULT);
    return Calculator.recalculate(read);
  }

  static Stream<Supplier<org.apache.poi.ss.usermodel.Workbook>> formats() {
    return Stream.of(XSSFWorkbook::new, HSSFWorkbook::new);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void rowsThatPeopleHidCount(Supplier<org.apache.poi.ss.usermodel.Workbook> format)
      throws Exception {
    org.apache.poi.ss.usermodel.Workbook book = format.get();
    fill(book.createSheet("表1"));

    Recalculation fresh = recalculated(book);

    assertThat(fresh.undecided()).isEmpty();
    io.gouji.engine.sheet.Sheet sheet = fresh.workbook().sheets().get(0);
    assertThat(sheet.number(0, 2)).isEqualTo(111);
    assertThat(sheet.number(1, 2)).isEqualTo(101);
    assertThat(sheet.number(2, 2)).isEqualTo(111);
  }

  @Test
  void whereAFilterIsAtWorkNobodyCanTell() throws Exception {
    XSSFWorkbook book = new XSSFWorkbook();
    XSSFSheet sheet = (XSSFSheet) fill(book.createSheet("表1"));
    sheet.getCTWorksheet().addNewSheetPr().setFilterMode(true);

    Recalculation fresh = recalculated(book);

    assertThat(fresh.undecided())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).isEqualTo(UndecidedCell.Reason.HIDDEN_ROWS));
  }
}
