package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.addin.Client.Reply;
import io.gouji.addin.Wire.Heard;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attacks 12 to 15: too slow, too much, two in one, and paths out of the house. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class AttacksByVolumeTest {
  @AutoClose private static Service service;

  @BeforeAll
  static void open() {
    service = Service.open();
  }

  private static String here() {
    return "Host: localhost:" + service.port();
  }

  private static String origin() {
    return "Origin: https://localhost:" + service.port();
  }

  private static void othersAreServed() {
    assertThat(Client.of(service).get("/v1/health").status()).isEqualTo(200);
  }

  @Test
  void attack12RequestsThatDawdleAreEndedAndOthersServed() throws IOException {
    List<SSLSocket> dawdlers = new ArrayList<>();
    try {
      for (int i = 0; i < 50; i++) {
        SSLSocket socket = service.wire().connect();
        String begun =
            i % 2 == 0
                ? "GET /v1/health HTTP/1.1\r\n" + here() + "\r\nX: "
                : "POST /v1/session HTTP/1.1\r\n"
                    + String.join("\r\n", here(), origin(), "Content-Type: application/json")
                    + "\r\nContent-Length: 100\r\n\r\n{";
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
        dawdlers.add(socket);
      }
      othersAreServed();
      for (SSLSocket dawdler : dawdlers) {
        assertThat(isEnded(dawdler)).isTrue();
      }
    } finally {
      for (SSLSocket dawdler : dawdlers) {
        dawdler.close();
      }
    }
    othersAreServed();
  }

  @Test
  void attack12MoreHalfGreetingsThanThreadsDelayOthersButDoNotStopThem() throws IOException {
    List<Socket> dawdlers = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket("127.0.0.1", service.port());
        socket.getOutputStream().write(new byte[] {0x16, 0x03});
        dawdlers.add(socket);
      }
      Heard heard = new Heard("");
      for (int attempt = 0; attempt < 10 && heard.status() == 0; attempt++) {
        heard = service.wire().say("GET /v1/health HTTP/1.1", here());
      }
      assertThat(heard.status()).isEqualTo(200);
    } finally {
      for (Socket dawdler : dawdlers) {
        dawdler.close();
      }
    }
  }

  /** Whether the server closes the connection, with or without a last word. */
  private static boolean isEnded(SSLSocket socket) {
    try {
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {
        continue;
      }
      return true;
    } catch (java.net.SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void attack13HeadersAndAddressesHaveAnEnd() {
    String long_ = "x".repeat(20_000);
    Wire.Heard large = service.wire().say("GET /v1/health HTTP/1.1", here(), "X: " + long_);
    assertThat(large.status()).isEqualTo(431);
    assertThat(large.text()).contains("application/problem+json", "urn:gouji:problem:headers");
    List<String> many = new ArrayList<>(List.of("GET /v1/health HTTP/1.1", here()));
    for (int i = 0; i < 200; i++) {
      many.add("X-" + i + ": y");
    }
    assertThat(service.wire().say(many.toArray(String[]::new)).status()).isEqualTo(431);
    // Far beyond that Java's server ends the connection before anybody of ours hears of it.
    String endless = "x".repeat(1 << 20);
    assertThat(service.wire().say("GET /v1/health HTTP/1.1", here(), "X: " + endless).status())
        .isIn(0, 400, 431);
    String address = "/v1/" + "y".repeat(6_000);
    assertThat(service.wire().say("GET " + address + " HTTP/1.1", here()).status()).isIn(400, 414);
    othersAreServed();
  }

  @Test
  void attack13BodiesHaveAnEndDeclaredOrNot() {
    Client client = service.client();
    byte[] chunk = new byte[1 << 20];
    for (boolean declared : List.of(true, false)) {
      Reply reply =
          client.send(
              client
                  .request("/v1/workbooks?name=a.xlsx")
                  .header("Content-Type", "application/octet-stream")
                  .POST(
                      declared
                          ? BodyPublishers.ofByteArray(new byte[51 << 20])
                          : BodyPublishers.ofByteArrays(java.util.Collections.nCopies(51, chunk))));
      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.problem()).isEqualTo("body.too-large");
    }
    Reply json = client.post("/v1/session", Json.object().put("secret", "x".repeat(2 << 20)));
    assertThat(json.status()).isEqualTo(413);
    assertThat(service.bridge().desk().budget().taken()).isZero();
    othersAreServed();
  }

  @Test
  void attack13AHundredTimesTwoMegabytesDeclaredIsRefusedBeforeItIsRead() {
    Heard heard =
        service
            .wire()
            .say(
                "POST /v1/workbooks?name=a.xlsx HTTP/1.1",
                here(),
                origin(),
                "Content-Type: application/octet-stream",
                Gate.TOKEN + ": x",
                "Content-Length: 999999999999999999999");
    assertThat(heard.status()).isIn(0, 400);
    othersAreServed();
  }

  @Test
  void attack13AFloodOfConnectionsLeavesRoomForOthers() throws IOException {
    List<Socket> flood = new ArrayList<>();
    try {
      for (int i = 0; i < 150; i++) {
        flood.add(new Socket("127.0.0.1", service.port()));
      }
      othersAreServed();
    } finally {
      for (Socket socket : flood) {
        socket.close();
      }
    }
    othersAreServed();
  }

  @Test
  void attack14OneRequestIsNeverTakenForTwo() {
    String inner = "GET /v1/health HTTP/1.1\r\n" + here() + "\r\n\r\n";
    String body = "0\r\n\r\n" + inner;
    for (List<String> lengths :
        List.of(
            List.of("Content-Length: " + body.length(), "Transfer-Encoding: chunked"),
            List.of("Transfer-Encoding: chunked", "Content-Length: 4"),
            List.of("Content-Length: 0", "Content-Length: " + body.length()),
            List.of("Transfer-Encoding: chunked, identity"),
            List.of("Transfer-Encoding:\tchunked", "Content-Length: 5"),
            List.of("Content-Length: +5"),
            List.of("Content-Length: -1"),
            List.of("Content-Length: 0x5"))) {
      List<String> lines = new ArrayList<>();
      lines.addAll(List.of("POST /v1/session HTTP/1.1", here(), origin()));
      lines.add("Content-Type: application/json");
      lines.addAll(lengths);
      lines.addAll(List.of("", body));
      Heard heard = service.wire().say(lines.toArray(String[]::new));
      assertThat(heard.status()).as(lengths.toString()).isIn(0, 400, 401, 501);
      assertThat(heard.text()).doesNotContain("\"up\"");
    }
    othersAreServed();
  }

  @Test
  void attack14ChunksThatAreNoneAreRefused() {
    for (String chunk :
        List.of("zz\r\nabc\r\n", "ffffffffffffffff\r\nabc", "-1\r\n\r\n", "5;\r\n")) {
      Heard heard =
          service
              .wire()
              .say(
                  "POST /v1/session HTTP/1.1",
                  here(),
                  origin(),
                  "Content-Type: application/json",
                  "Transfer-Encoding: chunked",
                  "",
                  chunk);
      assertThat(heard.status()).as(chunk).isIn(0, 400);
    }
    othersAreServed();
  }

  @Test
  void aBodyThatBreaksOffIsRefused() throws IOException {
    Client client = service.client();
    int port = service.bridge().wpsPort().orElseThrow();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String begun =
          String.join(
              "\r\n",
              "POST /v1/workbooks?name=a.xlsx HTTP/1.1",
              "Host: localhost:" + port,
              "Origin: http://localhost:" + port,
              Gate.TOKEN + ": " + client.token(),
              "Content-Type: application/octet-stream",
              "Content-Length: 1000",
              "",
              "PK");
      socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      Heard heard = Wire.heard(socket);
      assertThat(heard.status()).isEqualTo(400);
      assertThat(heard.text()).contains("body.truncated");
    }
    assertThat(service.bridge().desk().budget().taken()).isZero();
  }

  @Test
  void attack15NoPathLeadsOutOfTheHouse() {
    for (String path :
        List.of(
            "/../messages.csv",
            "/web/../messages.csv",
            "/%2e%2e/messages.csv",
            "/..%2fmessages.csv",
            "/..%5cmessages.csv",
            "/..\\messages.csv",
            "/..;/messages.csv",
            "/a/..;/messages.csv",
            "/%00index.html",
            "/index.html%00.png",
            "/%c0%ae%c0%ae/messages.csv",
            "/./index.html",
            "//evil.example/index.html",
            "/.hidden",
            "/index.html::$DATA",
            "/C:/Windows/win.ini",
            "/v1/workbooks/..%2f..%2fsecret",
            "/v1/downloads/../../secret",
            "/v1//health")) {
      Heard heard = service.wire().say("GET " + path + " HTTP/1.1", here());
      assertThat(heard.status()).as(path).isIn(400, 401, 404);
    }
    for (String device : List.of("/CON.html", "/nul.png", "/AUX.js", "/com1.css")) {
      assertThat(Client.of(service).get(device).status()).isEqualTo(404);
    }
  }

  @Test
  void attack15NamesOfFilesAreWordsForPeople() {
    Client client = service.client();
    byte[] bytes = Service.sample("liujiang-2025/liujiang-2025.xlsx");
    for (String name :
        List.of(
            "../../etc/passwd", "\\\\host\\share\\x.xlsx", "CON", "a.xlsx:stream", "C:\\b.xlsx")) {
      Reply taken = client.check(name, bytes);
      assertThat(taken.json().path("evaluation").path("workbook").path("name").asText())
          .doesNotContain("/", "\\");
      String path = "/v1/workbooks/" + taken.json().path("id").asText();
      Reply made = client.post(path + "/downloads", Json.object().put("kind", "json"));
      assertThat(client.get(made.json().path("url").asText()).header("Content-Disposition"))
          .matches("attachment; filename\\*=UTF-8''[A-Za-z0-9._~%-]+");
      client.delete(path);
    }
    for (String name : List.of("%00.xlsx", "a%0d%0aX:y.xlsx", "%c0%ae.xlsx", "%ff", "a/", "%0")) {
      Heard heard =
          service
              .wire()
              .say(
                  "POST /v1/workbooks?name=" + name + " HTTP/1.1",
                  here(),
                  origin(),
                  Gate.TOKEN + ": " + client.token(),
                  "Content-Type: application/octet-stream",
                  "Content-Length: 0");
      assertThat(heard.status()).as(name).isEqualTo(400);
    }
  }
}
