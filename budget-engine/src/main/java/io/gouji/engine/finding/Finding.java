package io.gouji.engine.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something to tell the user about the workbook or document, as data.
 *
 * @param message id of the sentences that tell it; for a rule of a pack its own id
 * @param arguments values for the named blanks of those sentences
 * @param difference left minus right
 * @param tolerance the largest difference rounding could explain, in the unit of the difference
 * @param locations the cells or words concerned, in order of table, row and column
 * @param proposed the value the cell most probably should have, where exactly one is possible
 * @param claims the relations that cannot hold together, where it is about several
 * @param fingerprint the same for the same finding in another file: rule and meaning, no addresses
 */
public record Finding(
    RuleId rule,
    String message,
    Instance instance,
    Severity severity,
    FindingClass kind,
    Map<String, String> arguments,
    Optional<Side> left,
    Optional<Side> right,
    Optional<Quantity> difference,
    Optional<Quantity> tolerance,
    List<Location> locations,
    Optional<Quantity> proposed,
    List<Claim> claims,
    String fingerprint) {
  /** Argument with the id of the sentence that tells it, where the rule's name alone would not. */
  public static final String SENTENCE = "sentence";

  private static final List<Location.Role> FIRST =
      List.of(
          Location.Role.TOTAL,
          Location.Role.SUBJECT,
          Location.Role.LEFT,
          Location.Role.RIGHT,
          Location.Role.PART);

  public Finding {
    SortedMap<String, String> sorted = new TreeMap<>(arguments);
    arguments = java.util.Collections.unmodifiableSortedMap(sorted);
    locations = List.copyOf(locations);
    claims = List.copyOf(claims);
  }

  /** A finding about one thing. */
  public Finding(
      RuleId rule,
      String message,
      Instance instance,
      Severity severity,
      FindingClass kind,
      Map<String, String> arguments,
      Optional<Side> left,
      Optional<Side> right,
      Optional<Quantity> difference,
      Optional<Quantity> tolerance,
      List<Location> locations,
      Optional<Quantity> proposed,
      String fingerprint) {
    this(
        rule,
        message,
        instance,
        severity,
        kind,
        arguments,
        left,
        right,
        difference,
        tolerance,
        locations,
        proposed,
        List.of(),
        fingerprint);
  }

  /**
   * The cell of the workbook to look at first: the total or subject, else one of the left side,
   * else any.
   */
  public Optional<Location.Cell> principal() {
    return locations.stream()
        .filter(Location.Cell.class::isInstance)
        .map(Location.Cell.class::cast)
        .filter(Location.Cell::isOwn)
        .min(Comparator.comparing(cell -> FIRST.indexOf(cell.role())));
  }

  /** The same, told by other sentences than those of its rule. */
  public Finding told(String other) {
    return with(other, arguments);
  }

  /** The same with other arguments for its sentences. */
  public Finding with(Map<String, String> others) {
    return with(message, others);
  }

  private Finding with(String other, Map<String, String> others) {
    return new Finding(
        rule,
        other,
        instance,
        severity,
        kind,
        others,
        left,
        right,
        difference,
        tolerance,
        locations,
        proposed,
        claims,
        fingerprint);
  }

  /** A finding that is no relation between figures: it has no sides and no difference. */
  public static Finding note(
      RuleId rule,
      Instance instance,
      Severity severity,
      FindingClass kind,
      Map<String, String> arguments,
      List<Location> locations) {
    return note(rule, rule.value(), instance, severity, kind, arguments, locations);
  }

  /**
   * The same in other words.
   *
   * @param message id of the sentences
   */
  public static Finding note(
      RuleId rule,
      String message,
      Instance instance,
      Severity severity,
      FindingClass kind,
      Map<String, String> arguments,
      List<Location> locations) {
    return new Finding(
        rule,
        message,
        instance,
        severity,
        kind,
        arguments,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        locations,
        Optional.empty(),
        Fingerprint.of(rule, instance, table(locations)));
  }

  /** Rows of one name stand in several tables; a remark must say of which it speaks. */
  private static String table(List<Location> locations) {
    return locations.stream()
        .filter(Location.Cell.class::isInstance)
        .map(place -> ((Location.Cell) place).table())
        .findFirst()
        .orElse("");
  }
}
