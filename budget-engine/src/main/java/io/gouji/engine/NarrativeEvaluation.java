package io.gouji.engine;

import io.gouji.engine.document.Document;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.Pack;
import java.util.List;
import java.util.Optional;

/**
 * Everything the check of one narrative found; reports need nothing else.
 *
 * @param automatic whether the document or its workbook chose the pack, not the caller
 * @param workbook the evaluation of the workbook whose tables it restates, if one was given
 * @param figures amounts and percentages that were read
 * @param compared amounts that were found in the tables
 * @param uncompared where amounts stand for which the tables have no figure that we know of
 * @param findings in the order of the text
 */
public record NarrativeEvaluation(
    String engineVersion,
    Pack pack,
    boolean automatic,
    Input input,
    Optional<Evaluation> workbook,
    int figures,
    int compared,
    List<Location.Prose> uncompared,
    List<Finding> findings) {
  /**
   * The file that was checked.
   *
   * @param sha256 of its bytes, in hexadecimal
   * @param text what was read from it
   */
  public record Input(String name, String sha256, Document text) {}

  public NarrativeEvaluation {
    uncompared = List.copyOf(uncompared);
    findings = List.copyOf(findings);
  }

  /** Findings of a severity. */
  public int count(Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** The one word that sums it up; a text without any figure tells nothing. */
  public Verdict verdict() {
    if (count(Severity.ERROR) > 0) {
      return Verdict.ERRORS;
    }
    if (figures == 0) {
      return Verdict.INCOMPLETE;
    }
    return Verdict.ofDoubts(count(Severity.WARNING), count(Severity.VERIFY));
  }
}
