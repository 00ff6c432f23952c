package io.gouji.engine.batch;

import io.gouji.engine.report.RunReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run is to do.
 *
 * @param folder of the workbooks
 * @param output where the record and the reports go; exists
 * @param basis digest of packs and rules, on which all results rest
 * @param jobs how many files at once
 * @param limit how long a file may take
 * @param resume whether to continue a run that was broken off, and no other
 * @param prior folder of last year's workbooks
 * @param department workbook whose figures are the sums of the others
 * @param password to open locked files with
 * @param reports forms of the report on the whole
 */
public record Plan(
    Path folder,
    Path output,
    Globs include,
    Globs exclude,
    Asked asked,
    String basis,
    int jobs,
    Duration limit,
    boolean resume,
    Optional<Path> prior,
    Optional<Path> department,
    Optional<char[]> password,
    List<RunReport> reports) {
  public Plan {
    reports = List.copyOf(reports);
  }
}
