package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gouji.addin.Client.Reply;
import io.gouji.engine.Options;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that nobody wants any more end at once, and whoever waits for them hears so. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class CancellingTest {
  private static final byte[] BROKEN = Service.sample("broken/X03.xlsx");

  private final Stoppable checks = new Stoppable();
  private Service service;
  private Client client;

  @BeforeEach
  void open() {
    service = Service.with(checks, InstantSource.system());
    client = service.client();
  }

  @AfterEach
  void close() {
    service.close();
  }

  private static String path(Reply workbook) {
    return "/v1/workbooks/" + workbook.json().path("id").asText();
  }

  private Reply begun() throws InterruptedException {
    checks.held = true;
    Reply begun = client.upload("name=a.xlsx", BROKEN);
    assertThat(begun.status()).isEqualTo(202);
    checks.begun.acquire();
    return begun;
  }

  private static void isCancelled(Reply reply) {
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.problem()).isEqualTo("cancelled");
    assertThat(reply.json().at("/languages/en/title").asText()).contains("cancelled");
  }

  @Test
  void aWorkbookThatIsForgottenIsNotCheckedToItsEnd() throws Exception {
    Reply begun = begun();
    assertThat(client.delete(path(begun)).status()).isEqualTo(204);
    checks.ended.acquire();
    assertThat(service.bridge().desk().budget().taken()).isZero();
  }

  /** Who gives up an upload does not know what came of it, nor whether it has come at all. */
  @Test
  void anUploadIsGivenUpWhetherItHasComeOrNot() throws Exception {
    checks.held = true;
    String come = "0".repeat(32);
    Reply begun = client.upload("name=a.xlsx&upload=" + come, BROKEN);
    checks.begun.acquire();
    assertThat(client.delete("/v1/uploads/" + come).status()).isEqualTo(204);
    checks.ended.acquire();
    assertThat(client.get(path(begun)).status()).isEqualTo(404);
    assertThat(service.bridge().desk().budget().taken()).isZero();

    String late = "1".repeat(32);
    assertThat(client.delete("/v1/uploads/" + late).status()).isEqualTo(204);
    isCancelled(client.upload("name=a.xlsx&upload=" + late, BROKEN));
    assertThat(service.bridge().desk().budget().taken()).isZero();

    String others = "2".repeat(32);
    Reply kept = client.upload("name=a.xlsx&upload=" + others, BROKEN);
    assertThat(service.client().delete("/v1/uploads/" + others).status()).isEqualTo(204);
    assertThat(client.get(path(kept)).status()).isEqualTo(200);
    assertThat(client.upload("name=a.xlsx&upload=../x", BROKEN).status()).isEqualTo(400);
    assertThat(client.delete("/v1/uploads/x").status()).isEqualTo(404);
  }

  @Test
  void theEndOfASessionEndsItsChecks() throws Exception {
    begun();
    begun();
    assertThat(client.delete("/v1/session").status()).isEqualTo(204);
    checks.ended.acquire(2);
  }

  @Test
  void theEndOfTheServiceEndsItsChecks() throws Exception {
    begun();
    service.close();
    checks.ended.acquire();
  }

  @Test
  void newerContentEndsTheCheckOfTheOlderWhoseSenderHearsSo() throws Exception {
    checks.held = true;
    Reply first = client.upload("name=a.xlsx", BROKEN);
    checks.begun.acquire();
    CompletableFuture<Reply> overtaken =
        CompletableFuture.supplyAsync(() -> client.put(path(first) + "?wait=20000", BROKEN));
    checks.ended.acquire();
    checks.begun.acquire();
    checks.held = false;

    Reply newest = client.put(path(first) + "?wait=20000", BROKEN);

    checks.ended.acquire();
    isCancelled(overtaken.get());
    assertThat(newest.json().path("state").asText()).isEqualTo("done");
    assertThat(newest.json().path("revision").asInt()).isEqualTo(3);
  }

  @Test
  void whoWaitsForAWorkbookThatIsForgottenHearsSo() throws Exception {
    Reply done = client.check("a.xlsx", BROKEN);
    checks.held = true;
    CompletableFuture<Reply> waits =
        CompletableFuture.supplyAsync(() -> client.put(path(done) + "?wait=20000", BROKEN));
    checks.begun.acquire();
    assertThat(client.delete(path(done)).status()).isEqualTo(204);
    isCancelled(waits.get());
    checks.ended.acquire();
  }

  @Test
  void aCorrectionThatIsTriedEndsWithItsWorkbookAndChangesNothing() throws Exception {
    Reply done = client.check("a.xlsx", BROKEN);
    String corrections = path(done) + "/corrections";
    JsonNode open = client.get(corrections).json().path("corrections").path(0);
    JsonNode accept = Client.accept(0, open.path("sets").path(0).path("cells"));
    checks.held = true;
    CompletableFuture<Reply> tried =
        CompletableFuture.supplyAsync(
            () -> client.post(corrections + "/" + open.path("id").asText(), accept));
    checks.begun.acquire();
    checks.held = false;

    Reply newer = client.put(path(done) + "?wait=20000", BROKEN);

    checks.ended.acquire();
    isCancelled(tried.get());
    assertThat(newer.json().path("evaluation")).isEqualTo(done.json().path("evaluation"));
  }

  @Test
  void aCorrectionThatWaitsItsTurnIsTakenBack() throws Exception {
    try (Workshop one = new Workshop(1)) {
      Desk desk = new Desk(Service.engine(), checks, one, new Budget(Service.MEMORY));
      RunningCheck busy = new RunningCheck(desk, "a.xlsx", "zh", Options.AUTO, Optional.empty());
      RunningCheck waits = new RunningCheck(desk, "b.xlsx", "zh", Options.AUTO, Optional.empty());
      checks.held = true;
      busy.submit(() -> busy.result(BROKEN));
      checks.begun.acquire();
      CompletableFuture<String> heard =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return waits.tried(BROKEN).report();
                } catch (Problem problem) {
                  return problem.id();
                }
              });

      waits.callOff();

      assertThat(heard.get()).isEqualTo("cancelled");
      assertThat(one.waiting()).isZero();
      busy.callOff();
      checks.ended.acquire();
    }
  }
}
