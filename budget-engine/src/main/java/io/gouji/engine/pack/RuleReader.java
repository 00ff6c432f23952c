package io.gouji.engine.pack;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.RuleSpec.Tolerance;
import io.gouji.engine.pack.RuleSpec.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads {@code rules.csv}; the formulas stay text, the rule room compiles them. */
final class RuleReader {
  static final String FILE = "rules.csv";
  private static final RuleId NO_ID = new RuleId("X");
  static final List<String> FIELDS =
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

  /** What a file of one's own may do without. */
  private static final List<String> OPTIONAL =
      List.of("scope", "condition", "tolerance", "do", "basis", "nameEn", "whyEn", "doEn");

  private final Cells cells;
  private final Map<String, Source> ids = new HashMap<>();

  private RuleReader(Cells cells) {
    this.cells = cells;
  }

  static List<RuleSpec> read(
      TemplatesFolder folder,
      String pack,
      Keywords keywords,
      Predicate<String> messages,
      Mistakes mistakes) {
    String file = pack + "/" + FILE;
    return folder
        .text(file)
        .filter(text -> CsvFile.isClosed(file, text, mistakes))
        .map(text -> RuleSheet.of(file, CsvFile.lines(text), false))
        .map(sheet -> read(sheet, keywords, messages, mistakes))
        .orElse(List.of());
  }

  /**
   * The rules of a whole pack, each said in both languages.
   *
   * @param messages the ids that findings of our own have, whose words a rule would replace
   */
  static List<RuleSpec> read(
      RuleSheet sheet, Keywords keywords, Predicate<String> messages, Mistakes mistakes) {
    RuleReader reader = new RuleReader(new Cells(keywords, mistakes));
    List<RuleSpec> rules = new ArrayList<>();
    for (CsvRow row : CsvFile.rows(sheet, keywords.form(FIELDS), mistakes)) {
      reader.translated(row);
      rules.add(reader.rule(row, reader.ofPack(row, messages)));
    }
    return rules;
  }

  /** Rules added to packs, or in the place of theirs; the second language is welcome. */
  static List<Amendment> readOwn(List<RuleSheet> sheets, Keywords keywords, Mistakes mistakes) {
    RuleReader reader = new RuleReader(new Cells(keywords, mistakes));
    CsvFile.Form form =
        new CsvFile.Form(FIELDS, keywords.ofKind("header"), false, Set.copyOf(OPTIONAL));
    List<Amendment> amendments = new ArrayList<>();
    for (RuleSheet sheet : sheets) {
      for (CsvRow row : CsvFile.rows(sheet, form, mistakes)) {
        amendments.add(reader.amendment(row, keywords));
      }
    }
    return amendments;
  }

  private Amendment amendment(CsvRow row, Keywords keywords) {
    RuleId id = id(row);
    if (!keywords.ofKind("off").containsKey(row.text("severity"))) {
      return new Amendment(id, Optional.of(rule(row, id)), row.text("why"), row.source("id"));
    }
    if (row.text("why").isEmpty()) {
      cells.mistakes().add(row.source("why"), Mistakes.NO_REASON, "value", row.text("id"));
    }
    return new Amendment(id, Optional.empty(), row.text("why"), row.source("id"));
  }

  private void translated(CsvRow row) {
    cells.translated(row, "name", "nameEn");
    cells.translated(row, "why", "whyEn");
    cells.translated(row, "do", "doEn");
  }

  private RuleSpec rule(CsvRow row, RuleId id) {
    cells.required(row, "name");
    return new RuleSpec(
        id,
        cells.constant(row, "severity", "severity", Severity.ERROR),
        row.text("scope"),
        FormulaSigns.halfWidth(cells.required(row, "formula")),
        FormulaSigns.halfWidth(row.text("condition")),
        tolerance(row),
        words(row),
        row.text("basis"),
        row.source("formula"),
        row.source("condition"));
  }

  private static Map<String, Words> words(CsvRow row) {
    Words chinese = new Words(row.text("name"), row.text("why"), row.text("do"));
    return row.text("nameEn").isEmpty()
        ? Map.of("zh", chinese)
        : Map.of(
            "zh",
            chinese,
            "en",
            new Words(row.text("nameEn"), row.text("whyEn"), row.text("doEn")));
  }

  /** An id a pack may give; those of the users' own family and of our findings it may not. */
  private RuleId ofPack(CsvRow row, Predicate<String> messages) {
    RuleId id = id(row);
    if (Amendment.isOwn(id)) {
      cells.mistakes().add(row.source("id"), Mistakes.OWN_FAMILY, "value", id.value());
    } else if (messages.test(id.value())) {
      cells.mistakes().add(row.source("id"), Mistakes.OUR_ID, "value", id.value());
    }
    return id;
  }

  private RuleId id(CsvRow row) {
    String id = cells.required(row, "id");
    if (id.isEmpty() || !isNew(id, row.source("id"))) {
      return NO_ID;
    }
    if (!RuleId.isValid(id)) {
      cells.mistakes().add(row.source("id"), Mistakes.BAD_ID, "value", id);
      return NO_ID;
    }
    return new RuleId(id);
  }

  private boolean isNew(String id, Source source) {
    Source first = ids.putIfAbsent(id, source);
    if (first == null) {
      return true;
    }
    boolean here = first.file().equals(source.file());
    cells
        .mistakes()
        .add(
            source,
            here ? Mistakes.REPEATED : Mistakes.REPEATED_ELSEWHERE,
            "value",
            id,
            "first",
            Long.toString(first.line()),
            "other",
            first.file());
    return false;
  }

  private Tolerance tolerance(CsvRow row) {
    return row.text("tolerance").isEmpty()
        ? Tolerance.INTERVAL
        : cells.constant(row, "tolerance", "tolerance", Tolerance.INTERVAL);
  }
}
