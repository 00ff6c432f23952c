package io.gouji.addin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.gouji.engine.finding.CheckPoint;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Where every request comes in: through the gate, to what answers it, and out as one answer. */
final class Entrance implements HttpHandler {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy", ContentPolicy.OURS,
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Referrer-Policy", "no-referrer",
          "Cache-Control", "no-store");

  private final Gate gate;
  private final Words words;
  private final Log log;

  Entrance(Gate gate, Words words, Log log) {
    this.gate = gate;
    this.words = words;
    this.log = log;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      String language = Tongue.of(exchange);
      try {
        Request request = gate.pass(exchange);
        language = request.tongue();
        answer = request.route().handler().answer(request);
      } catch (Problem problem) {
        Request.drain(exchange.getRequestBody());
        answer = told(problem, language);
      } catch (CheckPoint.Cancelled calledOff) {
        // The workbook it was made from was closed or has changed meanwhile.
        answer = told(RunningCheck.cancelled(), language);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
        log.fault(fault);
        String kind = fault.getClass().getSimpleName();
        answer = told(new Problem(Problem.FAULT, "fault", Map.of("kind", kind)), language);
      }
      send(exchange, answer);
      log.answered(exchange, answer.status());
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    ALWAYS.forEach(headers::set);
    answer.headers().forEach(headers::set);
    if (!answer.type().isEmpty()) {
      headers.set("Content-Type", answer.type());
    }
    boolean headOnly = exchange.getRequestMethod().equals("HEAD");
    byte[] body = headOnly ? new byte[0] : answer.body();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private Answer told(Problem problem, String language) {
    Map<String, String> headers =
        problem.status() == Problem.NOT_ALLOWED
            ? Map.of("Allow", problem.arguments().getOrDefault("allowed", ""))
            : problem.status() == Problem.BUSY ? Map.of("Retry-After", "1") : Map.of();
    byte[] body = Json.bytes(document(problem, words, language));
    return new Answer(problem.status(), "application/problem+json", body, headers);
  }

  /** A problem as RFC 9457 has it, in the language asked for and in every one beside it. */
  static ObjectNode document(Problem problem, Words words, String own) {
    ObjectNode told = Json.object();
    told.put("type", "urn:gouji:problem:" + problem.id());
    Words.Said first = words.of(problem.id(), own, problem.arguments());
    told.put("title", first.title()).put("status", problem.status()).put("detail", first.detail());
    ObjectNode languages = told.putObject("languages");
    for (String language : Words.LANGUAGES) {
      Words.Said said = words.of(problem.id(), language, problem.arguments());
      languages.putObject(language).put("title", said.title()).put("detail", said.detail());
    }
    if (!problem.standing().isEmpty()) {
      ArrayNode now = told.putArray("now");
      problem
          .standing()
          .forEach(
              cell ->
                  now.addObject()
                      .put("sheet", cell.sheet())
                      .put("ref", cell.ref())
                      .put("value", cell.value()));
    }
    return told;
  }
}
