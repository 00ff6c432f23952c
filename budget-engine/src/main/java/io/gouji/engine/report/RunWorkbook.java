package io.gouji.engine.report;

import io.gouji.engine.finding.Severity;
import io.gouji.engine.parts.StableZip;
import io.gouji.engine.report.FileResult.Figure;
import io.gouji.engine.report.FileResult.Item;
import io.gouji.engine.report.FileResult.Place;
import io.gouji.engine.report.RunBook.Look;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A workbook: a row for each file, then a row for each finding, then what was found across files.
 * Every cell is a text or a number, none a formula.
 */
final class RunWorkbook implements RunReport {
  private static final int BUFFER = 1 << 16;

  /** Headline figures that have a column of their own; more than packs state. */
  private static final int HEADLINES = 4;

  /** Findings named in the row of their file. */
  private static final int TOP = 3;

  /** Columns that a row of findings across files fills, besides the headline figures. */
  private static final int ABOVE = 6 + Severity.values().length;

  /** Columns of findings that are printed: all but the reason and the advice of the rule. */
  private static final int PRINTED = 11;

  /** Kinds of copies that show what was found. */
  private static final Set<String> MARKED = Set.of("annotated", "findings");

  private final RunWords words;

  RunWorkbook(RunWords words) {
    this.words = words;
  }

  @Override
  public String fileName() {
    return "summary.xlsx";
  }

  @Override
  public void write(RunSummary run, Iterable<FileResult> results, OutputStream out)
      throws IOException {
    try (Scratch scratch = Scratch.open()) {
      Path draft = scratch.file(fileName());
      try (RunBook book = new RunBook();
          OutputStream whole = new BufferedOutputStream(Files.newOutputStream(draft), BUFFER)) {
        files(book, run, results);
        findings(book, run, results);
        if (!run.sections().isEmpty()) {
          across(book, run);
        }
        book.write(whole);
      }
      StableZip.copy(draft, out);
    }
  }

  private List<String> headlines(Iterable<FileResult> results) {
    Set<String> names = new LinkedHashSet<>();
    for (FileResult result : results) {
      result.headlines().forEach(one -> names.add(head(one)));
      if (names.size() >= HEADLINES) {
        break;
      }
    }
    return names.stream().limit(HEADLINES).toList();
  }

  private String head(Figure figure) {
    return words.label("book.headline", Map.of("name", figure.name(), "unit", figure.unit()));
  }

  private void files(RunBook book, RunSummary run, Iterable<FileResult> results) {
    List<String> headlines = headlines(results);
    List<RunBook.Column> columns = new ArrayList<>();
    columns.add(column("unit", 20));
    columns.add(column("year", 6));
    columns.add(column("outcome", 9));
    for (Severity severity : Severity.values()) {
      columns.add(new RunBook.Column(words.severity(severity), 6));
    }
    columns.add(column("undecided", 7));
    headlines.forEach(name -> columns.add(new RunBook.Column(name, 12)));
    columns.add(column("top", 64));
    columns.add(column("file", 26));
    columns.add(column("annotated", 9));
    boolean mended = mended(results);
    if (mended) {
      columns.add(column("corrected", 9));
    }
    RunBook.Page page =
        book.page(words.label("book.files"), heading(run), run.language(), columns, 1);
    run.sections().stream()
        .filter(section -> !section.findings().isEmpty())
        .forEach(section -> across(page, section, headlines.size(), columns.size()));
    for (FileResult result : results) {
      page.row();
      page.text(result.unit(), Look.TEXT);
      page.text(result.year(), Look.TEXT);
      page.text(words.outcome(result), look(result));
      for (Severity severity : Severity.values()) {
        int count = result.count(severity);
        page.count(count, count == 0 ? Look.COUNT : Look.counted(severity));
      }
      page.count(result.relations().undecided(), Look.COUNT);
      headlines.forEach(name -> page.number(stated(result, name)));
      page.text(top(result), Look.TEXT);
      page.link(result.path(), run.address(result.path()));
      copy(page, result, one -> MARKED.contains(one.kind()), words::output);
      if (mended) {
        copy(page, result, RunWords::isCorrected, kind -> words.corrected(result));
      }
    }
    // Links to copies are nothing on paper.
    page.done(columns.size() - (mended ? 2 : 1));
  }

  /** What was found across files, counted above them, with a link to where it is listed. */
  private void across(RunBook.Page page, RunSummary.Section section, int headlines, int columns) {
    List<Item> items = section.findings().stream().map(RunSummary.Across::finding).toList();
    Severity worst =
        items.stream().map(Item::severity).min(Comparator.naturalOrder()).orElseThrow();
    page.row();
    page.text(section.title(), Look.TEXT);
    page.text("", Look.TEXT);
    page.text(words.severity(worst), Look.of(worst));
    for (Severity severity : Severity.values()) {
      int count = (int) items.stream().filter(item -> item.severity() == severity).count();
      page.count(count, count == 0 ? Look.COUNT : Look.counted(severity));
    }
    page.skip(1 + headlines);
    page.text(top(List.of(), items), Look.TEXT);
    page.linkToPage(words.label("book.across"));
    page.skip(columns - ABOVE - headlines);
  }

  private static boolean mended(Iterable<FileResult> results) {
    for (FileResult result : results) {
      if (result.outputs().stream().anyMatch(RunWords::isCorrected)) {
        return true;
      }
    }
    return false;
  }

  private static void copy(
      RunBook.Page page,
      FileResult result,
      Predicate<JsonReport.Output> which,
      UnaryOperator<String> called) {
    result.outputs().stream()
        .filter(which)
        .findFirst()
        .ifPresentOrElse(
            one -> page.link(called.apply(one.kind()), FileUri.of(one.path())),
            () -> page.text("", Look.TEXT));
  }

  private String heading(RunSummary run) {
    return words.label(
        "heading",
        Map.of(
            "title", words.title(run),
            "files", Integer.toString(run.files()),
            "packs",
                run.packs().stream()
                    .map(RunSummary.Checked::title)
                    .collect(Collectors.joining(" · ")),
            "engine", run.engine()));
  }

  private RunBook.Column column(String label, int width) {
    return new RunBook.Column(words.label("book." + label), width);
  }

  private String stated(FileResult result, String head) {
    return result.headlines().stream()
        .filter(one -> head(one).equals(head))
        .map(Figure::value)
        .findFirst()
        .orElse("");
  }

  private String top(FileResult result) {
    return top(result.problems(), result.findings());
  }

  private String top(List<String> problems, List<Item> findings) {
    List<String> lines = new ArrayList<>(problems);
    List<Item> grave = findings.stream().filter(item -> item.severity() != Severity.INFO).toList();
    grave.stream().limit(TOP).forEach(item -> lines.add(item.rule() + " " + item.text()));
    int more = grave.size() - TOP;
    if (more > 0) {
      lines.add(words.label("book.more", Map.of("count", Integer.toString(more))));
    }
    return String.join("\n", lines);
  }

  private static Look look(FileResult result) {
    return switch (RunWords.word(result)) {
      case "clean" -> Look.INFO;
      case "warnings" -> Look.WARNING;
      case "verify", "incomplete" -> Look.VERIFY;
      default -> Look.ERROR;
    };
  }

  private List<RunBook.Column> findingColumns(String first) {
    return List.of(
        column(first, 20),
        column("file", 22),
        column("severity", 8),
        column("rule", 8),
        column("table", 16),
        column("where", 18),
        column("what", 58),
        column("left", 12),
        column("right", 12),
        column("difference", 11),
        column("money", 6),
        column("why", 60),
        column("do", 60));
  }

  private void findings(RunBook book, RunSummary run, Iterable<FileResult> results) {
    RunBook.Page page =
        book.page(
            words.label("book.findings"), heading(run), run.language(), findingColumns("unit"), 4);
    for (FileResult result : results) {
      for (Item item : result.findings()) {
        finding(page, result.unit(), result.path(), item, RunCells.places(item.places()));
      }
      result.undecided().forEach(text -> plain(page, result, "undecided", Look.VERIFY, text));
      result.problems().forEach(text -> plain(page, result, "problem", Look.ERROR, text));
      if (page.isFull()) {
        page.row();
        page.text(words.label("book.full"), Look.ERROR);
        break;
      }
    }
    page.done(PRINTED);
  }

  private void across(RunBook book, RunSummary run) {
    RunBook.Page page =
        book.page(
            words.label("book.across"), heading(run), run.language(), findingColumns("section"), 4);
    for (RunSummary.Section section : run.sections()) {
      for (RunSummary.Across one : section.findings()) {
        String files =
            one.spots().stream()
                .map(RunSummary.Spot::path)
                .distinct()
                .collect(Collectors.joining("\n"));
        String places =
            RunCells.places(
                one.spots().stream()
                    .filter(spot -> !spot.ref().isEmpty())
                    .map(spot -> new Place(spot.sheet(), spot.ref()))
                    .toList());
        finding(page, section.title(), files, one.finding(), places);
      }
      if (!section.note().isEmpty()) {
        page.row();
        page.text(section.title(), Look.TEXT);
        page.skip(5);
        page.text(section.note(), Look.TEXT);
        page.skip(6);
      }
    }
    page.done(PRINTED);
  }

  private void plain(RunBook.Page page, FileResult result, String kind, Look look, String text) {
    page.row();
    page.text(result.unit(), Look.TEXT);
    page.text(result.path(), Look.TEXT);
    page.text(words.label("kind." + kind), look);
    page.skip(3);
    page.text(text, Look.TEXT);
    page.skip(6);
  }

  private void finding(RunBook.Page page, String unit, String path, Item item, String places) {
    String money = RunCells.money(item);
    page.row();
    page.text(unit, Look.TEXT);
    page.text(path, Look.TEXT);
    page.text(words.severity(item.severity()), Look.of(item.severity()));
    page.text(item.rule(), Look.TEXT);
    page.text(item.table(), Look.TEXT);
    page.text(places, Look.TEXT);
    page.text(item.text(), Look.TEXT);
    page.number(RunCells.figure(item.left(), money));
    page.number(RunCells.figure(item.right(), money));
    page.number(RunCells.figure(item.difference(), money));
    page.text(money, Look.TEXT);
    page.text(item.why(), Look.TEXT);
    page.text(item.remedy(), Look.TEXT);
  }
}
