package io.gouji.engine;

import io.gouji.engine.binding.Score;
import io.gouji.engine.finding.Fault;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.finding.Undecided;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.repair.Suspicion;
import io.gouji.engine.rule.Joint;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.BudgetBook;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything the check of one workbook found and judged; reports need nothing else.
 *
 * @param findings gravest first, then by place: table, row, column, rule; none that is explained
 * @param joint what came of testing together the relations that hold alone
 * @param suspicions who may be to blame for what fails, in the order of the tables
 * @param explaining what is explained, and where people explain in this workbook
 * @param book the figures by meaning; without any where no pack was chosen
 */
public record Evaluation(
    String engineVersion,
    Selection selection,
    Input workbook,
    List<Table> tables,
    List<Finding> findings,
    List<Undecided> undecided,
    List<NotApplicable> notApplicable,
    List<Fault> faults,
    Relations relations,
    Joint joint,
    List<Suspicion> suspicions,
    Explaining explaining,
    BudgetBook book) {
  private static final BudgetBook NO_FIGURES = new BudgetBook(List.of(), Set.of());

  /**
   * The pack checked against and how it was chosen.
   *
   * @param automatic whether the workbook decided, not the caller
   * @param fits how well each pack fits that could have been chosen, best first
   * @param changes what files of the caller's own changed about its rules
   */
  public record Selection(Pack pack, boolean automatic, List<Fit> fits, List<RuleChange> changes) {
    public Selection {
      fits = List.copyOf(fits);
      changes = List.copyOf(changes);
    }

    public Selection(Pack pack, boolean automatic, List<Fit> fits) {
      this(pack, automatic, fits, List.of());
    }

    /** What tells the first pack from the second: the columns found, or only the year. */
    public boolean isByYear() {
      return fits.size() > 1 && fits.get(0).matchesLike(fits.get(1));
    }
  }

  /**
   * How well a pack fits the workbook.
   *
   * @param pack id of the pack
   * @param recognised tables of the pack that were recognised
   * @param tables tables of the pack
   * @param columns required columns found in them
   * @param ofColumns required columns of all its tables
   * @param inYear recognised tables of the pack's year
   */
  public record Fit(
      String pack, int recognised, int tables, int columns, int ofColumns, int inYear) {
    static Fit of(Score score) {
      return new Fit(
          score.pack(),
          score.tables(),
          score.ofTables(),
          score.columns(),
          score.ofColumns(),
          score.inYear());
    }

    private boolean matchesLike(Fit other) {
      return (long) columns * other.ofColumns == (long) other.columns * ofColumns;
    }
  }

  /**
   * The file that was checked.
   *
   * @param sha256 of its bytes, in hexadecimal
   * @param format {@code xlsx} or {@code xls}
   * @param sheets names of all its sheets, in order
   * @param prior the file of the year before, if one was given
   */
  public record Input(
      String name, String sha256, String format, List<String> sheets, Optional<Compared> prior) {
    public Input {
      sheets = List.copyOf(sheets);
    }

    /** A file with nothing to compare it with. */
    public Input(String name, String sha256, String format, List<String> sheets) {
      this(name, sha256, format, sheets, Optional.empty());
    }

    Input beside(Optional<Compared> last) {
      return new Input(name, sha256, format, sheets, last);
    }

    static Input of(String name, byte[] bytes, String format, Workbook workbook) {
      List<String> sheets = workbook.sheets().stream().map(Sheet::name).toList();
      return new Input(name, sha256(bytes), format, sheets);
    }

    static String sha256(byte[] bytes) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException everyJavaHasIt) {
        throw new IllegalStateException(everyJavaHasIt);
      }
    }
  }

  /**
   * The file of the year before.
   *
   * @param year budget year of most of its tables, or empty
   * @param used whether it is of the unit and the year to compare with; findings say why not
   */
  public record Compared(String name, String sha256, String format, String year, boolean used) {}

  /**
   * A recognised table.
   *
   * @param title as printed
   * @param range its cells, {@code A1:H40}
   * @param unit label of its unit of money
   * @param year budget year, or empty
   * @param scope which money its title says it counts, or empty
   * @param rows data rows and totals
   * @param empty whether it states no figure at all
   */
  public record Table(
      String id,
      String title,
      String sheet,
      String range,
      String unit,
      String year,
      String scope,
      int rows,
      boolean empty) {}

  /**
   * How much was judged.
   *
   * @param declared rules of the pack
   * @param instances times they apply to this workbook
   * @param judged instances decided either way
   * @param undecided instances that lack a figure
   * @param notApplicable rules that do not apply
   */
  public record Relations(
      int declared, int instances, int judged, int undecided, int notApplicable) {}

  /** An evaluation of which nothing is suspected and nobody has explained anything. */
  public Evaluation(
      String engineVersion,
      Selection selection,
      Input workbook,
      List<Table> tables,
      List<Finding> findings,
      List<Undecided> undecided,
      List<NotApplicable> notApplicable,
      List<Fault> faults,
      Relations relations,
      Joint joint) {
    this(
        engineVersion,
        selection,
        workbook,
        tables,
        findings,
        undecided,
        notApplicable,
        faults,
        relations,
        joint,
        List.of(),
        Explaining.NONE,
        NO_FIGURES);
  }

  public Evaluation {
    tables = List.copyOf(tables);
    findings = findings.stream().sorted(FindingOrder.GRAVEST_FIRST).toList();
    undecided = List.copyOf(undecided);
    notApplicable = List.copyOf(notApplicable);
    faults = List.copyOf(faults);
    suspicions = List.copyOf(suspicions);
  }

  /** Everything but the figures, which follow from the file and the pack. */
  private List<Object> told() {
    return List.of(
        engineVersion,
        selection,
        workbook,
        tables,
        findings,
        undecided,
        notApplicable,
        faults,
        relations,
        joint,
        suspicions,
        explaining);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Evaluation evaluation && told().equals(evaluation.told());
  }

  @Override
  public int hashCode() {
    return told().hashCode();
  }

  /** The same with some of its findings explained. */
  Evaluation explained(List<Finding> left, Explaining by) {
    return new Evaluation(
        engineVersion,
        selection,
        workbook,
        tables,
        left,
        undecided,
        notApplicable,
        faults,
        relations,
        joint,
        suspicions,
        by,
        book);
  }

  /** The findings that passed because somebody explained them, which are not among the others. */
  public List<Explained> explained() {
    return explaining.explained();
  }

  /** Findings that pass once somebody explains them. */
  public List<Finding> toExplain() {
    return findings.stream()
        .filter(finding -> ExplanationFindings.mayBeExplained(selection.pack(), finding))
        .toList();
  }

  /** The budget year of most tables; empty where none prints one. */
  public String year() {
    return most(tables.stream().map(Table::year));
  }

  /** The budget unit whose name most tables print; empty where none prints one. */
  public String unit() {
    return most(book.blocks().stream().map(block -> block.heading().unitName()));
  }

  /** What is said most often; the later of two, empty where nothing is. */
  static String most(Stream<String> said) {
    return said
        .filter(one -> !one.isEmpty())
        .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** How many tables of the pack were recognised. */
  public int recognised() {
    return (int) tables.stream().map(Table::id).distinct().count();
  }

  public int count(Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /**
   * A contradiction outweighs a gap, a gap outweighs a doubt. Structure findings alone (a table not
   * recognised, an unreadable figure) leave the evaluation incomplete rather than wrong.
   */
  public Verdict verdict() {
    if (findings.stream().anyMatch(Evaluation::contradicts)) {
      return Verdict.ERRORS;
    }
    boolean gap = !undecided.isEmpty() || !faults.isEmpty() || relations.judged() == 0;
    if (gap || count(Severity.ERROR) > 0) {
      return Verdict.INCOMPLETE;
    }
    return Verdict.ofDoubts(count(Severity.WARNING), count(Severity.VERIFY));
  }

  private static boolean contradicts(Finding finding) {
    return finding.severity() == Severity.ERROR && finding.kind() == FindingClass.ERROR;
  }
}
