package io.gouji.engine.report;

import java.io.IOException;
import java.io.OutputStream;

/**
 * One form of a report about many files. It holds no more than a bounded part of them in memory,
 * and equal results give equal bytes.
 */
public interface RunReport {
  /** Name of the file it is written to beside others: {@code report.html}. */
  String fileName();

  /**
   * Writes the report; the stream stays open.
   *
   * @param results in the order of their paths; gone through several times, each time alike
   */
  void write(RunSummary run, Iterable<FileResult> results, OutputStream out) throws IOException;
}
