package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.addin.Client.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
}
