package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.addin.Client.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that cannot be answered as they are asked: what is wrong with them is said. */
final class WrongQuestionsTest {
  private static Service service;
  private static Client client;
  private static String workbook;

  @BeforeAll
  static void open() {
    service = Service.open();
    client = service.client();
    Reply checked = client.check("a.xlsx", Service.sample("broken/B10.xlsx"));
    workbook = "/v1/workbooks/" + checked.json().path("id").asText();
  }

  @AfterAll
  static void close() {
    service.close();
  }

  /** A problem in both languages that names what is wrong. */
  private static void isRefused(Reply reply, String name) {
    assertThat(reply.status()).as(name).isEqualTo(400);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.json().at("/languages/zh/detail").asText()).contains(name);
    assertThat(reply.json().at("/languages/en/detail").asText()).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "20001", "1.5", "", "99999999999999999999", "0x10"})
  void aWaitThatIsNoneIsNamed(String wait) {
    isRefused(client.get(workbook + "?wait=" + wait), "wait");
  }

  @Test
  void theLongestWaitMayBeAskedFor() {
    assertThat(client.get(workbook + "?wait=20000").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "ZH", "zh-CN", ""})
  void aLanguageNobodySpeaksIsNamed(String language) {
    isRefused(client.upload("name=a.xlsx&lang=" + language, new byte[1]), "lang");
    isRefused(client.get("/v1/rules/guangxi-unit-2025/X03?lang=" + language), "lang");
    ObjectNode key = Json.object().put("secret", Service.secret()).put("lang", language);
    isRefused(Client.of(service).post("/v1/session", key), "lang");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-02-30", "2025/3/1", "yesterday", "20250301", "2025-03-01T00:00"})
  void aDayThatIsNoneIsNamed(String date) {
    ObjectNode said =
        Json.object()
            .put("fingerprint", "0")
            .put("reason", "预算批复后追加了办公楼维修，已与批文核对。")
            .put("who", "李会计")
            .put("date", date);
    isRefused(client.post(workbook + "/explanations", said), "date");
    isRefused(client.putJson(workbook + "/explanations", Json.array().add(said)), "date");
  }

  @ParameterizedTest
  @CsvSource({
    "name=a.xlsx&pack=nowhere, pack",
    "pack=auto, name",
    "name=a.xlsx&upload=1, upload",
    "name=a.xlsx&name=b.xlsx, name",
    "name=a.xlsx&colour=red, colour",
    "name=%00, name",
    "name=%FF, name",
    "name=a.xlsx&%3Cb%3E=1, ?"
  })
  void aParameterThatIsWrongIsNamed(String query, String name) {
    isRefused(client.upload(query, new byte[1]), name);
  }

  @Test
  void whatADownloadCannotBeIsRefused() {
    Reply reply = client.post(workbook + "/downloads", Json.object().put("kind", "x"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problem()).isEqualTo("json");
  }

  /** The ticket is not used up by it. */
  @Test
  void aSessionHasOneKey() {
    String address = service.bridge().invitation();
    String ticket = address.substring(address.indexOf("?t=") + 3);
    ObjectNode both = Json.object().put("secret", Service.secret()).put("ticket", ticket);
    Client anybody = Client.of(service);
    isRefused(anybody.post("/v1/session", both), "secret");
    isRefused(anybody.post("/v1/session", Json.object()), "ticket");
    assertThat(anybody.post("/v1/session", Json.object().put("ticket", ticket)).status())
        .isEqualTo(201);
  }

  /** Who has a password need not take it away. */
  @Test
  void aLockedFileMayBeGivenWithItsPassword() throws Exception {
    Reply locked = client.check("a.xlsx", PasswordsTest.locked());
    assertThat(locked.json().at("/problem/languages/zh/detail").asText()).startsWith("请给出密码");
    assertThat(locked.json().at("/problem/languages/en/detail").asText())
        .startsWith("Give the password");
  }

  /** What is said in the body is meant: a field nobody knows is not passed over. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/downloads | {'kind':'json','x':1}",
        "/corrections | {'action':'accept-all','before':[],'x':1}",
        "/corrections | {'action':'accept-all','before':[{'sheet':'a','ref':'A1','value':1,'x':1}]}",
        "/corrections/0 | {'action':'reject','x':1}",
        "/explanations | {'fingerprint':'0','reason':'r','x':1}"
      })
  void aFieldNobodyKnowsIsRefused(String path, String body) {
    Reply reply = client.post(workbook + path, Json.own(body.replace('\'', '"')));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problem()).isEqualTo("json");
  }

  @Test
  void aFieldNobodyKnowsOpensNothing() {
    ObjectNode key = Json.object().put("secret", Service.secret()).put("x", 1);
    for (String door : List.of("/v1/session", "/v1/invitations")) {
      assertThat(Client.of(service).post(door, key).problem()).as(door).isEqualTo("json");
    }
    Reply list = client.putJson(workbook + "/explanations", Json.array().add(key));
    assertThat(list.problem()).isEqualTo("json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=utf-8", "application/json;charset=\"UTF-8\""})
  void jsonMaySayThatItIsUtf8(String type) {
    Reply reply =
        client.send(
            client
                .request(workbook + "/downloads")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"kind\":\"json\"}")));
    assertThat(reply.status()).isEqualTo(201);
  }

  /** A problem is told in the language that is asked for, however that is said. */
  @Test
  void problemsAreToldInTheLanguageAskedFor() {
    byte[] half = Arrays.copyOf(Service.sample("broken/B10.xlsx"), 9_000);
    Reply english = client.upload("name=a.xlsx&lang=en&wait=20000", half);
    assertThat(english.json().at("/problem/title").asText()).isEqualTo("The file is incomplete");
    Reply chinese = client.upload("name=a.xlsx&wait=20000", half);
    assertThat(chinese.json().at("/problem/title").asText()).isEqualTo("文件不完整");
    Reply accepted =
        client.send(
            client
                .request("/v1/workbooks?name=a.xlsx&wait=20000")
                .header("Accept-Language", "fr, en-GB;q=0.8, zh;q=0.5")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(half)));
    assertThat(accepted.json().at("/problem/title").asText()).isEqualTo("The file is incomplete");
    assertThat(title("/v1/nothing", "en")).isEqualTo("No such address");
    assertThat(title("/v1/nothing", "en;q=0, zh")).isEqualTo("没有这个地址");
    assertThat(title("/v1/nothing", "*;;=")).isEqualTo("没有这个地址");
    assertThat(title("/v1/workbooks/0?lang=en", "zh")).isEqualTo("Wrong parameter");

    ObjectNode key = Json.object().put("secret", Service.secret()).put("lang", "zh");
    Client own = Client.of(service).opened(key);
    Reply chosen = own.send(own.request("/v1/workbooks/0").header("Accept-Language", "en").GET());
    assertThat(chosen.json().path("title").asText()).as("the session's").isEqualTo("没有这个工作簿");
  }

  private static String title(String path, String languages) {
    return client
        .send(client.request(path).header("Accept-Language", languages).GET())
        .json()
        .path("title")
        .asText();
  }

  /** What is allowed is told of the address that was asked for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PATCH | /v1/health | GET",
        "PUT | /v1/health | GET",
        "OPTIONS | /v1/session | DELETE, GET, POST",
        "POST | /v1/downloads/x | GET"
      })
  void whatIsAllowedIsTold(String method, String path, String allowed) {
    Reply reply = client.send(client.request(path).method(method, BodyPublishers.noBody()));
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo(allowed);
  }

  /** As the description says of requests that never come to us. */
  @Test
  void whatIsNoHttpIsAnsweredByJavasServer() {
    String said = client.get("/v1/openapi.json").json().at("/info/description").asText();
    assertThat(said).contains("text/html", "128 KiB", "more than 256");
    assertThat(service.wire().say("garbage").text())
        .startsWith("HTTP/1.1 400 ")
        .contains("Content-Type: text/html");
    String host = "Host: localhost:" + service.port();
    String large = "X: " + "x".repeat(100 << 10);
    String endless = "X: " + "x".repeat(130 << 10);
    assertThat(service.wire().say("GET /v1/health HTTP/1.1", host, large).text())
        .contains("application/problem+json", "headers");
    Wire.Heard ended = service.wire().say("GET /v1/health HTTP/1.1", host, endless);
    assertThat(ended.text()).doesNotContain("problem+json");
    assertThat(ended.status()).isIn(0, 400, 431);
  }

  /** What could not be read takes no good workbook's place. */
  @Test
  void unreadableFilesGiveWayFirst() {
    Client own = service.client();
    String good = own.check("a.xlsx", Service.sample("broken/B10.xlsx")).json().path("id").asText();
    for (int i = 0; i < 12; i++) {
      own.check("坏.xlsx", new byte[99]);
    }
    assertThat(own.get("/v1/workbooks/" + good).status()).isEqualTo(200);
  }

  /** Help is one click away, and brings its own look but nothing else. */
  @Test
  void theGuideIsServed(@TempDir Path product) throws Exception {
    Path guide = Files.createDirectories(product.resolve("guide"));
    Files.writeString(guide.resolve("zh.html"), "<style>p {}</style><p>指南");
    Files.writeString(guide.resolve("index.html"), "<p>目录");
    Files.writeString(product.resolve("secret.html"), "x");
    Bridge.Plan plan = Bridge.Plan.on(0, OptionalInt.empty());
    assertThat(plan.withGuide(product.resolve("none/templates")).guide()).isEmpty();
    try (Service guided = Service.with(plan.withGuide(product.resolve("templates")))) {
      Client reader = guided.client();
      assertThat(reader.get("/v1/session").json().path("guide").asText()).isEqualTo("/guide/");
      Reply page = reader.get("/guide/zh.html");
      assertThat(page.status()).isEqualTo(200);
      String sum =
          Base64.getEncoder()
              .encodeToString(
                  MessageDigest.getInstance("SHA-256")
                      .digest("p {}".getBytes(StandardCharsets.UTF_8)));
      assertThat(page.header("Content-Security-Policy"))
          .contains("style-src 'self' 'sha256-" + sum + "'", "script-src 'self';");
      assertThat(reader.get("/guide/").status()).isEqualTo(200);
      for (String none : List.of("/guide/no.html", "/web/", "/guide/..%2Fsecret.html")) {
        assertThat(reader.get(none).status()).as(none).isIn(400, 404);
      }
    }
    assertThat(client.get("/v1/session").json().has("guide")).isFalse();
    assertThat(client.get("/guide/zh.html").status()).isEqualTo(404);
  }
}
