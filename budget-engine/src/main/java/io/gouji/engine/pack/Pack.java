package io.gouji.engine.pack;

import io.gouji.engine.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of linked tables and all that must hold among them, as data.
 *
 * @param id folder name, {@code guangxi-unit-2025}
 * @param properties of {@code pack.properties}: title, region, year, layout (published or inferred)
 * @param catalogues by name: {@code functional}, {@code economic}
 * @param narrative how the prose beside the tables is worded
 */
public record Pack(
    String id,
    Map<String, String> properties,
    List<TableSpec> tables,
    List<RuleSpec> rules,
    Map<String, Catalogue> catalogues,
    Vocabulary vocabulary,
    Messages messages,
    NarrativeSpec narrative) {
  /** The property that lets warnings be explained too: {@code explainable=warning}. */
  static final String EXPLAINABLE = "explainable";

  static final String WARNINGS = "warning";

  public Pack {
    properties = Map.copyOf(properties);
    tables = List.copyOf(tables);
    rules = List.copyOf(rules);
    catalogues = Map.copyOf(catalogues);
  }

  /** A pack that knows nothing of prose. */
  public Pack(
      String id,
      Map<String, String> properties,
      List<TableSpec> tables,
      List<RuleSpec> rules,
      Map<String, Catalogue> catalogues,
      Vocabulary vocabulary,
      Messages messages) {
    this(id, properties, tables, rules, catalogues, vocabulary, messages, NarrativeSpec.NONE);
  }

  /** The same tables with other rules; words of rules that are left out stay known. */
  public Pack withRules(List<RuleSpec> others) {
    return new Pack(
        id, properties, tables, others, catalogues, vocabulary, messages.and(others), narrative);
  }

  /**
   * Whether a finding of this weight passes with an explanation: what is to be verified does, and
   * warnings where the pack says so. Errors never do.
   */
  public boolean isExplainable(Severity severity) {
    return severity == Severity.VERIFY
        || severity == Severity.WARNING
            && properties.getOrDefault(EXPLAINABLE, "").equals(WARNINGS);
  }

  public Optional<TableSpec> table(String id) {
    return tables.stream().filter(table -> table.id().equals(id)).findFirst();
  }
}
