package io.gouji.engine.narrative;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Whether the rows of projects in the text are what the text says of them (N12). */
final class ProjectCheck {
  private static final String AT_LEAST = "least";
  private static final String AT_MOST = "most";

  private final Form form;
  private final List<ProjectRow> rows;
  private final Remarks remarks;

  /** A target of one name and which way it binds. */
  private record Bound(String way, Span span) {}

  private ProjectCheck(Form form, Remarks remarks) {
    this.form = form;
    rows = form.projects();
    this.remarks = remarks;
  }

  static void run(Form form, Remarks remarks) {
    ProjectCheck check = new ProjectCheck(form, remarks);
    if (!check.rows.isEmpty()) {
      if (form.hasWholeRows()) {
        check.serials();
      }
      check.stated();
      check.goals();
    }
    check.bounds();
  }

  private void serials() {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).serial() != i + 1) {
        ProjectRow row = rows.get(i);
        remarks.note(
            "N12E",
            row.name(),
            row.name().text(),
            Map.of(
                "project", row.name().text(),
                "stated", Integer.toString(row.serial()),
                "expected", Integer.toString(i + 1)));
        return;
      }
    }
  }

  /** The sentence that tells how many projects there are, and how much money they take. */
  private void stated() {
    int first = rows.get(0).name().passage().number();
    for (Passage passage : form.text()) {
      for (Worded line : form.lines(Kinds.PROJECTS)) {
        Matcher found = line.pattern().matcher(passage.text());
        if (passage.number() < first && found.find()) {
          count(passage, found);
          return;
        }
      }
    }
  }

  private void count(Passage passage, Matcher found) {
    int stated = Integer.parseInt(found.group(1));
    Span span = new Span(passage, found.start(1), found.end(1));
    if (stated > rows.size() && !form.hasWholeRows()) {
      return;
    }
    if (stated != rows.size()) {
      remarks.note(
          stated < rows.size() ? "N12B" : "N12D",
          span,
          "",
          Map.of("stated", span.text(), "count", Integer.toString(rows.size())));
      return;
    }
    Money total = Money.of(new Span(passage, found.start(2), found.end(2)), form.lexicon().units());
    Interval possible = Interval.exactly(BigDecimal.ZERO);
    BigDecimal fen = BigDecimal.ZERO;
    for (ProjectRow row : rows) {
      possible = possible.plus(row.amount().printed());
      fen = fen.add(row.amount().fen());
    }
    if (!total.printed().meets(possible)) {
      remarks.figure(
          "N12C",
          total.span(),
          "",
          Map.of(
              "stated", total.span().text(),
              "count", Integer.toString(rows.size()),
              "right", total.like(fen).text() + total.like(fen).unit()),
          total.quantity(),
          total.like(fen));
    }
  }

  /** A goal is still to be reached; what has been reached was copied from a report. */
  private void goals() {
    for (ProjectRow row : rows) {
      Passage goal = row.details().get(0);
      for (Worded line : form.lines(Kinds.PAST)) {
        Matcher found = line.pattern().matcher(goal.text());
        if (found.find()) {
          Span span = new Span(goal, found.start(), found.end());
          remarks.note(
              "N12G",
              span,
              row.name().text(),
              Map.of("project", row.name().text(), "words", span.text()));
        }
      }
    }
  }

  /** A target that one project must not exceed and another must reach. */
  private void bounds() {
    Map<String, List<Bound>> byName = new LinkedHashMap<>();
    for (Passage passage : form.prose().passages()) {
      for (Worded line : form.lines(Kinds.INDICATOR)) {
        Matcher found = line.pattern().matcher(passage.text());
        while (found.find()) {
          Span span = new Span(passage, found.start(1), found.end());
          byName
              .computeIfAbsent(found.group(1), name -> new ArrayList<>())
              .add(new Bound(line.entry().value(), span));
        }
      }
    }
    byName.forEach(this::bounds);
  }

  private void bounds(String name, List<Bound> bounds) {
    List<Bound> least = bounds.stream().filter(b -> b.way().equals(AT_LEAST)).toList();
    List<Bound> most = bounds.stream().filter(b -> b.way().equals(AT_MOST)).toList();
    if (least.isEmpty() || most.isEmpty()) {
      return;
    }
    List<Bound> fewer = least.size() <= most.size() ? least : most;
    List<Bound> more = fewer == least ? most : least;
    for (Bound bound : fewer) {
      remarks.note(
          "N12F",
          bound.span(),
          name,
          Map.of(
              "item", name,
              "words", bound.span().text(),
              "other", more.get(0).span().text(),
              "count", Integer.toString(more.size())));
    }
  }
}
