package io.gouji.engine.pack;

import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.Messages.Sentences;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads {@code messages.csv} and joins the rules' own words to it. */
final class MessageReader {
  static final String FILE = "messages.csv";
  private static final String NEEDED = "messages.txt";
  private static final List<String> FIELDS =
      List.of("id", "severity", "what", "why", "do", "whatEn", "whyEn", "doEn");

  private final Map<String, Map<String, Sentences>> sentences = new HashMap<>();
  private final Map<String, Severity> severities = new HashMap<>();

  private MessageReader() {}

  static MessageReader read(TemplatesFolder folder, Keywords keywords, Mistakes mistakes) {
    MessageReader reader = new MessageReader();
    Cells cells = new Cells(keywords, mistakes);
    Cells.Seen ids = new Cells.Seen(mistakes);
    for (CsvRow row : CsvFile.read(folder, FILE, keywords.form(FIELDS), mistakes)) {
      String id = cells.required(row, "id");
      ids.isNew(id, id, row.source("id"));
      reader.add(id, row, cells);
    }
    if (!mistakes.refused(FILE)) {
      needed().stream()
          .filter(id -> !reader.sentences.containsKey(id))
          .forEach(id -> mistakes.add(first(keywords), Mistakes.MESSAGE_MISSING, "value", id));
    }
    return reader;
  }

  private static Source first(Keywords keywords) {
    return new Source(FILE, 1, keywords.heading("id"));
  }

  /** Ids of all messages that the engine speaks of. */
  static List<String> needed() {
    return lines(NEEDED);
  }

  /** The lines of a list that goes with the engine. */
  static List<String> lines(String resource) {
    try (InputStream in = MessageReader.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String id, CsvRow row, Cells cells) {
    cells.required(row, "what");
    cells.translated(row, "what", "whatEn");
    cells.translated(row, "why", "whyEn");
    cells.translated(row, "do", "doEn");
    if (!row.text("severity").isEmpty()) {
      severities.put(id, cells.constant(row, "severity", "severity", Severity.WARNING));
    }
    sentences.put(
        id,
        Map.of(
            "zh", new Sentences(row.text("what"), row.text("why"), row.text("do")),
            "en", new Sentences(row.text("whatEn"), row.text("whyEn"), row.text("doEn"))));
  }

  /** Whether there is a message of this id. */
  boolean has(String id) {
    return sentences.containsKey(id);
  }

  /** The messages common to all packs, and those of these rules. */
  Messages with(List<RuleSpec> rules) {
    return new Messages(sentences, severities).and(rules);
  }
}
