package io.gouji.engine;

import io.gouji.engine.binding.Binder;
import io.gouji.engine.binding.Strayed;
import io.gouji.engine.pack.PackException.Mistake;
import io.gouji.engine.sheet.Workbook;
import java.util.List;
import java.util.Map;

/** Whether a pack reads the form that it generates as it was meant. */
final class FormProof {
  private static final String COLUMN_LOST = "P38";
  private static final String COLUMN_MISTAKEN = "P39";
  private static final String TABLE_LOST = "P40";

  private FormProof() {}

  /**
   * Holds a pack to its form.
   *
   * @throws Refusal naming each table and column that is not found where the form has it
   */
  static void of(Binder binder, Workbook form) throws Refusal {
    List<Mistake> mistakes = binder.strayed(form).stream().map(FormProof::told).toList();
    if (!mistakes.isEmpty()) {
      throw Refusal.of(mistakes, binder.pack().messages());
    }
  }

  private static Mistake told(Strayed strayed) {
    String lost = strayed.table() ? TABLE_LOST : COLUMN_LOST;
    return new Mistake(
        strayed.source(),
        strayed.taken().isEmpty() ? lost : COLUMN_MISTAKEN,
        Map.of("name", strayed.name(), "other", strayed.taken()));
  }
}
