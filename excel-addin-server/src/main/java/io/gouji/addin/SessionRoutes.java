package io.gouji.addin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Version;
import io.gouji.engine.report.PackLinks;
import io.gouji.engine.report.PackList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Opening and ending a session, and whether we are there at all. */
final class SessionRoutes {
  private final Sessions sessions;
  private final BudgetEngine engine;
  private final byte[] description;

  SessionRoutes(Sessions sessions, BudgetEngine engine, byte[] description) {
    this.sessions = sessions;
    this.engine = engine;
    this.description = description.clone();
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/health", Route.Body.NONE, true, Set.of(), this::health),
        new Route("GET", "/v1/openapi.json", Route.Body.NONE, false, Set.of(), this::describe),
        new Route("POST", "/v1/session", Route.Body.JSON, true, Set.of(), this::open),
        new Route("DELETE", "/v1/session", Route.Body.NONE, false, Set.of(), this::end));
  }

  private Answer health(Request request) {
    return Answer.json(Answer.OK, Json.object().put("status", "up"));
  }

  private Answer describe(Request request) {
    return Answer.json(Answer.OK, description);
  }

  private Answer open(Request request) throws Problem, IOException {
    ObjectNode body = Json.object(request.body());
    String language = Words.known(Json.optional(body, "lang"));
    Session session =
        body.has("ticket")
            ? sessions.byTicket(Json.text(body, "ticket"), language)
            : sessions.bySecret(Json.text(body, "secret"), language);
    ObjectNode told = Json.object();
    told.put("token", new String(session.token(), StandardCharsets.UTF_8));
    told.put("idleSeconds", Sessions.IDLE.toSeconds()).put("language", language);
    ArrayNode packs = told.putArray("packs");
    PackList.titles(engine.packs())
        .forEach(
            (id, title) ->
                PackLinks.of(engine.pack(id))
                    .forEach(
                        packs.addObject().put("id", id).put("title", title).putArray("links")
                            ::add));
    told.put("version", Version.current());
    return Answer.json(Answer.CREATED, told);
  }

  private Answer end(Request request) throws Problem {
    sessions.end(request.caller());
    return Answer.nothing();
  }
}
