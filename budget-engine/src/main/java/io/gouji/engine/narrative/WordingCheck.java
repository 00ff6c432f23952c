package io.gouji.engine.narrative;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether figures were left out or mistyped (N20), and words or marks set twice (N24, N23). */
final class WordingCheck {
  /** Words of two signs or more that stand twice in a row. */
  private static final Pattern TWICE = Pattern.compile("(\\p{IsHan}{2,10})\\1");

  private static final int SHORTEST = 12;

  private final Form form;
  private final Remarks remarks;

  private WordingCheck(Form form, Remarks remarks) {
    this.form = form;
    this.remarks = remarks;
  }

  static void run(Form form, Remarks remarks) {
    WordingCheck check = new WordingCheck(form, remarks);
    for (Passage passage : form.text()) {
      if (passage.text().length() >= SHORTEST || passage.heading().isNumbered()) {
        check.tell("N20", Kinds.GAP, passage);
        check.tell("N20B", Kinds.BAD_NUMBER, passage);
        check.tell("N23", Kinds.DOUBLED_MARK, passage);
        check.twice(passage);
      }
    }
  }

  private void tell(String rule, String kind, Passage passage) {
    for (Worded line : form.lines(kind)) {
      Matcher found = line.pattern().matcher(passage.text());
      while (found.find()) {
        note(rule, new Span(passage, found.start(), found.end()));
      }
    }
  }

  private void twice(Passage passage) {
    List<Span> told = new java.util.ArrayList<>();
    for (Worded line : form.lines(Kinds.DOUBLED_WORD)) {
      Matcher found = line.pattern().matcher(passage.text());
      while (found.find()) {
        told.add(new Span(passage, found.start(), found.end()));
      }
    }
    Matcher found = TWICE.matcher(passage.text());
    while (found.find()) {
      Span span = new Span(passage, found.start(), found.end());
      if (told.stream().noneMatch(other -> meet(span, other)) && !isFree(span) && !isSpaced(span)) {
        told.add(span);
      }
    }
    told.forEach(span -> note("N24", span));
  }

  private static boolean meet(Span one, Span other) {
    return one.start() < other.end() && other.start() < one.end();
  }

  /** Whether the words around are such in which a word may stand twice. */
  private boolean isFree(Span span) {
    for (Worded line : form.lines(Kinds.DOUBLED_FREE)) {
      Matcher free = line.pattern().matcher(span.passage().text());
      while (free.find()) {
        if (free.start() < span.end() && span.start() < free.end()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Words set apart by a blank are two cells of a table, or two lines. */
  private static boolean isSpaced(Span span) {
    return span.place().words().length() != span.end() - span.start();
  }

  private void note(String rule, Span span) {
    remarks.note(rule, span, span.text(), Map.of("words", span.text()));
  }
}
