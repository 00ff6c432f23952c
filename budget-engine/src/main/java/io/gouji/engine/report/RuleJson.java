package io.gouji.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gouji.engine.Evaluation;
import io.gouji.engine.finding.Judged;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Undecided;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.RuleSpec;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** One rule for machines, with all it comes to in a workbook. */
public final class RuleJson {
  private final Pack pack;
  private final Wording wording;

  public RuleJson(Pack pack, String language) {
    this.pack = pack;
    this.wording = new Wording(pack, language);
  }

  /** One part of the document. */
  private interface Part {
    void write(JsonGenerator json) throws IOException;
  }

  /** The rule by itself; empty where neither the pack nor the engine has it. */
  public Optional<String> write(RuleId id) {
    return document(id, json -> {});
  }

  /** The rule with every place where it applies in a workbook, and why it does not in others. */
  public Optional<String> write(RuleId id, List<Judged> instances, Evaluation evaluation) {
    return document(
        id,
        json -> {
          FindingJson figures = new FindingJson(json, wording);
          json.writeArrayFieldStart("instances");
          for (Judged instance : instances) {
            figures.judged(instance);
          }
          json.writeEndArray();
          undecided(json, id, evaluation.undecided());
          notApplicable(json, id, evaluation.notApplicable());
        });
  }

  private Optional<String> document(RuleId id, Part workbook) {
    Optional<RuleSpec> rule =
        pack.rules().stream().filter(known -> known.id().equals(id)).findFirst();
    if (rule.isEmpty() && wording.sentences(id.value()).isEmpty()) {
      return Optional.empty();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      if (rule.isPresent()) {
        new RuleList(wording.language()).fields(json, rule.get(), pack);
      } else {
        ofEngine(json, id);
      }
      workbook.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(text.toString());
  }

  /** What the engine finds by itself, whatever the pack. */
  private void ofEngine(JsonGenerator json, RuleId id) throws IOException {
    json.writeStringField("pack", pack.id());
    json.writeStringField("id", id.value());
    json.writeStringField("severity", pack.messages().severity(id.value()).word());
    json.writeStringField("name", RuleList.open(wording.name(id)));
    json.writeStringField("why", RuleList.open(wording.why(id)));
    json.writeStringField("do", RuleList.open(wording.remedy(id)));
  }

  private static void undecided(JsonGenerator json, RuleId id, List<Undecided> gaps)
      throws IOException {
    json.writeArrayFieldStart("undecided");
    for (Undecided gap : gaps) {
      if (gap.rule().equals(id)) {
        json.writeStartObject();
        FindingJson.instance(json, gap.instance());
        FindingJson.missing(json, gap);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void notApplicable(JsonGenerator json, RuleId id, List<NotApplicable> gaps)
      throws IOException {
    json.writeArrayFieldStart("notApplicable");
    for (NotApplicable gap : gaps) {
      if (gap.rule().equals(id)) {
        json.writeString(wording.reason(gap));
      }
    }
    json.writeEndArray();
  }
}
