package io.gouji.addin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gouji.addin.Outcome.Result;
import io.gouji.addin.Outcome.View;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A workbook and what came of it as JSON; the evaluation goes out as the engine tells it. */
final class Views {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Words words;

  Views(Words words) {
    this.words = words;
  }

  Answer answer(int status, String id, View view) {
    return answer(status, id, view, Map.of());
  }

  /**
   * The same with more to tell.
   *
   * @param more fields besides, by name
   */
  Answer answer(int status, String id, View view, Map<String, JsonNode> more) {
    String report = view.outcome().result().map(Result::report).orElse("");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(report.length() + 256);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("id", id);
      json.writeStringField("state", view.outcome().state().word());
      json.writeNumberField("revision", view.revision());
      for (Map.Entry<String, JsonNode> field : new LinkedHashMap<>(more).entrySet()) {
        json.writeFieldName(field.getKey());
        json.writeRawValue(field.getValue().toString());
      }
      if (view.isRunning()) {
        json.writeObjectFieldStart("progress");
        json.writeNumberField("waiting", view.waiting());
        json.writeEndObject();
      }
      if (!report.isEmpty()) {
        json.writeFieldName("evaluation");
        json.writeRawValue(report);
      }
      if (view.outcome().problem().isPresent()) {
        json.writeFieldName("problem");
        byte[] problem = Json.bytes(Entrance.document(view.outcome().problem().get(), words));
        json.writeRawValue(new String(problem, StandardCharsets.UTF_8));
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return Answer.json(status, bytes.toByteArray());
  }
}
