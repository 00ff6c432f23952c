package io.gouji.engine.finding;

/**
 * What somebody wrote to explain a finding, as it stands in the sheet or file of explanations.
 *
 * @param fingerprint of the finding explained
 * @param values what the finding stated when it was explained, as {@link Snapshot} tells it
 * @param date in the form {@code 2025-03-01}; empty where none or none that is a date was given
 * @param year the budget year it was given for
 * @param place where it is written, {@code 校验说明!A5} or {@code 说明.csv:5}
 */
public record Explanation(
    String fingerprint,
    String values,
    String reason,
    String who,
    String date,
    String year,
    String place) {
  /** Whether anybody has filled it in; a row that was only prepared says nothing yet. */
  public boolean isBegun() {
    return !reason.isBlank() || !who.isBlank() || !date.isBlank();
  }

  /** Whether it speaks of this finding as it stands now; a changed value voids it. */
  public boolean fits(Finding finding) {
    return fingerprint.equals(finding.fingerprint()) && Snapshot.agree(values, finding);
  }
}
