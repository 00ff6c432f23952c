package io.gouji.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gouji.engine.Evaluation;
import io.gouji.engine.RuleChange;
import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Fault;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.finding.Undecided;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.rule.Joint;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * An evaluation for machines: one line of JSON in the form {@code gouji/1}, whose schema is the
 * resource {@link #SCHEMA}. Keys stand in a fixed order; what does not apply is left out.
 */
public final class JsonReport {
  /** Name of the schema's resource beside this class. */
  public static final String SCHEMA = "gouji-1.schema.json";

  private static final JsonFactory FACTORY = new JsonFactory();

  private final Wording wording;

  public JsonReport(Wording wording) {
    this.wording = wording;
  }

  /**
   * A file that was written beside the report.
   *
   * @param kind {@code annotated}, {@code corrected} or {@code findings}
   * @param verdict on its content, where it was checked again
   */
  public record Output(String kind, String path, Optional<Verdict> verdict) {
    /** A file that was not checked again. */
    public Output(String kind, String path) {
      this(kind, path, Optional.empty());
    }
  }

  /** The document of a workbook that is known by its name alone. */
  public String write(Evaluation evaluation, List<Output> outputs) {
    return write(evaluation, evaluation.workbook().name(), outputs);
  }

  /**
   * The document, without a line feed at its end.
   *
   * @param path of the workbook as the caller gave it, which tells files of one name apart
   */
  public String write(Evaluation evaluation, String path, List<Output> outputs) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      document(json, evaluation, path, outputs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void document(
      JsonGenerator json, Evaluation evaluation, String path, List<Output> outputs)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "gouji/1");
    json.writeStringField("engine", evaluation.engineVersion());
    json.writeStringField("lang", wording.language());
    pack(json, evaluation);
    changes(json, evaluation.selection().changes());
    workbook(json, evaluation.workbook(), path);
    prior(json, evaluation.workbook().prior());
    json.writeNullField("document");
    summary(json, evaluation);
    tables(json, evaluation.tables());
    FindingJson findings = new FindingJson(json, wording);
    findings.write(evaluation.findings());
    new SuspectJson(json, evaluation, wording).write(evaluation.suspicions());
    findings.writeExplained(evaluation.explained());
    undecided(json, evaluation.undecided());
    notApplicable(json, evaluation.notApplicable());
    faults(json, evaluation.faults());
    outputs(json, outputs);
    json.writeEndObject();
  }

  private void pack(JsonGenerator json, Evaluation evaluation) throws IOException {
    Evaluation.Selection selection = evaluation.selection();
    Pack pack = selection.pack();
    json.writeObjectFieldStart("pack");
    json.writeStringField("id", pack.id());
    json.writeStringField("title", pack.properties().getOrDefault("title", ""));
    json.writeStringField("chosen", selection.automatic() ? "auto" : "given");
    json.writeNumberField("recognised", evaluation.recognised());
    json.writeNumberField("tables", pack.tables().size());
    json.writeStringField("why", Totals.choice(evaluation, wording).orElse(""));
    json.writeArrayFieldStart("candidates");
    for (Evaluation.Fit fit : selection.fits()) {
      json.writeStartObject();
      json.writeStringField("id", fit.pack());
      json.writeNumberField("recognised", fit.recognised());
      json.writeNumberField("tables", fit.tables());
      json.writeNumberField("columns", fit.columns());
      json.writeNumberField("ofColumns", fit.ofColumns());
      json.writeNumberField("inYear", fit.inYear());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void changes(JsonGenerator json, List<RuleChange> changes) throws IOException {
    if (changes.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("ruleChanges");
    for (RuleChange change : changes) {
      json.writeStartObject();
      json.writeStringField("change", change.kind().word());
      json.writeStringField("rule", change.rule().value());
      json.writeStringField("name", change.name());
      json.writeStringField("reason", change.reason());
      json.writeStringField("file", change.file());
      json.writeNumberField("line", change.line());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void workbook(JsonGenerator json, Evaluation.Input input, String path)
      throws IOException {
    json.writeObjectFieldStart("workbook");
    json.writeStringField("name", input.name());
    json.writeStringField("path", path);
    json.writeStringField("sha256", input.sha256());
    json.writeStringField("format", input.format());
    json.writeEndObject();
  }

  private static void prior(JsonGenerator json, Optional<Evaluation.Compared> prior)
      throws IOException {
    if (prior.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("prior");
    json.writeStringField("name", prior.get().name());
    json.writeStringField("sha256", prior.get().sha256());
    json.writeStringField("format", prior.get().format());
    json.writeStringField("year", prior.get().year());
    json.writeBooleanField("used", prior.get().used());
    json.writeEndObject();
  }

  private static void summary(JsonGenerator json, Evaluation evaluation) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeStringField("verdict", evaluation.verdict().word());
    for (Severity severity : Severity.values()) {
      json.writeNumberField(severity.word(), evaluation.count(severity));
    }
    json.writeNumberField("rounding", Totals.rounded(evaluation));
    json.writeNumberField("explained", evaluation.explained().size());
    json.writeNumberField("faults", evaluation.faults().size());
    Evaluation.Relations relations = evaluation.relations();
    json.writeObjectFieldStart("relations");
    json.writeNumberField("declared", relations.declared());
    json.writeNumberField("instances", relations.instances());
    json.writeNumberField("judged", relations.judged());
    json.writeNumberField("undecided", relations.undecided());
    json.writeNumberField("notApplicable", relations.notApplicable());
    json.writeEndObject();
    joint(json, evaluation.joint());
    json.writeEndObject();
  }

  private static void joint(JsonGenerator json, Joint joint) throws IOException {
    json.writeObjectFieldStart("joint");
    json.writeStringField("result", joint.word());
    json.writeNumberField("relations", joint.relations());
    json.writeNumberField("leftOut", joint.leftOut());
    json.writeNumberField("rounded", joint.rounded());
    json.writeNumberField("conflicts", joint.conflicts());
    json.writeNumberField("undecidedFigures", joint.undecidedFigures());
    json.writeNumberField("notRunFigures", joint.notRunFigures());
    json.writeEndObject();
  }

  private static void tables(JsonGenerator json, List<Evaluation.Table> tables) throws IOException {
    json.writeArrayFieldStart("tables");
    for (Evaluation.Table table : tables) {
      json.writeStartObject();
      json.writeStringField("id", table.id());
      json.writeStringField("title", table.title());
      json.writeStringField("sheet", table.sheet());
      json.writeStringField("range", table.range());
      json.writeStringField("unit", table.unit());
      json.writeStringField("year", table.year());
      json.writeStringField("scope", table.scope());
      json.writeNumberField("rows", table.rows());
      json.writeBooleanField("empty", table.empty());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void undecided(JsonGenerator json, List<Undecided> gaps) throws IOException {
    json.writeArrayFieldStart("undecided");
    for (Undecided gap : gaps) {
      json.writeStartObject();
      json.writeStringField("rule", gap.rule().value());
      FindingJson.instance(json, gap.instance());
      json.writeStringField("name", wording.name(gap.rule()));
      FindingJson.missing(json, gap);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void notApplicable(JsonGenerator json, List<NotApplicable> gaps) throws IOException {
    json.writeArrayFieldStart("notApplicable");
    for (NotApplicable gap : gaps) {
      json.writeStartObject();
      json.writeStringField("rule", gap.rule().value());
      json.writeStringField("name", wording.name(gap.rule()));
      json.writeStringField("reason", gap.reason());
      json.writeStringField("subject", gap.subject());
      json.writeStringField("text", wording.reason(gap));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void faults(JsonGenerator json, List<Fault> faults) throws IOException {
    json.writeArrayFieldStart("faults");
    for (Fault fault : faults) {
      json.writeStartObject();
      json.writeStringField("where", fault.where());
      json.writeStringField("message", fault.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void outputs(JsonGenerator json, List<Output> outputs) throws IOException {
    json.writeArrayFieldStart("outputs");
    for (Output output : outputs) {
      json.writeStartObject();
      json.writeStringField("kind", output.kind());
      json.writeStringField("path", output.path());
      if (output.verdict().isPresent()) {
        json.writeStringField("verdict", output.verdict().get().word());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
