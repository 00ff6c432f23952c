package io.gouji.engine.narrative;

import io.gouji.engine.Corpus;
import io.gouji.engine.document.Document;
import io.gouji.engine.pack.Pack;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ScratchTest {
  @Test
  void all() throws Exception {
    Pack pack = Told.pack("guangxi-unit-2025");
    Lexicon lexicon = Told.lexicon(pack);
    try (PrintStream out = new PrintStream("target/scratch.txt", "UTF-8")) {
      for (String folder : new String[] {"seed", "narratives", "budgets"}) {
        for (Path file : Corpus.files(folder, ".txt")) {
          Document document = Told.corpus(file);
          out.println("=== " + file.getFileName());
          String packId = folder.equals("budgets") ? "shanghai-unit-2026" : "guangxi-unit-2025";
          java.util.Optional<io.gouji.engine.table.BudgetBook> book = java.util.Optional.empty();
          if (folder.equals("budgets")) {
            String stem = file.getFileName().toString().replaceAll("\\..*", "");
            book = java.util.Optional.of(Told.book(file.resolveSibling(stem + ".xlsx"), packId));
          } else if (folder.equals("seed")) {
            book =
                java.util.Optional.of(
                    Told.book(
                        java.nio.file.Path.of("../samples/liujiang-2025/liujiang-2025.xlsx"),
                        packId));
          }
          pack = Told.pack(packId);
          var result = Told.result(document, pack, book);
          out.println("  figures " + result.figures() + " compared " + result.compared());
          for (var finding : result.findings()) {
            out.println("  " + Told.line(finding));
          }
          if (System.getProperty("dump") != null) {
            Prose prose = Prose.of(document, lexicon);
            int year = Years.of(prose);
            out.println("year " + year);
            for (Statement s : StatementReader.read(prose, lexicon, year)) {
              out.println("     " + show(s));
            }
          }
        }
      }
    }
  }

  static String show(Statement s) {
    if (s instanceof Statement.Level l) {
      return "LEVEL "
          + l.subject()
          + " "
          + l.year()
          + " "
          + l.measure()
          + " "
          + l.money().map(m -> m.span().text()).orElse("none");
    }
    if (s instanceof Statement.Share l) {
      return "SHARE " + l.subject() + " of " + l.whole() + " " + l.percent().number();
    }
    if (s instanceof Statement.Trend t) {
      return "TREND "
          + t.subject()
          + " base="
          + t.base()
          + " "
          + t.sign()
          + " by="
          + t.by().map(m -> m.span().text()).orElse("")
          + " from="
          + t.from().map(m -> m.span().text()).orElse("")
          + " rate="
          + t.rate().map(m -> m.number().toString()).orElse("")
          + " lvl="
          + t.level().flatMap(Statement.Level::money).map(m -> m.span().text()).orElse("");
    }
    Statement.Reason r = (Statement.Reason) s;
    return "REASON " + r.subject() + " trends=" + r.trends().size() + " " + r.words();
  }
}
