package io.gouji.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gouji.engine.Linting;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.pack.Source;
import io.gouji.engine.rule.Lint;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is to be said of the rules of packs: each remark with its place and what to do. */
public final class LintReport {
  private final String language;
  private final boolean all;

  /**
   * A report.
   *
   * @param all whether also to list what is no mistake: rules that follow from others
   */
  public LintReport(String language, boolean all) {
    this.language = language;
    this.all = all;
  }

  /** Line by line, pack by pack. */
  public String text(List<Linting> packs) {
    List<String> lines = new ArrayList<>();
    for (Linting linting : packs) {
      Wording wording = new Wording(linting.pack(), language);
      linting.remarks().stream()
          .filter(this::isTold)
          .forEach(remark -> lines.add(line(remark, wording)));
      lines.add(
          wording.label(
              summary(linting),
              Map.of(
                  "pack", linting.pack().id(),
                  "rules", Integer.toString(linting.pack().rules().size()),
                  "samples", Integer.toString(linting.samples()),
                  "contradicted", Long.toString(linting.count(Lint.Kind.CONTRADICTED)),
                  "same", Long.toString(linting.count(Lint.Kind.SAME)),
                  "unmatched", Long.toString(linting.count(Lint.Kind.UNMATCHED)))));
      unmatched(linting, wording).ifPresent(lines::add);
      long implied = linting.count(Lint.Kind.IMPLIED);
      if (implied > 0 && !all) {
        lines.add(wording.label("lint.implied.count", Map.of("count", Long.toString(implied))));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** Of rules that were tried on nothing nobody can say that nothing is wrong with them. */
  private static String summary(Linting linting) {
    if (!linting.isClean()) {
      return "lint.summary";
    }
    return linting.samples() == 0 ? "lint.untried.clean" : "lint.clean";
  }

  /** Rules of layouts that no sample has are many and of one kind: one line names them all. */
  private Optional<String> unmatched(Linting linting, Wording wording) {
    List<String> ids =
        linting.remarks().stream()
            .filter(remark -> remark.kind() == Lint.Kind.UNMATCHED)
            .map(remark -> remark.rule().id().value())
            .toList();
    if (linting.samples() == 0 && !linting.isClean()) {
      return Optional.of(wording.label("lint.untried"));
    }
    return ids.isEmpty() || all
        ? Optional.empty()
        : Optional.of(wording.label("lint.unmatched.ids", Map.of("ids", wording.list(ids))));
  }

  private boolean isTold(Lint.Remark remark) {
    return all || remark.kind() != Lint.Kind.IMPLIED && remark.kind() != Lint.Kind.UNMATCHED;
  }

  private static String line(Lint.Remark remark, Wording wording) {
    Source at = remark.rule().source();
    return wording.label(
        "lint.line",
        Map.of(
            "weight", wording.label("severity." + weight(remark.kind())),
            "file", at.file(),
            "line", Long.toString(at.line()),
            "column", at.column(),
            "what", what(remark, wording),
            "do", remedy(remark, wording)));
  }

  private static String what(Lint.Remark remark, Wording wording) {
    return wording.label(
        id(remark),
        Map.of(
            "rule", remark.rule().id().value(),
            "name", wording.name(remark.rule().id()),
            "others", wording.list(remark.others().stream().map(RuleId::value).toList())));
  }

  private static String id(Lint.Remark remark) {
    boolean alone = remark.kind() == Lint.Kind.CONTRADICTED && remark.others().isEmpty();
    return "lint." + remark.kind().name().toLowerCase(Locale.ROOT) + (alone ? ".alone" : "");
  }

  private static String remedy(Lint.Remark remark, Wording wording) {
    Optional<Messages.Sentences> said = wording.sentences(id(remark));
    return said.map(Messages.Sentences::remedy).orElse("");
  }

  private static String weight(Lint.Kind kind) {
    return switch (kind) {
      case CONTRADICTED -> "error";
      case SAME, UNMATCHED -> "warning";
      case IMPLIED -> "info";
    };
  }

  /** One JSON array of packs, each with all its remarks. */
  public String json(List<Linting> packs) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartArray();
      for (Linting linting : packs) {
        pack(json, linting);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private void pack(JsonGenerator json, Linting linting) throws IOException {
    Wording wording = new Wording(linting.pack(), language);
    json.writeStartObject();
    json.writeStringField("pack", linting.pack().id());
    json.writeNumberField("rules", linting.pack().rules().size());
    json.writeNumberField("samples", linting.samples());
    json.writeArrayFieldStart("remarks");
    for (Lint.Remark remark : linting.remarks()) {
      Source at = remark.rule().source();
      json.writeStartObject();
      json.writeStringField("kind", remark.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("weight", weight(remark.kind()));
      json.writeStringField("rule", remark.rule().id().value());
      json.writeArrayFieldStart("others");
      for (RuleId other : remark.others()) {
        json.writeString(other.value());
      }
      json.writeEndArray();
      json.writeStringField("file", at.file());
      json.writeNumberField("line", at.line());
      json.writeStringField("column", at.column());
      json.writeStringField("text", what(remark, wording));
      json.writeStringField("do", remedy(remark, wording));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
