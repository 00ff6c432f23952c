package io.gouji.engine.report;

import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.FileResult.Figure;
import io.gouji.engine.report.FileResult.Item;
import io.gouji.engine.report.FileResult.Place;
import io.gouji.engine.report.RunBook.Look;
import io.gouji.engine.xlsx.StableZip;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A workbook: a row for each file, then a row for each finding, then what was found across files.
 * Every cell is a text or a number, none a formula.
 */
final class RunWorkbook implements RunReport {
  /** Headline figures that have a column of their own; more than packs state. */
  private static final int HEADLINES = 6;

  /** Findings named in the row of their file. */
  private static final int TOP = 3;

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
    Path draft = Files.createTempFile("gouji-", ".xlsx");
    try (RunBook book = new RunBook();
        OutputStream whole = Files.newOutputStream(draft)) {
      files(book, run, results);
      findings(book, run, results);
      if (!run.sections().isEmpty()) {
        across(book, run);
      }
      book.write(whole);
      StableZip.copy(draft, out);
    } finally {
      Files.deleteIfExists(draft);
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
    columns.add(column("unit", 30));
    columns.add(column("year", 7));
    columns.add(column("outcome", 10));
    for (Severity severity : Severity.values()) {
      columns.add(new RunBook.Column(words.severity(severity), 7));
    }
    columns.add(column("undecided", 8));
    headlines.forEach(name -> columns.add(new RunBook.Column(name, 16)));
    columns.add(column("top", 60));
    columns.add(column("file", 36));
    columns.add(column("annotated", 12));
    RunBook.Page page =
        book.page(words.label("book.files"), heading(run), run.language(), columns, 1);
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
      Optional<JsonReport.Output> copy =
          result.outputs().stream().filter(one -> !one.kind().equals("corrected")).findFirst();
      copy.ifPresentOrElse(
          one -> page.link(words.output(one.kind()), FileUri.of(one.path())),
          () -> page.text("", Look.TEXT));
    }
    page.done();
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
    List<String> lines = new ArrayList<>(result.problems());
    result.findings().stream()
        .limit(TOP)
        .forEach(item -> lines.add(item.rule() + " " + item.text()));
    int more = result.findings().size() - TOP;
    if (more > 0) {
      lines.add(words.label("book.more", Map.of("count", Integer.toString(more))));
    }
    return String.join("\n", lines);
  }

  private static Look look(FileResult result) {
    return switch (RunWords.word(result)) {
      case "clean" -> Look.INFO;
      case "warnings" -> Look.WARNING;
      case "incomplete" -> Look.VERIFY;
      default -> Look.ERROR;
    };
  }

  private List<RunBook.Column> findingColumns(String first) {
    return List.of(
        column(first, 30),
        column("file", 30),
        column("severity", 7),
        column("rule", 10),
        column("table", 24),
        column("where", 22),
        column("what", 60),
        column("left", 15),
        column("right", 15),
        column("difference", 13),
        column("money", 7),
        column("why", 36),
        column("do", 36));
  }

  private void findings(RunBook book, RunSummary run, Iterable<FileResult> results) {
    RunBook.Page page =
        book.page(
            words.label("book.findings"), heading(run), run.language(), findingColumns("unit"), 4);
    for (FileResult result : results) {
      for (Item item : result.findings()) {
        finding(page, result.unit(), result.path(), item, places(item.places()));
      }
      result.undecided().forEach(text -> plain(page, result, "undecided", Look.VERIFY, text));
      result.problems().forEach(text -> plain(page, result, "problem", Look.ERROR, text));
      if (page.isFull()) {
        page.row();
        page.text(words.label("book.full"), Look.ERROR);
        break;
      }
    }
    page.done();
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
            one.spots().stream()
                .filter(spot -> !spot.ref().isEmpty())
                .map(spot -> spot.sheet() + "!" + spot.ref())
                .collect(Collectors.joining(" "));
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
    page.done();
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
    String money = money(item);
    page.row();
    page.text(unit, Look.TEXT);
    page.text(path, Look.TEXT);
    page.text(words.severity(item.severity()), Look.of(item.severity()));
    page.text(item.rule(), Look.TEXT);
    page.text(item.table(), Look.TEXT);
    page.text(places, Look.TEXT);
    page.text(item.text(), Look.TEXT);
    page.number(figure(item.left(), money));
    page.number(figure(item.right(), money));
    page.number(figure(item.difference(), money));
    page.text(money, Look.TEXT);
    page.text(item.why(), Look.TEXT);
    page.text(item.remedy(), Look.TEXT);
  }

  /** The unit all figures share; empty where each must name its own. */
  private static String money(Item item) {
    List<String> units =
        List.of(item.left(), item.right(), item.difference()).stream()
            .flatMap(Optional::stream)
            .map(Figure::unit)
            .distinct()
            .toList();
    return units.size() == 1 ? units.get(0) : "";
  }

  private static String figure(Optional<Figure> figure, String money) {
    return figure
        .map(one -> one.unit().equals(money) ? one.value() : one.value() + " " + one.unit())
        .orElse("");
  }

  private static String places(List<Place> places) {
    return places.stream()
        .map(place -> place.sheet() + "!" + place.ref())
        .collect(Collectors.joining(" "));
  }
}
