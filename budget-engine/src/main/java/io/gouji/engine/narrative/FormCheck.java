package io.gouji.engine.narrative;

import java.util.Set;

/** Runs the checks of a text's form: what must be there, and how it is written. */
final class FormCheck {
  private FormCheck() {}

  /**
   * Runs them in the order in which what one tells silences another.
   *
   * @param tables ids of the tables that the workbook beside the text has; empty without one
   */
  static void run(Form form, Figures figures, Set<String> tables, Remarks remarks) {
    OutlineCheck.run(form, remarks);
    ResidueCheck.run(form, remarks);
    YearCheck.run(form, remarks);
    ScopeCheck.run(form, remarks);
    FormerCheck.run(form, remarks);
    NumberingCheck.run(form, remarks);
    WordingCheck.run(form, remarks);
    CapitalCheck.run(form, remarks);
    PunctuationCheck.run(form, remarks);
    UnitNameCheck.run(form, remarks);
    ProfileCheck.run(form, figures, remarks);
    GrowthReasonCheck.run(form, figures, remarks);
    GlossaryCheck.run(form, remarks);
    TableListCheck.run(form, tables, remarks);
    NoteCheck.run(form, remarks);
    ProjectCheck.run(form, remarks);
  }
}
