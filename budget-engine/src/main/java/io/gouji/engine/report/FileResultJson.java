package io.gouji.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.FileResult.Figure;
import io.gouji.engine.report.FileResult.Item;
import io.gouji.engine.report.FileResult.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@link FileResult} as JSON and back, for those who keep results: what is read equals what was
 * written. Keys stand in a fixed order; every one is there but those of figures a finding lacks.
 */
public final class FileResultJson {
  private FileResultJson() {}

  /** Writes a result as one object. */
  public static void write(JsonGenerator json, FileResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", result.path());
    json.writeStringField("sha256", result.sha256());
    json.writeStringField("state", result.state().name());
    json.writeStringField("verdict", result.verdict());
    json.writeStringField("unit", result.unit());
    json.writeStringField("year", result.year());
    json.writeStringField("pack", result.pack());
    counts(json, result);
    json.writeArrayFieldStart("headlines");
    for (Figure headline : result.headlines()) {
      figure(json, headline);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (Item item : result.findings()) {
      item(json, item);
    }
    json.writeEndArray();
    texts(json, "suspects", result.suspects());
    texts(json, "undecided", result.undecided());
    texts(json, "problems", result.problems());
    json.writeArrayFieldStart("outputs");
    for (JsonReport.Output output : result.outputs()) {
      json.writeStartObject();
      json.writeStringField("kind", output.kind());
      json.writeStringField("path", output.path());
      if (output.verdict().isPresent()) {
        json.writeStringField("verdict", output.verdict().get().outcome());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void counts(JsonGenerator json, FileResult result) throws IOException {
    json.writeObjectFieldStart("counts");
    for (Severity severity : Severity.values()) {
      if (result.counts().containsKey(severity)) {
        json.writeNumberField(severity.name(), result.count(severity));
      }
    }
    json.writeEndObject();
    json.writeNumberField("judged", result.relations().judged());
    json.writeNumberField("open", result.relations().undecided());
    json.writeNumberField("rounded", result.relations().rounded());
  }

  private static void item(JsonGenerator json, Item item) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", item.rule());
    json.writeStringField("name", item.name());
    json.writeStringField("severity", item.severity().name());
    json.writeStringField("kind", item.kind());
    json.writeStringField("table", item.table());
    json.writeStringField("text", item.text());
    json.writeStringField("why", item.why());
    json.writeStringField("remedy", item.remedy());
    figure(json, "left", item.left());
    figure(json, "right", item.right());
    figure(json, "difference", item.difference());
    json.writeArrayFieldStart("places");
    for (Place place : item.places()) {
      json.writeStartObject();
      json.writeStringField("sheet", place.sheet());
      json.writeStringField("ref", place.ref());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("fingerprint", item.fingerprint());
    json.writeEndObject();
  }

  private static void figure(JsonGenerator json, String name, Optional<Figure> figure)
      throws IOException {
    if (figure.isPresent()) {
      json.writeFieldName(name);
      figure(json, figure.get());
    }
  }

  private static void figure(JsonGenerator json, Figure figure) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", figure.name());
    json.writeStringField("value", figure.value());
    json.writeStringField("unit", figure.unit());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static FileResult read(JsonNode json) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      if (json.path("counts").has(severity.name())) {
        counts.put(severity, json.path("counts").path(severity.name()).intValue());
      }
    }
    return new FileResult(
        text(json, "path"),
        text(json, "sha256"),
        FileResult.State.valueOf(text(json, "state")),
        text(json, "verdict"),
        text(json, "unit"),
        text(json, "year"),
        text(json, "pack"),
        counts,
        new FileResult.Relations(
            json.path("judged").intValue(),
            json.path("open").intValue(),
            json.path("rounded").intValue()),
        list(json, "headlines", FileResultJson::figure),
        list(json, "findings", FileResultJson::item),
        list(json, "suspects", JsonNode::textValue),
        list(json, "undecided", JsonNode::textValue),
        list(json, "problems", JsonNode::textValue),
        list(json, "outputs", FileResultJson::output));
  }

  private static JsonReport.Output output(JsonNode json) {
    Optional<Verdict> verdict =
        json.has("verdict") ? Optional.of(Verdict.of(text(json, "verdict"))) : Optional.empty();
    return new JsonReport.Output(text(json, "kind"), text(json, "path"), verdict);
  }

  private static Item item(JsonNode json) {
    return new Item(
        text(json, "rule"),
        text(json, "name"),
        Severity.valueOf(text(json, "severity")),
        text(json, "kind"),
        text(json, "table"),
        text(json, "text"),
        text(json, "why"),
        text(json, "remedy"),
        figure(json, "left"),
        figure(json, "right"),
        figure(json, "difference"),
        list(json, "places", place -> new Place(text(place, "sheet"), text(place, "ref"))),
        text(json, "fingerprint"));
  }

  private static Optional<Figure> figure(JsonNode json, String name) {
    return json.has(name) ? Optional.of(figure(json.get(name))) : Optional.empty();
  }

  private static Figure figure(JsonNode json) {
    return new Figure(text(json, "name"), text(json, "value"), text(json, "unit"));
  }

  private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    json.path(name).forEach(one -> all.add(read.apply(one)));
    return all;
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.get(name);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException("no text " + name);
    }
    return value.textValue();
  }
}
