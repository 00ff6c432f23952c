package io.gouji.engine.batch;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Version;
import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.RunReport;
import io.gouji.engine.report.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    try (Manifest manifest = opened()) {
      Priors priors = priors();
      String context = context(priors);
      checkResumable(manifest, context);
      Listing listing = Listing.of(plan.folder(), plan.include(), plan.exclude(), tree);
      manifest.begin(context);
      listing.unseen().forEach(this::tell);
      boolean complete = evaluate(manifest, listing.files(), priors);
      Result result = complete ? collect(manifest, listing) : broken(manifest, listing);
      telling.tell(result);
      return result.grade();
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

  private Manifest opened() throws IOException, Refused {
    try {
      return Manifest.open(plan.output());
    } catch (Journal.Busy busy) {
      throw new Refused(voice.say("batch.busy", Map.of("folder", plan.output().toString())));
    }
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

  private String context(Priors priors) {
    return new Digest()
        .add(Version.current())
        .add(plan.basis())
        .add(plan.asked().fingerprint())
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
    FileTask task = new FileTask(check, manifest, outputs, plan.resume());
    Heap heap = new Heap(Runtime.getRuntime().maxMemory());
    Pool working = new Pool(task, new Timed(plan.limit()), heap, files, progress);
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

  private Result collect(Manifest manifest, Listing listing) throws IOException {
    Collected results = collected(manifest, listing);
    List<RunSummary.Section> sections = new Across(engine, plan, manifest, listing).sections();
    RunSummary summary = summary(results, sections);
    ReportFiles files = new ReportFiles(plan.output(), manifest);
    List<Path> written = new ArrayList<>();
    for (RunReport report : plan.reports()) {
      written.add(files.write(report, summary, results));
    }
    manifest.finish(results.lines().size(), reused());
    Grade grade = worst(results, listing).worse(Across.grade(sections));
    // The record may be shorter now, and its lines stand elsewhere.
    Collected kept = collected(manifest, listing);
    return new Result(true, grade, reused(), summary, kept, List.copyOf(written));
  }

  private Result broken(Manifest manifest, Listing listing) throws IOException {
    manifest.force();
    Collected results = collected(manifest, listing);
    RunSummary summary = summary(results, List.of());
    return new Result(false, worst(results, listing), reused(), summary, results, List.of());
  }

  private static Grade worst(Collected results, Listing listing) {
    return listing.unseen().isEmpty() ? results.grade() : results.grade().worse(Grade.UNREADABLE);
  }

  private static Collected collected(Manifest manifest, Listing listing) {
    List<Manifest.Line> lines =
        listing.files().stream()
            .map(entry -> manifest.line(entry.path()))
            .flatMap(Optional::stream)
            .filter(line -> !line.ours())
            .toList();
    return new Collected(lines, manifest::result);
  }

  private RunSummary summary(Collected results, List<RunSummary.Section> sections) {
    return new RunSummary(
        "",
        plan.asked().language(),
        Version.current(),
        RunSummary.packs(engine, results.packs()),
        results.lines().size(),
        sections,
        Listing.between(plan.output(), plan.folder()));
  }
}
