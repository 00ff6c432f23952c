package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.finding.Claim;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Differences that rounding explains, told in one sentence because there is nothing to do. */
record Rounding(List<Finding> findings) {
  static Rounding of(Evaluation evaluation) {
    List<Claim> claims =
        evaluation.findings().stream().flatMap(finding -> finding.claims().stream()).toList();
    return new Rounding(
        evaluation.findings().stream()
            .filter(Rounding::covers)
            .filter(finding -> claims.stream().noneMatch(claim -> isOf(claim, finding)))
            .toList());
  }

  /** Of relations that cannot hold together none is harmless. */
  private static boolean isOf(Claim claim, Finding finding) {
    return claim.rule().equals(finding.rule()) && claim.instance().equals(finding.instance());
  }

  static boolean covers(Finding finding) {
    return finding.severity() == Severity.INFO
        && (finding.kind() == FindingClass.ROUNDING || finding.kind() == FindingClass.DISPLAY);
  }

  int count() {
    return findings.size();
  }

  String sentence(Wording wording) {
    return wording.label(
        "rounding.summary",
        Map.of("count", Integer.toString(count()), "largest", largest(wording)));
  }

  /** The largest difference of each unit. */
  private String largest(Wording wording) {
    TreeMap<String, BigDecimal> byUnit = new TreeMap<>();
    findings.stream()
        .map(Finding::difference)
        .flatMap(Optional::stream)
        .forEach(gap -> byUnit.merge(gap.unit(), gap.value().abs(), BigDecimal::max));
    return wording.list(
        byUnit.entrySet().stream()
            .map(entry -> Wording.amount(new Quantity(entry.getValue(), entry.getKey())))
            .toList());
  }
}
