package io.gouji.engine.relaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.Side;
import io.gouji.engine.relaid.Relayings.Relaying;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The same tables laid out as real units lay them out: what is found stays the same. */
class RelaidTest {
  private static final Path SAMPLES = Path.of("..", "samples");
  private static final String CLEAN = "liujiang-2025/liujiang-2025.xlsx";
  private static final String PRINTED = "liujiang-2025/liujiang-2025-printed.xlsx";
  private static final long SEED = 20250712;

  /** Samples whose error does not lie in a formula or in the layout itself. */
  private static final List<String> BROKEN =
      List.of(
          "T1-01", "T1-02", "T2-01", "T3-02", "T3-02B", "T4-02", "T5-01", "T6-02", "T7-01", "T8-02",
          "T10-01", "X02", "X04", "X07", "X13", "X21");

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
    Evaluation before = evaluate(original);
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
   * store, what is said of the display.
   */
  private static List<String> told(Evaluation evaluation, TreeSet<String> notes, boolean shown) {
    return evaluation.findings().stream()
        .filter(finding -> !notes.contains(finding.rule().value()))
        .filter(finding -> !finding.rule().value().startsWith("FML"))
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
