package io.gouji.engine.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The invented leaves show every figure that the narrative publishes. */
class LiujiangTest {
  private static final YearBudget NOW = Liujiang.YEAR_2025;
  private static final YearBudget BEFORE = Liujiang.YEAR_2024;

  private static String shown(long yuan) {
    return BigDecimal.valueOf(yuan, 4).setScale(2, RoundingMode.HALF_UP).toString();
  }

  private static long publicSpending(YearBudget budget) {
    return budget.functional(false).values().stream().mapToLong(Long::longValue).sum();
  }

  private static String growth(long now, long before) {
    return BigDecimal.valueOf((now - before) * 100)
        .divide(BigDecimal.valueOf(before), MathContext.DECIMAL128)
        .setScale(2, RoundingMode.HALF_UP)
        .toString();
  }

  @Test
  void totalsAndFunctionsShowThePublishedFigures() {
    Map<String, String> shown = new TreeMap<>();
    NOW.classes().forEach((code, yuan) -> shown.put(code, shown(yuan)));
    shown.put("general", shown(NOW.general()));
    shown.put("fund", shown(NOW.fund()));
    shown.put("total", shown(NOW.general() + NOW.fund()));
    assertThat(shown)
        .isEqualTo(
            Map.of(
                "201", "152.18",
                "208", "31.50",
                "210", "9.23",
                "212", "54.83",
                "221", "15.62",
                "general", "208.54",
                "fund", "54.83",
                "total", "263.37"));
  }

  @Test
  void theShownFunctionsAddUpToOneHundredthLessThanTheShownTotal() {
    BigDecimal sum =
        NOW.classes().values().stream()
            .map(yuan -> new BigDecimal(shown(yuan)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo("263.36");
  }

  @Test
  void projectsRunningCostsReceptionAndPurchasesShowThePublishedFigures() {
    Stream<String> projects = NOW.projects().stream().map(project -> shown(project.yuan()));
    assertThat(projects).containsExactly("37.66", "7.00", "4.50", "5.67");
    assertThat(shown(publicSpending(NOW))).isEqualTo("30.92");
    assertThat(shown(NOW.economic().get("30217"))).isEqualTo("0.26");
    assertThat(shown(NOW.purchases().stream().mapToLong(YearBudget.Purchase::total).sum()))
        .isEqualTo("6.00");
  }

  @Test
  void theYearBeforeYieldsThePublishedChanges() {
    long total = NOW.general() + NOW.fund();
    long totalBefore = BEFORE.general() + BEFORE.fund();
    long reception = NOW.economic().get("30217");
    long receptionBefore = BEFORE.economic().get("30217");
    assertThat(
            List.of(
                shown(totalBefore),
                shown(total - totalBefore),
                growth(total, totalBefore),
                shown(NOW.fund() - BEFORE.fund()),
                growth(NOW.fund(), BEFORE.fund()),
                shown(publicSpending(NOW) - publicSpending(BEFORE)),
                growth(publicSpending(NOW), publicSpending(BEFORE)),
                shown(reception - receptionBefore),
                growth(reception, receptionBefore)))
        .containsExactly(
            "246.22", "17.15", "6.96", "-23.43", "-29.94", "5.42", "21.25", "-0.01", "-3.70");
  }

  @Test
  void noFigureLiesOnAHalfThatProgramsRoundDifferently() {
    assertThat(
            Stream.of(NOW, BEFORE)
                .flatMap(
                    budget ->
                        Stream.of(budget.economic(), budget.functional(true), budget.classes()))
                .flatMap(sums -> sums.values().stream()))
        .noneMatch(yuan -> yuan % 100 == 50);
  }
}
