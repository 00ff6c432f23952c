package io.gouji.engine.samples;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.TemplateWriter;
import io.gouji.engine.report.Wording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A marked copy in which somebody filled in the first explanation and saved. */
final class FilledIn {
  static final String REASON = "询价结果比预算多 0.01 万元，按采购合同列入合计，见采购备案表。";
  private static final int FIRST = 3;
  private static final int REASON_COLUMN = 4;

  private FilledIn() {}

  static byte[] of(byte[] workbook) throws IOException {
    try {
      BudgetEngine engine = BudgetEngine.open(SampleFiles.HOME.resolve("templates"));
      Evaluation evaluation = engine.evaluate(workbook, "FML08.xlsx", Options.AUTO);
      Wording wording = Wording.of(evaluation, "zh");
      return filled(new AnnotatedWorkbook(wording).write(workbook, evaluation));
    } catch (Refusal unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static byte[] filled(byte[] annotated) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(annotated))) {
      XSSFSheet sheet = workbook.getSheet("校验说明");
      Row row = sheet.getRow(FIRST);
      row.getCell(REASON_COLUMN).setCellValue(REASON);
      row.getCell(REASON_COLUMN + 1).setCellValue("韦会计");
      row.getCell(REASON_COLUMN + 2).setCellValue("2025-02-18");
      return TemplateWriter.bytes(workbook);
    }
  }
}
