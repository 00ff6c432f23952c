package io.gouji.engine.report;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.parts.StableZip;
import io.gouji.engine.rule.FormulaReview;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
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
      write(filling, workbook);
      XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
      return bytes(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The workbook over the bounds of figures in place of the figures. With every minus a plus, its
   * formulas yield how far a sum may be from that of the true values.
   */
  byte[] bounds(Filling widths) {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      write(widths, workbook);
      for (Sheet sheet : workbook) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.FORMULA && cell.getCellFormula().contains("-")) {
              cell.setCellFormula(added(cell.getCellFormula()));
            }
          }
        }
      }
      return bytes(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The formula with plus for minus, except within texts. */
  private static String added(String formula) {
    StringBuilder added = new StringBuilder();
    boolean text = false;
    for (char sign : formula.toCharArray()) {
      text = text != (sign == '"');
      added.append(sign == '-' && !text ? '+' : sign);
    }
    return added.toString();
  }

  private void write(Filling filling, XSSFWorkbook workbook) {
    TemplateStyles styles = new TemplateStyles(workbook);
    for (TableSpec table : pack.tables()) {
      var sheet = workbook.createSheet(sheet(table, filling));
      new TemplateSheet(pack, table, filling, styles, sheet).write();
    }
  }

  /** Name of a table's sheet. */
  String sheet(TableSpec table, Filling filling) {
    return WorkbookUtil.createSafeSheetName(
        TemplateWords.of(pack, "template.sheet", table, filling));
  }

  /** The file of a workbook as it is, without the hour it was made in. */
  public static byte[] bytes(XSSFWorkbook workbook) throws IOException {
    POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
    core.setCreator(FormulaReview.MAKER);
    core.setCreated(NO_HOUR);
    core.setModified(NO_HOUR);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    return StableZip.of(out.toByteArray());
  }
}
