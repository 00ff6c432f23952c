package io.gouji.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gouji.engine.Evaluation;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.repair.Caution;
import io.gouji.engine.repair.Clue;
import io.gouji.engine.repair.Suspect;
import io.gouji.engine.repair.SuspectSet;
import io.gouji.engine.repair.Suspicion;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.FactState;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who may be to blame, and what may be corrected without asking, as JSON. */
final class SuspectJson {
  /** Sets told of one suspicion; of the others only that they are there. */
  private static final int MOST = 50;

  private final JsonGenerator json;
  private final Suspects words;
  private final SuspectAdvice advice;

  SuspectJson(JsonGenerator json, Evaluation evaluation, Wording wording) {
    this.json = json;
    words = new Suspects(evaluation, wording);
    advice = new SuspectAdvice(wording, words);
  }

  void write(List<Suspicion> suspicions) throws IOException {
    json.writeArrayFieldStart("suspects");
    for (Suspicion suspicion : suspicions) {
      suspicion(suspicion);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("corrections");
    for (Suspicion suspicion : suspicions) {
      Optional<SuspectSet> sure = suspicion.correction();
      if (sure.isPresent()) {
        for (Suspect cell : sure.get().cells()) {
          correction(suspicion, cell);
        }
      }
    }
    json.writeEndArray();
  }

  private void suspicion(Suspicion suspicion) throws IOException {
    json.writeStartObject();
    json.writeNumberField("cluster", suspicion.cluster());
    json.writeStringField(
        "kind", suspicion.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.writeStringField("text", words.first(suspicion));
    json.writeBooleanField("unique", suspicion.sets().size() == 1);
    uncorrected(suspicion);
    json.writeArrayFieldStart("relations");
    for (Suspicion.Failing one : suspicion.failing()) {
      json.writeStartObject();
      json.writeStringField("rule", one.rule().value());
      FindingJson.instance(json, one.instance());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("codes");
    for (Cell code : suspicion.codes()) {
      place(code.sheet(), code.ref());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("common");
    for (Suspect cell : suspicion.common()) {
      place(cell.cell().sheet(), cell.cell().cell());
    }
    json.writeEndArray();
    json.writeNumberField("count", suspicion.sets().size());
    json.writeArrayFieldStart("sets");
    for (SuspectSet set : suspicion.sets().stream().limit(MOST).toList()) {
      json.writeStartObject();
      json.writeNumberField("weight", set.weight());
      json.writeBooleanField("sure", set.sure());
      json.writeArrayFieldStart("cells");
      for (Suspect cell : set.cells()) {
        suspect(cell);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void place(String sheet, CellRef cell) throws IOException {
    json.writeStartObject();
    json.writeStringField("sheet", sheet);
    json.writeStringField("ref", cell.a1());
    json.writeEndObject();
  }

  /** Why nothing is corrected, for machines and for people. */
  private void uncorrected(Suspicion suspicion) throws IOException {
    Optional<Caution> caution = suspicion.caution();
    if (caution.isPresent()) {
      json.writeObjectFieldStart("uncorrected");
      json.writeStringField("reason", caution.get().word());
      json.writeStringField("text", advice.why(suspicion));
      json.writeEndObject();
    }
  }

  private void suspect(Suspect suspect) throws IOException {
    Cell cell = words.cell(suspect.cell());
    json.writeStartObject();
    json.writeStringField("sheet", cell.sheet());
    json.writeStringField("ref", cell.ref().a1());
    json.writeStringField("table", cell.table());
    json.writeStringField("row", cell.row());
    json.writeStringField("column", cell.column());
    Quantity printed = Suspects.printed(suspect.cell());
    if (!Suspects.isUnread(suspect.cell())) {
      json.writeStringField("value", printed.text());
    }
    if (suspect.cell().state() == FactState.BLANK) {
      json.writeBooleanField("blank", true);
    }
    json.writeStringField("unit", printed.unit());
    amount("proposed", suspect, suspect.value());
    amount("least", suspect, suspect.low());
    amount("most", suspect, suspect.high());
    if (!suspect.formula().isEmpty()) {
      json.writeStringField("formula", suspect.formula());
    }
    evidence(suspect);
    json.writeEndObject();
  }

  private void amount(String name, Suspect suspect, Optional<Amount> amount) throws IOException {
    if (amount.isPresent()) {
      json.writeStringField(name, Suspects.quantity(suspect.cell(), amount.get()).text());
    }
  }

  private void evidence(Suspect suspect) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (Clue clue : suspect.clues()) {
      json.writeString(clue.word());
    }
    json.writeEndArray();
  }

  private void correction(Suspicion suspicion, Suspect suspect) throws IOException {
    Cell cell = words.cell(suspect.cell());
    Quantity printed = Suspects.printed(suspect.cell());
    json.writeStartObject();
    json.writeStringField("sheet", cell.sheet());
    json.writeStringField("ref", cell.ref().a1());
    json.writeStringField("from", printed.text());
    amount("to", suspect, suspect.value());
    json.writeStringField("unit", printed.unit());
    json.writeStringField("kind", suspect.formula().isEmpty() ? "value" : "formula");
    if (!suspect.formula().isEmpty()) {
      json.writeStringField("formula", suspect.formula());
    }
    evidence(suspect);
    json.writeArrayFieldStart("satisfies");
    for (String rule :
        suspicion.failing().stream().map(one -> one.rule().value()).distinct().toList()) {
      json.writeString(rule);
    }
    json.writeEndArray();
    json.writeBooleanField("unique", true);
    json.writeEndObject();
  }
}
