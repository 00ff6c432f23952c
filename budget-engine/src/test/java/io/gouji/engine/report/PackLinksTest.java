package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the tables of the real packs hang together. */
final class PackLinksTest {
  private static final Path TEMPLATES = Path.of(System.getProperty("gouji.home"), "templates");

  @Test
  void twoTablesOfOneRelationAreAPair() throws Refusal {
    Pack pack = BudgetEngine.open(TEMPLATES).pack("guangxi-unit-2025");
    List<String> links = PackLinks.of(pack);

    // X03: total of the expenditure of tables 1 and 3; X14: tables 3 and 6.
    assertThat(links).contains("T01 T03", "T03 T06").isSorted().doesNotHaveDuplicates();
    assertThat(links).doesNotContain("T01 T01", "T03 T01");
  }

  @Test
  void everyPackHasLinksBetweenItsOwnTables() throws Refusal {
    for (Pack pack : BudgetEngine.open(TEMPLATES).packs()) {
      List<String> tables = pack.tables().stream().map(TableSpec::id).toList();
      assertThat(PackLinks.of(pack))
          .as(pack.id())
          .isNotEmpty()
          .allSatisfy(link -> assertThat(tables).contains(link.split(" ")));
    }
  }
}
