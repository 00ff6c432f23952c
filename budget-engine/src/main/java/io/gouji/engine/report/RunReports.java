package io.gouji.engine.report;

import io.gouji.engine.BudgetEngine;
import java.util.LinkedHashMap;
import java.util.Map;

/** All forms of a report about many files, by the names a user asks for them. */
public final class RunReports {
  private RunReports() {}

  /**
   * The forms, in the order they are offered: {@code xlsx}, {@code html}, {@code sarif}, {@code
   * junit}, {@code csv}.
   *
   * @param engine whose words are used
   * @param language {@code zh} or {@code en}
   */
  public static Map<String, RunReport> byName(BudgetEngine engine, String language) {
    return byName(new Wording(engine.packs().get(0), language));
  }

  static Map<String, RunReport> byName(Wording words) {
    return new LinkedHashMap<>();
  }
}
