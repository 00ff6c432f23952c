package io.gouji.engine;

import io.gouji.engine.RuleChange.Kind;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.Amendment;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackException.Mistake;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.pack.Source;
import io.gouji.engine.rule.RuleCompiler;
import io.gouji.engine.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts amendments into one pack. A rule that does not compile there leaves the pack's own in place;
 * whether it compiles in any pack is asked by whoever knows them all.
 */
final class Amending {
  /** A pack with what its rules have become. */
  record Amended(Pack pack, RuleSet rules, List<RuleChange> changes) {}

  private final Pack pack;
  private final List<Amendment> amendments;
  private final Map<String, List<Mistake>> refused = new TreeMap<>();

  Amending(Pack pack, List<Amendment> amendments) {
    this.pack = pack;
    this.amendments = amendments;
  }

  Amended amend(RuleSet sound) {
    if (amendments.isEmpty()) {
      return new Amended(pack, sound, List.of());
    }
    while (true) {
      Pack amended = pack.withRules(rules());
      try {
        RuleSet compiled = RuleCompiler.compile(amended);
        return new Amended(amended, compiled, changes());
      } catch (PackException wrong) {
        refuse(wrong.mistakes());
      }
    }
  }

  /** What hinders an amendment here; empty if nothing does, or it is not about this pack. */
  List<Mistake> mistakes(Amendment amendment) {
    return refused.getOrDefault(key(amendment.source()), List.of());
  }

  boolean isUsed(Amendment amendment) {
    return isMeant(amendment) && mistakes(amendment).isEmpty();
  }

  /** Whether the pack has the rule, or it is a new one, which any pack may have. */
  private boolean isMeant(Amendment amendment) {
    return own(amendment.id()).isPresent()
        || amendment.rule().isPresent() && Amendment.isOwn(amendment.id());
  }

  private void refuse(List<Mistake> mistakes) {
    int before = refused.size();
    for (Mistake mistake : mistakes) {
      refused.computeIfAbsent(whose(mistake), key -> new ArrayList<>()).add(mistake);
    }
    if (refused.size() == before) {
      throw new IllegalStateException("a sound pack does not compile: " + mistakes);
    }
  }

  /** A column that is not there is a mistake of the first line, which each rule below makes. */
  private String whose(Mistake mistake) {
    String there = key(mistake.source());
    String rule = mistake.arguments().getOrDefault("rule", "");
    return amendments.stream()
        .filter(amendment -> amendment.id().value().equals(rule))
        .map(amendment -> key(amendment.source()))
        .filter(key -> amendments.stream().noneMatch(one -> key(one.source()).equals(there)))
        .findFirst()
        .orElse(there);
  }

  private List<RuleSpec> rules() {
    Set<RuleId> gone =
        amendments.stream().filter(this::isUsed).map(Amendment::id).collect(Collectors.toSet());
    List<RuleSpec> rules = new ArrayList<>();
    pack.rules().stream().filter(rule -> !gone.contains(rule.id())).forEach(rules::add);
    // Behind the pack's own, so that of two that say the same this is the one that is told.
    amendments.stream()
        .filter(this::isUsed)
        .flatMap(amendment -> amendment.rule().stream())
        .forEach(rules::add);
    return rules;
  }

  private List<RuleChange> changes() {
    return amendments.stream().map(this::change).toList();
  }

  private RuleChange change(Amendment amendment) {
    Kind kind = kind(amendment);
    String name = amendment.rule().or(() -> own(amendment.id())).map(Amending::name).orElse("");
    Source at = amendment.source();
    return new RuleChange(kind, amendment.id(), name, amendment.reason(), at.file(), at.line());
  }

  private Kind kind(Amendment amendment) {
    if (!isUsed(amendment)) {
      return Kind.UNUSED;
    }
    if (amendment.rule().isEmpty()) {
      return Kind.OFF;
    }
    return own(amendment.id()).isPresent() ? Kind.REPLACED : Kind.ADDED;
  }

  private static String name(RuleSpec rule) {
    RuleSpec.Words words = rule.words().get("zh");
    return words == null ? "" : words.name();
  }

  private Optional<RuleSpec> own(RuleId id) {
    return pack.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  private static String key(Source source) {
    return source.file() + "\n" + source.line();
  }
}
