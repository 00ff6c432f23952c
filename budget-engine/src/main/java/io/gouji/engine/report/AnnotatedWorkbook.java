package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Refusal;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.MarkedCopy;
import io.gouji.engine.xlsx.Patched;
import io.gouji.engine.xlsx.Seal;
import io.gouji.engine.xlsx.WorkbookFile;
import io.gouji.engine.xlsx.WorkbookPatcher;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A copy of the workbook with the evaluation written into it; every byte that no mark needs stays.
 * The copy carries a seal that breaks as soon as anybody edits it.
 */
public final class AnnotatedWorkbook {
  /**
   * A marked copy.
   *
   * @param shortfalls what is missing for want of room in an old format: {@code fills}, {@code
   *     rows}, {@code texts}
   * @param bare cells that lost the look they had before an earlier check, which nothing remembers
   * @param left cells where marks of an earlier check may be left
   */
  public record Copy(byte[] bytes, List<String> shortfalls, List<String> bare, List<String> left) {
    public Copy {
      shortfalls = List.copyOf(shortfalls);
      bare = List.copyOf(bare);
      left = List.copyOf(left);
    }
  }

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
    return copy(new WorkbookFile(original), evaluation).bytes();
  }

  /**
   * The copy, and what the format of the file had no room for.
   *
   * @param original the workbook that was evaluated
   * @throws Refusal if the file's own parts cannot be patched
   */
  public Copy copy(WorkbookFile original, Evaluation evaluation) throws Refusal {
    try {
      MarkedCopy.Plain plain = MarkedCopy.plain(original);
      WorkbookFile file = plain.changed() ? new WorkbookFile(plain.bytes()) : original;
      Unwritten unwritten = new Unwritten(wording);
      Patched sealed = patch(file, plain, evaluation, unwritten.of(List.of(), plain));
      if (!sealed.left().isEmpty()) {
        sealed = patch(file, plain, evaluation, unwritten.of(sealed.left(), plain));
      }
      return new Copy(
          sealed.bytes(),
          sealed.shortfalls().stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList(),
          plain.bare().stream().map(Place::toString).toList(),
          plain.left().stream().map(Place::toString).toList());
    } catch (UnreadableException broken) {
      throw Refusal.ofWorkbook(broken);
    }
  }

  /**
   * What an earlier check of ours left in a workbook.
   *
   * @param marked whether it is a marked copy, which is read without its marks
   * @param kept sheets of ours that somebody wrote into, which stay beside new ones
   */
  public record Earlier(boolean marked, List<String> kept) {
    public Earlier {
      kept = List.copyOf(kept);
    }
  }

  /** What is left of an earlier check in a workbook that could be checked. */
  public static Earlier earlier(byte[] workbook) {
    try {
      MarkedCopy.Plain plain = MarkedCopy.plain(workbook, false, Limits.DEFAULT);
      return new Earlier(plain.changed(), plain.kept());
    } catch (UnreadableException broken) {
      // Its notes are, which checking does not read; writing the copy tells of that.
      return new Earlier(false, List.of());
    }
  }

  /** Whether a file is a copy we wrote and nobody has changed since. */
  public static boolean isUntouched(byte[] file) {
    return isUntouched(new WorkbookFile(file));
  }

  /** The same of a file that others read too. */
  public static boolean isUntouched(WorkbookFile file) {
    return Seal.isIntact(file);
  }

  /** Whether marks would void the signature of a file; its findings belong beside it. */
  public static boolean isSigned(byte[] file) throws Refusal {
    return isSigned(new WorkbookFile(file));
  }

  /** The same of a file that others read too. */
  public static boolean isSigned(WorkbookFile file) throws Refusal {
    try {
      return WorkbookPatcher.isSigned(file);
    } catch (UnreadableException broken) {
      throw Refusal.ofWorkbook(broken);
    }
  }

  private Patched patch(
      WorkbookFile file, MarkedCopy.Plain plain, Evaluation evaluation, List<String> remarks)
      throws UnreadableException {
    Annotation annotation = new Annotation(wording);
    return WorkbookPatcher.sealed(
        file,
        seal -> annotation.edits(evaluation, footer(evaluation, seal), remarks, plain.remains()));
  }

  private String footer(Evaluation evaluation, String seal) {
    return wording.label(
        "sheet.footer", Map.of("version", evaluation.engineVersion(), "seal", seal));
  }
}
