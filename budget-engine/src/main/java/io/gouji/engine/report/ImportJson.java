package io.gouji.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Version;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.report.Transferred.Cell;
import io.gouji.engine.report.Transferred.Difference;
import io.gouji.engine.report.Transferred.Left;
import io.gouji.engine.report.Transferred.Remark;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What became of a workbook's figures in a template, as one JSON document for programs. */
public final class ImportJson {
  private static final String SCHEMA = "gouji-import/1";
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Wording wording;

  private ImportJson(Wording wording) {
    this.wording = wording;
  }

  /**
   * The document, without a line break at its end.
   *
   * @param output the file that was written
   */
  public static String write(
      Transferred result, Evaluation.Input source, String output, String language) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      new ImportJson(new Wording(result.pack(), language)).document(json, result, source, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * The document of a file that nothing can be taken from.
   *
   * @param reason why, as a machine knows it: {@code file.encrypted}
   * @param sentences file, cause and remedy, as people are told
   */
  public static String unread(String path, String reason, List<String> sentences, String language) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      head(json, language);
      json.writeObjectFieldStart("unreadable");
      json.writeStringField("path", path);
      json.writeStringField("reason", reason);
      json.writeStringField("text", String.join("\n", sentences));
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void head(JsonGenerator json, String language) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("engine", Version.current());
    json.writeStringField("lang", language);
  }

  private void document(
      JsonGenerator json, Transferred result, Evaluation.Input source, String output)
      throws IOException {
    head(json, wording.language());
    json.writeStringField("pack", result.pack().id());
    json.writeObjectFieldStart("source");
    json.writeStringField("name", source.name());
    json.writeStringField("sha256", source.sha256());
    json.writeStringField("format", source.format());
    json.writeStringField("pack", result.sourcePack().id());
    json.writeEndObject();
    json.writeStringField("unit", result.unit());
    json.writeStringField("year", result.year());
    json.writeObjectFieldStart("summary");
    json.writeStringField("verdict", result.verdict().word());
    json.writeNumberField("figures", result.counts().figures());
    json.writeNumberField("placed", result.counts().placed());
    json.writeNumberField("calculated", result.counts().calculated());
    json.writeNumberField("left", result.counts().left());
    json.writeNumberField("zeros", result.counts().zeros());
    json.writeEndObject();
    json.writeArrayFieldStart("left");
    for (Left left : result.left()) {
      left(json, left);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("differences");
    for (Difference difference : result.differences()) {
      difference(json, difference);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("remarks");
    for (Remark remark : result.remarks()) {
      json.writeString(wording.label(remark.message(), Map.of("subject", remark.subject())));
    }
    json.writeEndArray();
    json.writeStringField("output", output);
    json.writeEndObject();
  }

  private void left(JsonGenerator json, Left left) throws IOException {
    String id = "import.left." + left.reason().word();
    json.writeStartObject();
    cell(json, left.cell());
    json.writeStringField("value", left.cell().value());
    json.writeStringField("unit", left.cell().unit());
    json.writeBooleanField("figure", left.figure());
    json.writeBooleanField("zero", left.zero());
    json.writeStringField("reason", left.reason().word());
    json.writeStringField("why", wording.sentences(id).map(Messages.Sentences::why).orElse(""));
    json.writeStringField("do", wording.sentences(id).map(Messages.Sentences::remedy).orElse(""));
    json.writeEndObject();
  }

  private void difference(JsonGenerator json, Difference gap) throws IOException {
    json.writeStartObject();
    cell(json, gap.cell());
    json.writeStringField("class", gap.kind().word());
    quantity(json, "printed", gap.printed());
    quantity(json, "calculated", gap.calculated());
    quantity(json, "difference", gap.difference());
    quantity(json, "tolerance", gap.bound());
    json.writeObjectFieldStart("target");
    json.writeStringField("sheet", gap.sheet());
    json.writeStringField("ref", gap.ref());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void cell(JsonGenerator json, Cell cell) throws IOException {
    json.writeStringField("sheet", cell.sheet());
    json.writeStringField("ref", cell.ref());
    json.writeStringField("table", cell.table());
    json.writeStringField("row", cell.row());
    json.writeStringField("column", cell.column());
  }

  private static void quantity(JsonGenerator json, String name, Quantity quantity)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("value", quantity.text());
    json.writeStringField("unit", quantity.unit());
    json.writeEndObject();
  }
}
