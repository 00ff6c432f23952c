package io.gouji.engine.samples;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.engine.Evaluation;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.util.List;

/**
 * What a sample's report must say, for people to review: all findings and all that stayed
 * undecided. Sentences are left out, so that wording can change without changing what is found; so
 * is what is the same for every sample or follows from the file's bytes.
 */
final class Expectation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Expectation() {}

  static String of(Evaluation evaluation) throws IOException {
    String report = new JsonReport(Wording.of(evaluation, "zh")).write(evaluation, List.of());
    ObjectNode whole = (ObjectNode) JSON.readTree(report);
    whole.remove(
        List.of("engine", "lang", "pack", "tables", "document", "notApplicable", "outputs"));
    ((ObjectNode) whole.get("workbook")).remove("sha256");
    if (whole.has("prior")) {
      ((ObjectNode) whole.get("prior")).remove("sha256");
    }
    ((ObjectNode) whole.get("summary")).remove("relations");
    ((ObjectNode) whole.at("/summary/joint")).remove(List.of("relations", "leftOut"));
    whole.get("findings").forEach(Expectation::withoutSentences);
    whole.get("explained").forEach(Expectation::withoutSentences);
    if (whole.get("explained").isEmpty()) {
      whole.remove("explained");
      ((ObjectNode) whole.get("summary")).remove("explained");
    }
    whole.get("undecided").forEach(undecided -> ((ObjectNode) undecided).remove("name"));
    return JSON.writer(new Printer()).writeValueAsString(whole) + "\n";
  }

  private static void withoutSentences(JsonNode finding) {
    ObjectNode fields = (ObjectNode) finding;
    fields.remove(List.of("message", "text", "why", "do", "fingerprint"));
    if (fields.has("left")) {
      fields.remove("arguments");
    }
  }

  /** A line for each field of a finding and for each of its cells. */
  private static final class Printer extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;
    private static final int FIELDS_OF_A_FINDING = 3;

    Printer() {
      indentObjectsWith(new Shallow(FIELDS_OF_A_FINDING));
      indentArraysWith(new Shallow(FIELDS_OF_A_FINDING + 1));
    }

    @Override
    public DefaultPrettyPrinter createInstance() {
      return new Printer();
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
      if (_nesting > FIELDS_OF_A_FINDING) {
        _nesting--;
        json.writeRaw(" }");
      } else {
        super.writeEndObject(json, entries);
      }
    }
  }

  /** Breaks lines down to a depth and writes on one line what lies deeper. */
  private static final class Shallow extends DefaultIndenter {
    private static final long serialVersionUID = 1L;

    private final int depth;

    Shallow(int depth) {
      super("  ", "\n");
      this.depth = depth;
    }

    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      if (level <= depth) {
        super.writeIndentation(json, level);
      } else {
        json.writeRaw(' ');
      }
    }
  }
}
