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
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Opening and ending a session, inviting to one, and whether we are there at all. */
final class SessionRoutes {
  private final Sessions sessions;
  private final BudgetEngine engine;
  private final Supplier<Invitation.Made> invitations;
  private final ObjectNode description;
  private final IntSupplier port;
  private final boolean guided;

  SessionRoutes(
      Sessions sessions,
      BudgetEngine engine,
      Supplier<Invitation.Made> invitations,
      ObjectNode description,
      IntSupplier port,
      boolean guided) {
    this.sessions = sessions;
    this.engine = engine;
    this.invitations = invitations;
    this.description = description.deepCopy();
    this.port = port;
    this.guided = guided;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/health", Route.Body.NONE, true, Set.of(), this::health),
        new Route("GET", "/v1/openapi.json", Route.Body.NONE, true, Set.of(), this::describe),
        new Route("POST", "/v1/invitations", Route.Body.JSON, true, Set.of(), this::invite),
        new Route("GET", "/v1/session", Route.Body.NONE, false, Set.of(), this::show),
        new Route("POST", "/v1/session", Route.Body.JSON, true, Set.of(), this::open),
        new Route("DELETE", "/v1/session", Route.Body.NONE, false, Set.of(), this::end));
  }

  private Answer health(Request request) {
    return Answer.json(Answer.OK, Json.object().put("status", "up"));
  }

  private Answer describe(Request request) {
    ObjectNode here = description.deepCopy();
    here.putArray("servers").addObject().put("url", "https://localhost:" + port.getAsInt());
    return Answer.json(Answer.OK, here);
  }

  private Answer open(Request request) throws Problem, IOException {
    ObjectNode body = Json.object(request.body(), "ticket", "secret", "lang");
    if (body.has("ticket") == body.has("secret")) {
      throw new Problem(Problem.BAD_REQUEST, "door");
    }
    Optional<String> language =
        body.has("lang") ? Optional.of(Words.spoken(Json.text(body, "lang"))) : Optional.empty();
    Session session =
        body.has("ticket")
            ? sessions.byTicket(Json.text(body, "ticket"), language)
            : sessions.bySecret(Json.text(body, "secret"), language);
    ObjectNode told = told(language.orElseGet(request::tongue));
    told.put("token", new String(session.token(), StandardCharsets.UTF_8));
    return Answer.json(Answer.CREATED, told);
  }

  private Answer show(Request request) {
    return Answer.json(Answer.OK, told(request.tongue()));
  }

  /** What a pane should know; its token only who opens it. */
  private ObjectNode told(String language) {
    ObjectNode told = Json.object();
    told.put("idleSeconds", Sessions.IDLE.toSeconds()).put("language", language);
    ArrayNode packs = told.putArray("packs");
    PackList.titles(engine.packs())
        .forEach(
            (id, title) ->
                PackLinks.of(engine.pack(id))
                    .forEach(
                        packs.addObject().put("id", id).put("title", title).putArray("links")
                            ::add));
    if (guided) {
      told.put("guide", StaticFiles.GUIDE);
    }
    return told.put("version", Version.current());
  }

  /** For the command of the same user, to whom only the file of the secret proves that it is. */
  private Answer invite(Request request) throws Problem, IOException {
    sessions.refuseOthers(Json.text(Json.object(request.body(), "secret"), "secret"));
    Invitation.Made made = invitations.get();
    ObjectNode told = Json.object().put("url", made.url());
    made.page().ifPresent(page -> told.put("page", page.toString()));
    return Answer.json(Answer.CREATED, told);
  }

  private Answer end(Request request) throws Problem {
    sessions.end(request.caller());
    return Answer.nothing();
  }
}
