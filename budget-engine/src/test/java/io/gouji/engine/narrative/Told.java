package io.gouji.engine.narrative;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Corpus;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.document.Document;
import io.gouji.engine.document.Paragraph;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.table.BudgetBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the checker tells of texts, for tests. */
final class Told {
  private static final Path TEMPLATES = Path.of("..", "templates");

  private Told() {}

  static Pack pack(String id) {
    try {
      return PackLibrary.load(TEMPLATES).pack(id);
    } catch (PackException wrong) {
      throw new AssertionError(wrong);
    }
  }

  static Lexicon lexicon(Pack pack) {
    try {
      return Lexicon.of(pack);
    } catch (PackException wrong) {
      throw new AssertionError(wrong);
    }
  }

  /** A text file of the corpus without the lines before its content. */
  static Document corpus(Path file) {
    return document(
        new String(Corpus.bytes(file), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList());
  }

  static Document document(List<String> lines) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank()) {
        paragraphs.add(new Paragraph(paragraphs.size() + 1, line));
      }
    }
    return new Document(Document.Format.TXT, paragraphs);
  }

  static List<Finding> of(Document document, Pack pack) {
    return result(document, pack, Optional.empty()).findings();
  }

  static NarrativeChecker.Result result(Document document, Pack pack, Optional<BudgetBook> book) {
    try {
      return NarrativeChecker.check(document, pack, lexicon(pack), FactRules.of(pack), book);
    } catch (PackException wrong) {
      throw new AssertionError(wrong.mistakes().toString(), wrong);
    }
  }

  /** The figures of a workbook by meaning. */
  static BudgetBook book(Path file, String pack) {
    try {
      return BudgetEngine.open(TEMPLATES)
          .evaluate(
              Corpus.bytes(file), file.getFileName().toString(), new Options(Optional.of(pack)))
          .book();
    } catch (Refusal refused) {
      throw new AssertionError(refused);
    }
  }

  /** A finding in one line: rule, severity, the words meant, what is proposed, the sentence. */
  static String line(Finding finding) {
    Location.Prose place = (Location.Prose) finding.locations().get(0);
    return "%s %s [%s] %s -> %s | %s"
        .formatted(
            finding.rule(),
            finding.severity(),
            place.words(),
            finding.arguments().getOrDefault("subject", ""),
            finding.proposed().map(q -> q.text() + q.unit()).orElse("-"),
            place.quote());
  }
}
