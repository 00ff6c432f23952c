package io.gouji.engine.batch;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.report.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The end of a run whose files were checked in shares: their records become one, as if a single
 * process had checked them all, and the reports are written from it. Done twice it leaves the same.
 */
public final class Gather {
  private final BudgetEngine engine;
  private final Plan plan;
  private final Voice voice;

  /**
   * An end.
   *
   * @param plan of the whole run
   */
  public Gather(BudgetEngine engine, Plan plan, Voice voice) {
    this.engine = engine;
    this.plan = plan;
    this.voice = voice;
  }

  /**
   * Makes one record of all, and the reports.
   *
   * @param shares folders of records; those that are gone were taken in before
   * @param listing all files there are
   * @param sections what was found across files elsewhere
   * @throws Run.Refused if another run is at work in the folder of outputs
   * @throws IOException if records cannot be read or written
   */
  public Grade execute(
      List<Path> shares, Listing listing, List<RunSummary.Section> sections, Run.Telling telling)
      throws Run.Refused, IOException {
    try (Manifest manifest = Manifest.opened(plan.output(), voice)) {
      manifest.begin(Run.context(plan, Priors.NONE));
      int reused = 0;
      for (Path share : shares) {
        reused += Files.isDirectory(share) ? take(share, manifest) : 0;
      }
      for (Entry file : listing.files()) {
        if (manifest.line(file.path()).isEmpty()) {
          throw new IllegalStateException("no result of " + file.path());
        }
      }
      Run.Result result = new Harvest(engine, plan, manifest, listing).whole(reused, sections);
      telling.tell(result);
      return result.grade();
    }
  }

  /** How many of its files needed no check. */
  private static int take(Path share, Manifest into) throws IOException {
    try (Manifest from = Manifest.open(share)) {
      into.takeOver(from);
      return from.reused();
    }
  }
}
