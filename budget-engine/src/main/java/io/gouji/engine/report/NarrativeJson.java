package io.gouji.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gouji.engine.Evaluation;
import io.gouji.engine.NarrativeEvaluation;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The evaluation of a narrative for machines, in the form of {@link JsonReport}. */
public final class NarrativeJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Wording wording;

  public NarrativeJson(Wording wording) {
    this.wording = wording;
  }

  /**
   * The document, without a line feed at its end.
   *
   * @param path of the narrative as the caller gave it
   */
  public String write(
      NarrativeEvaluation evaluation, String path, List<JsonReport.Output> outputs) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("schema", "gouji/1");
      json.writeStringField("engine", evaluation.engineVersion());
      json.writeStringField("lang", wording.language());
      pack(json, evaluation);
      workbook(json, evaluation.workbook());
      document(json, evaluation, path);
      summary(json, evaluation);
      none(json, "tables");
      new FindingJson(json, wording).write(evaluation.findings());
      List.of("suspects", "explained", "undecided", "notApplicable", "faults")
          .forEach(name -> none(json, name));
      JsonReport.outputs(json, outputs);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void pack(JsonGenerator json, NarrativeEvaluation evaluation) throws IOException {
    json.writeObjectFieldStart("pack");
    json.writeStringField("id", evaluation.pack().id());
    json.writeStringField("title", evaluation.pack().properties().getOrDefault("title", ""));
    json.writeStringField("chosen", evaluation.automatic() ? "auto" : "given");
    json.writeNumberField("recognised", 0);
    json.writeNumberField("tables", evaluation.pack().tables().size());
    json.writeStringField("why", "");
    none(json, "candidates");
    json.writeEndObject();
  }

  private static void workbook(JsonGenerator json, Optional<Evaluation> beside) throws IOException {
    if (beside.isEmpty()) {
      json.writeNullField("workbook");
      return;
    }
    Evaluation.Input input = beside.get().workbook();
    json.writeObjectFieldStart("workbook");
    json.writeStringField("name", input.name());
    json.writeStringField("path", input.name());
    json.writeStringField("sha256", input.sha256());
    json.writeStringField("format", input.format());
    json.writeEndObject();
  }

  private static void document(JsonGenerator json, NarrativeEvaluation evaluation, String path)
      throws IOException {
    NarrativeEvaluation.Input input = evaluation.input();
    json.writeObjectFieldStart("document");
    json.writeStringField("name", input.name());
    json.writeStringField("path", path);
    json.writeStringField("sha256", input.sha256());
    json.writeStringField("format", input.text().format().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("paragraphs", input.text().paragraphs().size());
    json.writeNumberField("figures", evaluation.figures());
    json.writeNumberField("compared", evaluation.compared());
    json.writeArrayFieldStart("uncompared");
    for (Location.Prose place : evaluation.uncompared()) {
      json.writeStartObject();
      json.writeNumberField("paragraph", place.paragraph());
      json.writeStringField("words", place.words());
      json.writeStringField("quote", place.quote());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void summary(JsonGenerator json, NarrativeEvaluation evaluation)
      throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeStringField("verdict", evaluation.verdict().word());
    for (Severity severity : Severity.values()) {
      json.writeNumberField(severity.word(), evaluation.count(severity));
    }
    json.writeNumberField("explained", 0);
    json.writeNumberField("faults", 0);
    json.writeObjectFieldStart("relations");
    for (String count : List.of("declared", "instances", "judged", "undecided", "notApplicable")) {
      json.writeNumberField(count, 0);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void none(JsonGenerator json, String name) {
    try {
      json.writeArrayFieldStart(name);
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
