package io.gouji.engine.report;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.xlsx.StableZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Generates the workbook of a pack, blank or filled: one printable sheet a table, with formulas for
 * all totals. The same pack gives the same bytes.
 */
public final class TemplateWriter {
  /** A file's own dates are no content; without this the library writes the present. */
  private static final Optional<Date> NO_HOUR =
      Optional.of(Date.from(Instant.parse("2026-01-01T00:00:00Z")));

  private final Pack pack;

  private TemplateWriter(Pack pack) {
    this.pack = pack;
  }

  public static TemplateWriter of(Pack pack) {
    return new TemplateWriter(pack);
  }

  /** The blank workbook, an xlsx file. */
  public byte[] blank() {
    return filled(Filling.blank(pack.properties().getOrDefault("year", "")));
  }

  /** The workbook with what is typed into it, its formulas calculated. */
  public byte[] filled(Filling filling) {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      TemplateStyles styles = new TemplateStyles(workbook);
      for (TableSpec table : pack.tables()) {
        String name = TemplateWords.of(pack, "template.sheet", table, filling);
        var sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(name));
        new TemplateSheet(pack, table, filling, styles, sheet).write();
      }
      XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
      return bytes(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a workbook as it is, without the hour it was made in. */
  public static byte[] bytes(XSSFWorkbook workbook) throws IOException {
    POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
    core.setCreator("Gouji");
    core.setCreated(NO_HOUR);
    core.setModified(NO_HOUR);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    return StableZip.of(out.toByteArray());
  }
}
