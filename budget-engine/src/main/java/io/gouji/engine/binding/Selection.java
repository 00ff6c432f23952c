package io.gouji.engine.binding;

import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.sheet.Sheet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which sheet is which table, where several claim to be one and where none does. */
final class Selection {
  private final List<TableForm> forms;
  private final List<SheetScan> sheets;
  private final Notes notes;
  private final List<Candidate> chosen = new ArrayList<>();
  private final Set<TableForm> ambiguous = new HashSet<>();

  Selection(List<TableForm> forms, List<SheetScan> sheets, Notes notes) {
    this.forms = forms;
    this.sheets = sheets;
    this.notes = notes;
  }

  /** The tables to bind, in the order of the pack, then of the workbook. */
  List<Candidate> choose() {
    forms.forEach(this::choose);
    Closest closest = new Closest(sheets);
    for (TableForm form : forms) {
      boolean bound = chosen.stream().anyMatch(table -> table.form() == form);
      if (!bound && form.spec().required() && !ambiguous.contains(form)) {
        tellMissing(closest.to(form));
      }
    }
    sheets.stream()
        .filter(this::isSpare)
        .map(scan -> scan.grid().sheet())
        .distinct()
        .forEach(this::tellSpare);
    return chosen;
  }

  private void choose(TableForm form) {
    Map<String, List<Candidate>> byUnit = new LinkedHashMap<>();
    for (SheetScan sheet : sheets) {
      for (Candidate table : sheet.candidates()) {
        if (table.form() == form) {
          String unit = table.head().unitName();
          byUnit.computeIfAbsent(unit, unused -> new ArrayList<>()).add(table);
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
    } else {
      ambiguous.add(form);
      tellTwice(form, equals);
    }
  }

  private void tellTwice(TableForm form, List<Candidate> equals) {
    String names =
        equals.stream()
            .map(table -> table.grid().sheet().name())
            .distinct()
            .collect(Collectors.joining(", "));
    Map<String, String> arguments = Map.of("table", form.spec().name(), "sheets", names);
    for (Candidate table : equals) {
      notes.add(Remark.TABLE_TWICE, form.id(), arguments, at(table.grid()));
    }
  }

  private void tellMissing(Closest.Answer answer) {
    Map<String, String> arguments =
        Map.of(
            "table", answer.form().spec().name(),
            "closest", answer.sheet(),
            "missing", String.join(", ", answer.missing()));
    Notes.Key key =
        new Notes.Key(
            Remark.TABLE_MISSING, answer.message(), answer.form().id(), Instance.WHOLE, arguments);
    notes.add(key, new Location.File(answer.sheet()));
  }

  /** A sheet with figures, none of which any table reads. */
  private boolean isSpare(SheetScan scan) {
    return scan.grid().hasNumbers()
        && chosen.stream().noneMatch(table -> isOn(table, scan))
        && scan.candidates().stream().noneMatch(table -> ambiguous.contains(table.form()));
  }

  private static boolean isOn(Candidate table, SheetScan scan) {
    return table.grid().sheet().name().equals(scan.grid().sheet().name());
  }

  private void tellSpare(Sheet sheet) {
    Map<String, String> arguments = Map.of("sheet", sheet.name());
    notes.add(Remark.SHEET_UNKNOWN, "", arguments, new Location.File(sheet.name()));
  }

  private static Location at(Grid grid) {
    return new Location.File(grid.sheet().name());
  }
}
