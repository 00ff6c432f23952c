package io.gouji.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gouji.engine.Explained;
import io.gouji.engine.finding.Claim;
import io.gouji.engine.finding.Explanation;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Judged;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.Side;
import io.gouji.engine.finding.Undecided;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Findings as JSON; amounts are decimal strings in the unit beside them. */
final class FindingJson {
  private final JsonGenerator json;
  private final Wording wording;

  FindingJson(JsonGenerator json, Wording wording) {
    this.json = json;
    this.wording = wording;
  }

  void write(List<Finding> findings) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      json.writeStartObject();
      fields(finding);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void fields(Finding finding) throws IOException {
    words(finding);
    figures(finding);
    claims(finding.claims());
    places(finding.locations());
    quantity("proposed", finding.proposed());
    json.writeStringField("fingerprint", finding.fingerprint());
  }

  /** Each a finding with what was written about it. */
  void writeExplained(List<Explained> explained) throws IOException {
    json.writeArrayFieldStart("explained");
    for (Explained done : explained) {
      json.writeStartObject();
      fields(done.finding());
      explanation(done.explanation());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** One place where a relation applies, with its figures. */
  void judged(Judged judged) throws IOException {
    json.writeStartObject();
    instance(json, judged.instance());
    json.writeStringField("verdict", judged.kind().map(FindingClass::word).orElse("holds"));
    side("left", Optional.of(judged.left()));
    side("right", Optional.of(judged.right()));
    quantity("difference", Optional.of(judged.difference()));
    quantity("tolerance", Optional.of(judged.tolerance()));
    places(judged.cells());
    json.writeEndObject();
  }

  private void explanation(Explanation given) throws IOException {
    json.writeObjectFieldStart("explanation");
    json.writeStringField("reason", given.reason());
    json.writeStringField("who", given.who());
    json.writeStringField("date", given.date());
    json.writeStringField("year", given.year());
    json.writeStringField("values", given.values());
    json.writeStringField("place", given.place());
    json.writeEndObject();
  }

  /** What a relation lacks that could not be judged. */
  static void missing(JsonGenerator json, Undecided gap) throws IOException {
    json.writeArrayFieldStart("missing");
    for (String missing : gap.missing()) {
      json.writeString(missing);
    }
    json.writeEndArray();
  }

  static void instance(JsonGenerator json, Instance instance) throws IOException {
    json.writeObjectFieldStart("instance");
    json.writeStringField("unit", instance.unit());
    json.writeStringField("row", instance.row());
    json.writeStringField("column", instance.column());
    json.writeEndObject();
  }

  private void words(Finding finding) throws IOException {
    json.writeStringField("rule", finding.rule().value());
    json.writeStringField("message", finding.message());
    instance(json, finding.instance());
    json.writeStringField("severity", finding.severity().word());
    json.writeStringField("class", finding.kind().word());
    json.writeStringField("text", wording.what(finding));
    json.writeStringField("why", wording.why(finding));
    json.writeStringField("do", wording.remedy(finding));
    json.writeObjectFieldStart("arguments");
    for (Map.Entry<String, String> argument : finding.arguments().entrySet()) {
      json.writeStringField(argument.getKey(), argument.getValue());
    }
    json.writeEndObject();
  }

  private void figures(Finding finding) throws IOException {
    side("left", finding.left());
    side("right", finding.right());
    quantity("difference", finding.difference());
    quantity("tolerance", finding.tolerance());
  }

  /** The relations of a finding about several; their sides stand as in a finding about one. */
  private void claims(List<Claim> claims) throws IOException {
    if (claims.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("relations");
    for (Claim claim : claims) {
      json.writeStartObject();
      json.writeStringField("rule", claim.rule().value());
      instance(json, claim.instance());
      json.writeStringField("name", wording.name(claim.rule()));
      side("left", Optional.of(claim.left()));
      json.writeStringField("sign", claim.sign());
      side("right", Optional.of(claim.right()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void side(String name, Optional<Side> side) throws IOException {
    if (side.isPresent()) {
      json.writeObjectFieldStart(name);
      json.writeStringField("text", wording.side(side.get()));
      fields(side.get().quantity());
      json.writeEndObject();
    }
  }

  private void quantity(String name, Optional<Quantity> quantity) throws IOException {
    if (quantity.isPresent()) {
      json.writeObjectFieldStart(name);
      fields(quantity.get());
      json.writeEndObject();
    }
  }

  private void fields(Quantity quantity) throws IOException {
    json.writeStringField("value", quantity.text());
    json.writeStringField("unit", quantity.unit());
  }

  /**
   * A finding in prose has a place, and cells if it is about the tables too; any other one has
   * cells, if only of a whole sheet: none.
   */
  private void places(List<Location> locations) throws IOException {
    for (Location location : locations) {
      if (location instanceof Location.Prose prose) {
        place(prose);
        if (locations.size() == 1) {
          return;
        }
      }
    }
    json.writeArrayFieldStart("cells");
    for (Location location : locations) {
      if (location instanceof Location.Cell cell) {
        cell(cell);
      }
    }
    json.writeEndArray();
    for (Location location : locations) {
      if (location instanceof Location.File file && !file.sheet().isEmpty()) {
        json.writeStringField("sheet", file.sheet());
        return;
      }
    }
  }

  private void place(Location.Prose prose) throws IOException {
    json.writeObjectFieldStart("place");
    json.writeNumberField("paragraph", prose.paragraph());
    json.writeNumberField("start", prose.start());
    json.writeNumberField("end", prose.end());
    json.writeStringField("words", prose.words());
    json.writeStringField("quote", prose.quote());
    json.writeEndObject();
  }

  private void cell(Location.Cell cell) throws IOException {
    json.writeStartObject();
    if (!cell.isOwn()) {
      json.writeStringField("file", cell.file());
    }
    json.writeStringField("sheet", cell.sheet());
    json.writeStringField("ref", cell.ref().a1());
    json.writeStringField("table", cell.table());
    json.writeStringField("row", cell.row());
    json.writeStringField("column", cell.column());
    json.writeStringField("role", cell.role().name().toLowerCase(Locale.ROOT));
    if (cell.quantity().isPresent()) {
      fields(cell.quantity().get());
    }
    json.writeEndObject();
  }
}
