package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Attack 23: what the service says to whoever wants to know whether it is the one. */
final class ProofTest {
  private static final String NONCE = "0123456789abcdef0123456789abcdef";

  @AutoClose private final Service service = Service.open();

  private HttpResponse<String> ask(String query, String... headers)
      throws IOException, InterruptedException {
    int port = service.bridge().wpsPort().orElseThrow();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + Proof.PATH + query));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void attack23TheProofIsForOnePortAndOneQuestion() throws Exception {
    int port = service.bridge().wpsPort().orElseThrow();
    Proof proof = new Proof(Service.secret());
    HttpResponse<String> answer = ask("?nonce=" + NONCE, "Origin", "null");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"proof\":\"" + proof.of(port, NONCE) + "\"}");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(proof.of(port, NONCE))
        .isNotEqualTo(proof.of(service.port(), NONCE))
        .isNotEqualTo(proof.of(port, NONCE.replace('0', '1')))
        .isNotEqualTo(new Proof("other").of(port, NONCE));
    assertThat(answer.body()).doesNotContain(Service.secret());
  }

  @Test
  void attack23NoOtherQuestionIsAnswered() throws Exception {
    assertThat(ask("").statusCode()).isEqualTo(400);
    assertThat(ask("?nonce=short").statusCode()).isEqualTo(400);
    assertThat(ask("?nonce=" + NONCE + "%0a").statusCode()).isEqualTo(400);
    assertThat(ask("?nonce=" + NONCE + "&more=1").statusCode()).isEqualTo(400);
  }

  @Test
  void attack23OnlyThePortOfWpsIsReadFromElsewhere() {
    Client client = Client.of(service);
    String path = Proof.PATH + "?nonce=" + NONCE;
    assertThat(client.get(path).status()).isEqualTo(200);
    Wire.Heard foreign =
        service
            .wire()
            .say("GET " + path + " HTTP/1.1", "Host: localhost:" + service.port(), "Origin: null");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.has("Access-Control-Allow-Origin")).isFalse();
  }

  @Test
  void attack23PresenceTellsOursFromOthers() throws IOException {
    Presence presence = new Presence(Service.installation());
    int port = service.bridge().wpsPort().orElseThrow();
    assertThat(presence.clear(port)).isEqualTo(Presence.Who.OURS);
    assertThat(presence.secure(service.port())).isEqualTo(Presence.Who.OURS);
    assertThat(presence.secure(port)).isEqualTo(Presence.Who.OTHERS);
    assertThat(presence.clear(1)).isEqualTo(Presence.Who.NOBODY);
    assertThat(presence.secure(1)).isEqualTo(Presence.Who.NOBODY);
  }
}
