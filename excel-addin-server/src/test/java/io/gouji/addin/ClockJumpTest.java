package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.addin.Client.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The computer's clock is set while the service runs: nobody is let in longer, nobody thrown out.
 */
final class ClockJumpTest {
  private final AtomicReference<Instant> wall =
      new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));

  /** Near its end, as a counter may be that begins anywhere. */
  private final AtomicLong counter = new AtomicLong(Long.MAX_VALUE - 5);

  @AutoClose
  private final Service service =
      Service.with(Bridge.Plan.ENGINE, SteadyClock.of(wall::get, counter::get));

  private void pass(Duration time) {
    counter.addAndGet(time.toNanos());
  }

  private void jump(String by) {
    wall.updateAndGet(now -> now.plus(Duration.parse(by)));
  }

  private int open(String ticket) {
    ObjectNode key = Json.object().put("ticket", ticket);
    return Client.of(service).post("/v1/session", key).status();
  }

  private String ticket() {
    String address = service.bridge().invitation();
    return address.substring(address.indexOf("?t=") + 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-9000H", "PT-1H", "PT1H", "PT9000H"})
  void ticketsSessionsAndDownloadsLastAsLongAsEver(String by) {
    Client client = service.client();
    String used = ticket();
    String late = ticket();
    Reply checked = client.check("a.xlsx", Service.sample("broken/X03.xlsx"));
    String path = "/v1/workbooks/" + checked.json().path("id").asText();
    String file = download(client, path);
    String gone = download(client, path);
    jump(by);

    assertThat(client.get("/v1/session").status()).isEqualTo(200);
    pass(Duration.ofSeconds(59));
    assertThat(client.get(file).status()).isEqualTo(200);
    assertThat(open(used)).isEqualTo(201);
    pass(Duration.ofSeconds(2));
    assertThat(open(late)).isEqualTo(401);
    assertThat(client.get(gone).status()).isEqualTo(404);
    assertThat(client.get("/v1/session").status()).isEqualTo(200);
    pass(Sessions.IDLE.minusSeconds(1));
    assertThat(client.get(path).status()).isEqualTo(200);
    pass(Sessions.IDLE);
    assertThat(client.get(path).status()).isEqualTo(401);
    assertThat(service.bridge().desk().budget().taken()).as("nothing is kept").isZero();
  }

  private static String download(Client client, String path) {
    Reply made = client.post(path + "/downloads", Json.object().put("kind", "json"));
    return made.json().path("url").asText();
  }

  /** A wait ends by what has gone by. */
  @ParameterizedTest
  @ValueSource(strings = {"PT-9000H", "PT9000H"})
  void aCheckIsWaitedForAsLongAsItTakes(String by) {
    Client client = service.client();
    jump(by);
    Reply checked = client.check("a.xlsx", Service.sample("broken/X03.xlsx"));
    assertThat(checked.status()).isEqualTo(201);
    jump(Duration.parse(by).negated().toString());
    assertThat(client.get("/v1/workbooks/" + checked.json().path("id").asText()).status())
        .isEqualTo(200);
  }

  @Test
  void theServiceThatIsStartedGoesByIt() {
    assertThat(Bridge.Plan.on(0, OptionalInt.empty()).clock()).isInstanceOf(SteadyClock.class);
  }
}
