package io.gouji.engine.batch;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.report.FileResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Where shares of a run are checked: one for a process, whichever machine it is on. A share is some
 * of the files with a record of its own, so that whoever takes it up again, because the process
 * before was ended, finds what is done.
 */
public final class Workplace {
  /** Name of the folder of their records, which a folder of results has until all is one. */
  public static final String SHARES = ".gouji-shares";

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
   * Some of the files of a run.
   *
   * @param record folder of the share's record
   * @param run name of the run; the same however often the share is taken up in it
   * @param earlier where the record in the folder of outputs speaks of the files
   */
  public record Share(
      Path record, String run, List<Entry> files, Naming names, List<Earlier.At> earlier) {
    public Share {
      files = List.copyOf(files);
      earlier = List.copyOf(earlier);
    }
  }

  /**
   * Checks the files of a share that are not done yet, one after another, and records each. What an
   * earlier run recorded of equal bytes stands.
   *
   * @return those that are workbooks and were checked to the end
   * @throws IOException if it cannot be written, or somebody else still writes to it
   */
  public List<Entry> check(Share share) throws IOException, InterruptedException {
    Files.createDirectories(share.record());
    try (Manifest manifest = Manifest.open(share.record());
        Attempts attempts = Attempts.open(share.record())) {
      manifest.begin(Run.context(plan, Priors.NONE));
      manifest.takeUp(share.run());
      Earlier.lines(plan.output(), share.earlier()).forEach(manifest::offer);
      Check check = new Check(engine, plan.asked(), Optional.empty(), Priors.NONE, voice);
      List<Entry> rest = new ArrayList<>();
      for (Entry file : share.files()) {
        boolean done = manifest.line(file.path()).isPresent();
        if (!attempts.exhausted(file.path())) {
          rest.add(file);
        } else if (!done) {
          manifest.add(check.deadly(file.path()), "");
        }
      }
      FileTask task = new FileTask(check, manifest, attempts.noting(inputs), outputs, true);
      new Pool(task, new Timed(plan.limit()), heap, rest, share.names(), Progress.NONE).run(1);
      return share.files().stream().filter(file -> isChecked(manifest, file)).toList();
    }
  }

  private static boolean isChecked(Manifest manifest, Entry file) {
    return manifest
        .line(file.path())
        .filter(line -> line.state() == FileResult.State.CHECKED && !line.ours())
        .isPresent();
  }

  /**
   * What a workbook that was checked says of its unit, within the time a check may take; empty
   * where no table is known, or where it was changed meanwhile and cannot be read any more.
   */
  public Optional<UnitFigures> figures(Entry file) throws InterruptedException {
    try {
      return new Timed(plan.limit()).call(() -> read(file), Optional::empty);
    } catch (ExecutionException fault) {
      // It is told as a workbook of its own already; its unit then counts as one without.
      return Optional.empty();
    }
  }

  private Optional<UnitFigures> read(Entry file) {
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
