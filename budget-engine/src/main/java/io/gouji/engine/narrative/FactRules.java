package io.gouji.engine.narrative;

import io.gouji.engine.finding.Judged;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.NarrativeSpec.Entry;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.rule.Checker;
import io.gouji.engine.rule.RuleCompiler;
import io.gouji.engine.rule.RuleSet;
import io.gouji.engine.table.BudgetBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which figures of a pack's tables its prose restates: formulas of the rule language. */
public final class FactRules {
  private static final String ID = "FACT";

  private final Pack pack;
  private final RuleSet rules;
  private final List<Line> lines;
  private final Map<String, Integer> units;

  /**
   * A fact as the pack names it.
   *
   * @param kind which kind of line it is
   * @param subject id of what it is; of lists the kind of their rows
   * @param where finds the section or the qualifier in which it is meant; everywhere if empty
   * @param message what is told where the prose states another amount
   * @param label what to call it where the formula says too little; empty for what that says
   */
  record Line(RuleId id, String kind, String subject, Pattern where, String message, String label) {
    boolean isMeant(String context) {
      return where.matcher(context).find();
    }
  }

  private FactRules(Pack pack, RuleSet rules, List<Line> lines, Map<String, Integer> units) {
    this.pack = pack;
    this.rules = rules;
    this.lines = List.copyOf(lines);
    this.units = units;
  }

  /**
   * Compiles the facts of a pack.
   *
   * @throws PackException with every formula that is none
   */
  public static FactRules of(Pack pack) throws PackException {
    Map<String, RuleSpec> specs = new LinkedHashMap<>();
    List<Line> lines = new ArrayList<>();
    for (String kind : Kinds.FACTS) {
      for (Entry entry : pack.narrative().ofKind(kind)) {
        RuleId next = new RuleId(ID + (specs.size() + 1));
        RuleId id = specs.computeIfAbsent(entry.value(), formula -> spec(next, entry)).id();
        String message = entry.reading().isEmpty() ? FactCheck.RULE : entry.reading();
        lines.add(
            new Line(
                id, kind, entry.id(), Pattern.compile(entry.words()), message, entry.example()));
      }
    }
    Map<String, Integer> units = pack.vocabulary().units();
    return new FactRules(
        pack, RuleCompiler.compile(pack.withRules(List.copyOf(specs.values()))), lines, units);
  }

  /** A figure is asked for by a relation that bounds it by nothing. */
  private static RuleSpec spec(RuleId id, Entry entry) {
    return new RuleSpec(
        id,
        Severity.INFO,
        "",
        entry.value() + " >= 0",
        "",
        RuleSpec.Tolerance.INTERVAL,
        Map.of(),
        "",
        entry.source(),
        entry.source());
  }

  /** What a table of the pack is called. */
  Optional<String> title(String table) {
    return pack.table(table).map(TableSpec::name);
  }

  List<Line> lines() {
    return lines;
  }

  /** What a workbook states; several where it has several rows or units, none where it is mute. */
  List<Fact> facts(Line line, BudgetBook book) {
    List<Judged> judged = Checker.instances(rules, book, line.id());
    return judged.stream().map(one -> Fact.of(one, line.label(), units)).toList();
  }
}
