package io.gouji.engine.rule;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Fingerprint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.table.Block;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges whether all tables of a workbook say the same; tells the odd ones, not all. */
final class AlikeRun {
  private static final String NO_INSTANCE = "A05";
  private static final String SEVERAL_UNITS = "A06";

  private final RuleSet rules;
  private final Rule rule;
  private final Predicate.Fact fact;
  private final Outcome outcome;

  AlikeRun(RuleSet rules, Rule rule, Predicate.Fact fact, Outcome outcome) {
    this.rules = rules;
    this.rule = rule;
    this.fact = fact;
    this.outcome = outcome;
  }

  void run(List<Block> blocks) {
    List<Block> saying = blocks.stream().filter(block -> !said(block).isEmpty()).toList();
    // A table of two blocks has one head.
    Map<String, Block> tables = new LinkedHashMap<>();
    saying.forEach(
        block ->
            tables.putIfAbsent(block.heading().table() + "@" + block.heading().sheet(), block));
    if (isDepartment(saying)) {
      lacks(SEVERAL_UNITS);
    } else if (tables.size() < 2) {
      lacks(NO_INSTANCE);
    } else {
      judge(List.copyOf(tables.values()));
    }
  }

  private void lacks(String reason) {
    outcome.lackingUnlessJudged(new NotApplicable(rule.spec().id(), reason, rule.spec().formula()));
  }

  /** A table twice under different names: the workbook holds several units. */
  private static boolean isDepartment(List<Block> tables) {
    Map<String, Set<String>> names = new HashMap<>();
    for (Block block : tables) {
      names
          .computeIfAbsent(block.heading().name(), none -> new TreeSet<>())
          .add(block.heading().unitName());
    }
    return tables.stream().anyMatch(block -> block.heading().part() != Block.Part.WHOLE)
        || names.values().stream().anyMatch(units -> units.size() > 1);
  }

  private void judge(List<Block> tables) {
    outcome.judged();
    Map<String, Integer> counts = new LinkedHashMap<>();
    tables.forEach(block -> counts.merge(letters(said(block)), 1, Integer::sum));
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    String usual =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() == most)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    String proposed =
        tables.stream()
            .map(this::said)
            .filter(said -> letters(said).equals(usual))
            .findFirst()
            .orElseThrow();
    tables.stream()
        .filter(block -> !letters(said(block)).equals(usual))
        .forEach(block -> tell(block, proposed));
  }

  private void tell(Block block, String proposed) {
    Block.Heading heading = block.heading();
    String title = rules.schema().home(heading.name()).table().name();
    Instance instance = new Instance(heading.unitName(), title, "");
    Finding finding =
        new Finding(
            rule.spec().id(),
            rule.spec().id().value(),
            instance,
            rule.spec().severity(),
            FindingClass.LABEL,
            Map.of(
                Finding.SENTENCE,
                "statement.alike",
                "row",
                title,
                "found",
                said(block),
                "proposed",
                proposed),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Location.File(heading.sheet())),
            Optional.empty(),
            Fingerprint.of(rule.spec().id(), instance, said(block)));
    int order = rules.schema().home(heading.name()).order();
    outcome.find(new Outcome.Place(order, heading.unitName(), 0, 0, rule.spec().id()), finding);
  }

  private String said(Block block) {
    return fact == Predicate.Fact.YEAR ? block.heading().period() : block.heading().unitName();
  }

  /** Signs, blanks and their width are no difference. */
  private static String letters(String text) {
    return FormerNames.letters(text);
  }
}
