package io.gouji.engine.app;

import io.gouji.engine.batch.Outputs;
import io.gouji.engine.batch.Run;
import io.gouji.engine.batch.Voice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a machine of a cluster needs of the command, so that it writes and tells what that does. */
public final class Station {
  private final Phrases phrases;

  /**
   * A station.
   *
   * @param language {@code zh} or {@code en}
   */
  public Station(String language) {
    this(Phrases.in(language));
  }

  private Station(Phrases phrases) {
    this.phrases = phrases;
    Quiet.libraries();
  }

  /** One that speaks as the command does that is asked with these words. */
  public static Station asked(String... args) {
    return new Station(Phrases.asked(args));
  }

  /** The command's sentences. */
  public Voice voice() {
    return phrases::say;
  }

  /** Results in the folders they are about, named as the command names them. */
  public Outputs outputs(Path root) {
    return new BatchOutputs(root, phrases, Optional.empty());
  }

  /** What the command tells of a run that has reports. */
  public List<String> told(Run.Result result) {
    BatchTold told = new BatchTold(phrases, true);
    List<String> lines = new ArrayList<>(told.problems(result));
    lines.addAll(told.lines(result));
    lines.addAll(told.reports(result));
    return lines;
  }
}
