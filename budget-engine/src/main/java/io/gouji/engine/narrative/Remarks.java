package io.gouji.engine.narrative;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Fingerprint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.finding.Side;
import io.gouji.engine.pack.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what is to be told about a document, as findings at their places. */
final class Remarks {
  private final Messages messages;
  private final Prose prose;
  private final List<Finding> findings = new ArrayList<>();

  Remarks(Messages messages, Prose prose) {
    this.messages = messages;
    this.prose = prose;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Whether anything was told at these words. */
  boolean has(Span span) {
    Location place = span.place();
    return findings.stream().anyMatch(finding -> finding.locations().contains(place));
  }

  /** Something that is no comparison of figures. */
  void note(String rule, Span span, String subject, Map<String, String> arguments) {
    add(rule, span, subject, arguments, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Something that stands in the file at a place no passage has, because layout was taken out. */
  void note(String rule, Location.Prose place, String subject, Map<String, String> arguments) {
    RuleId id = new RuleId(rule);
    findings.add(
        Finding.note(
            id,
            new Instance("", subject, ""),
            messages.severity(rule),
            FindingClass.FORM,
            arguments,
            List.of(place)));
  }

  /** A figure that should be another one. */
  void figure(
      String rule,
      Span span,
      String subject,
      Map<String, String> arguments,
      Quantity stated,
      Quantity right) {
    add(
        rule,
        span,
        subject,
        arguments,
        Optional.of(new Side(subject, stated, List.of())),
        Optional.of(new Side(arguments.getOrDefault("from", ""), right, List.of())),
        Optional.of(right));
  }

  private void add(
      String rule,
      Span span,
      String subject,
      Map<String, String> arguments,
      Optional<Side> left,
      Optional<Side> right,
      Optional<Quantity> proposed) {
    RuleId id = new RuleId(rule);
    Instance instance = new Instance("", subject, "");
    String section = prose.section(span.passage()).map(Passage::body).orElse("");
    Optional<Quantity> difference =
        left.flatMap(
            side ->
                right
                    .filter(other -> other.quantity().unit().equals(side.quantity().unit()))
                    .map(
                        other ->
                            new Quantity(
                                side.quantity().value().subtract(other.quantity().value()),
                                side.quantity().unit())));
    Severity severity = messages.severity(rule);
    findings.add(
        new Finding(
            id,
            rule,
            instance,
            severity,
            left.isPresent() ? kind(severity) : FindingClass.FORM,
            arguments,
            left,
            right,
            difference,
            Optional.empty(),
            List.of(span.place()),
            proposed,
            Fingerprint.of(id, instance, section)));
  }

  private static FindingClass kind(Severity severity) {
    return severity == Severity.ERROR ? FindingClass.ERROR : FindingClass.ROUNDING_POSSIBLE;
  }
}
