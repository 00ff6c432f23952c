package io.gouji.engine.pack;

import io.gouji.engine.finding.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sentences by message id and language; rules of the pack are among them. */
public final class Messages {
  /** What is wrong, why it matters, what to do; with named blanks {@code {like} {this}}. */
  public record Sentences(String what, String why, String remedy) {}

  private final Map<String, Map<String, Sentences>> sentences;
  private final Map<String, Severity> severities;

  /**
   * Messages of a pack.
   *
   * @param sentences message id to language tag to sentences
   * @param severities message id to severity, for messages that are findings of their own
   */
  public Messages(Map<String, Map<String, Sentences>> sentences, Map<String, Severity> severities) {
    this.sentences = Map.copyOf(sentences);
    this.severities = Map.copyOf(severities);
  }

  /** The sentences of a message, in zh where the language asked for has none. */
  public Optional<Sentences> sentences(String id, String language) {
    Map<String, Sentences> byLanguage = sentences.getOrDefault(id, Map.of());
    return Optional.ofNullable(byLanguage.getOrDefault(language, byLanguage.get("zh")));
  }

  /** These messages and the words of more rules, which replace those of equal ids. */
  Messages and(List<RuleSpec> rules) {
    Map<String, Map<String, Sentences>> all = new HashMap<>(sentences);
    rules.forEach(rule -> all.put(rule.id().value(), said(rule)));
    return new Messages(all, severities);
  }

  private static Map<String, Sentences> said(RuleSpec rule) {
    Map<String, Sentences> words = new HashMap<>();
    rule.words()
        .forEach(
            (language, own) ->
                words.put(language, new Sentences(own.name(), own.why(), own.remedy())));
    return words;
  }

  /** How much a finding of our own weighs; a warning unless the messages say otherwise. */
  public Severity severity(String id) {
    return severities.getOrDefault(id, Severity.WARNING);
  }
}
