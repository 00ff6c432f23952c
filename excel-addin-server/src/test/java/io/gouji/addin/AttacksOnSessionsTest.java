package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.addin.Client.Reply;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attacks 3, 20 to 22 and 25: what belongs to one session, for as long as it lasts. */
final class AttacksOnSessionsTest {
  private static final Duration BLINK = Duration.ofMillis(1);

  private final Hands clock = new Hands();
  private final CountDownLatch released = new CountDownLatch(1);
  private Service service;

  @BeforeEach
  void open() {
    service = Service.with(Bridge.Plan.ENGINE, clock);
  }

  @AfterEach
  void close() {
    released.countDown();
    service.close();
  }

  private long held() {
    return service.bridge().desk().budget().taken();
  }

  private static String path(Reply workbook) {
    return "/v1/workbooks/" + workbook.json().path("id").asText();
  }

  private static Reply checked(Client client) {
    return client.check("X03.xlsx", Service.sample("broken/X03.xlsx"));
  }

  @Test
  void attack03ASessionEndsWhenItIsIdle() {
    Client client = service.client();
    checked(client);
    clock.move(Sessions.IDLE.minus(BLINK));
    assertThat(client.get("/v1/session").status()).isEqualTo(200);
    clock.move(Sessions.IDLE.minus(BLINK));
    assertThat(client.get("/v1/session").status()).isEqualTo(200);
    clock.move(Sessions.IDLE);
    assertThat(client.get("/v1/session").status()).isEqualTo(401);
    assertThat(held()).isZero();
  }

  @Test
  void attack03ATicketCountsForAMinute() {
    String late = service.bridge().invitation().replaceFirst(".*\\?t=", "");
    clock.move(Sessions.TICKET);
    Client browser = Client.of(service);
    assertThat(browser.post("/v1/session", Json.object().put("ticket", late)).status())
        .isEqualTo(401);
    String soon = service.bridge().invitation().replaceFirst(".*\\?t=", "");
    clock.move(Sessions.TICKET.minus(BLINK));
    assertThat(browser.post("/v1/session", Json.object().put("ticket", soon)).status())
        .isEqualTo(201);
  }

  @Test
  void sessionsAndWorkbooksHaveAnEnd() {
    List<Client> all = new ArrayList<>();
    for (int i = 0; i < Sessions.MOST; i++) {
      all.add(service.client());
    }
    ObjectNode secret = Json.object().put("secret", Service.secret());
    assertThat(Client.of(service).post("/v1/session", secret).status()).isEqualTo(429);
    clock.move(Duration.ofMinutes(2));
    all.subList(1, all.size()).forEach(client -> client.get("/v1/session"));
    Client one = service.client();
    assertThat(all.get(0).get("/v1/session").status()).isEqualTo(401);
    List<Reply> sent = new ArrayList<>();
    for (int i = 0; i < Session.MOST_WORKBOOKS; i++) {
      sent.add(checked(one));
    }
    ObjectNode kind = Json.object().put("kind", "json");
    String used = one.post(path(sent.get(0)) + "/downloads", kind).json().path("url").asText();
    String gone = one.post(path(sent.get(1)) + "/downloads", kind).json().path("url").asText();
    assertThat(one.get(path(sent.get(1))).status()).isEqualTo(200);
    for (int i = 2; i < sent.size(); i++) {
      assertThat(one.get(path(sent.get(i))).status()).isEqualTo(200);
    }
    assertThat(one.get(path(sent.get(0))).status()).isEqualTo(200);

    Reply more = checked(one);

    assertThat(more.status()).isEqualTo(201);
    Reply lost = one.get(path(sent.get(1)));
    assertThat(lost.status()).isEqualTo(404);
    assertThat(lost.problem()).isEqualTo("workbook");
    assertThat(one.get(gone).status()).isEqualTo(404);
    assertThat(one.get(used).status()).isEqualTo(200);
    assertThat(one.get(path(sent.get(0))).status()).isEqualTo(200);
    one.delete("/v1/session");
    assertThat(held()).isZero();
  }

  @Test
  void noWorkbookThatIsBeingCheckedGivesWay() {
    CountDownLatch open = new CountDownLatch(1);
    try (Service slow =
        Service.with(
            (engine, bytes, name, options) -> {
              await(open);
              return engine.evaluate(bytes, name, options);
            },
            clock)) {
      Client client = slow.client();
      byte[] sample = Service.sample("broken/X03.xlsx");
      List<Reply> begun = new ArrayList<>();
      for (int i = 0; i < Session.MOST_WORKBOOKS; i++) {
        begun.add(client.upload("name=a.xlsx", sample));
      }
      Reply more = client.upload("name=a.xlsx", sample);
      assertThat(more.status()).isEqualTo(429);
      assertThat(more.problem()).isEqualTo("workbooks");

      open.countDown();
      for (Reply one : begun) {
        Reply done = client.get(path(one) + "?wait=20000");
        assertThat(done.json().path("state").asText()).isEqualTo("done");
      }
      assertThat(client.check("a.xlsx", sample).status()).isEqualTo(201);
      assertThat(client.get(path(begun.get(0))).status()).isEqualTo(404);
    }
  }

  @Test
  void memoryHasAnEnd() {
    List<Client> clients = List.of(service.client(), service.client());
    int taken = 0;
    for (Client client : clients) {
      for (int i = 0; i < Session.MOST_WORKBOOKS; i++) {
        Reply reply = client.upload("name=a.xlsx", new byte[45 << 20]);
        taken += reply.status() == 503 ? 0 : 1;
        assertThat(held()).isLessThanOrEqualTo(Service.MEMORY);
      }
    }
    assertThat(taken).isEqualTo(5);
    clients.forEach(client -> client.delete("/v1/session"));
    assertThat(held()).isZero();
  }

  @Test
  void attack20OnlyWhatStandsThereIsCorrected() {
    Client client = service.client();
    Reply wrong = checked(client);
    String corrections = path(wrong) + "/corrections";
    JsonNode open = client.get(corrections).json().path("corrections").path(0);
    String one = corrections + "/" + open.path("id").asText();
    ObjectNode accept = Client.accept(0, open.path("sets").path(0).path("cells"));
    ObjectNode stale = accept.deepCopy();
    ((ObjectNode) stale.path("before").path(0)).put("value", 99.5);

    Reply refused = client.post(one, stale);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("now").path(0).path("value").asText()).isEqualTo("14.6216");
    assertThat(client.post(one, accept.deepCopy().put("set", 1)).status()).isEqualTo(422);
    assertThat(client.post(one, accept.deepCopy().put("set", -1)).status()).isEqualTo(422);
    assertThat(client.post(corrections + "/0000000000000000", accept).status()).isEqualTo(404);
    assertThat(client.get(path(wrong)).json()).isEqualTo(wrong.json());

    Client other = service.client();
    assertThat(other.post(one, accept).status()).isEqualTo(404);
    client.put(path(wrong) + "?wait=20000", Service.sample("liujiang-2025/liujiang-2025.xlsx"));
    assertThat(client.post(one, accept).status()).isEqualTo(404);
  }

  @Test
  void attack20AnAnswerIsNotMixedWithAChange() {
    Client client = service.client();
    Reply wrong = checked(client);
    client.put(path(wrong) + "?wait=20000", new byte[9]);
    assertThat(client.get(path(wrong) + "/corrections").status()).isEqualTo(409);
    ObjectNode kind = Json.object().put("kind", "json");
    assertThat(client.post(path(wrong) + "/downloads", kind).status()).isEqualTo(409);
  }

  @Test
  void attack21ADownloadIsForOneSessionOneTimeOneMinute() {
    Client client = service.client();
    Reply wrong = checked(client);
    ObjectNode kind = Json.object().put("kind", "annotated");
    String make = path(wrong) + "/downloads";
    client.put(
        path(wrong) + "/narrative?name=a.txt&wait=20000",
        "2025年预算\n总收入1万元。".getBytes(StandardCharsets.UTF_8));
    assertThat(service.client().post(make, Json.object().put("kind", "narrative")).status())
        .isEqualTo(404);
    assertThat(service.client().post(make, kind).status()).isEqualTo(404);

    String used = client.post(make, kind).json().path("url").asText();
    assertThat(client.get(used).status()).isEqualTo(200);
    assertThat(client.get(used).status()).isEqualTo(404);
    String late = client.post(make, kind).json().path("url").asText();
    clock.move(Downloads.LIFE);
    assertThat(client.get(late).status()).isEqualTo(404);
    String orphan = client.post(make, kind).json().path("url").asText();
    client.delete("/v1/session");
    assertThat(client.get(orphan).status()).isEqualTo(404);
    assertThat(held()).isZero();
  }

  @Test
  void attack22TheLogKnowsNoSecretAndNoCell() throws InterruptedException {
    List<String> told = new CopyOnWriteArrayList<>();
    CountDownLatch last = new CountDownLatch(1);
    Logger logger = Logger.getLogger("io.gouji.addin");
    Handler handler = new Remembering(told, "GET / 200", last);
    logger.setLevel(Level.ALL);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try (Service failing =
        Service.with(
            (engine, bytes, name, options) -> {
              throw new IllegalStateException("住房公积金 14.6216");
            },
            clock)) {
      Client client = failing.client();
      Reply reply = client.check("机密.xlsx", Service.sample("broken/X03.xlsx"));
      client.get("/v1/rules/guangxi-unit-2025/X03?workbook=" + path(reply).substring(14));
      client.send(
          client
              .request("/v1/workbooks?name=a.xlsx")
              .header("Content-Type", "application/octet-stream")
              .header(Request.PASSWORD, "b2ZmZW5l")
              .POST(HttpRequest.BodyPublishers.ofByteArray(Service.sample("broken/X03.xlsx"))));
      client.put(
          path(reply) + "/narrative?name=" + Client.escaped("机密.txt"),
          "2025年预算，公积金14.6216万元".getBytes(StandardCharsets.UTF_8));
      String ticket = failing.bridge().invitation().replaceFirst(".*\\?t=", "");
      Client.of(failing).get("/?t=" + ticket);
      // An answer is heard before it is logged.
      assertThat(last.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(told).anyMatch(line -> line.contains("POST /v1/workbooks 201"));
      assertThat(String.join("\n", told) + reply.json())
          .doesNotContain(
              client.token(), Service.secret(), ticket, "14.6216", "机密", "公积金", "b2ZmZW5l");
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
      logger.setLevel(null);
    }
  }

  /** Keeps what is logged, as it would be printed. */
  private static final class Remembering extends Handler {
    private final List<String> told;
    private final String last;
    private final CountDownLatch come;

    Remembering(List<String> told, String last, CountDownLatch come) {
      this.told = told;
      this.last = last;
      this.come = come;
      setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord record) {
      told.add(new java.util.logging.SimpleFormatter().formatMessage(record));
      if (told.get(told.size() - 1).contains(last)) {
        come.countDown();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aFaultOfOursIsToldAndTheServiceGoesOn() {
    try (Service failing =
        Service.with(
            (engine, bytes, name, options) -> {
              if (name.equals("deep.xlsx")) {
                throw new StackOverflowError();
              } else if (name.equals("large.xlsx")) {
                throw new OutOfMemoryError();
              } else if (name.equals("odd.xlsx")) {
                throw new IllegalStateException("secret");
              }
              return engine.evaluate(bytes, name, options);
            },
            clock)) {
      Client client = failing.client();
      byte[] bytes = Service.sample("broken/X03.xlsx");
      assertThat(problem(client.check("deep.xlsx", bytes)).path("status").asInt()).isEqualTo(500);
      assertThat(problem(client.check("odd.xlsx", bytes)).toString()).doesNotContain("secret");
      assertThat(problem(client.check("large.xlsx", bytes)).path("type").asText())
          .endsWith("file.too-large");
      assertThat(checked(client).json().path("state").asText()).isEqualTo("done");
    }
  }

  private static JsonNode problem(Reply reply) {
    assertThat(reply.json().path("state").asText()).isEqualTo("failed");
    return reply.json().path("problem");
  }

  @Test
  void attack25SessionsDoNotSeeEachOther() {
    Client one = service.client();
    Client other = service.client();
    Reply mine = checked(one);
    for (String below : List.of("", "/corrections")) {
      assertThat(other.get(path(mine) + below).status()).isEqualTo(404);
    }
    assertThat(other.put(path(mine), new byte[9]).status()).isEqualTo(404);
    assertThat(other.delete(path(mine)).status()).isEqualTo(404);
    String rule = "/v1/rules/guangxi-unit-2025/X03?workbook=" + path(mine).substring(14);
    assertThat(other.get(rule).status()).isEqualTo(404);
    assertThat(one.get(path(mine)).json()).isEqualTo(mine.json());
  }

  @Test
  void attack25CancellingFreesMemoryAlsoWhileItRuns() {
    try (Service slow =
        Service.with(
            (engine, bytes, name, options) -> {
              await(released);
              return engine.evaluate(bytes, name, options);
            },
            clock)) {
      Client client = slow.client();
      Reply begun = client.upload("name=a.xlsx", Service.sample("broken/X03.xlsx"));
      assertThat(begun.status()).isEqualTo(202);
      assertThat(begun.json().path("state").asText()).isEqualTo("running");
      assertThat(client.get(path(begun) + "/corrections").status()).isEqualTo(409);
      assertThat(client.delete(path(begun)).status()).isEqualTo(204);
      assertThat(slow.bridge().desk().budget().taken()).isZero();
      assertThat(client.get(path(begun)).status()).isEqualTo(404);
      released.countDown();
      assertThat(checked(client).json().path("state").asText()).isEqualTo("done");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void attack25NothingOfAWorkbookTouchesTheDisk() throws IOException {
    Set<Path> before = files();
    Client client = service.client();
    Reply wrong = checked(client);
    ObjectNode kind = Json.object().put("kind", "corrected");
    client.get(client.post(path(wrong) + "/downloads", kind).json().path("url").asText());
    client.check("a.xls", new byte[99]);
    assertThat(files()).isEqualTo(before);
  }

  private static Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Service.installation().folder())) {
      return files.collect(Collectors.toSet());
    }
  }
}
