package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How what is wrong with formulas is told: how much of it, and which cells go with it. */
class FormulaWordsTest {
  private static String cells(int from, int to, int step) {
    return IntStream.rangeClosed(from, to)
        .filter(row -> (row - from) % step == 0)
        .mapToObj(row -> "C" + row)
        .collect(Collectors.joining(","));
  }

  /** A code with so many parts, every other of which its formula adds. */
  private static Finding everyOther(int parts) {
    FormulaBook book = new FormulaBook("合计").code("201", "=SUM(" + cells(6, 5 + parts, 2) + ")");
    for (int part = 0; part < parts; part++) {
      book.code("201" + (10 + part), "1");
    }
    List<Finding> findings = book.findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void upToTenCellsAreListedMoreAreCounted() {
    assertThat(everyOther(21).arguments())
        .containsEntry("cells", "C7, C9, C11, C13, C15, C17, C19, C21, C23, C25");
    assertThat(everyOther(23).arguments())
        .containsEntry("cells", "C7, C9, C11, C13, C15, C17, C19, C21, C23, C25, … (11)");
    assertThat(everyOther(21).arguments()).containsEntry("proposed", "SUM(C6:C26)");
  }

  @Test
  void upToTwentyCellsAreMarkedBesideIt() {
    assertThat(everyOther(41).locations()).hasSize(21);
    Finding many = everyOther(45);
    assertThat(many.locations()).hasSize(21);
    assertThat(many.locations())
        .extracting(place -> ((Location.Cell) place).ref().a1())
        .startsWith("C5", "C7", "C9")
        .endsWith("C45");
    assertThat(many.locations())
        .extracting(place -> ((Location.Cell) place).role())
        .startsWith(Location.Role.SUBJECT, Location.Role.PART)
        .doesNotContain(Location.Role.TOTAL);
  }

  /** Of a formula of more than 240 signs the beginning and the end are told. */
  @ParameterizedTest
  @CsvSource({"239", "240", "241", "270"})
  void aLongFormulaIsToldWithoutItsMiddle(int length) {
    String formula = "SUM(C6:C7)+LEN(\"" + "x".repeat(length - 18) + "\")";
    assertThat(formula).hasSize(length);
    FormulaBook book =
        new FormulaBook("合计")
            .by("Gouji")
            .label("一", 1, "", "1")
            .label("二", 1, "", "2")
            .label("三", 1, "", "2")
            .total("小计", "SUM({:})", "=SUM(C5:C7)")
            .total("合计", "{行!小计}", "=" + formula.replace("C6:C7", "C8:C8"));
    List<Finding> findings = book.findings();
    assertThat(findings).hasSize(1);
    String told = findings.get(0).arguments().get("formula");
    String whole = formula.replace("C6:C7", "C8:C8");
    assertThat(told)
        .isEqualTo(
            length <= 240
                ? whole
                : whole.substring(0, 120) + " … " + whole.substring(length - 120));
  }

  /** What is to be written is told whole, unless nobody could read it. */
  @ParameterizedTest
  @CsvSource({"30, FML03", "31, FML03.open"})
  void aFormulaOfManyRangesIsNotProposed(int classes, String message) {
    FormulaBook book = new FormulaBook("合计");
    StringBuilder parts = new StringBuilder();
    for (int i = 0; i < classes; i++) {
      book.code("2" + (10 + i), "=C" + (6 + 2 * i)).code("2" + (10 + i) + "01", "1");
      parts.append(i == 0 ? "" : ",").append("C").append(5 + 2 * i);
    }
    Finding finding = book.total("合计", "", "=SUM(C5)").findings().get(0);
    assertThat(finding.message()).isEqualTo(message);
    if (classes == 30) {
      assertThat(finding.arguments()).containsEntry("proposed", "SUM(" + parts + ")");
    } else {
      assertThat(finding.arguments()).doesNotContainKey("proposed");
    }
  }

  /** Formulas of a row that leave out the same rows are one mistake, of which the worst leads. */
  @Test
  void whatAnotherFormulaOfItsRowLeavesOutTodayNeedsNoWarningOfItsOwn() {
    FormulaBook book =
        new FormulaBook("甲", "乙", "丙")
            .code("201", "=SUM(C6:C7)", "=SUM(D6:D7)", "=SUM(E6:E6)")
            .code("20101", "1", "1", "1")
            .code("20102", "1", "1", "1")
            .code("20103", "1", "", "")
            .code("204", "=SUM(C10:C10)", "=SUM(D10:D11)", "=SUM(E10)")
            .code("20401", "1", "1", "1")
            .code("20402", "", "1", "");
    assertThat(book.told())
        .containsExactly(
            "FML03 C5 =SUM(C6:C8) [C8] C8",
            "FML03.blank C9 =SUM(C10:C11) [C11] C11",
            "FML03.also D5 =SUM(D6:D8) [D8] D8",
            "FML03 E5 =SUM(E6:E8) [E7] E7",
            "FML03.blank E9 =SUM(E10:E11) [E11] E11");
  }

  @Test
  void whatLeavesOutAnotherRowIsWarnedOfByItself() {
    FormulaBook book =
        new FormulaBook("甲", "乙")
            .code("201", "=SUM(C6:C7)", "=SUM(D6,D8)")
            .code("20101", "1", "1")
            .code("20102", "1", "")
            .code("20103", "1", "1");
    assertThat(book.told())
        .containsExactly("FML03 C5 =SUM(C6:C8) [C8] C8", "FML03.blank D5 =SUM(D6:D8) [D7] D7");
  }

  @Test
  void aFindingNamesItsUnitRowAndColumnAndIsTheSameWhereverItStands() {
    Finding here = everyOther(5);
    assertThat(here.instance().unit()).isEqualTo("某单位");
    assertThat(here.instance().row()).isEqualTo("201 N201");
    assertThat(here.instance().column()).isEqualTo("合计");
    assertThat(here.rule().value()).isEqualTo("FML03");
    assertThat(here.arguments())
        .containsEntry("cell", "C5")
        .containsEntry("formula", "SUM(C6,C8,C10)");
    assertThat(everyOther(7).fingerprint()).isEqualTo(here.fingerprint());
  }

  @Test
  void aTableWithoutAnyFormulaHasNothingToJudge() {
    FormulaBook book =
        new FormulaBook("合计={基本}", "基本")
            .by("Gouji")
            .code("201", "1", "1")
            .total("合计", "SUM({:})", "7", "9");
    assertThat(book.told()).isEmpty();
  }
}
