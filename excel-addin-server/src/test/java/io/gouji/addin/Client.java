package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A pane as far as the bridge can tell; every answer is held against the API's description. */
final class Client {
  private static final ApiDescription DESCRIPTION = ApiDescription.read();

  private final HttpClient http;
  private final String base;
  private String token = "";

  private Client(HttpClient http, String base) {
    this.http = http;
    this.base = base;
  }

  static Client of(Service service) {
    return at(service.port(), Service.installation());
  }

  static Client at(int port, Installation installation) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Trust.in(installation))
            .build();
    return new Client(http, "https://localhost:" + port);
  }

  /** What came back. */
  record Reply(int status, HttpResponse<byte[]> raw) {
    JsonNode json() {
      return Json.own(new String(raw.body(), StandardCharsets.UTF_8));
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    /** The last word of a problem's type. */
    String problem() {
      String type = json().path("type").asText();
      return type.substring(type.lastIndexOf(':') + 1);
    }
  }

  Client opened() {
    return opened(Service.secret());
  }

  Client opened(String secret) {
    return opened(Json.object().put("secret", secret));
  }

  Client opened(ObjectNode key) {
    Reply reply = post("/v1/session", key);
    assertThat(reply.status()).isEqualTo(201);
    token = reply.json().path("token").asText();
    return this;
  }

  String token() {
    return token;
  }

  Client withToken(String other) {
    Client client = new Client(http, base);
    client.token = other;
    return client;
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  Reply delete(String path) {
    return send(request(path).DELETE());
  }

  Reply post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(body))));
  }

  Reply putJson(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(Json.bytes(body))));
  }

  Reply put(String path, byte[] bytes) {
    return send(
        request(path)
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(bytes)));
  }

  /** Takes in a workbook and waits for what comes of it. */
  Reply check(String name, byte[] bytes) {
    return upload("name=" + escaped(name) + "&wait=20000", bytes);
  }

  Reply upload(String query, byte[] bytes) {
    return send(
        request("/v1/workbooks?" + query)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(bytes)));
  }

  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path));
    builder.header("Origin", base);
    return token.isEmpty() ? builder : builder.header(Gate.TOKEN, token);
  }

  Reply send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      DESCRIPTION.check(request.method(), request.uri().getRawPath(), response);
      return new Reply(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A decision about a suspicion with what its cells are believed to say. */
  static ObjectNode accept(int set, JsonNode cells) {
    ObjectNode body = Json.object().put("action", "accept").put("set", set);
    body.set("before", believed(cells));
    return body;
  }

  static JsonNode believed(JsonNode cells) {
    var before = Json.array();
    for (JsonNode cell : cells) {
      before
          .addObject()
          .put("sheet", cell.path("sheet").asText())
          .put("ref", cell.path("ref").asText())
          .put("value", cell.path(cell.has("after") ? "before" : "value").asText());
    }
    return before;
  }
}
