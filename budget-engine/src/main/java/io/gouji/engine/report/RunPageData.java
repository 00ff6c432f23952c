package io.gouji.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.FileResult.Figure;
import io.gouji.engine.report.FileResult.Item;
import io.gouji.engine.report.FileResult.Place;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results as the page's program reads them: short keys, and each text that comes again written
 * once. No character in it can end the element it stands in.
 */
final class RunPageData {
  /** Sentences of the page that its program fills in. */
  private static final List<String> WORDS =
      List.of(
          "sub",
          "files",
          "tile.error",
          "tile.warning",
          "tile.verify",
          "tile.info",
          "byRule",
          "byTable",
          "noTable",
          "tip",
          "all",
          "none",
          "search",
          "reset",
          "shown",
          "empty",
          "unit",
          "outcome",
          "undecided",
          "gravity",
          "view.list",
          "view.heat",
          "heat.head",
          "cut",
          "cutFile",
          "close",
          "previous",
          "next",
          "problems",
          "judged",
          "suspects",
          "findings",
          "left",
          "right",
          "difference",
          "do",
          "rounded",
          "correctedTo",
          "more");

  private final RunWords words;
  private final long room;

  RunPageData(RunWords words, long room) {
    this.words = words;
    this.room = room;
  }

  void write(RunSummary run, Iterable<FileResult> results, Writer out) throws IOException {
    RunTally tally = RunTally.of(results);
    JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.setCharacterEscapes(new NoMarkup());
      new Writing(json, tally.perFile(room)).write(run, results, tally);
    }
  }

  /** Leaves nothing of which a reader of markup makes more than text. */
  private static final class NoMarkup extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      for (char sign : "<>&'".toCharArray()) {
        codes[sign] = CharacterEscapes.ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int sign) {
      return sign == 0x2028 || sign == 0x2029
          ? new SerializedString(String.format("\\u%04X", sign))
          : null;
    }
  }

  /** One document being written. */
  private final class Writing {
    private final JsonGenerator json;
    private final int perFile;
    private final Map<String, Integer> texts = new LinkedHashMap<>();

    Writing(JsonGenerator json, int perFile) {
      this.json = json;
      this.perFile = perFile;
    }

    void write(RunSummary run, Iterable<FileResult> results, RunTally tally) throws IOException {
      json.writeStartObject();
      string("lang", run.language());
      string("title", words.title(run));
      string("engine", run.engine());
      json.writeArrayFieldStart("packs");
      for (RunSummary.Checked pack : run.packs()) {
        json.writeString(Printable.of(pack.title().isEmpty() ? pack.id() : pack.title()));
      }
      json.writeEndArray();
      json.writeNumberField("perFile", perFile);
      json.writeBooleanField("cut", perFile < tally.most());
      json.writeObjectFieldStart("words");
      for (String id : WORDS) {
        string(id, words.label("page." + id));
      }
      for (Severity severity : Severity.values()) {
        string("severity." + severity.word(), words.severity(severity));
      }
      for (String outcome : RunTally.OUTCOMES) {
        string("outcome." + outcome, words.label("outcome." + outcome));
      }
      string("output.annotated", words.output("annotated"));
      string("output.findings", words.output("findings"));
      string("output.corrected", words.output("corrected"));
      string("output.json", words.output("json"));
      json.writeEndObject();
      counts("rules", tally.rules());
      counts("tables", tally.tables());
      sections(run);
      json.writeArrayFieldStart("files");
      for (FileResult result : results) {
        file(run, result);
      }
      json.writeEndArray();
      strings("texts", List.copyOf(texts.keySet()));
      json.writeEndObject();
    }

    private void counts(String field, Map<String, RunTally.Count> counts) throws IOException {
      json.writeArrayFieldStart(field);
      for (Map.Entry<String, RunTally.Count> one : counts.entrySet()) {
        json.writeStartArray();
        text(one.getKey());
        text(one.getValue().name());
        for (int count : one.getValue().bySeverity()) {
          json.writeNumber(count);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
    }

    private void sections(RunSummary run) throws IOException {
      json.writeArrayFieldStart("sections");
      for (RunSummary.Section section : run.sections()) {
        json.writeStartObject();
        string("title", section.title());
        string("note", section.note());
        json.writeArrayFieldStart("findings");
        for (RunSummary.Across across : section.findings()) {
          json.writeStartObject();
          item(across.finding());
          json.writeArrayFieldStart("p");
          for (RunSummary.Spot spot : across.spots()) {
            json.writeStartArray();
            text(spot.path());
            text(spot.sheet());
            text(spot.ref());
            json.writeEndArray();
          }
          json.writeEndArray();
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void file(RunSummary run, FileResult result) throws IOException {
      json.writeStartObject();
      string("path", result.path());
      json.writeStringField("href", run.address(result.path()));
      json.writeStringField("o", RunWords.word(result));
      string("unit", result.unit());
      string("year", result.year());
      index("pack", result.pack());
      json.writeArrayFieldStart("n");
      for (Severity severity : Severity.values()) {
        json.writeNumber(result.count(severity));
      }
      json.writeNumber(result.relations().judged());
      json.writeNumber(result.relations().undecided());
      json.writeNumber(result.relations().rounded());
      json.writeEndArray();
      json.writeArrayFieldStart("h");
      for (Figure figure : result.headlines()) {
        figure(figure);
      }
      json.writeEndArray();
      rules(result);
      json.writeArrayFieldStart("f");
      for (Item item : result.findings().subList(0, Math.min(perFile, result.findings().size()))) {
        json.writeStartObject();
        item(item);
        json.writeArrayFieldStart("p");
        for (Place place : item.places()) {
          json.writeStartArray();
          json.writeNumber(index(place.sheet()));
          text(place.ref());
          json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      strings("s", result.suspects());
      strings("u", result.undecided());
      strings("e", result.problems());
      json.writeArrayFieldStart("out");
      for (JsonReport.Output output : result.outputs()) {
        json.writeStartArray();
        text(output.kind());
        json.writeString(FileUri.of(output.path()));
        json.writeString(output.verdict().map(Verdict::outcome).orElse(""));
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }

    /** How often each rule is broken, gravest severity first, of all findings. */
    private void rules(FileResult result) throws IOException {
      Map<String, int[]> rules = new LinkedHashMap<>();
      for (Item item : result.findings()) {
        int[] seen =
            rules.computeIfAbsent(item.rule(), id -> new int[] {0, item.severity().ordinal()});
        seen[0]++;
        seen[1] = Math.min(seen[1], item.severity().ordinal());
      }
      json.writeArrayFieldStart("r");
      for (Map.Entry<String, int[]> rule : rules.entrySet()) {
        json.writeStartArray();
        json.writeNumber(index(rule.getKey()));
        json.writeNumber(rule.getValue()[0]);
        json.writeNumber(rule.getValue()[1]);
        json.writeEndArray();
      }
      json.writeEndArray();
    }

    private void item(Item item) throws IOException {
      index("r", item.rule());
      index("n", RunWords.name(item));
      json.writeNumberField("s", item.severity().ordinal());
      index("t", item.table());
      string("x", item.text());
      index("w", item.why());
      index("d", item.remedy());
      figure("a", item.left());
      figure("b", item.right());
      figure("c", item.difference());
    }

    private void figure(String field, Optional<Figure> figure) throws IOException {
      if (figure.isPresent()) {
        json.writeFieldName(field);
        figure(figure.get());
      }
    }

    private void figure(Figure figure) throws IOException {
      json.writeStartArray();
      json.writeNumber(index(figure.name()));
      text(figure.value());
      json.writeNumber(index(figure.unit()));
      json.writeEndArray();
    }

    private void index(String field, String text) throws IOException {
      json.writeNumberField(field, index(text));
    }

    /** Where a text that comes again stands among all such texts. */
    private int index(String text) {
      return texts.computeIfAbsent(text, key -> texts.size());
    }

    private void strings(String field, List<String> strings) throws IOException {
      json.writeArrayFieldStart(field);
      for (String one : strings) {
        text(one);
      }
      json.writeEndArray();
    }

    private void string(String field, String text) throws IOException {
      json.writeStringField(field, Printable.of(text));
    }

    private void text(String text) throws IOException {
      json.writeString(Printable.of(text));
    }
  }
}
