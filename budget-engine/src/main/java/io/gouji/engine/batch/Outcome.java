package io.gouji.engine.batch;

import io.gouji.engine.Verdict;
import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.JsonReport.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the check of one file came to, before anything is written.
 *
 * @param ours whether the file is an untouched result of ours and so none to check
 * @param prior path of the file of the year before it was set beside; empty where there was none
 */
record Outcome(FileResult result, Grade grade, boolean ours, String prior, List<Product> products) {
  /** Bytes of a result; those of a document name the results written before. */
  interface Content {
    byte[] bytes(List<Output> before);
  }

  /**
   * A result to be written.
   *
   * @param verdict on its content, where that was checked again
   */
  record Product(String kind, String format, Optional<Verdict> verdict, Content content) {
    Output output(String path) {
      return new Output(kind, path, verdict);
    }
  }

  Outcome {
    products = List.copyOf(products);
  }

  /** A file that could not be checked. */
  static Outcome not(FileResult result, Grade grade, List<Product> products) {
    return new Outcome(result, grade, false, "", products);
  }

  /** The same with more that went wrong, its grade as it is. */
  Outcome noting(List<String> more) {
    return new Outcome(told(result.outputs(), more), grade, ours, prior, products);
  }

  /** The same told with what was written, and with what went wrong in writing. */
  Outcome with(List<Output> outputs, List<String> failures) {
    Grade worst = failures.isEmpty() ? grade : grade.worse(Grade.UNREADABLE);
    return new Outcome(told(outputs, failures), worst, ours, prior, List.of());
  }

  private FileResult told(List<Output> outputs, List<String> more) {
    List<String> problems = new ArrayList<>(result.problems());
    problems.addAll(more);
    return new FileResult(
        result.path(),
        result.sha256(),
        result.state(),
        result.verdict(),
        result.unit(),
        result.year(),
        result.pack(),
        result.counts(),
        result.relations(),
        result.headlines(),
        result.findings(),
        result.suspects(),
        result.undecided(),
        problems,
        outputs);
  }
}
