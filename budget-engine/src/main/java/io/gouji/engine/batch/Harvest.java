package io.gouji.engine.batch;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Version;
import io.gouji.engine.report.RunReport;
import io.gouji.engine.report.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last piece of a run: from what is recorded of its files to the reports on the whole. */
record Harvest(BudgetEngine engine, Plan plan, Manifest manifest, Listing listing) {
  /**
   * All files are done: compares them and writes the reports.
   *
   * @param more sections that were found elsewhere
   */
  Run.Result whole(int reused, List<RunSummary.Section> more) throws IOException {
    Collected results = collected();
    List<RunSummary.Section> sections = new ArrayList<>(more);
    sections.addAll(new Across(engine, plan, manifest, listing).sections());
    RunSummary summary = summary(results, sections);
    ReportFiles files = new ReportFiles(plan.output(), manifest);
    List<Path> written = new ArrayList<>();
    for (RunReport report : plan.reports()) {
      written.add(files.write(report, summary, results));
    }
    manifest.finish(results.lines().size(), reused);
    Grade grade = worst(results).worse(Across.grade(sections));
    if (results.lines().isEmpty()) {
      // A folder that was mistyped would pass.
      grade = grade.worse(Grade.UNREADABLE);
    }
    // The record may be shorter now, and its lines stand elsewhere.
    return new Run.Result(true, grade, reused, summary, collected(), List.copyOf(written));
  }

  /** The run was ended before time. */
  Run.Result broken(int reused) throws IOException {
    manifest.force();
    Collected results = collected();
    RunSummary summary = summary(results, List.of());
    return new Run.Result(false, worst(results), reused, summary, results, List.of());
  }

  private Grade worst(Collected results) {
    return listing.unseen().isEmpty() ? results.grade() : results.grade().worse(Grade.UNREADABLE);
  }

  private Collected collected() {
    List<Manifest.Line> lines =
        listing.files().stream()
            .map(entry -> manifest.line(entry.path()))
            .flatMap(Optional::stream)
            .filter(line -> !line.ours())
            .toList();
    return new Collected(lines, manifest::result);
  }

  private RunSummary summary(Collected results, List<RunSummary.Section> sections) {
    return new RunSummary(
        "",
        plan.asked().language(),
        Version.current(),
        RunSummary.packs(engine, results.packs()),
        results.lines().size(),
        sections,
        Listing.between(plan.output(), plan.folder()));
  }
}
