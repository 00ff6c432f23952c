package io.gouji.engine.rule;

import io.gouji.engine.pack.PackException.Mistake;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.pack.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the mistakes of a pack's rules, so that all are told at once. */
final class Mistakes {
  /** The part of a rule that is wrong, by its field's name in the CSV's header vocabulary. */
  enum Field {
    ID("id"),
    FORMULA("formula"),
    CONDITION("condition");

    final String heading;

    Field(String heading) {
      this.heading = heading;
    }
  }

  private final List<Mistake> mistakes = new ArrayList<>();

  void add(RuleSpec rule, Field field, RuleMistake mistake) {
    Source at = new Source(rule.source().file(), rule.source().line(), field.heading);
    add(at, rule.id().value(), mistake);
  }

  void add(Source at, String subject, RuleMistake mistake) {
    Map<String, String> arguments = new TreeMap<>(mistake.arguments());
    arguments.put("rule", subject);
    Mistake told = new Mistake(at, mistake.kind().id, arguments);
    if (!mistakes.contains(told)) {
      mistakes.add(told);
    }
  }

  boolean isEmpty() {
    return mistakes.isEmpty();
  }

  List<Mistake> all() {
    return mistakes.stream().sorted(Comparator.comparing(Mistake::source)).toList();
  }
}
