package io.gouji.engine.narrative;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a passage into clauses: at stops, and around brackets that hold a figure. */
final class Clauses {
  private final Marks marks;
  private final Pattern figure;

  /** A clause: its first sign, the sign after its last, and whether a sentence ends with it. */
  record Clause(int start, int end, boolean last) {}

  Clauses(Lexicon lexicon) {
    marks = lexicon.marks();
    figure = Pattern.compile(lexicon.money().pattern() + "|\\d%");
  }

  List<Clause> of(Passage passage) {
    String text = passage.text();
    List<Clause> clauses = new ArrayList<>();
    int start = passage.heading().length();
    int bracket = -1;
    for (int i = start; i < text.length(); i++) {
      char sign = text.charAt(i);
      boolean cut = marks.isStop(sign) || i == bracket;
      if (sign == marks.bracket()) {
        int closing = text.indexOf(marks.closingBracket(), i);
        if (closing > 0 && figure.matcher(text).region(i, closing).find()) {
          bracket = closing;
          cut = true;
        }
      }
      if (cut) {
        add(clauses, start, i, marks.isEnd(sign));
        start = i + 1;
      }
    }
    add(clauses, start, text.length(), true);
    return clauses;
  }

  private static void add(List<Clause> clauses, int start, int end, boolean last) {
    if (end > start || last) {
      clauses.add(new Clause(start, end, last));
    }
  }
}
