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
  private static final String ROW_LOST = "P41";
  private static final String ROW_MISTAKEN = "P42";

  private FormProof() {}

  /**
   * Holds a pack to its form.
   *
   * @throws Refusal naming each table, column and row that is not found where the form has it
   */
  static void of(Binder binder, Workbook form) throws Refusal {
    List<Mistake> mistakes = binder.strayed(form).stream().map(FormProof::told).toList();
    if (!mistakes.isEmpty()) {
      throw Refusal.of(mistakes, binder.pack().messages());
    }
  }

  private static Mistake told(Strayed strayed) {
    return new Mistake(
        strayed.source(),
        message(strayed),
        Map.of("table", strayed.block(), "name", strayed.name(), "other", strayed.taken()));
  }

  private static String message(Strayed strayed) {
    boolean lost = strayed.taken().isEmpty();
    return switch (strayed.kind()) {
      case TABLE -> TABLE_LOST;
      case COLUMN -> lost ? COLUMN_LOST : COLUMN_MISTAKEN;
      case ROW -> lost ? ROW_LOST : ROW_MISTAKEN;
    };
  }
}
