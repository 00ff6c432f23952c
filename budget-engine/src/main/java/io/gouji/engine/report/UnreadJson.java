package io.gouji.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gouji.engine.Verdict;
import io.gouji.engine.Version;
import io.gouji.engine.finding.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The document of a file that was not evaluated, in the form of {@link JsonReport}: every file has
 * one, so that who counts documents misses none.
 *
 * @param language of the sentences in it
 */
public record UnreadJson(String language, Path file) {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final List<String> COUNTS =
      List.of("declared", "instances", "judged", "undecided", "notApplicable");

  /** One part of the document. */
  private interface Part {
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * The file cannot be read.
   *
   * @param reason why, as a machine knows it: {@code file.encrypted}
   * @param sentences file, cause and remedy, as people are told
   */
  public String refused(String reason, List<String> sentences) {
    return document(
        0,
        json -> {
          json.writeArrayFieldStart("faults");
          json.writeEndArray();
          json.writeObjectFieldStart("unreadable");
          named(json);
          json.writeStringField("reason", reason);
          json.writeStringField("text", String.join("\n", sentences));
          json.writeEndObject();
        });
  }

  /** We failed. */
  public String fault(String message) {
    return document(
        1,
        json -> {
          json.writeArrayFieldStart("faults");
          json.writeStartObject();
          json.writeStringField("where", file.toString());
          json.writeStringField("message", message);
          json.writeEndObject();
          json.writeEndArray();
        });
  }

  private String document(int faults, Part cause) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("schema", "gouji/1");
      json.writeStringField("engine", Version.current());
      json.writeStringField("lang", language);
      json.writeNullField("pack");
      json.writeNullField("workbook");
      json.writeNullField("document");
      summary(json, faults);
      for (String none : List.of("tables", "findings", "explained", "undecided", "notApplicable")) {
        json.writeArrayFieldStart(none);
        json.writeEndArray();
      }
      cause.write(json);
      json.writeArrayFieldStart("outputs");
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void named(JsonGenerator json) throws IOException {
    Path name = file.getFileName();
    json.writeStringField("name", name == null ? "" : name.toString());
    json.writeStringField("path", file.toString());
  }

  private static void summary(JsonGenerator json, int faults) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeStringField("verdict", Verdict.INCOMPLETE.word());
    for (Severity severity : Severity.values()) {
      json.writeNumberField(severity.word(), 0);
    }
    json.writeNumberField("rounding", 0);
    json.writeNumberField("explained", 0);
    json.writeNumberField("faults", faults);
    json.writeObjectFieldStart("relations");
    for (String count : COUNTS) {
      json.writeNumberField(count, 0);
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
