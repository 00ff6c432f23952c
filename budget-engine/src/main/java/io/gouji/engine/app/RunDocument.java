package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.FileResult.State;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.RunReport;
import io.gouji.engine.report.RunReports;
import io.gouji.engine.report.RunSummary;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One document of all files of a command, written when the last of them is checked. */
final class RunDocument {
  private final Door door;
  private final BudgetEngine engine;
  private final RunReport form;
  private final List<FileResult> results = new ArrayList<>();

  /**
   * A document without files.
   *
   * @param form as {@link RunReports} names it
   */
  RunDocument(Door door, BudgetEngine engine, String form) {
    this.door = door;
    this.engine = engine;
    this.form = RunReports.byName(engine, door.phrases().language()).get(form);
  }

  void checked(Path file, Evaluation evaluation, Wording wording, List<JsonReport.Output> outputs) {
    results.add(FileResult.of(evaluation, wording, path(file.toString()), seen(outputs)));
  }

  void not(State state, Path file, List<String> problems) {
    results.add(FileResult.not(state, path(file.toString()), "", problems));
  }

  void print() {
    RunSummary run = RunSummary.of(engine, door.phrases().language(), results);
    try {
      form.write(run, results, door.console().out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    door.console().out().flush();
  }

  private static List<JsonReport.Output> seen(List<JsonReport.Output> outputs) {
    return outputs.stream()
        .map(one -> new JsonReport.Output(one.kind(), path(one.path()), one.verdict()))
        .toList();
  }

  private static String path(String path) {
    return path.replace(java.io.File.separatorChar, '/');
  }
}
