package io.gouji.engine.narrative;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the notes under tables that stand in the text fit the tables (N29). */
final class NoteCheck {
  private static final Pattern FIGURE =
      Pattern.compile("(?:\\d{1,3}(?:,\\d{3})+|\\d{4,}|\\d+(?=\\.))(?:\\.\\d+)?");
  private static final Pattern CODE = Pattern.compile("\\d{5}|\\d{7}");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final String NEEDED = "needed";

  private final Form form;
  private final Remarks remarks;

  private NoteCheck(Form form, Remarks remarks) {
    this.form = form;
    this.remarks = remarks;
  }

  static void run(Form form, Remarks remarks) {
    NoteCheck check = new NoteCheck(form, remarks);
    form.tables().forEach(check::judge);
  }

  private void judge(TableRegion region) {
    Optional<Passage> note =
        region.cells().stream()
            .filter(cell -> form.matches(Kinds.EMPTY_NOTE, cell.text()))
            .findFirst();
    List<Passage> figures = region.cells().stream().filter(NoteCheck::isFigure).toList();
    if (note.isPresent()) {
      Span span = new Span(note.get(), 0, note.get().text().length());
      wrongTable(region, span);
      if (!figures.isEmpty()) {
        tell("N29B", region, span, figures.get(0).text());
      }
    } else if (figures.isEmpty() && needsNote(region) && region.cells().size() > 2) {
      tell("N29C", region, new Span(region.title(), 0, region.title().text().length()), "");
    }
  }

  /** The fund the note speaks of must be the table's. */
  private void wrongTable(TableRegion region, Span note) {
    List<Worded> named =
        form.lines(Kinds.NOTE_FUND).stream().filter(line -> line.isIn(note.text())).toList();
    boolean own = named.stream().anyMatch(line -> line.id().equals(region.table().id()));
    if (!named.isEmpty() && !own) {
      tell("N29", region, note, "");
    }
  }

  private boolean needsNote(TableRegion region) {
    return form.lines(Kinds.NOTE_FUND).stream()
        .anyMatch(
            line -> line.id().equals(region.table().id()) && line.entry().value().equals(NEEDED));
  }

  private static boolean isFigure(Passage cell) {
    for (String word : SPACE.split(cell.text())) {
      if (FIGURE.matcher(word).matches()
          && !CODE.matcher(word).matches()
          && word.chars().anyMatch(sign -> sign > '0' && sign <= '9')) {
        return true;
      }
    }
    return false;
  }

  private void tell(String rule, TableRegion region, Span span, String figure) {
    remarks.note(
        rule,
        span,
        region.table().name(),
        Map.of("table", region.table().name(), "words", span.text(), "figure", figure));
  }
}
