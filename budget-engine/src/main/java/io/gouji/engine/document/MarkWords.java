package io.gouji.engine.document;

import io.gouji.engine.finding.Severity;
import java.util.Map;

/**
 * The words around marks, in the reader's language.
 *
 * @param language as BCP 47 names it
 * @param author of the comments in Word
 * @param title of the page
 * @param summary under the title: what was found in all; may be empty
 * @param text heading over the document's words
 * @param remarks heading over the remarks
 * @param legend heading over the signs
 * @param severities the name of each severity
 * @param signs the sign of each severity, told apart without colour
 */
public record MarkWords(
    String language,
    String author,
    String title,
    String summary,
    String text,
    String remarks,
    String legend,
    Map<Severity, String> severities,
    Map<Severity, String> signs) {
  public MarkWords {
    severities = Map.copyOf(severities);
    signs = Map.copyOf(signs);
  }

  /** Sign and name of a severity. */
  String severity(Severity severity) {
    return (signs.getOrDefault(severity, "") + " " + severities.getOrDefault(severity, "")).strip();
  }
}
