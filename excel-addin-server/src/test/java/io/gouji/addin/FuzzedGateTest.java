package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests and documents with some of their bytes wrong: refused, answered, never a fault. */
final class FuzzedGateTest {
  private static final long SEED = 11;
  private static final List<String> ODD =
      List.of(
          "\r\n",
          "\n",
          " ",
          ":",
          "\u0000",
          "%00",
          "%2e%2e/",
          "../",
          "\u00ff",
          "9".repeat(40),
          "-1",
          "chunked",
          "Content-Length: 1\r\n",
          "Transfer-Encoding: chunked\r\n",
          "{",
          "}",
          "\"",
          "\\u0000",
          "[[[[",
          "1e999");

  @AutoClose private static Service service;
  private static Client client;

  @BeforeAll
  static void open() {
    service = Service.open();
    client = service.client();
  }

  private static byte[] changed(byte[] input, Random random) {
    byte[] out = input.clone();
    for (int i = 1 + random.nextInt(4); i > 0 && out.length > 0; i--) {
      int at = random.nextInt(out.length);
      switch (random.nextInt(4)) {
        case 0 -> out[at] = (byte) random.nextInt(256);
        case 1 -> out = Arrays.copyOf(out, at);
        case 2 -> out = joined(Arrays.copyOf(out, at), out, at + 1);
        default -> {
          byte[] odd = ODD.get(random.nextInt(ODD.size())).getBytes(StandardCharsets.ISO_8859_1);
          byte[] start = Arrays.copyOf(out, at + odd.length);
          System.arraycopy(odd, 0, start, at, odd.length);
          out = joined(start, out, at);
        }
      }
    }
    return out;
  }

  private static byte[] joined(byte[] start, byte[] all, int from) {
    int rest = Math.max(0, all.length - from);
    byte[] out = Arrays.copyOf(start, start.length + rest);
    System.arraycopy(all, all.length - rest, out, start.length, rest);
    return out;
  }

  private static List<byte[]> requests() {
    String host = "localhost:" + service.port();
    String head =
        "Host: %s\r\nOrigin: https://%s\r\n%s: %s\r\n"
            .formatted(host, host, Gate.TOKEN, client.token());
    String json = "{\"kind\":\"annotated\",\"set\":1}";
    List<String> texts = new ArrayList<>();
    texts.add("GET / HTTP/1.1\r\n" + head + "Connection: close\r\n\r\n");
    texts.add("GET /v1/packs HTTP/1.1\r\n" + head + "Connection: close\r\n\r\n");
    texts.add("DELETE /v1/workbooks/0 HTTP/1.1\r\n" + head + "Connection: close\r\n\r\n");
    texts.add(
        "POST /v1/workbooks/0/downloads HTTP/1.1\r\n"
            + head
            + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: "
            + json.length()
            + "\r\n\r\n"
            + json);
    return texts.stream().map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  /** Half of them is sent whole and then left open, so the service has to end some by itself. */
  @Test
  void requestsWithWrongBytesAreNoFault() throws Exception {
    Random random = new Random(SEED);
    List<byte[]> requests = requests();
    Wire wire = service.wire();
    for (int i = 0; i < Scoreboard.of("requests"); i++) {
      byte[] request = changed(requests.get(random.nextInt(requests.size())), random);
      try (var socket = wire.connect()) {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        // Nothing more will come, as after a broken connection.
        socket.shutdownOutput();
        int status = Wire.heard(socket).status();
        String sent = new String(request, StandardCharsets.ISO_8859_1);
        assertThat(status)
            .as(sent)
            .satisfiesAnyOf(
                s -> assertThat(s).isZero(),
                s -> assertThat(s).isBetween(200, 499),
                s -> assertThat(s).isIn(501, 505));
      } catch (java.net.SocketException reset) {
        assertThat(reset).hasMessageMatching("(?i).*(reset|closed|broken).*");
      }
    }
    assertThat(
            client.check("a.xlsx", Service.sample("broken/X03.xlsx")).json().path("state").asText())
        .isEqualTo("done");
  }

  @Test
  void documentsWithWrongBytesAreRefusedOrRead() {
    Random random = new Random(SEED);
    byte[] sound =
        "{\"action\":\"accept\",\"set\":1,\"before\":[{\"sheet\":\"表3\",\"ref\":\"B2\",\"value\":\"1.50\"}]}"
            .getBytes(StandardCharsets.UTF_8);
    int read = 0;
    for (int i = 0; i < Scoreboard.of("documents"); i++) {
      byte[] document = changed(sound, random);
      try {
        Json.parse(document);
        read++;
      } catch (Problem refused) {
        assertThat(refused.getMessage()).isNotNull();
      }
    }
    assertThat(read).isPositive();
  }
}
