package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What passes as rounding follows from how precisely figures are printed and from nothing else: at
 * the bound no error, one printed step beyond it an error, whatever unit, decimals and length.
 */
class NoConstantToleranceTest {
  private static final BudgetEngine ENGINE = open();

  private static BudgetEngine open() {
    try {
      return BudgetEngine.open(Path.of("../templates"));
    } catch (Refusal e) {
      throw new AssertionError(e);
    }
  }

  /**
   * A sum of so many rows, its total off by the most steps that half a step for each figure allows,
   * and by one more. Fen are exact: nothing finer can be meant in 万元 with six decimals, and in 元
   * what is printed finer than a fen has no rounding left.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 元, 0, 1",
    "5, 元, 0, 3",
    "40, 元, 0, 20",
    "2, 元, 2, 1",
    "5, 元, 2, 3",
    "40, 元, 2, 20",
    "2, 元, 6, 0",
    "5, 元, 6, 0",
    "40, 元, 6, 0",
    "2, 万元, 0, 1",
    "5, 万元, 0, 3",
    "40, 万元, 0, 20",
    "2, 万元, 2, 1",
    "5, 万元, 2, 3",
    "40, 万元, 2, 20",
    "2, 万元, 6, 1",
    "5, 万元, 6, 3",
    "40, 万元, 6, 20",
  })
  void aSumMayBeOffByHalfAStepForEachFigureAndNoMore(int rows, String unit, int decimals, int most)
      throws Exception {
    BigDecimal step = unit.equals("元") ? step(Math.min(decimals, 2)) : step(decimals);
    for (int sign : new int[] {1, -1}) {
      assertThat(sum(rows, unit, decimals, step, sign * most)).doesNotContain(FindingClass.ERROR);
      assertThat(sum(rows, unit, decimals, step, sign * (most + 1))).contains(FindingClass.ERROR);
    }
  }

  private static List<FindingClass> sum(
      int rows, String unit, int decimals, BigDecimal step, int off) throws Exception {
    try (Workbook workbook = new XSSFWorkbook()) {
      Sheet sheet = spending(workbook, unit);
      CellStyle style = style(workbook, decimals);
      // A last digit that is not zero: the table is stated to it.
      BigDecimal each = new BigDecimal(1000).add(step(decimals));
      if (unit.equals("元") && decimals > 2) {
        each = new BigDecimal("1000.01");
      }
      for (int i = 0; i < rows; i++) {
        amount(row(sheet, Integer.toString(201 + i), "科目" + i), 2, each, style);
      }
      BigDecimal total = each.multiply(BigDecimal.valueOf(rows));
      BigDecimal told = total.add(step.multiply(BigDecimal.valueOf(off)));
      amount(row(sheet, "", "合计"), 2, told, style);
      return kinds(workbook, "T3-02B");
    }
  }

  /** The same number in two tables: equal in one unit, inside the coarser one's interval in two. */
  @ParameterizedTest
  @CsvSource({
    "万元, 2, 263.37, 万元, 2, 263.37, true",
    "万元, 2, 263.37, 万元, 2, 263.38, false",
    "万元, 2, 263.37, 万元, 2, 263.36, false",
    "万元, 6, 263.370001, 万元, 6, 263.370001, true",
    "万元, 6, 263.370001, 万元, 6, 263.370002, false",
    "万元, 0, 263, 万元, 0, 263, true",
    "万元, 0, 263, 万元, 0, 264, false",
    "元, 0, 2633701, 元, 0, 2633701, true",
    "元, 0, 2633701, 元, 0, 2633702, false",
    "元, 2, 2633701.01, 元, 2, 2633701.02, false",
    "万元, 2, 263.37, 元, 0, 2633750, true",
    "万元, 2, 263.37, 元, 0, 2633751, false",
    "万元, 2, 263.37, 元, 0, 2633650, true",
    "万元, 2, 263.37, 元, 0, 2633649, false",
    "万元, 2, 263.37, 元, 2, 2633750.01, false",
    "万元, 0, 263, 元, 2, 2634999.99, true",
    "万元, 0, 263, 元, 2, 2635000.01, false",
    "万元, 6, 263.370001, 元, 2, 2633700.01, true",
    "万元, 6, 263.370001, 元, 2, 2633700.02, false",
  })
  void theSameNumberInTwoTablesIsHeldToTheCoarserOnesRounding(
      String unit1,
      int decimals1,
      String one,
      String unit3,
      int decimals3,
      String three,
      boolean ok)
      throws Exception {
    try (Workbook workbook = new XSSFWorkbook()) {
      Sheet first = workbook.createSheet("表1");
      row(first, "单位收支总体情况表");
      row(first, "单位：" + unit1);
      row(first, "项目", "预算数", "项目", "预算数");
      amount(row(first, "收入总计", "", "支出总计"), 3, new BigDecimal(one), style(workbook, decimals1));
      Sheet sheet = spending(workbook, unit3);
      CellStyle style = style(workbook, decimals3);
      amount(row(sheet, "201", "科目"), 2, new BigDecimal(three), style);
      amount(row(sheet, "", "合计"), 2, new BigDecimal(three), style);
      List<FindingClass> kinds = kinds(workbook, "X03");
      if (ok) {
        assertThat(kinds).isEmpty();
      } else {
        assertThat(kinds).containsExactly(FindingClass.ERROR);
      }
    }
  }

  private static Sheet spending(Workbook workbook, String unit) {
    Sheet sheet = workbook.createSheet("表3");
    row(sheet, "单位支出总体情况表");
    row(sheet, "单位：" + unit);
    row(sheet, "科目编码", "科目名称", "合计", "基本支出", "项目支出");
    return sheet;
  }

  private static Row row(Sheet sheet, String... texts) {
    Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
    for (int i = 0; i < texts.length; i++) {
      row.createCell(i).setCellValue(texts[i]);
    }
    return row;
  }

  private static void amount(Row row, int column, BigDecimal amount, CellStyle style) {
    row.createCell(column).setCellValue(amount.doubleValue());
    row.getCell(column).setCellStyle(style);
  }

  private static CellStyle style(Workbook workbook, int decimals) {
    CellStyle style = workbook.createCellStyle();
    String format = decimals == 0 ? "0" : "0." + "0".repeat(decimals);
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }

  private static BigDecimal step(int decimals) {
    return BigDecimal.ONE.movePointLeft(decimals);
  }

  /** What the rule says of the whole column; that it judged at all is asserted too. */
  private static List<FindingClass> kinds(Workbook workbook, String rule)
      throws IOException, Refusal {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    workbook.write(bytes);
    Options options = new Options(Optional.of("guangxi-unit-2025"));
    Evaluation evaluation = ENGINE.evaluate(bytes.toByteArray(), "x.xlsx", options);
    assertThat(evaluation.undecided()).noneMatch(gap -> gap.rule().value().equals(rule));
    assertThat(evaluation.notApplicable()).noneMatch(gap -> gap.rule().value().equals(rule));
    return evaluation.findings().stream()
        .filter(finding -> finding.rule().value().equals(rule))
        .map(Finding::kind)
        .toList();
  }
}
