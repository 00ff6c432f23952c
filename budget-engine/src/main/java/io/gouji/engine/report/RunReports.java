package io.gouji.engine.report;

import io.gouji.engine.BudgetEngine;
import java.util.Collections;
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
    RunWords run = new RunWords(words);
    Map<String, RunReport> forms = new LinkedHashMap<>();
    forms.put("xlsx", new RunWorkbook(run));
    forms.put("html", new RunPage(run));
    forms.put("sarif", new RunSarif(run));
    forms.put("junit", new RunJunit(run));
    forms.put("csv", new RunCsv(run));
    return Collections.unmodifiableMap(forms);
  }
}
