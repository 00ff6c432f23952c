package io.gouji.engine.narrative;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** Whether the glossary explains what it must, each term once (N27). */
final class GlossaryCheck {
  private static final int FEW = 3;

  private final Form form;
  private final Remarks remarks;

  private GlossaryCheck(Form form, Remarks remarks) {
    this.form = form;
    this.remarks = remarks;
  }

  static void run(Form form, Remarks remarks) {
    form.outline()
        .part(Kinds.GLOSSARY)
        .ifPresent(part -> new GlossaryCheck(form, remarks).judge(part));
  }

  private void judge(Outline.Part part) {
    List<Passage> entries =
        form.text().stream()
            .filter(passage -> part.holds(passage) && passage != part.title())
            .filter(passage -> head(form, passage).isPresent())
            .toList();
    List<Span> heads =
        entries.stream()
            .filter(passage -> level(passage) == level(entries.get(0)))
            .map(passage -> head(form, passage).orElseThrow())
            .toList();
    if (heads.size() < FEW) {
      return;
    }
    for (Worded line : form.lines(Kinds.TERM)) {
      if (heads.stream().noneMatch(head -> line.isIn(head.text()))) {
        remarks.note(
            "N27",
            new Span(part.title(), 0, part.title().text().length()),
            line.id(),
            Map.of("item", line.id()));
      }
    }
    doubled(heads);
  }

  private static int level(Passage passage) {
    return passage.heading().level();
  }

  private void doubled(List<Span> heads) {
    Map<String, Span> seen = new HashMap<>();
    for (Span head : heads) {
      if (seen.putIfAbsent(head.text(), head) != null) {
        remarks.note("N27B", head, head.text(), Map.of("item", head.text()));
      }
    }
  }

  /** The words that a passage explains. */
  static Optional<Span> head(Form form, Passage passage) {
    int start = passage.heading().length();
    for (Worded line : form.lines(Kinds.TERM_HEAD)) {
      Matcher found = line.pattern().matcher(passage.body());
      if (found.find()) {
        return Optional.of(new Span(passage, start + found.start(1), start + found.end(1)));
      }
    }
    return Optional.empty();
  }
}
