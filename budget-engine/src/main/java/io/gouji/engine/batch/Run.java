package io.gouji.engine.batch;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Version;
import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run over a folder: list, evaluate, collect. What is done is recorded as it is done, so that a
 * run that is killed continues where it was; equal files give equal reports, whatever happened on
 * the way.
 */
public final class Run {
  private final BudgetEngine engine;
  private final Plan plan;
  private final Outputs outputs;
  private final Voice voice;
  private final Progress progress;
  private final Listing.Tree tree;
  private @Nullable Pool pool;
  private boolean stopped;

  public Run(BudgetEngine engine, Plan plan, Outputs outputs, Voice voice, Progress progress) {
    this(engine, plan, outputs, voice, progress, Listing.Tree.ON_DISK);
  }

  Run(
      BudgetEngine engine,
      Plan plan,
      Outputs outputs,
      Voice voice,
      Progress progress,
      Listing.Tree tree) {
    this.tree = tree;
    this.engine = engine;
    this.plan = plan;
    this.outputs = outputs;
    this.voice = voice;
    this.progress = progress;
  }

  /**
   * What a run came to.
   *
   * @param complete whether it came to its end
   * @param reused how many files needed no check, as they have not changed since an earlier run
   * @param results in the order of paths; to be gone through before the run is closed
   * @param reports files written about the whole
   */
  public record Result(
      boolean complete,
      Grade grade,
      int reused,
      RunSummary summary,
      Iterable<FileResult> results,
      List<Path> reports) {}

  /** Something done with the result while its record is open. */
  public interface Telling {
    void tell(Result result);
  }

  /** Why a run cannot begin, in a sentence. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
      super(sentence);
    }
  }

  /**
   * Runs to the end, or until stopped.
   *
   * @throws Refused if it cannot begin
   * @throws IOException if the folder cannot be read or the record not be written; what is recorded
   *     stands
   */
  public Grade execute(Telling telling) throws Refused, IOException, InterruptedException {
    Claim claim = claim();
    try (claim;
        Manifest manifest = Manifest.opened(plan.output(), voice)) {
      Priors priors = priors();
      String context = context(plan, priors);
      checkResumable(manifest, context);
      Listing listing = Listing.of(plan.folder(), plan.include(), plan.exclude(), tree);
      manifest.begin(context);
      listing.unseen().forEach(this::tell);
      boolean complete = evaluate(manifest, listing.files(), priors);
      Harvest harvest = new Harvest(engine, plan, manifest, listing);
      Result result = complete ? harvest.whole(reused(), List.of()) : harvest.broken(reused());
      telling.tell(result);
      return result.grade();
    }
  }

  private Claim claim() throws Refused, IOException {
    try {
      return Claim.of(plan.output(), UUID.randomUUID().toString());
    } catch (Claim.Taken taken) {
      throw new Refused(voice.say("batch.busy", Map.of("folder", plan.output().toString())));
    }
  }

  /** Lets the files at work be finished and ends; may be called by any thread. */
  public synchronized void stop() {
    stopped = true;
    if (pool != null) {
      pool.stop();
    }
  }

  private void tell(Listing.Unseen unseen) {
    progress.note(
        voice.say(
            "batch.unseen",
            Map.of("folder", Voice.line(unseen.path()), "cause", Causes.of(unseen.why(), voice))));
  }

  /** Whether a folder of outputs has a record that a later run could continue. */
  public static boolean isRecorded(Path output) {
    return Files.isRegularFile(output.resolve(Manifest.NAME));
  }

  private void checkResumable(Manifest manifest, String context) throws Refused {
    if (!plan.resume()) {
      return;
    }
    Map<String, String> blanks = Map.of("folder", plan.output().toString());
    if (manifest.context().isEmpty()) {
      throw new Refused(voice.say("batch.resume.nothing", blanks));
    }
    if (!manifest.context().equals(context)) {
      throw new Refused(voice.say("batch.resume.other", blanks));
    }
  }

  /** Digest of all that results rest on besides the files themselves. */
  static String context(Plan plan, Priors priors) {
    return context(plan.asked(), plan.basis(), priors);
  }

  static String context(Asked asked, String basis, Priors priors) {
    return new Digest()
        .add(Version.current())
        .add(basis)
        .add(asked.fingerprint())
        .add(priors.fingerprint())
        .hex();
  }

  private Priors priors() throws IOException {
    if (plan.prior().isEmpty()) {
      return Priors.NONE;
    }
    Listing listing =
        Listing.of(plan.prior().get(), new Globs(List.of()), new Globs(List.of()), tree);
    Priors priors = Priors.of(listing, engine, plan.password(), voice);
    priors.unusable().forEach(progress::note);
    return priors;
  }

  private boolean evaluate(Manifest manifest, List<Entry> files, Priors priors)
      throws IOException, InterruptedException {
    Check check = new Check(engine, plan.asked(), plan.password(), priors, voice);
    FileTask task = new FileTask(check, manifest, Inputs.ON_DISK, outputs, plan.resume());
    Heap heap = new Heap(Runtime.getRuntime().maxMemory());
    Naming names = Naming.among(files);
    Pool working = new Pool(task, new Timed(plan.limit()), heap, files, names, progress);
    synchronized (this) {
      pool = working;
      if (stopped) {
        working.stop();
      }
    }
    return working.run(plan.jobs());
  }

  private synchronized int reused() {
    return pool == null ? 0 : pool.reused();
  }
}
