package io.gouji.engine.batch;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where shares of a run are checked: one for a process, whichever machine it is on. A share is some
 * of the files with a record of its own, so that whoever takes it up again, because the process
 * before was ended, finds what is done.
 */
public final class Workplace {
  private final BudgetEngine engine;
  private final Plan plan;
  private final Inputs inputs;
  private final Outputs outputs;
  private final Voice voice;
  private final Heap heap = new Heap(Runtime.getRuntime().maxMemory());

  /**
   * A place.
   *
   * @param plan of the whole run; neither last year's workbooks nor a department nor a password
   */
  public Workplace(BudgetEngine engine, Plan plan, Inputs inputs, Outputs outputs, Voice voice) {
    this.engine = engine;
    this.plan = plan;
    this.inputs = inputs;
    this.outputs = outputs;
    this.voice = voice;
  }

  /**
   * Checks the files of a share that are not done yet, one after another, and records each.
   *
   * @param record folder of the share's record
   * @throws IOException if it cannot be written, or somebody else still writes to it
   */
  public void check(Path record, List<Entry> files, Naming names)
      throws IOException, InterruptedException {
    Files.createDirectories(record);
    try (Manifest manifest = Manifest.open(record);
        Attempts attempts = Attempts.open(record)) {
      manifest.begin(Run.context(plan, Priors.NONE));
      Check check = new Check(engine, plan.asked(), Optional.empty(), Priors.NONE, voice);
      List<Entry> rest = new ArrayList<>();
      for (Entry file : files) {
        boolean done = manifest.line(file.path()).isPresent();
        if (!attempts.exhausted(file.path())) {
          rest.add(file);
        } else if (!done) {
          manifest.add(check.deadly(file.path()), "");
        }
      }
      FileTask task = new FileTask(check, manifest, attempts.noting(inputs), outputs, true);
      new Pool(task, new Timed(plan.limit()), heap, rest, names, Progress.NONE).run(1);
    }
  }

  /** What a workbook says of its unit; empty where it cannot be read or no table is known. */
  public Optional<UnitFigures> figures(Entry file) {
    try {
      byte[] bytes = Unlocked.of(inputs.read(file), Optional.empty()).bytes();
      return engine
          .read(bytes, Names.name(file.path()), plan.asked().pack().orElse(""))
          .map(UnitFigures::of);
    } catch (IOException | Refusal gone) {
      // That it cannot be read is told where the file itself is checked.
      return Optional.empty();
    }
  }
}
