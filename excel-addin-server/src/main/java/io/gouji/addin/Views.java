package io.gouji.addin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gouji.addin.Outcome.OfNarrative;
import io.gouji.addin.Outcome.Result;
import io.gouji.addin.Outcome.View;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
      Optional<OfNarrative> narrative = view.outcome().result().flatMap(Result::narrative);
      if (narrative.isPresent()) {
        narrative(json, narrative.get(), view.language());
      }
      if (view.outcome().problem().isPresent()) {
        problem(json, view.outcome().problem().get(), view.language());
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return Answer.json(status, bytes.toByteArray());
  }

  private void narrative(JsonGenerator json, OfNarrative narrative, String language)
      throws IOException {
    json.writeObjectFieldStart("narrative");
    json.writeStringField("name", narrative.name());
    if (narrative.problem().isPresent()) {
      problem(json, narrative.problem().get(), language);
    } else {
      json.writeFieldName("evaluation");
      json.writeRawValue(narrative.report());
    }
    json.writeEndObject();
  }

  private void problem(JsonGenerator json, Problem problem, String language) throws IOException {
    json.writeFieldName("problem");
    byte[] document = Json.bytes(Entrance.document(problem, words, language));
    json.writeRawValue(new String(document, StandardCharsets.UTF_8));
  }
}
