package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Refusal;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.MarkedCopy;
import io.gouji.engine.xlsx.Seal;
import io.gouji.engine.xlsx.WorkbookException;
import io.gouji.engine.xlsx.WorkbookPatcher;
import java.util.List;
import java.util.Map;

/**
 * A copy of the workbook with the evaluation written into it; every byte that no mark needs stays.
 * The copy carries a seal that breaks as soon as anybody edits it.
 */
public final class AnnotatedWorkbook {
  private final Wording wording;

  public AnnotatedWorkbook(Wording wording) {
    this.wording = wording;
  }

  /**
   * The bytes of the copy.
   *
   * @param original the bytes that were evaluated; marks of an earlier check in them go first
   * @throws Refusal if the file's own parts cannot be patched
   */
  public byte[] write(byte[] original, Evaluation evaluation) throws Refusal {
    try {
      byte[] plain = MarkedCopy.plain(original, false, Limits.DEFAULT).bytes();
      byte[] draft = patch(plain, evaluation, Seal.BLANK);
      return patch(plain, evaluation, Seal.of(draft, Limits.DEFAULT));
    } catch (WorkbookException broken) {
      throw Refusal.of(broken);
    }
  }

  /** Whether a file is a copy we wrote and nobody has changed since. */
  public static boolean isUntouched(byte[] file) {
    return Seal.isIntact(file, Limits.DEFAULT);
  }

  private byte[] patch(byte[] original, Evaluation evaluation, String seal)
      throws WorkbookException {
    String footer =
        wording.label("sheet.footer", Map.of("version", evaluation.engineVersion(), "seal", seal));
    List<Edit> edits = new Annotation(wording).edits(evaluation, footer);
    return WorkbookPatcher.patch(original, edits, Limits.DEFAULT);
  }
}
