package io.gouji.addin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.addin.Corrections.Believed;
import io.gouji.engine.Write;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who may be to blame, and what the user decides about it. */
final class CorrectionRoutes {
  private static final String ALL = "/v1/workbooks/{id}/corrections";

  private final Views views;

  CorrectionRoutes(Views views) {
    this.views = views;
  }

  List<Route> routes() {
    Route.Body json = Route.Body.JSON;
    return List.of(
        new Route("GET", ALL, Route.Body.NONE, false, Set.of(), this::list),
        new Route("POST", ALL, json, false, Set.of(), this::decideAll),
        new Route("POST", ALL + "/{cid}", json, false, Set.of(), this::decide));
  }

  private Answer list(Request request) throws Problem {
    ObjectNode told = Json.object();
    told.set("corrections", request.workbook().corrections().list());
    return Answer.json(Answer.OK, told);
  }

  private Answer decideAll(Request request) throws Problem, IOException {
    ObjectNode body = Json.object(request.body(), "action", "before");
    if (!Json.text(body, "action").equals("accept-all")) {
      throw new Problem(Problem.BAD_REQUEST, "json");
    }
    Corrections.Accepted accepted = request.workbook().corrections().acceptAll(believed(body));
    ArrayNode left = Json.array();
    accepted
        .left()
        .forEach(
            (id, rules) -> rules.forEach(left.addObject().put("id", id).putArray("rules")::add));
    return written(request, accepted.writes(), Map.of("left", left));
  }

  private Answer decide(Request request) throws Problem, IOException {
    ObjectNode body = Json.object(request.body(), "action", "set", "before");
    Corrections corrections = request.workbook().corrections();
    String id = request.path().getOrDefault("cid", "");
    List<Write> writes = List.of();
    switch (Json.text(body, "action")) {
      case "accept" -> writes = corrections.accept(id, set(body), believed(body));
      case "reject" -> corrections.reject(id);
      case "undo" -> writes = corrections.undo(id);
      default -> throw new Problem(Problem.BAD_REQUEST, "json");
    }
    return written(request, writes, Map.of());
  }

  private static int set(ObjectNode body) throws Problem {
    JsonNode set = body.path("set");
    if (!set.canConvertToInt() || !set.isIntegralNumber()) {
      throw new Problem(Problem.BAD_REQUEST, "json");
    }
    return set.intValue();
  }

  private static List<Believed> believed(ObjectNode body) throws Problem {
    List<Believed> cells = new ArrayList<>();
    for (JsonNode cell : body.path("before")) {
      Json.strict(cell, "sheet", "ref", "value");
      JsonNode value = cell.path("value");
      String text =
          value.isNumber()
              ? value.decimalValue().toPlainString()
              : value.isNull() ? "" : value.asText();
      cells.add(new Believed(Json.text(cell, "sheet"), Json.text(cell, "ref"), text));
    }
    return cells;
  }

  private Answer written(Request request, List<Write> writes, Map<String, JsonNode> more)
      throws Problem {
    Map<String, JsonNode> told = new TreeMap<>(more);
    told.put("writes", Corrections.writes(writes));
    return views.answer(
        Answer.OK,
        request.path().getOrDefault("id", ""),
        request.workbook().await(Duration.ZERO),
        told);
  }
}
