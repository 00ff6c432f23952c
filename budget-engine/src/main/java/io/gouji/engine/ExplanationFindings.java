package io.gouji.engine;

import io.gouji.engine.finding.Explanation;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Snapshot;
import io.gouji.engine.pack.ExplanationWords.Lack;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.pack.Pack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is to be told of explanations themselves. None of it can be explained in turn. */
final class ExplanationFindings {
  /** The value has changed since. */
  private static final String VOID = "EX01";

  /** There is no such finding any more, or it needs no explanation. */
  private static final String UNUSED = "EX02";

  /** The reason is none, or it is not said who gave it when. */
  private static final String REFUSED = "EX03";

  /** What it explains cannot be explained away. */
  private static final String NOT_EXPLAINABLE = "EX04";

  /** It was given for another budget year. */
  private static final String OTHER_YEAR = "EX05";

  /** A sheet or file of explanations has no heading row we know. */
  private static final String UNREAD = "EX06";

  private static final String FAMILY = "EX";

  private final Pack pack;
  private final String year;

  ExplanationFindings(Pack pack, String year) {
    this.pack = pack;
    this.year = year;
  }

  static boolean mayBeExplained(Pack pack, Finding finding) {
    return pack.isExplainable(finding.severity()) && !finding.rule().value().startsWith(FAMILY);
  }

  /** What is wrong with an explanation in itself, as the end of a message's id. */
  Optional<String> lack(Explanation given) {
    Optional<Lack> lack = pack.vocabulary().explanations().lack(given.reason());
    if (lack.isPresent()) {
      return lack.map(what -> what.name().toLowerCase(java.util.Locale.ROOT));
    }
    if (given.who().isBlank()) {
      return Optional.of("who");
    }
    if (given.date().isBlank()) {
      return Optional.of("date");
    }
    return given.values().isBlank() ? Optional.of("values") : Optional.empty();
  }

  boolean isOfThisYear(Explanation given) {
    return given.year().equals(year);
  }

  /** Why an explanation does not count for the finding it names. */
  Finding rejected(Explanation given, Finding finding) {
    if (!mayBeExplained(pack, finding)) {
      return about(NOT_EXPLAINABLE, NOT_EXPLAINABLE, given, Optional.of(finding));
    }
    Optional<String> lack = lack(given);
    if (lack.isPresent()) {
      return about(REFUSED, REFUSED + "." + lack.get(), given, Optional.of(finding));
    }
    boolean old = !isOfThisYear(given);
    String message = old && given.year().isEmpty() ? OTHER_YEAR + ".none" : OTHER_YEAR;
    return old
        ? about(OTHER_YEAR, message, given, Optional.of(finding))
        : about(VOID, VOID, given, Optional.of(finding));
  }

  Finding unused(Explanation given) {
    return about(UNUSED, UNUSED, given, Optional.empty());
  }

  Finding unread(String source) {
    return Finding.note(
        new RuleId(UNREAD),
        new Instance("", source, ""),
        pack.messages().severity(UNREAD),
        FindingClass.STRUCTURE,
        Map.of("place", source),
        List.of(new Location.File("")));
  }

  private Finding about(
      String rule, String message, Explanation given, Optional<Finding> explained) {
    Map<String, String> arguments = new TreeMap<>();
    arguments.put("place", given.place());
    arguments.put("fingerprint", given.fingerprint());
    arguments.put("reason", given.reason());
    arguments.put("old", given.values());
    arguments.put("year", given.year());
    arguments.put("current", year);
    explained.ifPresent(finding -> arguments.put("now", Snapshot.of(finding)));
    explained.ifPresent(finding -> arguments.put("rule", finding.rule().value()));
    List<Location> at =
        explained
            .flatMap(Finding::principal)
            .<List<Location>>map(List::of)
            .orElse(List.of(new Location.File("")));
    Messages messages = pack.messages();
    Instance instance = new Instance("", given.fingerprint(), given.place());
    Finding plain =
        Finding.note(
            new RuleId(rule),
            instance,
            messages.severity(rule),
            FindingClass.STRUCTURE,
            arguments,
            at);
    return message.equals(rule) ? plain : plain.told(message);
  }
}
