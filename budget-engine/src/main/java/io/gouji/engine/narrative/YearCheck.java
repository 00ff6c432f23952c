package io.gouji.engine.narrative;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether figures are told of the budget year and the one before only (N16). */
final class YearCheck {
  private static final Pattern SIGNS = Pattern.compile(".");

  private final Form form;
  private final Remarks remarks;

  private YearCheck(Form form, Remarks remarks) {
    this.form = form;
    this.remarks = remarks;
  }

  static void run(Form form, Remarks remarks) {
    if (form.year() > 0) {
      YearCheck check = new YearCheck(form, remarks);
      form.text().forEach(check::judge);
    }
  }

  private void judge(Passage passage) {
    String text = masked(passage.text());
    for (Worded line : form.lines(Kinds.YEAR)) {
      Matcher found = line.pattern().matcher(text);
      while (found.find()) {
        int year = Integer.parseInt(found.group(1));
        boolean own = year == form.year() || year == form.year() - 1;
        if (year == form.year() - 1 && isOfBudget(passage)) {
          title(passage, found);
        }
        if (!own && form.matches(Kinds.YEAR_SUBJECT, passage.sentence(found.start()))) {
          Span span = new Span(passage, found.start(1), found.end(1));
          remarks.note(
              "N16",
              span,
              found.group(1),
              Map.of(
                  "stated", found.group(1),
                  "year", Integer.toString(form.year()),
                  "before", Integer.toString(form.year() - 1)));
        }
      }
    }
  }

  /** Whether a passage is a title of the budget, which has no other year than its own. */
  private boolean isOfBudget(Passage passage) {
    return passage.isTitle() && form.matches(Kinds.YEAR_TITLE, passage.text());
  }

  private void title(Passage passage, Matcher found) {
    Span span = new Span(passage, found.start(1), found.end(1));
    remarks.note(
        "N16C",
        span,
        span.text(),
        Map.of("stated", span.text(), "year", Integer.toString(form.year())));
  }

  /** The text without the words in which any year may stand, sign for sign as long. */
  private String masked(String text) {
    String masked = text;
    for (Worded line : form.lines(Kinds.YEAR_FREE)) {
      masked =
          line.pattern()
              .matcher(masked)
              .replaceAll(free -> SIGNS.matcher(free.group()).replaceAll(" "));
    }
    return masked;
  }
}
