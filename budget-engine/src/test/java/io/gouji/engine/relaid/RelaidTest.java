package io.gouji.engine.relaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.finding.Side;
import io.gouji.engine.relaid.Relayings.Relaying;
import io.gouji.engine.report.Paint;
import io.gouji.engine.report.TextReport;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same tables laid out as real units lay them out: what is found stays the same. */
class RelaidTest {
  private static final Path SAMPLES = Path.of("..", "samples");
  private static final String CLEAN = "liujiang-2025/liujiang-2025.xlsx";
  private static final String PRINTED = "liujiang-2025/liujiang-2025-printed.xlsx";
  private static final long SEED = 20250712;

  /** Samples whose error does not lie in a formula or in the layout itself. */
  private static final List<String> BROKEN =
      List.of(
          "T1-01", "T1-02", "T2-01", "T3-02", "T4-02", "T5-01", "T6-02", "T7-01", "T10-01", "X04",
          "X13", "X21");

  private static final Map<String, Evaluation> ORIGINALS = new ConcurrentHashMap<>();

  private static BudgetEngine engine;

  @BeforeAll
  static void open() throws Refusal {
    engine = BudgetEngine.open(Path.of("..", "templates"));
  }

  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(SAMPLES.resolve(name));
  }

  private static Evaluation evaluate(byte[] bytes) throws Refusal {
    return engine.evaluate(bytes, "样本", Options.AUTO);
  }

  @Test
  void thereAreEnoughWaysToLayTablesOut() {
    assertThat(Relayings.lossless()).hasSizeGreaterThanOrEqualTo(40);
  }

  @TestFactory
  Stream<DynamicTest> theCleanSamplesStayClean() {
    return Stream.of(CLEAN, PRINTED)
        .flatMap(
            sample ->
                Relayings.lossless().values().stream()
                    .map(
                        way ->
                            DynamicTest.dynamicTest(
                                sample + " " + way.name(), () -> same(sample, List.of(way)))));
  }

  @TestFactory
  Stream<DynamicTest> everyBrokenSampleStaysAsBroken() {
    return BROKEN.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      for (Relaying way : Relayings.lossless().values()) {
                        same("broken/" + name + ".xlsx", List.of(way));
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> pairsOfChangesDoNotDisturbEachOther() {
    List<Relaying> all = List.copyOf(Relayings.lossless().values());
    Random random = new Random(SEED);
    return Stream.generate(() -> List.of(pick(all, random), pick(all, random), pick(all, random)))
        .filter(ways -> ways.stream().map(Relaying::kind).distinct().count() == 3)
        .limit(60)
        .map(
            ways -> {
              String sample =
                  random.nextBoolean() ? CLEAN : "broken/" + pick(BROKEN, random) + ".xlsx";
              String name = sample + " " + ways.stream().map(Relaying::name).toList();
              return DynamicTest.dynamicTest(name, () -> same(sample, ways));
            });
  }

  @TestFactory
  Stream<DynamicTest> variantsThatLoseDecimalsHaveTheirOwnExpectation() {
    return Relayings.lossy().values().stream()
        .map(way -> DynamicTest.dynamicTest(way.name(), () -> asExpected(way)));
  }

  private static void asExpected(Relaying way) throws IOException, Refusal {
    Book book = Book.of(sample(CLEAN));
    way.change().accept(book);
    Evaluation evaluation = evaluate(book.write());
    List<String> lines = new ArrayList<>(List.of(evaluation.verdict().word()));
    evaluation.tables().stream().map(t -> t.id() + " " + t.unit()).forEach(lines::add);
    lines.addAll(told(evaluation, new TreeSet<>(), false));
    String actual = String.join("\n", lines) + "\n";
    Path file = Path.of("src/test/resources/io/gouji/engine/relaid", way.name() + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
    assertThat(evaluation.undecided()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> aMissingTableIsNamedAndTheOthersStayAsTheyAre() {
    return IntStream.range(0, 12)
        .mapToObj(i -> DynamicTest.dynamicTest("T" + (i + 1), () -> without(i)));
  }

  private static void without(int index) throws IOException, Refusal {
    Book book = Book.of(sample(PRINTED));
    Page gone = book.pages.remove(index);
    Evaluation evaluation = evaluate(book.write());

    assertThat(evaluation.recognised()).isEqualTo(11);
    assertThat(evaluation.findings())
        .filteredOn(finding -> finding.severity() != Severity.INFO)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).isEqualTo("B01.absent");
              assertThat(gone.title).contains(finding.arguments().get("table"));
            });
    assertThat(evaluation.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(told(evaluation(PRINTED), new TreeSet<>(), false))
        .containsAll(told(evaluation, new TreeSet<>(List.of("B01")), false));
  }

  @Test
  void twoEqualCandidatesForOneTableAreAFindingAndNothingIsBound() throws Exception {
    Book book = Book.of(sample(PRINTED));
    Page copy = Book.of(sample(PRINTED)).pages.get(2);
    copy.sheet = "表3（2）";
    book.pages.add(copy);
    Evaluation evaluation = evaluate(book.write());

    assertThat(evaluation.tables()).extracting(Evaluation.Table::id).doesNotContain("T03");
    assertThat(evaluation.findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(finding -> finding.rule().value())
        .containsExactly("B02");
    assertThat(evaluation.verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @ParameterizedTest
  @CsvSource({
    "2025年财政拨款“三公”经费、会议费和培训费支出情况表, 财政拨款",
    "2025年一般公共预算“三公”经费支出情况表, 一般公共预算",
    "2025年一般公共预算财政拨款“三公”经费支出情况表, 一般公共预算",
    "2025年财政拨款三公两费支出情况表, 财政拨款",
    "2025年“三公”经费支出情况表, ''"
  })
  void theNameOfTheThreePublicTableSaysWhichMoneyItCounts(String title, String scope)
      throws Exception {
    Book book = Book.of(sample(PRINTED));
    book.pages.get(6).title = title;
    Evaluation evaluation = evaluate(book.write());

    assertThat(evaluation.tables())
        .filteredOn(table -> table.id().equals("T07"))
        .extracting(Evaluation.Table::scope)
        .containsExactly(scope);
  }

  @Test
  void theChoiceOfThePackIsExplained() throws Exception {
    Evaluation evaluation = evaluation(PRINTED);

    assertThat(evaluation.selection().fits())
        .extracting(fit -> fit.pack() + " " + fit.recognised() + "/" + fit.tables())
        .containsExactly("guangxi-unit-2025 12/12", "shanghai-unit-2026 0/9");
    assertThat(new TextReport(Wording.of(evaluation, "zh"), Paint.NONE).write(evaluation, "样本"))
        .contains("必需的列找到的比例最高：guangxi-unit-2025（12/12 张表，")
        .contains("shanghai-unit-2026（0/9 张表，0/");
  }

  private static Evaluation evaluation(String sample) throws IOException, Refusal {
    Evaluation known = ORIGINALS.get(sample);
    if (known == null) {
      known = evaluate(sample(sample));
      ORIGINALS.put(sample, known);
    }
    return known;
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static void same(String sample, List<Relaying> ways) throws IOException, Refusal {
    byte[] original = sample(sample);
    Book book = Book.of(original);
    boolean shown = ways.stream().anyMatch(way -> way.kind().equals("figures"));
    List<String> names = new ArrayList<>();
    TreeSet<String> notes = new TreeSet<>();
    for (Relaying way : inOrder(ways)) {
      way.change().accept(book);
      names.add(way.name());
      notes.addAll(way.notes());
    }
    Evaluation before = evaluation(sample);
    Evaluation after = evaluate(book.write());
    assertThat(after.selection().pack().id()).as(names.toString()).isEqualTo("guangxi-unit-2025");
    assertThat(told(after, notes, shown))
        .as("%s %s", sample, names)
        .isEqualTo(told(before, notes, shown));
    assertThat(after.undecided()).as("%s %s", sample, names).isEqualTo(before.undecided());
    assertThat(after.verdict()).isEqualTo(before.verdict());
    for (String note : notes) {
      assertThat(after.findings()).anyMatch(finding -> finding.rule().value().equals(note));
    }
  }

  /** Pages are broken last, as printing does. */
  private static List<Relaying> inOrder(List<Relaying> ways) {
    return ways.stream().sorted(Comparator.comparing(way -> way.kind().equals("pages"))).toList();
  }

  /**
   * Rule, instance and amounts of every finding; where they stand does not matter. What is said of
   * formulas is left out, as only values are laid out anew; and where texts display whatever they
   * store, what is said of the display. That an empty table has no note is true where the notes
   * were taken away.
   */
  private static List<String> told(Evaluation evaluation, TreeSet<String> notes, boolean shown) {
    return evaluation.findings().stream()
        .filter(finding -> !notes.contains(finding.rule().value()))
        .filter(finding -> !finding.rule().value().startsWith("FML"))
        .filter(finding -> !"statement.untold".equals(finding.arguments().get(Finding.SENTENCE)))
        .filter(finding -> !shown || finding.kind() != FindingClass.DISPLAY)
        .map(RelaidTest::told)
        .sorted()
        .toList();
  }

  private static String told(Finding finding) {
    String sides = side(finding.left()) + " | " + side(finding.right());
    return String.join(
        " ",
        finding.rule().value(),
        finding.severity().word(),
        finding.kind().word(),
        finding.instance().toString(),
        finding.left().isEmpty() ? finding.arguments().toString() : sides,
        finding.difference().map(RelaidTest::amount).orElse(""));
  }

  private static String side(Optional<Side> side) {
    return side.map(s -> s.text() + " " + amount(s.quantity())).orElse("");
  }

  /** With how many zeros an amount is told is a matter of what the cells display. */
  private static String amount(Quantity quantity) {
    return quantity.value().stripTrailingZeros().toPlainString() + quantity.unit();
  }
}
