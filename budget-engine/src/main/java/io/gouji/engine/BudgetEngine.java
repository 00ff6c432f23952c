package io.gouji.engine;

import io.gouji.engine.Evaluation.Input;
import io.gouji.engine.Evaluation.Selection;
import io.gouji.engine.binding.Binder;
import io.gouji.engine.binding.Binding;
import io.gouji.engine.binding.PackChoice;
import io.gouji.engine.binding.Score;
import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.finding.Judged;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.formula.Calculator;
import io.gouji.engine.formula.Recalculation;
import io.gouji.engine.pack.ExplanationWords;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.repair.Suspicion;
import io.gouji.engine.rule.Checker;
import io.gouji.engine.rule.KnownFormulas;
import io.gouji.engine.rule.Lint;
import io.gouji.engine.rule.WrittenFormulas;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.BudgetBook;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.MarkedCopy;
import io.gouji.engine.xlsx.WorkbookFile;
import io.gouji.engine.xlsx.WorkbookReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole way from the bytes of a workbook to its evaluation. Opening reads the packs; after that
 * nothing is read or written, and nothing is remembered that could change an answer: equal bytes
 * give equal evaluations. Safe for several threads.
 */
public final class BudgetEngine {
  private final PreparedPacks packs;
  private final KnownFormulas formulas = new KnownFormulas();

  private BudgetEngine(PreparedPacks packs) {
    this.packs = packs;
  }

  /**
   * An engine with all packs of a templates folder.
   *
   * @throws Refusal with all mistakes of all packs
   */
  public static BudgetEngine open(Path templates) throws Refusal {
    return open(templates, Optional.empty(), List.of());
  }

  /**
   * An engine with one pack or all, and rules of one's own: they add to the rules of every pack in
   * which they compile, stand in the place of those of their ids, or switch them off.
   *
   * @throws Refusal with all mistakes of the packs; else with all mistakes of the files, among them
   *     rules that are good for none of the packs
   */
  public static BudgetEngine open(Path templates, Optional<String> pack, List<OwnRules> own)
      throws Refusal {
    Sound sound = openSound(templates, pack, own);
    if (sound.broken().isPresent()) {
      throw sound.broken().get();
    }
    return sound.engine();
  }

  /**
   * An engine with one pack; the others may be broken.
   *
   * @throws Refusal with all mistakes of the pack and of what is common, or if there is no such
   *     pack
   */
  public static BudgetEngine open(Path templates, String pack) throws Refusal {
    return open(templates, Optional.of(pack), List.of());
  }

  /**
   * An engine with the packs that are sound, and what is wrong with the others.
   *
   * @throws Refusal if what is common to all packs is wrong
   */
  public static Sound openSound(Path templates) throws Refusal {
    return openSound(templates, Optional.empty(), List.of());
  }

  /**
   * The sound packs of a folder, and the mistakes of the others.
   *
   * @param left what is wrong with each pack that is left out, by its id
   */
  public record Sound(BudgetEngine engine, SortedMap<String, Refusal> left) {
    public Sound {
      left = Collections.unmodifiableSortedMap(new TreeMap<>(left));
    }

    private static Sound of(PreparedPacks packs) {
      return new Sound(new BudgetEngine(packs), packs.left());
    }

    /** All that is wrong with packs. */
    public Optional<Refusal> broken() {
      return left.isEmpty() ? Optional.empty() : Optional.of(Refusal.all(left.values()));
    }
  }

  /**
   * The same of one pack or all, with rules of one's own.
   *
   * @throws Refusal if what is common to all packs is wrong, or the files of rules are, or rules
   *     are good for none of the sound packs; then with what is wrong with the others, too
   */
  public static Sound openSound(Path templates, Optional<String> only, List<OwnRules> own)
      throws Refusal {
    return Sound.of(PreparedPacks.open(templates, only, own));
  }

  /**
   * An engine for few workbooks: the rules of a pack are compiled when a workbook first needs them.
   * Wrong formulas of a pack refuse the workbooks that fit it, and are not found out otherwise.
   *
   * @param pack the only one to use; empty for all
   * @throws Refusal if what is common to all packs is wrong
   */
  public static Sound openSparingly(Path templates, Optional<String> pack) throws Refusal {
    return Sound.of(PreparedPacks.openSparingly(templates, pack));
  }

  /**
   * Compiles the rules of a pack, if nobody has yet.
   *
   * @throws Refusal with all mistakes of its formulas
   * @throws IllegalArgumentException if there is no such pack
   */
  public void compile(String id) throws Refusal {
    packs.get(id).rules().get();
  }

  /** The packs there are, by id. */
  public List<Pack> packs() {
    return packs.packs().stream().map(PreparedPack::pack).toList();
  }

  /**
   * A pack by id.
   *
   * @throws IllegalArgumentException if there is no such pack
   */
  public Pack pack(String id) {
    return packs.get(id).pack();
  }

  /**
   * Holds a pack to the blank workbook that it generates: its own words must find each table, each
   * column and each row where they stand there.
   *
   * @throws Refusal naming those they do not
   */
  public void proveForm(String id, byte[] form) throws Refusal {
    FormProof.of(packs.get(id).binder(), read(form));
  }

  /** Ids of the packs, in order. */
  public List<String> packIds() {
    return packs().stream().map(Pack::id).toList();
  }

  /**
   * Evaluates a workbook.
   *
   * @param name of its file, for the reader of the report
   * @throws Refusal if the bytes cannot be read as a workbook
   * @throws IllegalArgumentException if the options name a pack that is not there
   * @throws CheckPoint.Cancelled if the check point of the options gave it up
   */
  public Evaluation evaluate(byte[] bytes, String name, Options options) throws Refusal {
    CheckPoint checkPoint = options.checkPoint();
    checkPoint.pass();
    WorkbookFile open = new WorkbookFile(bytes);
    return evaluate(bytes, open, Recalculated.of(open, checkPoint), name, options);
  }

  /**
   * Evaluates a workbook that needed a password, or may have; the report names the file as it is.
   *
   * @param name of its file, for the reader of the report
   * @throws Refusal if there is no workbook in the file
   * @throws IllegalArgumentException if the options name a pack that is not there
   */
  public Evaluation evaluate(Unlocked unlocked, String name, Options options) throws Refusal {
    CheckPoint checkPoint = options.checkPoint();
    checkPoint.pass();
    Recalculated read = unlocked.recalculated(checkPoint);
    return evaluate(unlocked.file(), unlocked.workbook(), read, name, options);
  }

  private Evaluation evaluate(
      byte[] file, WorkbookFile open, Recalculated read, String name, Options options)
      throws Refusal {
    CheckPoint checkPoint = options.checkPoint();
    Recalculation fresh = read.fresh();
    Input input = Input.of(name, file, WorkbookReader.format(open.bytes()), read.workbook());
    checkPoint.pass();
    SetAside own = SetAside.of(fresh.workbook(), read.given(), explanationWords());
    PackChoice choice = PackChoice.of(candidates(options), own.tables());
    PreparedPack pack = packs.get(choice.scores().get(0).pack());
    if (options.pack().isEmpty() && choice.binder().isEmpty()) {
      Evaluation none = Unrecognised.evaluation(pack.pack(), choice, input);
      return none.explained(none.findings(), Explaining.of(own));
    }
    checkPoint.pass();
    Binding binding = choice.sight(pack.pack().id()).bind(new Unsure(fresh));
    checkPoint.pass();
    WrittenFormulas written = new WrittenFormulas(formulas, read.workbook().names());
    Judging judging = new Judging(pack.pack(), pack.rules(), fresh, binding, written, checkPoint);
    boolean automatic = options.pack().isEmpty();
    Selection selection = new Selection(pack.pack(), automatic, fits(choice), pack.changes());
    Comparing comparing = Comparing.of(pack.pack(), binding, options.prior());
    Judging.Judged judged = judging.judged(comparing.book());
    Evaluation found =
        new Gathering(
                selection, input, fresh, written, binding, comparing, judged.checking(), checkPoint)
            .evaluation(judged.formulas());
    checkPoint.pass();
    return Explainer.explain(found, own, options.explanations());
  }

  /**
   * Corrects what is sure: see {@link Corrected}.
   *
   * @param before the evaluation of the same bytes
   * @throws Refusal if the bytes cannot be read or patched as a workbook
   */
  public Corrected correct(byte[] bytes, Evaluation before, Options options) throws Refusal {
    return correct(bytes, before, options, Set.of());
  }

  /**
   * The same without what somebody does not want.
   *
   * @param rejected indexes of suspicions in the evaluation that correct nothing
   */
  public Corrected correct(byte[] bytes, Evaluation before, Options options, Set<Integer> rejected)
      throws Refusal {
    return new Correcting(this, plain(bytes, false).bytes(), before, options).corrected(rejected);
  }

  /**
   * What choosing one explanation of what fails writes, with what stands in its cells now.
   *
   * @param before the evaluation of the same bytes
   * @param suspicion index in it
   * @param set index in the suspicion
   * @throws Refusal if there is no such set, it does not tell every amount, or an amount would
   *     replace a formula
   */
  public List<Write> writes(byte[] bytes, Evaluation before, int suspicion, int set)
      throws Refusal {
    return Applying.to(bytes).writes(before.suspicions(), suspicion, set);
  }

  /**
   * The same as a log of corrections tells it, cell by cell in the same order.
   *
   * @param before an evaluation in which {@link #writes} writes that set
   */
  public static List<Correction> corrections(Evaluation before, int suspicion, int set) {
    Suspicion chosen = before.suspicions().get(suspicion);
    return Correcting.corrections(chosen, chosen.sets().get(set));
  }

  /**
   * Changes with what stands in their cells now in the place of what stood there.
   *
   * @throws Refusal if the bytes cannot be read as a workbook, or lack one of the sheets
   */
  public List<Write> asItStands(byte[] bytes, List<Write> writes) throws Refusal {
    return Applying.to(bytes).asItStands(writes);
  }

  /**
   * The workbook with the changes in it and the values its formulas then yield; the caller has seen
   * to it that they are changes of what stands there.
   *
   * @throws Refusal if the bytes cannot be read or patched as a workbook, or a formula that others
   *     share would be replaced
   */
  public byte[] apply(byte[] bytes, List<Write> writes) throws Refusal {
    return Applying.to(bytes).written(writes);
  }

  /**
   * Reads a workbook by the pack that fits it best, and judges nothing.
   *
   * @param preferred the pack that decides where several fit equally well
   * @return empty where it fits no pack
   * @throws Refusal if the bytes cannot be read as a workbook
   */
  public Optional<Reading> read(byte[] bytes, String name, String preferred) throws Refusal {
    Workbook workbook = read(bytes);
    Recalculation fresh = Calculator.recalculate(workbook);
    Workbook tables = SetAside.of(fresh.workbook(), explanationWords()).tables();
    PackChoice choice = PackChoice.of(candidates(Options.AUTO), tables);
    List<Score> best =
        choice.scores().stream()
            .filter(score -> score.compareTo(choice.scores().get(0)) == 0 && score.tables() > 0)
            .toList();
    if (best.isEmpty()) {
      return Optional.empty();
    }
    boolean asked = best.stream().anyMatch(score -> score.pack().equals(preferred));
    PreparedPack pack = packs.get(asked ? preferred : best.get(0).pack());
    Input input = Input.of(name, bytes, WorkbookReader.format(bytes), workbook);
    Binding binding = choice.sight(pack.pack().id()).bind(new Unsure(fresh));
    return Optional.of(new Reading(input, pack.pack(), tables, binding));
  }

  /**
   * Opens the workbook of the year before, once for any number of evaluations; it is compared with
   * and not judged itself.
   *
   * @param name of its file, for the reader of the report
   * @param options of the evaluations; of its pack alone use is made
   * @throws Refusal if the bytes cannot be read as a workbook, or no pack knows any table in it
   * @throws IllegalArgumentException if the options name a pack that is not there
   */
  public Prior openPrior(byte[] bytes, String name, Options options) throws Refusal {
    return openPrior(bytes, bytes, name, options);
  }

  /** The same of a file that needed a password, or may have. */
  public Prior openPrior(Unlocked unlocked, String name, Options options) throws Refusal {
    return openPrior(unlocked.file(), unlocked.bytes(), name, options);
  }

  private Prior openPrior(byte[] file, byte[] bytes, String name, Options options) throws Refusal {
    Workbook workbook = read(bytes);
    Input input = Input.of(name, file, WorkbookReader.format(bytes), workbook);
    Recalculation fresh = Calculator.recalculate(workbook);
    Workbook tables = SetAside.of(fresh.workbook(), explanationWords()).tables();
    return Prior.of(input, candidates(options), tables, new Unsure(fresh));
  }

  /** The words all packs share. */
  private ExplanationWords explanationWords() {
    return packs().stream()
        .map(known -> known.vocabulary().explanations())
        .findFirst()
        .orElse(ExplanationWords.NONE);
  }

  /** Names under which a file of explanations may lie beside a workbook. */
  public List<String> explanationFiles(String workbook) {
    int dot = workbook.lastIndexOf('.');
    String stem = dot > 0 ? workbook.substring(0, dot) : workbook;
    return AttachedExplanations.names(stem, explanationWords());
  }

  static List<Evaluation.Fit> fits(PackChoice choice) {
    return choice.scores().stream().map(Evaluation.Fit::of).toList();
  }

  /**
   * Every judged instance of one rule in a workbook, whether or not it holds.
   *
   * @return empty where the workbook fits no pack, or fits one that has no such rule
   * @throws Refusal if the bytes cannot be read as a workbook
   */
  public List<Judged> instances(byte[] bytes, Options options, RuleId rule) throws Refusal {
    Recalculation fresh = Calculator.recalculate(read(bytes));
    Workbook tables = SetAside.of(fresh.workbook(), explanationWords()).tables();
    PackChoice choice = PackChoice.of(candidates(options), tables);
    if (options.pack().isEmpty() && choice.binder().isEmpty()) {
      return List.of();
    }
    PreparedPack pack = packs.get(choice.scores().get(0).pack());
    Binding binding = choice.sight(pack.pack().id()).bind(new Unsure(fresh));
    BudgetBook book = Comparing.of(pack.pack(), binding, options.prior()).book();
    return Checker.instances(pack.rules().get(), book, rule);
  }

  /**
   * Asks whether the rules of a pack make sense together; of an engine that has compiled them.
   *
   * @param samples workbooks to try them on, each beside the one of its year before if that is
   *     among them; those that fit another pack, or cannot be read, are left out
   */
  public Linting lint(String id, List<byte[]> samples) {
    PreparedPack pack = packs.get(id);
    List<Binding> bound = new ArrayList<>();
    for (byte[] bytes : samples) {
      try {
        Recalculation fresh = Calculator.recalculate(read(bytes));
        PackChoice choice = PackChoice.of(candidates(Options.AUTO), fresh.workbook());
        if (choice.binder().isPresent() && choice.scores().get(0).pack().equals(id)) {
          bound.add(choice.sight(id).bind(new Unsure(fresh)));
        }
      } catch (Refusal unreadable) {
        // Samples of unreadable files are no books; there are some on purpose.
        continue;
      }
    }
    List<BudgetBook> books = bound.stream().map(one -> Comparing.of(one, bound)).toList();
    return new Linting(pack.pack(), books.size(), Lint.of(pack.rules().compiled(), books));
  }

  /** Reads a workbook as it is without marks of ours. */
  private static Workbook read(byte[] bytes) throws Refusal {
    WorkbookFile file = new WorkbookFile(bytes);
    return unmarked(readMarked(file), file);
  }

  /** A workbook that was read, without marks of ours. */
  static Workbook unmarked(Workbook read, WorkbookFile file) throws Refusal {
    return MarkedCopy.isMarked(read)
        ? readMarked(new WorkbookFile(plain(file.bytes(), false).bytes()))
        : read;
  }

  /** Reads a workbook with the marks that may be in it. */
  static Workbook readMarked(WorkbookFile file) throws Refusal {
    try {
      return WorkbookReader.read(file);
    } catch (UnreadableException unreadable) {
      throw Refusal.ofWorkbook(unreadable);
    }
  }

  private static MarkedCopy.Plain plain(byte[] bytes, boolean log) throws Refusal {
    try {
      return MarkedCopy.plain(bytes, log, Limits.DEFAULT);
    } catch (UnreadableException unreadable) {
      throw Refusal.ofWorkbook(unreadable);
    }
  }

  /** The packs the workbook may choose from: the one asked for, or all. */
  private List<Binder> candidates(Options options) {
    Optional<PreparedPack> asked = options.pack().map(packs::get);
    return asked.map(List::of).orElse(packs.packs()).stream().map(PreparedPack::binder).toList();
  }
}
