package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.pack.TableSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a generated workbook is, read back by the library that Excel's files are tested with. */
class TemplateWriterTest {
  private static final Path TEMPLATES =
      Path.of(System.getProperty("gouji.home", ".."), "templates");

  private static Pack pack(String id) throws PackException {
    return PackLibrary.load(TEMPLATES).pack(id);
  }

  private static XSSFWorkbook open(byte[] bytes) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"guangxi-unit-2025", "shanghai-unit-2026"})
  void everySheetPrintsOnePageWideOnA4WithItsHeaderRepeated(String id) throws Exception {
    try (XSSFWorkbook workbook = open(TemplateWriter.of(pack(id)).blank())) {
      for (var sheet : workbook) {
        var print = sheet.getPrintSetup();
        int frozen = sheet.getPaneInformation().getHorizontalSplitPosition();
        assertThat(
                List.of(
                    sheet.getFitToPage(),
                    print.getPaperSize() == PrintSetup.A4_PAPERSIZE,
                    print.getFitWidth() == 1,
                    print.getFitHeight() == 0,
                    sheet.getRepeatingRows().getLastRow() == frozen - 1))
            .as(sheet.getSheetName())
            .containsOnly(true);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"guangxi-unit-2025", "shanghai-unit-2026"})
  void everySheetNamesItsTitleAndItsUnitOfMoney(String id) throws Exception {
    Pack pack = pack(id);
    try (XSSFWorkbook workbook = open(TemplateWriter.of(pack).blank())) {
      for (TableSpec table : pack.tables()) {
        XSSFSheet sheet = workbook.getSheetAt(pack.tables().indexOf(table));
        assertThat(texts(sheet))
            .contains(pack.properties().get("year") + "年" + table.name(), "单位：" + table.unit());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"guangxi-unit-2025", "shanghai-unit-2026"})
  void everyAmountOfATotalIsAFormulaThatGivesZero(String id) throws Exception {
    Pack pack = pack(id);
    try (XSSFWorkbook workbook = open(TemplateWriter.of(pack).blank())) {
      for (TableSpec table : pack.tables()) {
        XSSFSheet sheet = workbook.getSheetAt(pack.tables().indexOf(table));
        for (Cell cell : amountsOfTotals(table, sheet)) {
          assertThat(cell.getCellType()).as(at(cell)).isEqualTo(CellType.FORMULA);
          assertThat(cell.getNumericCellValue()).as(at(cell)).isZero();
        }
      }
    }
  }

  private static String at(Cell cell) {
    return cell.getSheet().getSheetName() + "!" + cell.getAddress();
  }

  /** Amount cells of lines whose label is 合计 or ends in 总计. */
  private static List<Cell> amountsOfTotals(TableSpec table, XSSFSheet sheet) {
    List<Cell> found = new ArrayList<>();
    for (int r = sheet.getPaneInformation().getHorizontalSplitPosition();
        r <= sheet.getLastRowNum();
        r++) {
      int column = 0;
      for (var block : table.blocks()) {
        List<ColumnSpec> columns =
            block.columns().stream().filter(c -> !c.template().header().isEmpty()).toList();
        Row row = sheet.getRow(r);
        String label = text(row.getCell(column));
        for (int c = 0; c < columns.size(); c++) {
          if ((label.equals("合计") || label.endsWith("总计"))
              && columns.get(c).role() == ColumnSpec.Role.AMOUNT) {
            found.add(row.getCell(column + c));
          }
        }
        column += columns.size();
      }
    }
    return found;
  }

  @Test
  void codesAreTextAndAmountsShowTwoDecimals() throws Exception {
    try (XSSFWorkbook workbook = open(TemplateWriter.of(pack("guangxi-unit-2025")).blank())) {
      Row row = workbook.getSheetAt(2).getRow(4);
      assertThat(row.getCell(0).getCellStyle().getDataFormatString()).isEqualTo("@");
      assertThat(row.getCell(2).getCellStyle().getDataFormatString())
          .isEqualTo("#,##0.00;-#,##0.00;;@");
      assertThat(row.getCell(2).getCellFormula()).isEqualTo("D5+E5");
    }
  }

  @Test
  void parentsOfCodesAddUpTheirChildrenAndTheTotalTheClasses() throws Exception {
    Filling filling =
        new Filling(
            "某单位",
            "2025",
            Map.of(
                "表3",
                List.of(
                    Map.of("科目编码", "208", "科目名称", "社会保障和就业支出"),
                    Map.of("科目编码", "20805", "科目名称", "行政事业单位养老支出"),
                    Map.of("科目编码", "2080505", "基本支出", "2.50"),
                    Map.of("科目编码", "2080506", "基本支出", "1.25", "项目支出", "0.25"))),
            Map.of(),
            Map.of());
    try (XSSFWorkbook workbook =
        open(TemplateWriter.of(pack("guangxi-unit-2025")).filled(filling))) {
      XSSFSheet sheet = workbook.getSheetAt(2);
      assertThat(formulas(sheet.getRow(4))).containsExactly("D5+E5", "D6", "E6");
      assertThat(formulas(sheet.getRow(5))).containsExactly("D6+E6", "D7+D8", "E7+E8");
      assertThat(sheet.getRow(8).getCell(2).getNumericCellValue()).isEqualTo(4.00);
      assertThat(texts(sheet)).contains("单位名称：某单位");
    }
  }

  private static List<String> formulas(Row row) {
    List<String> formulas = new ArrayList<>();
    for (Cell cell : row) {
      if (cell.getCellType() == CellType.FORMULA) {
        formulas.add(cell.getCellFormula());
      }
    }
    return formulas;
  }

  private static List<String> texts(XSSFSheet sheet) {
    List<String> texts = new ArrayList<>();
    for (Row row : sheet) {
      row.forEach(cell -> texts.add(text(cell)));
    }
    return texts;
  }

  private static String text(Cell cell) {
    return cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
  }
}
