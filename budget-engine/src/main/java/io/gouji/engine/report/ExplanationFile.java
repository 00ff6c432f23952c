package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Explained;
import io.gouji.engine.Options;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Explanations given beside a workbook, as the file the engine reads them from. */
public final class ExplanationFile {
  private static final List<String> COLUMNS =
      List.of("fingerprint", "values", "reason", "who", "date", "year");

  private final Wording wording;

  public ExplanationFile(Wording wording) {
    this.wording = wording;
  }

  /**
   * What somebody says about a finding.
   *
   * @param values what it stated when that was said; empty for what it states now
   * @param date in the form {@code 2025-03-01}
   */
  public record Given(String fingerprint, String values, String reason, String who, String date) {}

  /** The fingerprints nobody has found. */
  public static List<String> unknown(Evaluation evaluation, List<Given> all) {
    return all.stream()
        .map(Given::fingerprint)
        .filter(one -> findings(evaluation).noneMatch(found -> found.fingerprint().equals(one)))
        .distinct()
        .toList();
  }

  /**
   * What is wrong with what somebody says, whatever it is said about: {@code empty}, {@code
   * boilerplate}, {@code short}, {@code who} or {@code date}, as the messages of EX03 end; empty
   * where it may count.
   */
  public static Optional<String> lack(Evaluation evaluation, Given one) {
    Optional<String> reason =
        evaluation
            .selection()
            .pack()
            .vocabulary()
            .explanations()
            .lack(one.reason())
            .map(lack -> lack.name().toLowerCase(Locale.ROOT));
    return reason
        .or(() -> one.who().isBlank() ? Optional.of("who") : Optional.empty())
        .or(() -> one.date().isBlank() ? Optional.of("date") : Optional.empty());
  }

  /** A file that explains findings of an evaluation for its year. */
  public Options.Attached of(Evaluation evaluation, List<Given> all, String name) {
    List<List<String>> rows = new ArrayList<>();
    for (Given one : all) {
      rows.add(
          List.of(
              one.fingerprint(),
              one.values().isEmpty() ? now(evaluation, one.fingerprint()) : one.values(),
              one.reason(),
              one.who(),
              one.date(),
              evaluation.year()));
    }
    List<String> heads =
        COLUMNS.stream().map(column -> wording.label("explain.head." + column)).toList();
    byte[] bytes = RuleCsv.write(heads, rows).getBytes(StandardCharsets.UTF_8);
    return new Options.Attached(name, bytes);
  }

  private static String now(Evaluation evaluation, String fingerprint) {
    Optional<Finding> found =
        findings(evaluation).filter(one -> one.fingerprint().equals(fingerprint)).findFirst();
    return found.map(Snapshot::of).orElse("");
  }

  private static Stream<Finding> findings(Evaluation evaluation) {
    return Stream.concat(
        evaluation.findings().stream(), evaluation.explained().stream().map(Explained::finding));
  }
}
