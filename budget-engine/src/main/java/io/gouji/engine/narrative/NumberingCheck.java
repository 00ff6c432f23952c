package io.gouji.engine.narrative;

import io.gouji.engine.narrative.Passage.Heading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whether numbers follow each other in one style (N19). */
final class NumberingCheck {
  private static final int MOST = 60;

  private final Form form;
  private final Remarks remarks;
  private final int[] last;
  private final int[] before;
  private final boolean[] open;

  private NumberingCheck(Form form, Remarks remarks) {
    this.form = form;
    this.remarks = remarks;
    int levels = form.lexicon().phrases(Kinds.NUMBERING).size();
    last = new int[levels];
    before = new int[levels];
    open = new boolean[levels];
    // An excerpt may begin with any number.
    Arrays.fill(open, true);
  }

  static void run(Form form, Remarks remarks) {
    NumberingCheck check = new NumberingCheck(form, remarks);
    List<Passage> numbered =
        form.text().stream()
            .filter(
                passage -> passage.heading().isNumbered() && passage.heading().ordinal() <= MOST)
            .toList();
    for (int i = 0; i < numbered.size(); i++) {
      check.judge(numbered.get(i), numbered.subList(i + 1, numbered.size()));
    }
  }

  private void judge(Passage passage, List<Passage> rest) {
    Heading heading = passage.heading();
    int level = heading.level();
    int ordinal = heading.ordinal();
    if (last[level] > 0) {
      follow(passage, last[level], ordinal);
    } else if (ordinal > 1 && !open[level] && ordinal != before[level] + 1) {
      begin(passage, ordinal);
    }
    boolean slip =
        last[level] > 0 && ordinal != last[level] + 1 && goesOn(rest, level, last[level] + 2);
    last[level] = slip ? last[level] + 1 : ordinal;
    open[level] = false;
    for (int deeper = level + 1; deeper < last.length; deeper++) {
      before[deeper] = last[deeper] > 0 ? last[deeper] : before[deeper];
      last[deeper] = 0;
      open[deeper] = false;
    }
  }

  /** Whether the next item has the number it would have if this one were right: a mere slip. */
  private static boolean goesOn(List<Passage> rest, int level, int ordinal) {
    return rest.stream()
        .takeWhile(next -> next.heading().level() >= level)
        .filter(next -> next.heading().level() == level)
        .findFirst()
        .filter(next -> next.heading().ordinal() == ordinal)
        .isPresent();
  }

  private void follow(Passage passage, int previous, int ordinal) {
    if (ordinal == previous || ordinal < previous && ordinal > 1) {
      tell("N19C", passage, previous + 1);
    } else if (ordinal > previous + 1) {
      tell("N19B", passage, previous + 1);
    }
  }

  /** A gap before a section is the section that is told to be missing. */
  private boolean isBehindMissing(Passage passage) {
    return remarks.has("N22B") && form.matches(Kinds.SECTION, passage.body());
  }

  /** A list that begins with another number than 1 goes on with one of another style. */
  private void begin(Passage passage, int ordinal) {
    boolean mixed =
        Arrays.stream(deeper(passage.heading().level())).anyMatch(n -> n == ordinal - 1);
    tell(mixed ? "N19" : "N19B", passage, mixed ? ordinal : 1);
  }

  /** Where the lists of deeper levels have come to. */
  private int[] deeper(int level) {
    return Arrays.copyOfRange(last, level + 1, last.length);
  }

  private void tell(String rule, Passage passage, int expected) {
    if (rule.equals("N19B") && isBehindMissing(passage)) {
      return;
    }
    Span span = new Span(passage, 0, passage.heading().length());
    remarks.note(
        rule,
        span,
        span.text(),
        Map.of("stated", span.text(), "expected", Integer.toString(expected)));
  }
}
