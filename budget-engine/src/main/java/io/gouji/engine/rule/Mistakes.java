package io.gouji.engine.rule;

import io.gouji.engine.pack.PackException.Mistake;
import io.gouji.engine.pack.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the mistakes of a pack's rules, so that all are told at once. */
final class Mistakes {
  private final List<Mistake> mistakes = new ArrayList<>();

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
