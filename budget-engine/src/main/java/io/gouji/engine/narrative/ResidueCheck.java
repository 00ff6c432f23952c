package io.gouji.engine.narrative;

import io.gouji.engine.document.Paragraph;
import io.gouji.engine.finding.Location;
import java.util.Map;
import java.util.regex.Matcher;

/** Whether blanks of the template were left open, and whether its marks were left over (N15). */
final class ResidueCheck {
  private final Form form;
  private final Remarks remarks;

  private ResidueCheck(Form form, Remarks remarks) {
    this.form = form;
    this.remarks = remarks;
  }

  static void run(Form form, Remarks remarks) {
    ResidueCheck check = new ResidueCheck(form, remarks);
    form.prose().passages().forEach(check::placeholders);
    form.document().paragraphs().forEach(check::residue);
  }

  /** Of several wordings that fit the same words only the first is told. */
  private void placeholders(Passage passage) {
    int told = 0;
    StringBuilder rest = new StringBuilder(passage.text());
    for (Worded line : form.lines(Kinds.PLACEHOLDER)) {
      Matcher found = line.pattern().matcher(rest.toString());
      while (found.find() && !found.group().isEmpty() && told < rest.length()) {
        Span span = new Span(passage, found.start(), found.end());
        remarks.note("N15", span, span.text(), Map.of("words", span.text()));
        for (int i = found.start(); i < found.end(); i++) {
          rest.setCharAt(i, ' ');
        }
        told++;
      }
    }
  }

  /** What the reader of the prose leaves out as noise stands in the file all the same. */
  private void residue(Paragraph paragraph) {
    for (Worded line : form.lines(Kinds.RESIDUE)) {
      Matcher found = line.pattern().matcher(paragraph.text());
      while (found.find()) {
        String words = found.group();
        Location.Prose place =
            Location.Prose.in(
                paragraph.number(), paragraph.text(), found.start(), found.end(), QUOTED);
        remarks.note("N15B", place, words, Map.of("words", words));
      }
    }
  }

  private static final int QUOTED = 30;
}
