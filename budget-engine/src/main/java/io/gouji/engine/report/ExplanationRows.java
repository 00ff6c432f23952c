package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import java.util.List;
import java.util.Optional;

/**
 * What was explained beside a workbook, for whoever has it open to write into its own sheet of
 * explanations, where it goes with the workbook.
 *
 * @param sheet name of the sheet
 * @param isNew whether the workbook has none yet
 * @param texts what is to be written, in the order of rows; every cell of it is blank now
 */
public record ExplanationRows(String sheet, boolean isNew, List<Text> texts) {
  /**
   * A text for a cell.
   *
   * @param ref of the cell, {@code E4}
   */
  public record Text(String ref, String text) {}

  public ExplanationRows {
    texts = List.copyOf(texts);
  }

  /** Of an evaluation; empty where the workbook's sheet has no heading row that we know. */
  public static Optional<ExplanationRows> of(Evaluation evaluation, Wording wording) {
    return new ExplanationPage(wording, evaluation).said();
  }
}
