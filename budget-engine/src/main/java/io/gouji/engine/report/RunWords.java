package io.gouji.engine.report;

import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.FileResult.State;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What all reports about many files say alike. */
final class RunWords {
  private static final Pattern BLANK = Pattern.compile("\\{[A-Za-z]\\w*}");

  private final Wording wording;

  RunWords(Wording wording) {
    this.wording = wording;
  }

  String label(String id) {
    return wording.label("run." + id);
  }

  String label(String id, Map<String, String> blanks) {
    return wording.label("run." + id, blanks);
  }

  String title(RunSummary run) {
    return Printable.of(run.title().isEmpty() ? label("title") : run.title());
  }

  String severity(Severity severity) {
    return wording.severity(severity);
  }

  /** The verdict in one word, or how far the check got. */
  String outcome(FileResult result) {
    return label("outcome." + word(result));
  }

  /** The verdict on the corrected copy in one word; empty where there is no such copy. */
  String corrected(FileResult result) {
    return result.outputs().stream()
        .filter(RunWords::isCorrected)
        .flatMap(one -> one.verdict().stream())
        .map(verdict -> label("outcome." + verdict.outcome()))
        .findFirst()
        .orElse("");
  }

  static boolean isCorrected(JsonReport.Output output) {
    return output.kind().equals("corrected");
  }

  /**
   * {@code clean}, {@code verify}, {@code warnings}, {@code incomplete}, {@code errors}, or the
   * state.
   */
  static String word(FileResult result) {
    return result.state() == State.CHECKED ? result.verdict() : word(result.state());
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the rule of a finding is called; what differs from finding to finding is left open. */
  static String name(FileResult.Item item) {
    return BLANK.matcher(item.name()).replaceAll("…");
  }

  /** The kind of a file that was written: as people call it. */
  String output(String kind) {
    return label("output." + kind);
  }
}
