package io.gouji.engine.batch;

import io.gouji.engine.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Other machines that check the files of a run; a jar that is no part of the product knows them.
 */
public interface Cluster {
  /**
   * How a run ended.
   *
   * @param grade empty where it goes on without us
   * @param told lines for whoever started it
   */
  record Ended(Optional<Grade> grade, List<String> told) {}

  /** By which the user asks for it. */
  String name();

  /**
   * Checks all files and writes the reports.
   *
   * @throws Refusal if the run cannot begin
   * @throws IOException if it cannot go on; what is recorded stands
   */
  Ended run(Errand errand, Voice voice) throws Refusal, IOException, InterruptedException;
}
