package io.gouji.engine.report;

import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import io.gouji.engine.report.FileResult.Figure;
import io.gouji.engine.report.FileResult.Item;
import io.gouji.engine.report.RunSummary.Across;
import io.gouji.engine.report.RunSummary.Spot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line for each finding, each thing not judged and each reason for not checking; a file with none
 * of these has a line too. A spreadsheet program opens it without running anything: a text it would
 * take for a formula begins with an apostrophe.
 */
final class RunCsv implements RunReport {
  private static final List<String> HEADS =
      List.of(
          "file",
          "unit",
          "year",
          "pack",
          "outcome",
          "kind",
          "severity",
          "rule",
          "name",
          "table",
          "cells",
          "text",
          "left",
          "leftValue",
          "right",
          "rightValue",
          "difference",
          "money",
          "why",
          "do",
          "fingerprint",
          "corrected");

  /** What a spreadsheet program takes for the start of a formula, full-width signs included. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]");

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  private final RunWords words;

  RunCsv(RunWords words) {
    this.words = words;
  }

  @Override
  public String fileName() {
    return "findings.csv";
  }

  @Override
  public void write(RunSummary run, Iterable<FileResult> results, OutputStream out)
      throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write(RuleCsv.BYTE_ORDER_MARK);
    CsvWriter csv = new CsvWriter(text, settings());
    csv.writeRow(HEADS.stream().map(head -> words.label("csv." + head)).toList());
    for (RunSummary.Section section : run.sections()) {
      for (Across across : section.findings()) {
        Stream<String> spots =
            across.spots().stream()
                .map(spot -> spot.path() + (spot.ref().isEmpty() ? "" : "#" + place(spot)));
        String path = across.spots().isEmpty() ? "" : across.spots().get(0).path();
        List<String> head = List.of(path, "", "", "", section.title());
        List<String> row = finding(head, across.finding(), spots);
        row.add("");
        csv.writeRow(safe(row));
      }
    }
    for (FileResult result : results) {
      rows(result).forEach(row -> csv.writeRow(safe(row)));
    }
    csv.flush();
    text.flush();
  }

  private static CsvWriterSettings settings() {
    CsvWriterSettings settings = new CsvWriterSettings();
    settings.getFormat().setLineSeparator("\n");
    settings.getFormat().setComment('\0');
    settings.setQuoteEscapingEnabled(true);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setMaxCharsPerColumn(-1);
    return settings;
  }

  private List<List<String>> rows(FileResult result) {
    List<String> head =
        List.of(result.path(), result.unit(), result.year(), result.pack(), words.outcome(result));
    List<List<String>> rows = new ArrayList<>();
    for (Item item : result.findings()) {
      rows.add(finding(head, item, item.places().stream().map(RunCsv::place)));
    }
    result.undecided().forEach(text -> rows.add(plain(head, "undecided", text)));
    result.problems().forEach(text -> rows.add(plain(head, "problem", text)));
    if (rows.isEmpty()) {
      rows.add(plain(head, "nothing", ""));
    }
    rows.forEach(row -> row.add(words.corrected(result)));
    return rows;
  }

  private List<String> plain(List<String> head, String kind, String text) {
    List<String> row = new ArrayList<>(head);
    row.add(words.label("kind." + kind));
    while (row.size() < HEADS.size() - 1) {
      row.add(row.size() == HEADS.indexOf("text") ? text : "");
    }
    return row;
  }

  private List<String> finding(List<String> head, Item item, Stream<String> places) {
    List<String> row = new ArrayList<>(head);
    row.addAll(
        List.of(
            words.label("kind.finding"),
            words.severity(item.severity()),
            item.rule(),
            RunWords.name(item),
            item.table(),
            places.collect(Collectors.joining(" ")),
            item.text(),
            item.left().map(Figure::name).orElse(""),
            value(item.left()),
            item.right().map(Figure::name).orElse(""),
            value(item.right()),
            value(item.difference()),
            item.difference().or(item::left).or(item::right).map(Figure::unit).orElse(""),
            item.why(),
            item.remedy(),
            item.fingerprint()));
    return row;
  }

  private static String place(FileResult.Place place) {
    return place.sheet() + "!" + place.ref();
  }

  private static String place(Spot spot) {
    return spot.sheet() + "!" + spot.ref();
  }

  private static String value(Optional<Figure> figure) {
    return figure.map(Figure::value).orElse("");
  }

  private static List<String> safe(List<String> row) {
    return row.stream().map(RunCsv::safe).toList();
  }

  /** The text as a spreadsheet program shows it and runs nothing. */
  static String safe(String cell) {
    String text = Printable.of(cell);
    boolean formula = FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches();
    return formula ? "'" + text : text;
  }
}
