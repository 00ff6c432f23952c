package io.gouji.engine.binding;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the sheet that a table which was not recognised resembles most. */
final class Closest {
  private static final Years NO_YEAR = new Years(Pattern.compile("(?!)"), 0);

  /**
   * What comes closest to a missing table.
   *
   * @param message id of the sentences that fit
   * @param sheet empty if no sheet resembles it
   * @param missing the columns that sheet lacks; all required ones if there is no such sheet
   */
  record Answer(TableForm form, String message, String sheet, List<String> missing) {}

  /** Fewer common columns than these say nothing: every table has a code and a total. */
  private static final int LIKE = 3;

  private final List<SheetScan> sheets;

  Closest(List<SheetScan> sheets) {
    this.sheets = sheets;
  }

  Answer to(TableForm form) {
    List<String> all =
        form.blocks().stream().flatMap(block -> block.required().stream()).distinct().toList();
    Answer best = new Answer(form, Remark.TABLE_ABSENT, "", all);
    int most = 0;
    for (SheetScan scan : sheets) {
      String name = scan.grid().sheet().name();
      Optional<Layout> attempt =
          scan.attempts().stream().filter(layout -> layout.form() == form).findFirst();
      Optional<Layout> found = attempt.or(() -> untitled(form, scan));
      // Under the table's own title even a poor header is closer than a good one elsewhere.
      int closeness =
          found.map(Layout::found).orElse(0) + (attempt.isPresent() ? form.required() : 0);
      if (closeness > most) {
        most = closeness;
        List<String> missing = found.map(Layout::missing).orElse(all);
        best = new Answer(form, message(attempt.isPresent(), missing), name, missing);
      }
    }
    return best;
  }

  private static String message(boolean titled, List<String> missing) {
    if (titled) {
      return Remark.TABLE_MISSING;
    }
    return missing.isEmpty() ? Remark.TABLE_MISTITLED : Remark.TABLE_UNTITLED;
  }

  /** A header much like the table's on a sheet that no table claims. */
  private static Optional<Layout> untitled(TableForm form, SheetScan scan) {
    return scan.candidates().isEmpty()
        ? new HeaderFinder(form, scan.grid(), NO_YEAR)
            .find(0, SheetScanner.HEAD_ROWS)
            .filter(layout -> layout.found() >= LIKE && 3 * layout.found() >= 2 * form.required())
        : Optional.empty();
  }
}
