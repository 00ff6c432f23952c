package io.gouji.engine.narrative;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/**
 * Whether the text speaks of itself as what it is: the budget of a unit or of a department, of a
 * district or a city (N17).
 */
final class ScopeCheck {
  private final Form form;
  private final Remarks remarks;

  private ScopeCheck(Form form, Remarks remarks) {
    this.form = form;
    this.remarks = remarks;
  }

  static void run(Form form, Remarks remarks) {
    ScopeCheck check = new ScopeCheck(form, remarks);
    check.scope();
    check.tier();
  }

  private void scope() {
    Optional<String> own =
        only(Kinds.SCOPE_TITLE, Passage::isTitle).or(() -> only(Kinds.SCOPE_SELF, passage -> true));
    own.ifPresent(
        scope ->
            form.lines(Kinds.SCOPE_TERM).stream()
                .filter(line -> !line.id().equals(scope))
                .forEach(line -> form.text().forEach(passage -> terms(line, passage, scope))));
  }

  /** The one scope that wordings of a kind speak of; nothing if they speak of none or both. */
  private Optional<String> only(String kind, Predicate<Passage> where) {
    List<String> said =
        form.lines(kind).stream()
            .filter(
                line ->
                    form.prose().passages().stream()
                        .filter(where)
                        .anyMatch(passage -> line.isIn(passage.text())))
            .map(Worded::id)
            .distinct()
            .toList();
    return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
  }

  private void terms(Worded line, Passage passage, String scope) {
    Matcher found = line.pattern().matcher(passage.text());
    while (found.find()) {
      Span span = new Span(passage, found.start(), found.end());
      remarks.note("N17", span, span.text(), Map.of("words", span.text(), "own", scope));
    }
  }

  /** The level of government is read from the titles; the glossary must be of the same. */
  private void tier() {
    Optional<String> own =
        form.lines(Kinds.TIER).stream()
            .filter(
                line ->
                    form.prose().passages().stream()
                        .filter(Passage::isTitle)
                        .anyMatch(passage -> line.isIn(passage.text())))
            .map(Worded::id)
            .findFirst();
    own.ifPresent(
        tier ->
            form.outline()
                .part(Kinds.GLOSSARY)
                .ifPresent(
                    part ->
                        form.text().stream()
                            .filter(part::holds)
                            .forEach(passage -> tiers(passage, tier))));
  }

  private void tiers(Passage passage, String own) {
    for (Worded line : form.lines(Kinds.TIER_TERM)) {
      Matcher found = line.pattern().matcher(passage.text());
      while (found.find()) {
        if (!found.group(1).equals(own)) {
          Span span = new Span(passage, found.start(1), found.end(1));
          remarks.note("N17B", span, found.group(), Map.of("words", found.group(), "own", own));
        }
      }
    }
  }
}
