package io.gouji.engine.narrative;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Corpus;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.document.Document;
import io.gouji.engine.document.Paragraph;
import io.gouji.engine.document.ProseBlock;
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
import java.util.stream.Collectors;

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

  /** The figures of the sample beside those of the year before. */
  static BudgetBook bookWithPrior() {
    try {
      BudgetEngine engine = BudgetEngine.open(TEMPLATES);
      Path now = Path.of("../samples/liujiang-2025/liujiang-2025.xlsx");
      Path last = Path.of("../samples/prior/liujiang-2024.xlsx");
      Options options = new Options(Optional.of("guangxi-unit-2025"));
      options = options.withPrior(engine.openPrior(Corpus.bytes(last), "last", options));
      return engine.evaluate(Corpus.bytes(now), "now", options).book();
    } catch (Refusal refused) {
      throw new AssertionError(refused);
    }
  }

  static FactRules facts(Pack pack) {
    try {
      return FactRules.of(pack);
    } catch (PackException wrong) {
      throw new AssertionError(wrong);
    }
  }

  /** What is to be written, a line for each paragraph outside tables. */
  static List<String> lines(List<ProseBlock> pieces) {
    List<String> lines = new ArrayList<>();
    for (ProseBlock piece : pieces) {
      if (piece instanceof ProseBlock.Heading heading) {
        lines.add(heading.text());
      } else if (piece instanceof ProseBlock.Text text) {
        lines.add(text.runs().stream().map(Told::words).collect(Collectors.joining()));
      }
    }
    return lines;
  }

  /** What is to be written, with its tables. */
  static Document written(List<ProseBlock> pieces) {
    List<Paragraph> paragraphs = new ArrayList<>();
    int tables = 0;
    for (ProseBlock piece : pieces) {
      if (piece instanceof ProseBlock.Table table) {
        tables++;
        for (int row = 0; row < table.rows().size(); row++) {
          for (int column = 0; column < table.rows().get(row).size(); column++) {
            Paragraph.Cell cell = new Paragraph.Cell(tables, row + 1, column + 1);
            String text = table.rows().get(row).get(column);
            paragraphs.add(new Paragraph(paragraphs.size() + 1, text, Optional.of(cell), 0, 0));
          }
        }
      } else {
        paragraphs.add(new Paragraph(paragraphs.size() + 1, lines(List.of(piece)).get(0)));
      }
    }
    return new Document(Document.Format.DOCX, paragraphs);
  }

  private static String words(ProseBlock.Run run) {
    return run instanceof ProseBlock.Words plain ? plain.text() : ((ProseBlock.Blank) run).hint();
  }

  /** All figures that are read, each where it stands. */
  static List<Span> figures(Document document, Pack pack) {
    Lexicon lexicon = lexicon(pack);
    Prose prose = Prose.of(document, lexicon);
    List<Span> figures = new ArrayList<>();
    for (Statement statement : StatementReader.read(prose, lexicon, Years.of(prose))) {
      if (statement instanceof Statement.Level level) {
        level.money().ifPresent(money -> figures.add(money.span()));
      } else if (statement instanceof Statement.Share share) {
        figures.add(share.percent().span());
      } else if (statement instanceof Statement.Trend trend) {
        trend.from().ifPresent(money -> figures.add(money.span()));
        trend.by().ifPresent(money -> figures.add(money.span()));
        trend.rate().ifPresent(rate -> figures.add(rate.span()));
      }
    }
    return figures;
  }

  /** How many amounts are stated as such, not as changes. */
  static long levels(Document document, Pack pack) {
    Lexicon lexicon = lexicon(pack);
    Prose prose = Prose.of(document, lexicon);
    return StatementReader.read(prose, lexicon, Years.of(prose)).stream()
        .filter(Statement.Level.class::isInstance)
        .count();
  }

  /** A finding by rule, severity, words meant and proposal. */
  static String brief(Finding finding) {
    Location.Prose place = (Location.Prose) finding.locations().get(0);
    return "%s %s %s -> %s"
        .formatted(
            finding.rule(),
            finding.severity(),
            place.words(),
            finding.proposed().map(q -> q.text() + q.unit()).orElse("-"));
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
