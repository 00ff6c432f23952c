package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Location;
import io.gouji.engine.pack.PackException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An error is what no figures can mean that are printed so; all else is rounding. */
class IntervalsTest {
  private static final int PRINTED = 2;

  /** An amount with so many decimals at most; blank for none. */
  private static String amount(Random random, BigDecimal about, int decimals) {
    if (random.nextInt(12) == 0) {
      return "";
    }
    long steps = random.nextInt(61) - 30;
    return about.add(BigDecimal.valueOf(steps, decimals)).stripTrailingZeros().toPlainString();
  }

  private static BigDecimal value(String amount) {
    return amount.isEmpty() ? BigDecimal.ZERO : new BigDecimal(amount);
  }

  /** Half of the last decimal that is printed, or stored if that is finer; a blank is exact. */
  private static BigDecimal half(String amount) {
    return amount.isEmpty()
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(5, Math.max(PRINTED, value(amount).scale()) + 1);
  }

  private static List<Finding> findings(String formula, String... row) throws PackException {
    SmallPack pack = new SmallPack().rule("X01", formula);
    BookBuilder book = new BookBuilder(new SmallPack().pack()).block("表3").code("201", row).done();
    return Checker.check(pack.compile(), book.book()).findings();
  }

  private static boolean isError(String formula, String... row) throws PackException {
    return findings(formula, row).stream().anyMatch(one -> one.kind() == FindingClass.ERROR);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aSumIsWrongWhereNoRoundedPartsGiveIt(long seed) throws PackException {
    Random random = new Random(seed);
    int[] seen = new int[2];
    for (int run = 0; run < 150; run++) {
      int decimals = 2 + random.nextInt(3);
      String basic = amount(random, BigDecimal.valueOf(7), 4);
      String project = amount(random, BigDecimal.valueOf(3), 3);
      String total = amount(random, value(basic).add(value(project)), decimals);
      BigDecimal gap = value(total).subtract(value(basic)).subtract(value(project));
      BigDecimal room = half(total).add(half(basic)).add(half(project));
      boolean wrong = gap.abs().compareTo(room) > 0;
      seen[wrong ? 1 : 0]++;
      assertThat(isError("表3[@合计] = 表3[@基本支出] + 表3[@项目支出]", total, basic, project))
          .as("%s = %s + %s", total, basic, project)
          .isEqualTo(wrong);
      assertThat(isError("表3[@合计] <= 表3[@基本支出] + 表3[@项目支出]", total, basic, project))
          .as("%s <= %s + %s", total, basic, project)
          .isEqualTo(gap.compareTo(room) > 0);
      assertThat(isError("表3[@合计] >= 表3[@基本支出] + 表3[@项目支出]", total, basic, project))
          .as("%s >= %s + %s", total, basic, project)
          .isEqualTo(gap.negate().compareTo(room) > 0);
    }
    assertThat(seen[0]).isGreaterThan(8);
    assertThat(seen[1]).isGreaterThan(8);
  }

  /** At the very end of what rounding explains there is no error, a fen beyond it there is. */
  @ParameterizedTest
  @CsvSource({
    "10.007, 7.001, 3, false",
    "10.008, 7.001, 3, true",
    "10.0052, 7.0001, 3, false",
    "10.0053, 7.0001, 3, true",
    "9.995, 7.001, 3, false",
    "9.994, 7.001, 3, true",
    "10.01, 7, 3, false",
    "10.02, 7, 3, true",
    "9.99, 7, 3, false",
    "9.98, 7, 3, true"
  })
  void theEndOfTheIntervalBelongsToIt(String total, String basic, String project, boolean wrong)
      throws PackException {
    BigDecimal gap = value(total).subtract(value(basic)).subtract(value(project)).abs();
    assertThat(gap.compareTo(half(total).add(half(basic)).add(half(project))) > 0).isEqualTo(wrong);
    assertThat(isError("表3[@合计] = 表3[@基本支出] + 表3[@项目支出]", total, basic, project)).isEqualTo(wrong);
  }

  /** One figure that equals several is their total; in any other relation there are two sides. */
  @Test
  void onlyASumHasATotal() throws PackException {
    assertThat(roles("表3[@合计] = 表3[@基本支出] + 表3[@项目支出]"))
        .containsExactlyInAnyOrder(Location.Role.TOTAL, Location.Role.PART);
    assertThat(roles("表3[@合计] = 表3[@基本支出]"))
        .containsExactlyInAnyOrder(Location.Role.LEFT, Location.Role.RIGHT);
    assertThat(roles("表3[@合计] <= 表3[@基本支出] + 表3[@项目支出]"))
        .containsExactlyInAnyOrder(Location.Role.LEFT, Location.Role.RIGHT);
    assertThat(roles("表3[@合计] + 表3[@基本支出] = 表3[@项目支出]"))
        .containsExactlyInAnyOrder(Location.Role.LEFT, Location.Role.RIGHT);
  }

  private static Set<Location.Role> roles(String formula) throws PackException {
    return findings(formula, "99.00", "7.00", "3.00").get(0).locations().stream()
        .map(Location.Cell.class::cast)
        .map(Location.Cell::role)
        .collect(Collectors.toSet());
  }
}
