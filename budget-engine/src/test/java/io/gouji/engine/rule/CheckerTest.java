package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.table.BudgetBook;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private static BookBuilder book(SmallPack pack) {
    return new BookBuilder(pack.pack());
  }

  private static List<String> told(SmallPack pack, BudgetBook book) throws PackException {
    return Checker.check(pack.compile(), book).findings().stream().map(CheckerTest::line).toList();
  }

  private static String line(Finding finding) {
    return "%s %s %s %s: %s %s / %s %s, %s ±%s"
        .formatted(
            finding.rule(),
            finding.kind().word(),
            finding.severity().word(),
            finding.instance().row(),
            finding.left().orElseThrow().text(),
            finding.left().orElseThrow().quantity().text(),
            finding.right().orElseThrow().text(),
            finding.right().orElseThrow().quantity().text(),
            finding.difference().orElseThrow().text(),
            finding.tolerance().orElseThrow().text());
  }

  @Test
  void aRowThatDoesNotAddUpIsTold() throws PackException {
    SmallPack pack = new SmallPack().rule("T3-01", "表3[@合计] = 表3[@基本支出] + 表3[@项目支出]");
    BudgetBook book =
        book(pack)
            .block("表3")
            .code("201", "10.00", "7.00", "3.00")
            .code("20101", "9.00", "7.00", "3.00")
            .total("合计", "10.00", "7.00", "3.00")
            .done()
            .book();
    assertThat(told(pack, book))
        .isEqualTo(
            List.of("T3-01 error error 20101: 表3·20101·合计 9.00 / 基本支出 + 项目支出 10.00, -1.00 ±0.015"));
  }
}
