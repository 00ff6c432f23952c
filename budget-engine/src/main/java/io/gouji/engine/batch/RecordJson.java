package io.gouji.engine.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.FileResultJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** The lines of a run's record as JSON. */
final class RecordJson {
  private static final String FORM = "gouji-run/1";
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RecordJson() {}

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] object(Fields fields) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    }
    return text.toByteArray();
  }

  /** What was asked. */
  static byte[] heading(String context) throws IOException {
    return object(
        json -> {
          json.writeStringField("form", FORM);
          json.writeStringField("context", context);
        });
  }

  /** A file that is done. */
  static byte[] result(Outcome outcome, String key) throws IOException {
    return object(
        json -> {
          json.writeStringField("key", key);
          json.writeStringField("grade", outcome.grade().name());
          json.writeBooleanField("ours", outcome.ours());
          json.writeStringField("prior", outcome.prior());
          json.writeFieldName("result");
          FileResultJson.write(json, outcome.result());
        });
  }

  /** A report that is about to appear. */
  static byte[] report(String name, String sha256) throws IOException {
    return object(
        json -> {
          json.writeStringField("report", name);
          json.writeStringField("sha256", sha256);
        });
  }

  /** The run is taken up again. */
  static byte[] begun() throws IOException {
    return object(json -> json.writeBooleanField("finished", false));
  }

  /** Whose lines follow. */
  static byte[] run(String run) throws IOException {
    return object(json -> json.writeStringField("run", run));
  }

  /** The line before is one of an earlier run, whose file is as it was. */
  static byte[] reused(String path) throws IOException {
    return object(json -> json.writeStringField("reused", path));
  }

  /** Everything is done. */
  static byte[] finished(int files, int reused) throws IOException {
    return object(
        json -> {
          json.writeBooleanField("finished", true);
          json.writeNumberField("files", files);
          json.writeNumberField("reused", reused);
        });
  }

  /** A line as it is read; empty for one that is none. */
  static Optional<JsonNode> read(byte[] line) {
    try {
      return Optional.ofNullable(MAPPER.readTree(line));
    } catch (IOException noLineOfOurs) {
      // Its file is done again.
      return Optional.empty();
    }
  }

  /** What a heading says was asked; empty for a form of another version. */
  static String context(JsonNode heading) {
    boolean known = FORM.equals(heading.path("form").textValue());
    return known ? heading.path("context").asText() : "";
  }

  /**
   * The result a line tells.
   *
   * @throws IOException if it is damaged
   */
  static FileResult result(byte[] line) throws IOException {
    return FileResultJson.read(MAPPER.readTree(line).path("result"));
  }
}
