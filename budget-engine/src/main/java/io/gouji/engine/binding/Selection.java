package io.gouji.engine.binding;

import io.gouji.engine.finding.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which sheet is which table, where several claim to be one and where none does.
 *
 * @param chosen in the order of the pack, then of the workbook
 */
record Selection(List<Candidate> chosen) {
  static Selection of(List<TableForm> forms, List<SheetScan> sheets, Notes notes) {
    return new Selector(forms, sheets, notes).select();
  }

  private static final class Selector {
    private final List<TableForm> forms;
    private final List<SheetScan> sheets;
    private final Notes notes;
    private final List<Candidate> chosen = new ArrayList<>();
    private final Set<TableForm> ambiguous = new HashSet<>();

    Selector(List<TableForm> forms, List<SheetScan> sheets, Notes notes) {
      this.forms = forms;
      this.sheets = sheets;
      this.notes = notes;
    }

    Selection select() {
      forms.forEach(this::choose);
      for (TableForm form : forms) {
        boolean bound = chosen.stream().anyMatch(table -> table.form() == form);
        if (!bound && form.spec().required() && !ambiguous.contains(form)) {
          tellMissing(form);
        }
      }
      sheets.stream().filter(this::isSpare).forEach(this::tellSpare);
      return new Selection(chosen);
    }

    private void choose(TableForm form) {
      Map<String, List<Candidate>> byUnit = new LinkedHashMap<>();
      for (SheetScan sheet : sheets) {
        for (Candidate table : sheet.candidates()) {
          if (table.form() == form) {
            byUnit.computeIfAbsent(table.head().unitName(), unused -> new ArrayList<>()).add(table);
          }
        }
      }
      byUnit.values().forEach(tables -> choose(form, tables));
    }

    /** The best of the candidates for one table of one unit; of two equals neither. */
    private void choose(TableForm form, List<Candidate> tables) {
      int best = tables.stream().mapToInt(Candidate::rank).max().orElse(0);
      List<Candidate> equals = tables.stream().filter(table -> table.rank() == best).toList();
      if (equals.size() == 1) {
        chosen.add(equals.get(0));
        return;
      }
      ambiguous.add(form);
      String names =
          equals.stream()
              .map(table -> table.grid().sheet().name())
              .collect(Collectors.joining(", "));
      for (Candidate table : equals) {
        notes.add(
            Remark.TABLE_TWICE,
            form.id(),
            Map.of("table", form.spec().name(), "sheets", names),
            new Location.File(table.grid().sheet().name()));
      }
    }

    private void tellMissing(TableForm form) {
      Optional<Layout> closest = Optional.empty();
      String sheet = "";
      for (SheetScan scan : sheets) {
        Optional<Layout> found = closest(form, scan);
        if (found.isPresent()
            && (closest.isEmpty() || found.get().found() > closest.get().found())) {
          closest = found;
          sheet = scan.grid().sheet().name();
        }
      }
      tellMissing(form, closest, sheet);
    }

    /** The header under the table's title, else a header like the table's under no title at all. */
    private Optional<Layout> closest(TableForm form, SheetScan scan) {
      Optional<Layout> attempt =
          scan.attempts().stream().filter(layout -> layout.form() == form).findFirst();
      if (attempt.isPresent() || !scan.candidates().isEmpty()) {
        return attempt;
      }
      Years years = new Years(java.util.regex.Pattern.compile("(?!)"), 0);
      return new HeaderFinder(form, scan.grid(), years)
          .find(0, SheetScanner.HEAD_ROWS)
          .filter(layout -> 2 * layout.found() >= layout.required());
    }

    private void tellMissing(TableForm form, Optional<Layout> closest, String sheet) {
      String name = form.spec().name();
      List<String> lacks = closest.map(Layout::missing).orElse(List.of());
      String missing =
          lacks.isEmpty()
              ? String.join(", ", new Layout(form, 0, 0, List.of(), List.of()).missing())
              : String.join(", ", lacks);
      String message = sheet.isEmpty() ? Remark.TABLE_ABSENT : Remark.TABLE_MISSING;
      Notes.Key key =
          new Notes.Key(
              Remark.TABLE_MISSING,
              message,
              form.id(),
              io.gouji.engine.finding.Instance.WHOLE,
              Map.of("table", name, "closest", sheet, "missing", missing));
      notes.add(key, new Location.File(sheet));
    }

    /** A sheet with figures, none of which any table reads. */
    private boolean isSpare(SheetScan scan) {
      return scan.grid().hasNumbers()
          && chosen.stream().noneMatch(table -> table.grid() == scan.grid())
          && scan.candidates().stream().noneMatch(table -> ambiguous.contains(table.form()));
    }

    private void tellSpare(SheetScan scan) {
      String sheet = scan.grid().sheet().name();
      notes.add(Remark.SHEET_UNKNOWN, "", Map.of("sheet", sheet), new Location.File(sheet));
    }
  }
}
