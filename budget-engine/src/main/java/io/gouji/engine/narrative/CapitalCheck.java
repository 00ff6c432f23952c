package io.gouji.engine.narrative;

import java.util.Map;
import java.util.regex.Matcher;

/** Tells amounts that are spelled out, which no other check reads (N30). */
final class CapitalCheck {
  private CapitalCheck() {}

  static void run(Form form, Remarks remarks) {
    for (Passage passage : form.text()) {
      for (Worded line : form.lines(Kinds.CAPITAL)) {
        Matcher found = line.pattern().matcher(passage.text());
        while (found.find()) {
          Span span = new Span(passage, found.start(), found.end());
          remarks.note("N30", span, span.text(), Map.of("words", span.text()));
        }
      }
    }
  }
}
