package io.gouji.engine.relaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.relaid.Relayings.Relaying;
import io.gouji.engine.report.Facts;
import io.gouji.engine.report.Transfer;
import io.gouji.engine.report.Transferred;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** However the tables are laid out, their figures arrive in the template the same. */
class ImportedTest {
  private static final String PACK = "guangxi-unit-2025";
  private static final Path SAMPLE = Path.of("../samples/liujiang-2025/liujiang-2025.xlsx");

  private static BudgetEngine engine;

  @BeforeAll
  static void open() throws Refusal {
    engine = BudgetEngine.open(Path.of("..", "templates"));
  }

  @TestFactory
  Stream<DynamicTest> everyLayoutIsImportedWholly() {
    return Relayings.lossless().values().stream()
        .map(way -> DynamicTest.dynamicTest(way.name(), () -> imported(way)));
  }

  @TestFactory
  Stream<DynamicTest> aTableInAnotherUnitOfMoneyArrivesAsItIsRead() {
    return Relayings.lossy().values().stream()
        .map(way -> DynamicTest.dynamicTest(way.name(), () -> typed(way)));
  }

  private static void imported(Relaying way) throws IOException, Refusal {
    byte[] original = Files.readAllBytes(SAMPLE);
    Book book = Book.of(original);
    way.change().accept(book);
    Transferred result = transfer(book.write());

    // Sheets that are no tables of the set have no place, and are told.
    assertThat(result.left())
        .allMatch(left -> book.spare.containsKey(left.cell().sheet()))
        .allMatch(left -> left.reason() == Transferred.Reason.OUTSIDE);
    assertThat(result.differences()).isEmpty();
    assertThat(Facts.of(engine, result.workbook(), PACK))
        .isEqualTo(Facts.of(engine, original, PACK));
  }

  /** Totals that were rounded by themselves are calculated anew; what is typed stays to the fen. */
  private static void typed(Relaying way) throws IOException, Refusal {
    byte[] source = relaid(Files.readAllBytes(SAMPLE), way);
    Transferred result = transfer(source);

    assertThat(result.left()).isEmpty();
    assertThat(result.differences())
        .allMatch(gap -> gap.kind() != Transferred.Kind.CONTRADICTION)
        .allMatch(gap -> gap.kind() != Transferred.Kind.OPEN);
    Map<String, Long> before = Facts.of(engine, source, PACK);
    Map<String, Long> after = Facts.of(engine, result.workbook(), PACK);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    long other = before.keySet().stream().filter(k -> !before.get(k).equals(after.get(k))).count();
    assertThat(other).isEqualTo(result.differences().size());
  }

  private static byte[] relaid(byte[] sample, Relaying way) throws IOException {
    Book book = Book.of(sample);
    way.change().accept(book);
    return book.write();
  }

  private static Transferred transfer(byte[] source) throws Refusal {
    return Transfer.everything(engine.read(source, "样本", PACK).orElseThrow(), engine, PACK);
  }
}
