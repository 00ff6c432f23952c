package io.gouji.engine.binding;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Fingerprint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects what binding has to tell; the same remark about many cells of a table is one finding.
 */
final class Notes {
  private static final Set<String> ABOUT_FORM = Set.of(Remark.TEXT_NUMBER, Remark.FINER_THAN_FEN);

  /** The argument that is an amount where the remark is of one: no part of what it is about. */
  private static final String AMOUNT = "text";

  /**
   * A remark, without where it applies.
   *
   * @param table id of the table; empty for a sheet that is none
   * @param message id of its sentences, the rule's unless it has several
   */
  record Key(
      String rule,
      String message,
      String table,
      Instance instance,
      Map<String, String> arguments) {}

  private final Messages messages;
  private final Map<Key, List<Location>> remarks = new LinkedHashMap<>();

  Notes(Messages messages) {
    this.messages = messages;
  }

  void add(Key key, Location location) {
    remarks.computeIfAbsent(key, unused -> new ArrayList<>()).add(location);
  }

  /** A remark about a workbook, a sheet or a whole table. */
  void add(String rule, String table, Map<String, String> arguments, Location location) {
    add(new Key(rule, rule, table, Instance.WHOLE, arguments), location);
  }

  /** All findings, in the order they came up. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    remarks.forEach((key, locations) -> findings.add(finding(key, locations)));
    return findings;
  }

  private Finding finding(Key key, List<Location> locations) {
    RuleId rule = new RuleId(key.rule);
    Map<String, String> names = new TreeMap<>(key.arguments);
    if (key.rule.equals(Remark.FINER_THAN_FEN)) {
      names.remove(AMOUNT);
    }
    String more = key.table + names;
    return new Finding(
        rule,
        key.message,
        key.instance,
        messages.severity(key.rule),
        ABOUT_FORM.contains(key.rule) ? FindingClass.FORM : FindingClass.STRUCTURE,
        key.arguments,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        locations,
        Optional.empty(),
        Fingerprint.of(rule, key.instance, more));
  }
}
