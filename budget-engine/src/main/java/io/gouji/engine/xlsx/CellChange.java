package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that is to happen to one cell. */
final class CellChange {
  private final List<String> notes = new ArrayList<>();
  private final Set<Edit.Mark> marks = EnumSet.noneOf(Edit.Mark.class);
  private @Nullable CellValue value;
  private @Nullable String formula;

  void add(Edit edit) {
    if (edit instanceof Edit.Note note) {
      notes.add(note.text());
    } else if (edit instanceof Edit.Fill fill) {
      marks.add(fill.mark());
    } else if (edit instanceof Edit.SetValue set) {
      value = set.value();
    } else if (edit instanceof Edit.SetFormula set) {
      value = set.value();
      formula = set.formula();
    }
  }

  /** All notes as one: a cell can have only one. */
  String note() {
    return String.join("\n\n", notes);
  }

  boolean hasNote() {
    return !notes.isEmpty();
  }

  /** Whether the cell itself changes; a note alone does not need the cell to exist. */
  boolean touchesCell() {
    return !marks.isEmpty() || value != null;
  }

  /** The gravest mark. */
  Optional<Edit.Mark> mark() {
    return marks.stream().findFirst();
  }

  Optional<CellValue> value() {
    return Optional.ofNullable(value);
  }

  Optional<String> formula() {
    return Optional.ofNullable(formula);
  }
}
