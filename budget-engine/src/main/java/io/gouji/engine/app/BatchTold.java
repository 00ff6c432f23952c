package io.gouji.engine.app;

import io.gouji.engine.batch.Run;
import io.gouji.engine.batch.Voice;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.RunSummary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is told of a run when it ends, in lines.
 *
 * @param kept whether there are reports that say the rest
 */
record BatchTold(Phrases phrases, boolean kept) {
  /** Findings across files that are told beside reports. */
  private static final int FEW = 10;

  /** Problems that are told one by one; a cluster may have more of them than anybody reads. */
  private static final int MANY = 100;

  /** Files where no reports tell of them, then what was found across files, then the total. */
  List<String> lines(Run.Result result) {
    List<String> lines = new ArrayList<>();
    Map<String, Integer> counts = new TreeMap<>();
    int files = 0;
    for (FileResult file : result.results()) {
      files++;
      counts.merge(word(file), 1, Integer::sum);
      if (!kept && result.complete()) {
        lines.add(phrases.say("batch.word." + word(file)) + "\t" + Voice.line(file.path()));
      }
    }
    result.summary().sections().forEach(section -> section(section, lines));
    Map<String, String> blanks = new TreeMap<>();
    blanks.put("files", Integer.toString(files));
    for (String word :
        List.of(
            "clean",
            "verify",
            "warnings",
            "incomplete",
            "errors",
            "unreadable",
            "timed_out",
            "fault")) {
      blanks.put(word, Integer.toString(counts.getOrDefault(word, 0)));
    }
    lines.add(across(result.summary().sections(), phrases.say("batch.total", blanks)));
    if (files == 0 && result.complete()) {
      lines.add(phrases.say("batch.none"));
    }
    if (result.reused() > 0) {
      lines.add(phrases.say("batch.reused", Map.of("count", Integer.toString(result.reused()))));
    }
    return lines;
  }

  /** What is wrong with files that could not be checked, where nobody saw them pass. */
  List<String> problems(Run.Result result) {
    List<String> lines = new ArrayList<>();
    long all = 0;
    for (FileResult file : result.results()) {
      for (String problem : file.problems()) {
        all++;
        if (all <= MANY) {
          lines.add(problem);
        }
      }
    }
    if (all > MANY) {
      lines.add(phrases.say("batch.more", Map.of("count", Long.toString(all - MANY))));
    }
    return lines;
  }

  /** Where the reports are. */
  List<String> reports(Run.Result result) {
    return result.reports().stream()
        .map(file -> phrases.say("batch.report", Map.of("file", file.toString())))
        .toList();
  }

  /** The total with what was found across files, which counts like what was found in one. */
  private String across(List<RunSummary.Section> sections, String total) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    sections.stream()
        .flatMap(section -> section.findings().stream())
        .forEach(one -> counts.merge(one.finding().severity(), 1, Integer::sum));
    int errors = counts.getOrDefault(Severity.ERROR, 0);
    int warnings =
        counts.getOrDefault(Severity.WARNING, 0) + counts.getOrDefault(Severity.VERIFY, 0);
    if (errors + warnings == 0) {
      return total;
    }
    Map<String, String> blanks =
        Map.of(
            "total", total,
            "errors", Integer.toString(errors),
            "warnings", Integer.toString(warnings));
    return phrases.say("batch.total.across", blanks);
  }

  private void section(RunSummary.Section section, List<String> lines) {
    lines.add(section.title());
    if (!section.note().isEmpty()) {
      lines.add("  " + section.note());
    }
    // Beside reports a few show what there is; without them nothing may be left out.
    long shown = kept ? FEW : Long.MAX_VALUE;
    section.findings().stream().limit(shown).forEach(one -> lines.add("  " + one.finding().text()));
    if (section.findings().size() > shown) {
      String rest = Long.toString(section.findings().size() - shown);
      lines.add("  " + phrases.say("batch.more", Map.of("count", rest)));
    }
  }

  private static String word(FileResult file) {
    return file.state() == FileResult.State.CHECKED
        ? file.verdict()
        : file.state().name().toLowerCase(Locale.ROOT);
  }
}
