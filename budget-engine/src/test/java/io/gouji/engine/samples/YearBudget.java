package io.gouji.engine.samples;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a unit decided for a year, in yuan: the leaves from which all its tables follow.
 *
 * @param economic basic spending by economic code (款)
 * @param projects spent from the government fund, by name
 * @param beforeThat the three public expenses and meetings a year earlier, by economic code
 */
record YearBudget(
    String year,
    SortedMap<String, Long> economic,
    List<Project> projects,
    List<Purchase> purchases,
    Map<String, Long> beforeThat) {
  record Project(String name, long yuan) {}

  /** Something to be bought: all goods. */
  record Purchase(String project, String goods, String unit, int count, long yuan, boolean fund) {
    long total() {
      return count * yuan;
    }
  }

  /** The functional code that spends an economic code; what is not here is daily business. */
  private static final Map<String, String> PAIRS =
      Map.of(
          "30108", "2080505",
          "30109", "2080506",
          "30110", "2101101",
          "30111", "2101103",
          "30113", "2210201");

  private static final String BUSINESS = "2010301";

  /** Where the fund's projects stand. */
  static final String FUND = "2120899";

  static boolean personnel(String economicCode) {
    return !economicCode.startsWith("302");
  }

  /** Personnel (true) and public (false) spending of the general budget by functional code. */
  SortedMap<String, Long> functional(boolean personnel) {
    SortedMap<String, Long> sums = new TreeMap<>();
    economic.forEach(
        (code, yuan) -> {
          if (personnel(code) == personnel) {
            sums.merge(PAIRS.getOrDefault(code, BUSINESS), yuan, Long::sum);
          }
        });
    return sums;
  }

  long general() {
    return economic.values().stream().mapToLong(Long::longValue).sum();
  }

  long fund() {
    return projects.stream().mapToLong(Project::yuan).sum();
  }

  /** All spending by class of function. */
  SortedMap<String, Long> classes() {
    SortedMap<String, Long> sums = new TreeMap<>();
    functional(true).forEach((code, yuan) -> sums.merge(code.substring(0, 3), yuan, Long::sum));
    functional(false).forEach((code, yuan) -> sums.merge(code.substring(0, 3), yuan, Long::sum));
    sums.merge(FUND.substring(0, 3), fund(), Long::sum);
    return sums;
  }
}
