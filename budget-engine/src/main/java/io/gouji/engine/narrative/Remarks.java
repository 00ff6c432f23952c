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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Gathers what is to be told about a document, as findings at their places. */
final class Remarks {
  private final Messages messages;
  private final Prose prose;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Location> places = new HashSet<>();

  Remarks(Messages messages, Prose prose) {
    this.messages = messages;
    this.prose = prose;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Whether anything was told at these words. */
  boolean has(Span span) {
    return places.contains(span.place());
  }

  /** Whether a rule was broken anywhere. */
  boolean has(String rule) {
    return findings.stream().anyMatch(finding -> finding.rule().value().equals(rule));
  }

  /** Something that is no comparison of figures. */
  void note(String rule, Span span, String subject, Map<String, String> arguments) {
    add(rule, subject, arguments, List.of(), List.of(span.place()), span);
  }

  /** Something that does not agree with a figure of the tables. */
  void beside(String rule, Span span, String subject, Map<String, String> arguments, Fact fact) {
    add(rule, subject, arguments, List.of(), places(span, fact), span);
  }

  /** A figure that should be the one of the tables. */
  void beside(
      String rule,
      Span span,
      String subject,
      Map<String, String> arguments,
      Quantity stated,
      Quantity right,
      Fact fact) {
    add(
        rule,
        subject,
        arguments,
        List.of(new Side(subject, stated, List.of()), new Side(fact.name(), right, List.of())),
        places(span, fact),
        span);
  }

  private static List<Location> places(Span span, Fact fact) {
    List<Location> places = new ArrayList<>(List.of(span.place()));
    places.addAll(fact.cells());
    return places;
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
        subject,
        arguments,
        List.of(new Side(subject, stated, List.of()), new Side("", right, List.of())),
        List.of(span.place()),
        span);
  }

  /**
   * Adds a finding.
   *
   * @param sides what is stated and what is right; none where nothing is compared
   */
  private void add(
      String rule,
      String subject,
      Map<String, String> arguments,
      List<Side> sides,
      List<Location> places,
      Span span) {
    RuleId id = new RuleId(rule);
    Instance instance = new Instance("", subject, "");
    String section = prose.section(span.passage()).map(Passage::body).orElse("");
    Severity severity = messages.severity(rule);
    this.places.addAll(places);
    Optional<Side> left = sides.stream().findFirst();
    Optional<Side> right = sides.stream().skip(1).findFirst();
    findings.add(
        new Finding(
            id,
            rule,
            instance,
            severity,
            sides.isEmpty() ? FindingClass.FORM : kind(severity),
            told(rule, arguments),
            left,
            right,
            left.flatMap(one -> right.flatMap(two -> difference(one, two))),
            Optional.empty(),
            places,
            right.map(Side::quantity),
            Fingerprint.of(id, instance, section)));
  }

  /** A sentence of its own, where two sides would else be told like a relation of the tables. */
  private static Map<String, String> told(String rule, Map<String, String> arguments) {
    Map<String, String> all = new TreeMap<>(arguments);
    all.put(Finding.SENTENCE, rule);
    return all;
  }

  private static Optional<Quantity> difference(Side left, Side right) {
    String unit = left.quantity().unit();
    return unit.equals(right.quantity().unit())
        ? Optional.of(
            new Quantity(left.quantity().value().subtract(right.quantity().value()), unit))
        : Optional.empty();
  }

  private static FindingClass kind(Severity severity) {
    return severity == Severity.ERROR ? FindingClass.ERROR : FindingClass.ROUNDING_POSSIBLE;
  }
}
