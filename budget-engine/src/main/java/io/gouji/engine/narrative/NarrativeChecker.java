package io.gouji.engine.narrative;

import io.gouji.engine.document.Document;
import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.table.BudgetBook;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the prose of a budget by itself and, where they are given, by the tables beside it. */
public final class NarrativeChecker {
  /** A paragraph with more signs is no heading, with all the blanks it may hold. */
  private static final int LONGEST_HEADING = 120;

  private NarrativeChecker() {}

  /**
   * What came of the check.
   *
   * @param figures amounts and percentages that were read
   * @param compared amounts that were found in the tables
   * @param uncompared where amounts stand for which the tables have no figure that we know of
   * @param findings in the order of the text
   */
  public record Result(
      int figures, int compared, List<Location.Prose> uncompared, List<Finding> findings) {
    public Result {
      uncompared = List.copyOf(uncompared);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Judges a document.
   *
   * @param facts which figures of the tables the prose restates
   * @param book the tables; empty where none are given
   */
  public static Result check(
      Document document, Pack pack, Lexicon lexicon, FactRules facts, Optional<BudgetBook> book) {
    return check(document, pack, lexicon, facts, book, CheckPoint.NONE);
  }

  /** The same, to be given up where the check point says so. */
  public static Result check(
      Document document,
      Pack pack,
      Lexicon lexicon,
      FactRules facts,
      Optional<BudgetBook> book,
      CheckPoint checkPoint) {
    Prose prose = Prose.of(document, lexicon);
    int year = Years.of(prose);
    List<Statement> statements = StatementReader.read(prose, lexicon, year, checkPoint);
    Figures figures = new Figures(statements, year, checkPoint);
    Remarks remarks = new Remarks(pack.messages(), prose);
    checkPoint.pass();
    LastYearCheck.run(lexicon, figures, remarks);
    Optional<BudgetBook> own = book.filter(tables -> isOfYear(tables, pack, year, prose, remarks));
    Optional<FactBook> known = own.map(tables -> new FactBook(facts, tables, catalogue(pack)));
    FactCheck.Outcome outcome =
        known
            .map(tables -> FactCheck.run(prose, lexicon, figures, tables, remarks))
            .orElse(FactCheck.Outcome.NONE);
    checkPoint.pass();
    TrendCheck.run(figures, remarks);
    ShareCheck.run(figures, remarks);
    SumCheck.run(lexicon, figures, remarks);
    checkPoint.pass();
    ListCheck.run(prose, lexicon, figures, remarks);
    RepeatCheck.run(lexicon, figures, remarks);
    checkPoint.pass();
    ReasonCheck.run(prose, lexicon, figures, remarks);
    Form form = Form.of(document, prose, lexicon, year);
    checkPoint.pass();
    FormCheck.run(form, figures, own.map(NarrativeChecker::tables).orElse(Set.of()), remarks);
    known.ifPresent(tables -> ProjectTableCheck.run(form, tables, remarks));
    List<Finding> findings = remarks.findings().stream().sorted(BY_PLACE).toList();
    return new Result(figures.count(), outcome.compared(), outcome.uncompared(), findings);
  }

  /** How many of the sections that a pack's prose has are found in a document. */
  public static int fit(Document document, Lexicon lexicon) {
    List<String> texts =
        document.paragraphs().stream()
            .filter(paragraph -> paragraph.text().length() <= LONGEST_HEADING)
            .map(paragraph -> lexicon.cleaner().clean(paragraph).text())
            .toList();
    return (int)
        Stream.of(Kinds.PART, Kinds.SECTION)
            .flatMap(kind -> lexicon.worded(kind).stream())
            .filter(line -> texts.stream().anyMatch(text -> line.pattern().matcher(text).find()))
            .count();
  }

  /** Tables of another year are no tables of this prose; that is told once. */
  private static boolean isOfYear(
      BudgetBook book, Pack pack, int year, Prose prose, Remarks remarks) {
    int found = Names.of(pack, book).year();
    if (year == 0 || found == 0 || found == year || prose.passages().isEmpty()) {
      return true;
    }
    Passage first = prose.passages().get(0);
    remarks.note(
        "N31",
        new Span(first, 0, first.text().length()),
        "",
        Map.of("found", Integer.toString(found), "year", Integer.toString(year)));
    return false;
  }

  private static Set<String> tables(BudgetBook book) {
    return book.blocks().stream().map(block -> block.heading().table()).collect(Collectors.toSet());
  }

  /** The codes that prose lists by name. */
  static Optional<Catalogue> catalogue(Pack pack) {
    return Optional.ofNullable(pack.catalogues().get("functional"));
  }

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(
              NarrativeChecker::place,
              Comparator.comparingInt(Location.Prose::paragraph)
                  .thenComparingInt(Location.Prose::start))
          .thenComparing(Finding::rule);

  private static Location.Prose place(Finding finding) {
    return (Location.Prose) finding.locations().get(0);
  }
}
