package io.gouji.engine.rule;

import io.gouji.engine.finding.Claim;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Fingerprint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the finding of relations that hold each alone but cannot hold together. */
final class JointTelling {
  static final RuleId RULE = new RuleId("J01");

  private final RuleSet rules;
  private final List<Occasion> occasions;

  JointTelling(RuleSet rules, List<Occasion> occasions) {
    this.rules = rules;
    this.occasions = occasions;
  }

  Finding finding() {
    List<Claim> claims = occasions.stream().map(Telling::claim).toList();
    Instance instance = new Instance(occasions.get(0).unit(), "", "");
    return new Finding(
        RULE,
        RULE.value(),
        instance,
        severity(),
        FindingClass.ERROR,
        Map.of(
            "count",
            Integer.toString(claims.size()),
            "rules",
            claims.stream()
                .map(claim -> claim.rule().value())
                .distinct()
                .collect(Collectors.joining(" "))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        locations(),
        Optional.empty(),
        claims,
        Fingerprint.of(RULE, instance, meaning(claims)));
  }

  /** No graver than the lightest relation it needs: what may fail by itself may fail here. */
  private Severity severity() {
    return occasions.stream()
        .map(occasion -> occasion.rule().spec().severity())
        .reduce(rules.conflict(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
  }

  private List<Location> locations() {
    Map<String, Location.Cell> cells = new LinkedHashMap<>();
    for (Occasion occasion : occasions) {
      for (Location location : new Cells(occasion).locations()) {
        if (location instanceof Location.Cell cell) {
          cells.putIfAbsent(cell.sheet() + "!" + cell.ref(), cell);
        }
      }
    }
    List<Location> sorted = new ArrayList<>();
    cells.values().stream().sorted(Cells.ORDER).forEach(sorted::add);
    return sorted;
  }

  private static String meaning(List<Claim> claims) {
    return claims.stream()
        .map(
            claim ->
                String.join(
                    "\u001f",
                    claim.rule().value(),
                    claim.instance().row(),
                    claim.instance().column()))
        .collect(Collectors.joining("\u001e"));
  }
}
