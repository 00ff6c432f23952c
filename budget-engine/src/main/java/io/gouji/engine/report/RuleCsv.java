package io.gouji.engine.report;

import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import io.gouji.engine.RuleTable;
import java.io.StringWriter;
import java.util.List;

/** Rules as CSV, written as the packs' own files are: cells are quoted only where they must be. */
public final class RuleCsv {
  /** Without it Excel takes a CSV file for one in the system's own encoding. */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  private RuleCsv() {}

  public static String write(RuleTable table) {
    return write(table.headings(), table.rows());
  }

  static String write(List<String> headings, List<List<String>> rows) {
    CsvWriterSettings settings = new CsvWriterSettings();
    settings.getFormat().setLineSeparator("\n");
    settings.getFormat().setComment('\0');
    settings.setQuoteEscapingEnabled(true);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setSkipEmptyLines(false);
    settings.setMaxCharsPerColumn(-1);
    StringWriter text = new StringWriter();
    CsvWriter writer = new CsvWriter(text, settings);
    writer.writeRow(headings);
    rows.forEach(writer::writeRow);
    writer.close();
    return text.toString();
  }
}
