package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.addin.Client.Reply;
import io.gouji.addin.Wire.Heard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks 1 to 11: requests that are not for us, or not from us. */
final class AttacksOnTheGateTest {
  @AutoClose private static Service service;

  @BeforeAll
  static void open() {
    service = Service.open();
  }

  private static String here() {
    return "localhost:" + service.port();
  }

  private static Heard get(String... headers) {
    return service
        .wire()
        .say(
            Stream.concat(Stream.of("GET /v1/health HTTP/1.1"), Stream.of(headers))
                .toArray(String[]::new));
  }

  static Stream<String> foreignHosts() {
    return Stream.of(
        "evil.example",
        "evil.example:" + service.port(),
        "localhost",
        "localhost.:" + service.port(),
        "localhost:" + (service.port() + 1),
        "[::1]:" + service.port(),
        "user@localhost:" + service.port(),
        "LOCALHOST.evil.example:" + service.port(),
        "");
  }

  @ParameterizedTest
  @MethodSource("foreignHosts")
  void attack01TheHostIsAnotherOne(String host) {
    assertThat(get("Host: " + host).status()).isIn(400, 421);
  }

  @Test
  void attack01TheHostIsMissingDoubleOrInTheAddress() {
    assertThat(get("X: y").status()).isEqualTo(400);
    assertThat(get("Host: " + here(), "Host: evil.example").status()).isEqualTo(400);
    assertThat(get("Host: " + here(), "Host: " + here()).status()).isEqualTo(400);
    for (String address : List.of("https://evil.example", "https://" + here(), "https://u@x")) {
      Heard heard = service.wire().say("GET " + address + "/v1/health HTTP/1.1", "Host: " + here());
      assertThat(heard.status()).isEqualTo(400);
    }
    assertThat(get("Host: " + here()).status()).isEqualTo(200);
    assertThat(get("Host: 127.0.0.1:" + service.port()).status()).isEqualTo(200);
  }

  static Stream<String> foreignOrigins() {
    return Stream.of(
        "https://evil.example",
        "null",
        "http://" + here(),
        "https://localhost:" + (service.port() + 1),
        "https://localhost",
        "https://" + here() + "/",
        "https://" + here() + ".evil.example",
        "file://");
  }

  @ParameterizedTest
  @MethodSource("foreignOrigins")
  void attack02TheOriginIsAnotherOne(String origin) {
    assertThat(get("Host: " + here(), "Origin: " + origin).status()).isEqualTo(403);
    assertThat(session("Origin: " + origin).status()).isEqualTo(403);
  }

  @Test
  void attack02TheOriginIsMissingOrDoubleWhereSomethingChanges() {
    assertThat(session("X: y").status()).isEqualTo(403);
    assertThat(session("Origin: https://" + here(), "Origin: https://" + here()).status())
        .isEqualTo(403);
    assertThat(session("Origin: https://" + here()).status()).isEqualTo(401);
  }

  private static Heard session(String... headers) {
    return service
        .wire()
        .say(
            Stream.of(
                    Stream.of("POST /v1/session HTTP/1.1", "Host: " + here()),
                    Stream.of(headers),
                    Stream.of("Content-Type: application/json", "Content-Length: 13"),
                    Stream.of("", "{\"secret\":\"\"}"))
                .flatMap(lines -> lines)
                .toArray(String[]::new));
  }

  @Test
  void attack03EveryWrongTokenGetsTheSameAnswer() {
    Client known = service.client();
    Client ended = service.client();
    assertThat(ended.delete("/v1/session").status()).isEqualTo(204);
    String token = known.token();
    String other = (token.charAt(0) == '0' ? '1' : '0') + token.substring(1);
    Reply none = Client.of(service).get("/v1/session");

    for (String wrong : List.of(" ", "x", token.substring(1), other, token + "0", ended.token())) {
      Reply reply = known.withToken(wrong).get("/v1/session");
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.raw().body()).isEqualTo(none.raw().body());
    }
    assertThat(known.get("/v1/session").status()).isEqualTo(200);
    Reply twice = known.send(known.request("/v1/session").header(Gate.TOKEN, known.token()).GET());
    assertThat(twice.status()).isEqualTo(401);
  }

  @Test
  void attack03AWrongSecretOpensNothing() {
    for (String wrong : List.of("", "x", Service.secret() + "0", Service.secret().substring(1))) {
      for (String path : List.of("/v1/session", "/v1/invitations")) {
        Reply reply = Client.of(service).post(path, Json.object().put("secret", wrong));
        assertThat(reply.status()).isEqualTo(401);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=gbk",
        "application/json; charset=utf-8; boundary=x",
        "application/octet-stream"
      })
  void attack04AFormOfAnotherSiteIsRefused(String type) {
    Client client = service.client();
    Reply wrongType =
        client.send(
            client
                .request("/v1/workbooks/x/downloads")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"kind\":\"json\"}")));
    assertThat(wrongType.status()).isEqualTo(415);
    Heard foreign =
        service
            .wire()
            .say(
                "POST /v1/session HTTP/1.1",
                "Host: " + here(),
                "Origin: https://evil.example",
                "Sec-Fetch-Site: cross-site",
                "Content-Type: " + type,
                "Content-Length: 0");
    assertThat(foreign.status()).isEqualTo(403);
  }

  @Test
  void attack05And10APreflightGetsNoPermissionOfAnyKind() {
    Heard heard =
        service
            .wire()
            .say(
                "OPTIONS /v1/session HTTP/1.1",
                "Host: " + here(),
                "Origin: https://evil.example",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Private-Network: true",
                "Access-Control-Request-Headers: x-gouji-token");
    assertThat(heard.status()).isEqualTo(405);
    assertThat(heard.has("access-control-")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PATCH", "HEAD", "OPTIONS", "PROPFIND", "get", "X"})
  void attack06NoOtherMethodIsTaken(String method) {
    Heard heard = service.wire().say(method + " /v1/health HTTP/1.1", "Host: " + here());
    assertThat(heard.status()).isIn(400, 405);
  }

  @Test
  void attack06ReadingChangesNothing() {
    Client client = service.client();
    Reply workbook = client.check("a.xlsx", Service.sample("broken/X03.xlsx"));
    String path = "/v1/workbooks/" + workbook.json().path("id").asText();
    for (Route route : service.bridge().router().routes()) {
      if (route.path().startsWith("/v1/") && !route.method().equals("GET")) {
        String asked = route.path().replace("/v1/workbooks/{id}", path).replaceAll("\\{\\w+}", "x");
        assertThat(client.get(asked + "?action=accept").status()).as(asked).isIn(400, 404, 405);
      }
    }
    assertThat(client.get(path).json()).isEqualTo(workbook.json());
    assertThat(client.put("/v1/health", new byte[0]).status()).isEqualTo(405);
  }

  /** Whatever can be asked for, now or later: nobody else's page and nobody without a token. */
  @Test
  void attack01To04NoRouteHasAGateOfItsOwn() {
    Client client = service.client();
    int seen = 0;
    for (Route route : service.bridge().router().routes()) {
      if (route.path().startsWith("/v1/") && !route.open()) {
        seen++;
        String asked = route.path().replaceAll("\\{\\w+}", "x");
        String line = route.method() + " " + asked + " HTTP/1.1";
        String type = "Content-Type: " + route.body().type();
        Wire wire = service.wire();
        String token = Gate.TOKEN + ": " + client.token();
        String own = "Origin: https://" + here();
        String none = "Content-Length: 0";
        String host = "Host: " + here();
        assertThat(wire.say(line, "Host: evil.example", own, type, none, token).status())
            .as(line)
            .isEqualTo(421);
        assertThat(wire.say(line, host, "Origin: https://evil.example", type, none, token).status())
            .as(line)
            .isEqualTo(403);
        assertThat(wire.say(line, host, own, type, none).status()).as(line).isEqualTo(401);
        if (route.body() != Route.Body.NONE) {
          assertThat(wire.say(line, host, own, "Content-Type: text/plain", none, token).status())
              .as(line)
              .isEqualTo(415);
        }
        if (!route.method().equals("GET")) {
          assertThat(wire.say(line, host, type, none, token).status()).as(line).isEqualTo(403);
        }
      }
    }
    assertThat(seen).isGreaterThan(14);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "anything"})
  void attack07AnotherPageIncludesOurAnswers(String site) {
    Heard heard = get("Host: " + here(), "Sec-Fetch-Site: " + site, "Sec-Fetch-Dest: script");
    assertThat(heard.status()).isEqualTo(403);
    assertThat(heard.has("X-Content-Type-Options: nosniff")).isTrue();
    assertThat(heard.has("Cross-Origin-Resource-Policy: same-origin")).isTrue();
    assertThat(get("Host: " + here(), "Sec-Fetch-Site: same-origin").status()).isEqualTo(200);
    assertThat(get("Host: " + here(), "Sec-Fetch-Site: none").status()).isEqualTo(200);
  }

  @Test
  void attack07ThePageAloneMayBeGoneToFromElsewhere() {
    String site = "Sec-Fetch-Site: cross-site";
    String mode = "Sec-Fetch-Mode: navigate";
    String host = "Host: " + here();
    String document = "Sec-Fetch-Dest: document";
    assertThat(get(host, site, mode, document).status()).isEqualTo(403);
    Wire wire = service.wire();
    assertThat(wire.say("GET / HTTP/1.1", host, site, mode, document).status()).isEqualTo(200);
    assertThat(wire.say("GET / HTTP/1.1", host, site, mode, "Sec-Fetch-Dest: iframe").status())
        .isEqualTo(403);
    assertThat(wire.say("GET /pane/start.js HTTP/1.1", host, site, mode, document).status())
        .isEqualTo(403);
    assertThat(wire.say("DELETE / HTTP/1.1", host, site, mode, document).status())
        .isNotEqualTo(200);
  }

  @Test
  void attack08NobodyFramesOurPages() {
    Reply page = Client.of(service).get("/");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void attack09ANameThatWasMadeToPointHereIsNotOurs() {
    Heard rebound =
        get(
            "Host: evil.example:" + service.port(),
            "Origin: https://evil.example:" + service.port(),
            "Sec-Fetch-Site: same-origin");
    assertThat(rebound.status()).isEqualTo(421);
  }

  @Test
  void attack11NothingIsHeardFromOtherComputers() throws IOException {
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
            .toList();
    assertThat(others).isNotEmpty();
    for (InetAddress address : others) {
      try (Socket socket = new Socket()) {
        InetSocketAddress there = new InetSocketAddress(address, service.port());
        assertThatThrownBy(() -> socket.connect(there, 2_000)).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void thePortForWpsHasTheSameGate() throws IOException {
    int port = service.bridge().wpsPort().orElseThrow();
    assertThat(plain(port, "Host: localhost:" + port).status()).isEqualTo(200);
    assertThat(plain(port, "Host: localhost:" + service.port()).status()).isEqualTo(421);
    assertThat(plain(port, "Host: localhost:" + port, "Origin: https://" + here()).status())
        .isEqualTo(403);
    assertThat(plain(port, "Host: localhost:" + port, "Origin: http://localhost:" + port).status())
        .isEqualTo(200);
  }

  private static Heard plain(int port, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET /v1/health HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return Wire.heard(socket);
    }
  }
}
