package io.gouji.addin;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.report.RuleJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a rule says, and what it comes to in a workbook. */
final class RuleRoutes {
  private final BudgetEngine engine;

  RuleRoutes(BudgetEngine engine) {
    this.engine = engine;
  }

  List<Route> routes() {
    Set<String> queries = Set.of("lang", "workbook");
    return List.of(
        new Route(
            "GET", "/v1/rules/{pack}/{rule}", Route.Body.NONE, false, queries, this::explain));
  }

  private Answer explain(Request request) throws Problem {
    String pack = request.path().getOrDefault("pack", "");
    String rule = request.path().getOrDefault("rule", "");
    if (!engine.packIds().contains(pack) || !RuleId.isValid(rule)) {
      throw new Problem(Problem.NOT_FOUND, "rule", Map.of("rule", rule));
    }
    RuleJson json = new RuleJson(engine.pack(pack), request.language());
    Optional<String> told =
        request.query().containsKey("workbook")
            ? inWorkbook(request, json, pack, new RuleId(rule))
            : json.write(new RuleId(rule));
    return told.map(text -> Answer.json(Answer.OK, text.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow(() -> new Problem(Problem.NOT_FOUND, "rule", Map.of("rule", rule)));
  }

  private Optional<String> inWorkbook(Request request, RuleJson json, String pack, RuleId rule)
      throws Problem {
    WorkbookJob job = request.caller().workbook(request.query("workbook", ""));
    WorkbookJob.Base base = job.base();
    try {
      return json.write(
          rule, engine.instances(base.bytes(), base.options(), rule), base.evaluation());
    } catch (Refusal unreadable) {
      throw Problem.of(unreadable);
    }
  }
}
