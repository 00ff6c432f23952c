package io.gouji.engine.narrative;

import java.util.Set;

/** Runs the checks of a text's form: what must be there, and how it is written. */
final class FormCheck {
  private FormCheck() {}

  static void run(Form form, Figures figures, Remarks remarks) {
    OutlineCheck.run(form, remarks);
    ResidueCheck.run(form, remarks);
    YearCheck.run(form, remarks);
    ScopeCheck.run(form, remarks);
    FormerCheck.run(form, remarks);
    NumberingCheck.run(form, remarks);
    WordingCheck.run(form, remarks);
    PunctuationCheck.run(form, remarks);
    UnitNameCheck.run(form, remarks);
    ProfileCheck.run(form, figures, remarks);
    GrowthReasonCheck.run(form, figures, remarks);
    GlossaryCheck.run(form, remarks);
    TableListCheck.run(form, Set.of(), remarks);
    NoteCheck.run(form, remarks);
    ProjectCheck.run(form, remarks);
  }
}
