package io.gouji.engine.pack;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.RuleSpec.Tolerance;
import io.gouji.engine.pack.RuleSpec.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code rules.csv}; the formulas stay text, the rule room compiles them. */
final class RuleReader {
  static final String FILE = "rules.csv";
  private static final RuleId NO_ID = new RuleId("X");
  private static final List<String> FIELDS =
      List.of(
          "id",
          "severity",
          "scope",
          "name",
          "formula",
          "condition",
          "tolerance",
          "why",
          "do",
          "basis",
          "nameEn",
          "whyEn",
          "doEn");

  private final Cells cells;
  private final Cells.Seen ids;

  private RuleReader(Cells cells) {
    this.cells = cells;
    ids = new Cells.Seen(cells.mistakes());
  }

  static List<RuleSpec> read(
      TemplatesFolder folder, String pack, Keywords keywords, Mistakes mistakes) {
    RuleReader reader = new RuleReader(new Cells(keywords, mistakes));
    List<RuleSpec> rules = new ArrayList<>();
    String file = pack + "/" + FILE;
    for (CsvRow row : CsvFile.read(folder, file, keywords.form(FIELDS), mistakes)) {
      rules.add(reader.rule(row));
    }
    return rules;
  }

  private RuleSpec rule(CsvRow row) {
    cells.required(row, "name");
    cells.translated(row, "name", "nameEn");
    cells.translated(row, "why", "whyEn");
    cells.translated(row, "do", "doEn");
    return new RuleSpec(
        id(row),
        cells.constant(row, "severity", "severity", Severity.ERROR),
        row.text("scope"),
        cells.required(row, "formula"),
        row.text("condition"),
        tolerance(row),
        Map.of(
            "zh", new Words(row.text("name"), row.text("why"), row.text("do")),
            "en", new Words(row.text("nameEn"), row.text("whyEn"), row.text("doEn"))),
        row.text("basis"),
        row.source("formula"),
        row.source("condition"));
  }

  private RuleId id(CsvRow row) {
    String id = cells.required(row, "id");
    if (id.isEmpty() || !ids.isNew(id, id, row.source("id"))) {
      return NO_ID;
    }
    if (!RuleId.isValid(id)) {
      cells.mistakes().add(row.source("id"), Mistakes.BAD_ID, "value", id);
      return NO_ID;
    }
    return new RuleId(id);
  }

  private Tolerance tolerance(CsvRow row) {
    return row.text("tolerance").isEmpty()
        ? Tolerance.INTERVAL
        : cells.constant(row, "tolerance", "tolerance", Tolerance.INTERVAL);
  }
}
