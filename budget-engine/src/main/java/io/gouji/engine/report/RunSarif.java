package io.gouji.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.FileResult.Figure;
import io.gouji.engine.report.FileResult.Item;
import io.gouji.engine.report.FileResult.State;
import io.gouji.engine.report.RunSummary.Across;
import io.gouji.engine.report.RunSummary.Spot;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Static Analysis Results Interchange Format 2.1.0 of OASIS. Results are written as they come;
 * the rules they name, and what could not be checked or judged, follow.
 */
final class RunSarif implements RunReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final RunWords words;

  RunSarif(RunWords words) {
    this.words = words;
  }

  @Override
  public String fileName() {
    return "findings.sarif";
  }

  @Override
  public void write(RunSummary run, Iterable<FileResult> results, OutputStream out)
      throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      new Writing(json).write(run, results);
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /** A rule as the first of its findings tells it. */
  private record Rule(int index, Item first) {}

  /** One document being written. */
  private final class Writing {
    private final JsonGenerator json;
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    Writing(JsonGenerator json) {
      this.json = json;
    }

    void write(RunSummary run, Iterable<FileResult> results) throws IOException {
      json.writeStringField("language", run.language().equals("zh") ? "zh-CN" : "en-US");
      json.writeStringField("columnKind", "utf16CodeUnits");
      json.writeArrayFieldStart("results");
      for (RunSummary.Section section : run.sections()) {
        for (Across across : section.findings()) {
          result(across.finding(), across.spots());
        }
      }
      boolean whole = true;
      for (FileResult file : results) {
        whole &= file.state() == State.CHECKED && file.problems().isEmpty();
        for (Item item : file.findings()) {
          result(item, spots(file, item));
        }
      }
      json.writeEndArray();
      invocation(whole, results);
      tool(run);
    }

    private List<Spot> spots(FileResult file, Item item) {
      List<Spot> spots = new ArrayList<>();
      item.places().forEach(place -> spots.add(new Spot(file.path(), place.sheet(), place.ref())));
      return spots.isEmpty() ? List.of(new Spot(file.path(), "", "")) : spots;
    }

    private void result(Item item, List<Spot> spots) throws IOException {
      Rule rule = rules.computeIfAbsent(item.rule(), id -> new Rule(rules.size(), item));
      json.writeStartObject();
      string("ruleId", item.rule());
      json.writeNumberField("ruleIndex", rule.index());
      json.writeStringField("kind", "fail");
      json.writeStringField("level", level(item.severity()));
      message("message", item.text());
      // The first is the one to look at; the others take part.
      locations("locations", spots.subList(0, Math.min(1, spots.size())));
      if (spots.size() > 1) {
        locations("relatedLocations", spots.subList(1, spots.size()));
      }
      json.writeObjectFieldStart("partialFingerprints");
      string("gouji/v1", item.fingerprint());
      json.writeEndObject();
      json.writeObjectFieldStart("properties");
      json.writeStringField("severity", item.severity().word());
      json.writeStringField("class", item.kind());
      figure("left", item.left());
      figure("right", item.right());
      figure("difference", item.difference());
      string("why", item.why());
      string("do", item.remedy());
      json.writeEndObject();
      json.writeEndObject();
    }

    private void locations(String field, List<Spot> spots) throws IOException {
      json.writeArrayFieldStart(field);
      for (Spot spot : spots) {
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        artifact(spot.path());
        json.writeEndObject();
        if (!spot.ref().isEmpty()) {
          json.writeArrayFieldStart("logicalLocations");
          json.writeStartObject();
          string("name", spot.ref());
          string("fullyQualifiedName", spot.sheet() + "!" + spot.ref());
          json.writeStringField("kind", "cell");
          json.writeEndObject();
          json.writeEndArray();
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void artifact(String path) throws IOException {
      json.writeObjectFieldStart("artifactLocation");
      json.writeStringField("uri", FileUri.of(path));
      json.writeEndObject();
    }

    private void figure(String field, Optional<Figure> figure) throws IOException {
      if (figure.isPresent()) {
        json.writeObjectFieldStart(field);
        string("text", figure.get().name());
        string("value", figure.get().value());
        string("unit", figure.get().unit());
        json.writeEndObject();
      }
    }

    /** What was not checked and what was not judged, file by file. */
    private void invocation(boolean whole, Iterable<FileResult> results) throws IOException {
      json.writeArrayFieldStart("invocations");
      json.writeStartObject();
      json.writeBooleanField("executionSuccessful", whole);
      json.writeArrayFieldStart("toolExecutionNotifications");
      for (FileResult file : results) {
        List<String> problems = file.problems();
        if (file.state() != State.CHECKED && problems.isEmpty()) {
          problems = List.of(words.outcome(file));
        }
        for (String text : problems) {
          notification(RunWords.word(file), "error", text, file.path());
        }
        for (String text : file.undecided()) {
          notification("undecided", "note", text, file.path());
        }
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
    }

    private void notification(String id, String level, String text, String path)
        throws IOException {
      json.writeStartObject();
      json.writeObjectFieldStart("descriptor");
      json.writeStringField("id", id);
      json.writeEndObject();
      json.writeStringField("level", level);
      message("message", text);
      locations("locations", List.of(new Spot(path, "", "")));
      json.writeEndObject();
    }

    private void tool(RunSummary run) throws IOException {
      json.writeObjectFieldStart("tool");
      json.writeObjectFieldStart("driver");
      json.writeStringField("name", "Gouji");
      json.writeStringField("version", run.engine());
      json.writeArrayFieldStart("rules");
      for (Map.Entry<String, Rule> rule : rules.entrySet()) {
        Item first = rule.getValue().first();
        json.writeStartObject();
        string("id", rule.getKey());
        string("name", RunWords.name(first));
        message("shortDescription", RunWords.name(first));
        if (!first.why().isEmpty()) {
          message("fullDescription", first.why());
        }
        message("help", first.remedy().isEmpty() ? RunWords.name(first) : first.remedy());
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(first.severity()));
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
    }

    private void message(String field, String text) throws IOException {
      json.writeObjectFieldStart(field);
      string("text", text);
      json.writeEndObject();
    }

    private void string(String field, String text) throws IOException {
      json.writeStringField(field, Printable.of(text));
    }
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case VERIFY, INFO -> "note";
    };
  }
}
