package io.gouji.engine.report;

import io.gouji.engine.finding.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader sees whose browser runs no scripts: how many of each outcome, and every file. */
final class RunPagePlain {
  private final RunWords words;

  RunPagePlain(RunWords words) {
    this.words = words;
  }

  void write(RunSummary run, Iterable<FileResult> results, Writer out) throws IOException {
    out.write("<h1>" + safe(words.title(run)) + "</h1>\n");
    out.write("<p>" + safe(words.label("page.noscript")) + "</p>\n");
    out.write("<p>" + safe(outcomes(results)) + "</p>\n<table>\n<thead>");
    row(out, "th", heads());
    out.write("</thead>\n<tbody>\n");
    for (FileResult result : results) {
      row(out, "td", cells(result));
    }
    out.write("</tbody>\n</table>\n");
    across(run, out);
  }

  private void across(RunSummary run, Writer out) throws IOException {
    for (RunSummary.Section section : run.sections()) {
      out.write("<h2>" + safe(section.title()) + "</h2>\n<ul>\n");
      for (RunSummary.Across one : section.findings()) {
        FileResult.Item item = one.finding();
        String severity = words.severity(item.severity());
        out.write("<li>" + safe(severity + " " + item.rule() + " " + item.text()) + "</li>\n");
      }
      out.write("</ul>\n<p>" + safe(section.note()) + "</p>\n");
    }
  }

  private String outcomes(Iterable<FileResult> results) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    RunTally.OUTCOMES.forEach(outcome -> counts.put(outcome, 0));
    for (FileResult result : results) {
      counts.merge(RunWords.word(result), 1, Integer::sum);
    }
    List<String> told = new ArrayList<>();
    counts.forEach(
        (outcome, count) -> {
          if (count > 0) {
            told.add(words.label("outcome." + outcome) + " " + count);
          }
        });
    return String.join(" · ", told);
  }

  private List<String> heads() {
    List<String> heads = new ArrayList<>();
    heads.add(words.label("page.unit"));
    heads.add(words.label("book.file"));
    heads.add(words.label("page.outcome"));
    for (Severity severity : Severity.values()) {
      heads.add(words.severity(severity));
    }
    heads.add(words.label("page.undecided"));
    return heads;
  }

  private List<String> cells(FileResult result) {
    List<String> cells = new ArrayList<>();
    cells.add(result.unit());
    cells.add(result.path());
    cells.add(words.outcome(result));
    for (Severity severity : Severity.values()) {
      cells.add(Integer.toString(result.count(severity)));
    }
    cells.add(Integer.toString(result.relations().undecided()));
    return cells;
  }

  private static void row(Writer out, String tag, List<String> cells) throws IOException {
    out.write("<tr>");
    for (String cell : cells) {
      out.write("<" + tag + ">" + safe(cell) + "</" + tag + ">");
    }
    out.write("</tr>\n");
  }

  private static String safe(String text) {
    return RunPage.html(Printable.of(text));
  }
}
