package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.addin.Client.Reply;
import io.gouji.engine.Cleaned;
import io.gouji.engine.Options;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.Wording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a pane does in a day; the client holds every answer to the description of the API. */
final class ApiTest {
  @AutoClose private static Service service;

  @BeforeAll
  static void open() {
    service = Service.open();
  }

  private static String path(Reply workbook) {
    return "/v1/workbooks/" + workbook.json().path("id").asText();
  }

  @Test
  void theDescriptionNamesExactlyTheRoutes() {
    TreeSet<String> routes =
        service.bridge().router().routes().stream()
            .filter(route -> route.path().startsWith("/v1/"))
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(ApiDescription.read().operations()).isEqualTo(routes);
    ObjectNode told = (ObjectNode) Client.of(service).get("/v1/openapi.json").json();
    ObjectNode written = ApiDescription.read().document().deepCopy();
    written.remove("servers");
    told.remove("servers");
    assertThat(told).isEqualTo(written);
  }

  /** Whoever makes a client of it reaches the service that answered. */
  @Test
  void theDescriptionNamesThePortItIsServedOn() {
    JsonNode told = Client.of(service).get("/v1/openapi.json").json();
    assertThat(told.at("/servers/0/url").asText())
        .isEqualTo("https://localhost:" + service.bridge().port());
  }

  @Test
  void aSessionTellsThePacksAndEnds() {
    Client client = service.client();

    assertThat(client.get("/v1/health").json()).isEqualTo(Json.object().put("status", "up"));
    assertThat(client.delete("/v1/session").status()).isEqualTo(204);
    assertThat(client.get("/v1/session").status()).isEqualTo(401);
  }

  @Test
  void anInvitationOpensOneSession() {
    String url = service.bridge().invitation();
    String ticket = url.substring(url.indexOf("?t=") + 3);
    Client browser = Client.of(service);

    Reply page = browser.get("/?t=" + ticket);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    Reply opened =
        browser.post("/v1/session", Json.object().put("ticket", ticket).put("lang", "en"));
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.json().path("language").asText()).isEqualTo("en");
    assertThat(opened.json().path("packs").findValuesAsText("id"))
        .isEqualTo(Service.engine().packIds());
    assertThat(browser.post("/v1/session", Json.object().put("ticket", ticket)).status())
        .isEqualTo(401);
  }

  @Test
  void theEvaluationIsTheEnginesOwn() throws Exception {
    byte[] bytes = Service.sample("broken/X03.xlsx");
    var evaluation = Service.engine().evaluate(bytes, "预算.xlsx", Options.AUTO);
    String own = new JsonReport(Wording.of(evaluation, "en")).write(evaluation, List.of());

    Reply reply =
        service.client().upload("name=" + Client.escaped("预算.xlsx") + "&lang=en&wait=20000", bytes);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().path("state").asText()).isEqualTo("done");
    assertThat(reply.json().path("evaluation")).isEqualTo(Json.own(own));
  }

  @Test
  void aChangedWorkbookIsCheckedAgain() {
    Client client = service.client();
    Reply wrong = client.check("a.xlsx", Service.sample("broken/X03.xlsx"));
    String clean = "liujiang-2025/liujiang-2025.xlsx";

    Reply right = client.put(path(wrong) + "?wait=20000", Service.sample(clean));

    assertThat(verdict(wrong)).isEqualTo("errors");
    assertThat(verdict(right)).isEqualTo("clean");
    assertThat(right.json().path("revision").asInt()).isEqualTo(2);
    assertThat(client.get(path(wrong)).json()).isEqualTo(right.json());
  }

  private static String verdict(Reply reply) {
    return reply.json().path("evaluation").path("summary").path("verdict").asText();
  }

  @Test
  void lastYearsWorkbookIsSetBesideAndTakenAway() {
    Client client = service.client();
    Reply alone = client.check("2025.xlsx", Service.sample("liujiang-2025/liujiang-2025.xlsx"));

    Reply beside =
        client.put(
            path(alone) + "/prior?name=2024.xlsx&wait=20000",
            Service.sample("prior/liujiang-2024.xlsx"));

    assertThat(alone.json().path("evaluation").has("prior")).isFalse();
    assertThat(beside.json().path("evaluation").path("prior").path("used").asBoolean()).isTrue();
    Reply again = client.delete(path(alone) + "/prior?wait=20000");
    assertThat(again.json().path("evaluation")).isEqualTo(alone.json().path("evaluation"));
    assertThat(client.put(path(alone) + "/prior?name=x.xlsx", new byte[0]).problem())
        .isEqualTo("file.empty");
    assertThat(client.put(path(alone) + "/prior?name=x.xlsx", new byte[99]).problem())
        .isEqualTo("file.not-a-workbook");
  }

  @Test
  void aCorrectionIsAcceptedReplayedUndoneAndRejected() {
    Client client = service.client();
    Reply wrong = client.check("X03.xlsx", Service.sample("broken/X03.xlsx"));
    String corrections = path(wrong) + "/corrections";
    JsonNode open = client.get(corrections).json().path("corrections").path(0);
    String one = corrections + "/" + open.path("id").asText();
    ObjectNode accept = Client.accept(0, open.path("sets").path(0).path("cells"));

    Reply accepted = client.post(one, accept);
    assertThat(accepted.status()).isEqualTo(200);
    assertThat(verdict(accepted)).isEqualTo("clean");
    JsonNode write = accepted.json().path("writes").path(0);
    assertThat(write.path("ref").asText()).isEqualTo("D21");
    assertThat(write.path("before").asText()).isEqualTo("14.6216");
    assertThat(write.path("after").asText()).isEqualTo("15.6216");
    JsonNode listed = client.get(corrections).json().path("corrections");
    assertThat(listed.findValuesAsText("state")).containsExactly("accepted");

    Reply again = client.post(one, accept);
    assertThat(again.json()).isEqualTo(accepted.json());

    Reply undone = client.post(one, Json.object().put("action", "undo"));
    assertThat(undone.json().path("writes").path(0).path("after").asText()).isEqualTo("14.6216");
    assertThat(undone.json().path("evaluation").path("findings"))
        .isEqualTo(wrong.json().path("evaluation").path("findings"));
    Reply undoneAgain = client.post(one, Json.object().put("action", "undo"));
    assertThat(undoneAgain.json()).isEqualTo(undone.json());

    assertThat(client.post(one, Json.object().put("action", "reject")).status()).isEqualTo(200);
    assertThat(client.get(corrections).json().path("corrections").findValuesAsText("state"))
        .containsExactly("rejected");
    assertThat(client.post(one, Json.object().put("action", "undo")).json().path("writes"))
        .isEmpty();
    assertThat(client.get(corrections).json().path("corrections").findValuesAsText("state"))
        .containsExactly("open");
  }

  @Test
  void whatWasWrittenIsTakenBackAlsoAfterThePaneSentTheWholeWorkbookAgain() {
    Client client = service.client();
    byte[] broken = Service.sample("broken/X03.xlsx");
    Reply wrong = client.check("X03.xlsx", broken);
    String corrections = path(wrong) + "/corrections";
    JsonNode open = client.get(corrections).json().path("corrections").path(0);
    String one = corrections + "/" + open.path("id").asText();
    client.post(one, Client.accept(0, open.path("sets").path(0).path("cells")));

    // The user has typed the old figure again by himself: there is nothing of ours to take back.
    client.put(path(wrong) + "?wait=20000", broken);
    Reply stale = client.post(one, Json.object().put("action", "undo"));
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.json().path("now").path(0).path("value").asText()).isEqualTo("14.6216");
    assertThat(client.get(corrections).json().path("corrections").findValuesAsText("state"))
        .containsExactly("open");
  }

  @Test
  void everythingSureIsWrittenAtOnce() {
    Client client = service.client();
    Reply wrong = client.check("X03.xlsx", Service.sample("broken/X03.xlsx"));
    String corrections = path(wrong) + "/corrections";
    ObjectNode all = Json.object().put("action", "accept-all");
    all.putArray("before");

    Reply unseen = client.post(corrections, all);
    assertThat(unseen.status()).isEqualTo(409);
    assertThat(unseen.problem()).isEqualTo("stale");
    all.set("before", unseen.json().path("now"));
    Reply written = client.post(corrections, all);
    assertThat(verdict(written)).isEqualTo("clean");
    all.putArray("before");
    Reply nothing = client.post(corrections, all);
    assertThat(nothing.status()).as("nothing is left, and that is no failure").isEqualTo(200);
    assertThat(nothing.json().path("writes").isArray()).isTrue();
    assertThat(nothing.json().path("writes")).isEmpty();
    assertThat(nothing.json().path("revision")).isEqualTo(written.json().path("revision"));
  }

  @Test
  void whatWasAcceptedIsLoggedAsWhatIsCorrectedByItself() throws IOException {
    Client client = service.client();
    byte[] broken = Service.sample("broken/T3-02.xlsx");
    Reply wrong = client.check("T3-02.xlsx", broken);
    Table itself = log(client, wrong);
    String corrections = path(wrong) + "/corrections";
    JsonNode open = client.get(corrections).json().path("corrections").path(0);
    String one = corrections + "/" + open.path("id").asText();

    client.post(one, Client.accept(0, open.path("sets").path(0).path("cells")));
    Table accepted = log(client, wrong);

    assertThat(itself.rows()).anyMatch(row -> row.contains("31.5"));
    assertThat(itself.note()).contains("31.50");
    assertThat(accepted).isEqualTo(itself);

    client.post(one, Json.object().put("action", "undo"));
    client.post(one, Json.object().put("action", "reject"));
    assertThat(
            client
                .post(path(wrong) + "/downloads", Json.object().put("kind", "corrected"))
                .problem())
        .isEqualTo("correction.nothing");
  }

  /** What was accepted stands in the service's copy only; where the user has it, it is sent. */
  @Test
  void theMarkedCopyAndTheReportAreOfTheFileAsItWasGiven() throws Exception {
    Client client = service.client();
    byte[] broken = Service.sample("broken/X03.xlsx");
    Reply wrong = client.check("X03.xlsx", broken);
    String corrections = path(wrong) + "/corrections";
    JsonNode open = client.get(corrections).json().path("corrections").path(0);
    String one = corrections + "/" + open.path("id").asText();
    long held = service.bridge().desk().budget().taken();
    Reply accepted = client.post(one, Client.accept(0, open.path("sets").path(0).path("cells")));
    assertThat(verdict(accepted)).isEqualTo("clean");
    assertThat(service.bridge().desk().budget().taken() - held)
        .as("memory for the changed version beside the file")
        .isBetween(broken.length * 9L / 10, broken.length * 11L / 10);

    byte[] marked = fetched(client, wrong, "annotated");
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
      String sheet = accepted.json().path("writes").path(0).path("sheet").asText();
      CellAddress wrote = new CellAddress("D21");
      assertThat(
              book.getSheet(sheet)
                  .getRow(wrote.getRow())
                  .getCell(wrote.getColumn())
                  .getNumericCellValue())
          .isEqualTo(14.6216);
    }
    assertThat(verdict(client.check("b.xlsx", marked))).isEqualTo("errors");
    Cleaned cleaned = Cleaned.of(marked);
    assertThat(cleaned.exact()).isTrue();
    assertThat(client.check("X03.xlsx", cleaned.bytes()).json().at("/evaluation/findings"))
        .isEqualTo(wrong.json().at("/evaluation/findings"));
    JsonNode report = Json.own(new String(fetched(client, wrong, "json"), StandardCharsets.UTF_8));
    assertThat(report).isEqualTo(wrong.json().path("evaluation"));

    // The pane of a spreadsheet program has written it, and sends the workbook as it is now.
    byte[] corrected = fetched(client, wrong, "corrected");
    Reply written = client.put(path(wrong) + "?wait=20000", corrected);
    assertThat(verdict(written)).isEqualTo("clean");
    assertThat(verdict(client.check("c.xlsx", fetched(client, wrong, "annotated"))))
        .isEqualTo("clean");
  }

  private static byte[] fetched(Client client, Reply checked, String kind) {
    Reply made = client.post(path(checked) + "/downloads", Json.object().put("kind", kind));
    return client.get(made.json().path("url").asText()).raw().body();
  }

  @Test
  void whatTheUserHasChangedSinceIsNotLogged() {
    Client client = service.client();
    Reply wrong = client.check("T3-02.xlsx", Service.sample("broken/T3-02.xlsx"));
    String corrections = path(wrong) + "/corrections";
    JsonNode open = client.get(corrections).json().path("corrections").path(0);
    client.post(
        corrections + "/" + open.path("id").asText(),
        Client.accept(0, open.path("sets").path(0).path("cells")));

    client.put(path(wrong) + "?wait=20000", Service.sample("broken/B01.xlsx"));
    Reply copy = client.post(path(wrong) + "/downloads", Json.object().put("kind", "corrected"));
    assertThat(copy.problem()).isEqualTo("correction.nothing");
  }

  /** What a corrected copy tells of its corrections: the log below its seal, and the note. */
  private record Table(List<String> rows, String note) {}

  private static Table log(Client client, Reply checked) throws IOException {
    Reply made = client.post(path(checked) + "/downloads", Json.object().put("kind", "corrected"));
    Reply file = client.get(made.json().path("url").asText());
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file.raw().body()))) {
      Sheet sheet = book.getSheet("更正记录");
      List<String> rows = new ArrayList<>();
      for (Row row : sheet) {
        StringBuilder text = new StringBuilder();
        row.forEach(cell -> text.append(cell).append(" | "));
        // The seal differs from copy to copy.
        if (row.getRowNum() != 1) {
          rows.add(text.toString());
        }
      }
      String note =
          book.getSheetAt(2).getCellComment(new CellAddress("C9")).getString().getString();
      return new Table(rows, note);
    }
  }

  @Test
  void whatWasRejectedIsNotCorrected() {
    Client client = service.client();
    Reply wrong = client.check("T3-02.xlsx", Service.sample("broken/T3-02.xlsx"));
    String corrections = path(wrong) + "/corrections";
    JsonNode open = client.get(corrections).json().path("corrections");
    assertThat(open.findValuesAsText("state")).containsExactly("open");
    String one = corrections + "/" + open.path(0).path("id").asText();
    ObjectNode kind = Json.object().put("kind", "corrected");

    client.post(one, Json.object().put("action", "reject"));
    Reply none = client.post(path(wrong) + "/downloads", kind);

    assertThat(none.status()).isEqualTo(409);
    assertThat(none.problem()).isEqualTo("correction.nothing");
    client.post(one, Json.object().put("action", "undo"));
    assertThat(client.post(path(wrong) + "/downloads", kind).status()).isEqualTo(201);
  }

  @Test
  void aFindingIsExplained() {
    Client client = service.client();
    Reply checked = client.check("a.xlsx", Service.sample("broken/FML08.xlsx"));
    JsonNode finding = null;
    for (JsonNode one : checked.json().path("evaluation").path("findings")) {
      finding = one.path("severity").asText().equals("verify") ? one : finding;
    }
    assertThat(finding).isNotNull();
    ArrayNode list = Json.array();
    list.addObject()
        .put("fingerprint", finding.path("fingerprint").asText())
        .put("reason", "取数口径按财政批复调整，经核对原始凭证一致")
        .put("who", "=cmd|' /C calc'!A1")
        .put("date", "2025-03-01");

    String explanations = path(checked) + "/explanations";
    JsonNode reasonable = list.get(0);
    assertThat(client.post(explanations, reasonable).status()).isEqualTo(204);
    for (String[] wrong :
        new String[][] {
          {"reason", "核实无误", "boilerplate"},
          {"reason", "调账", "short"},
          {"who", " ", "who"},
          {"date", "", "date"}
        }) {
      ObjectNode one = reasonable.deepCopy();
      Reply refused = client.post(explanations, one.put(wrong[0], wrong[1]));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.problem()).isEqualTo("explanation." + wrong[2]);
    }
    assertThat(client.get(path(checked)).json()).isEqualTo(checked.json());

    Reply explained = client.putJson(explanations + "?wait=20000", list);

    assertThat(explained.status()).isEqualTo(200);
    JsonNode done = explained.json().path("evaluation").path("explained");
    assertThat(done.findValuesAsText("fingerprint")).contains(finding.path("fingerprint").asText());
    ((ObjectNode) list.get(0)).put("fingerprint", "0000");
    assertThat(client.putJson(path(checked) + "/explanations", list).status()).isEqualTo(422);
    ((ObjectNode) list.get(0)).put("fingerprint", finding.path("fingerprint").asText());
    ((ObjectNode) list.get(0)).put("reason", "核实无误");
    Reply hollow = client.putJson(explanations + "?wait=20000", list);
    assertThat(hollow.json().toString())
        .contains("EX03", "窗格中填写的说明")
        .doesNotContain("explanations.csv");
    Reply none = client.putJson(path(checked) + "/explanations?wait=20000", Json.array());
    assertThat(none.json().path("evaluation")).isEqualTo(checked.json().path("evaluation"));
  }

  @Test
  void aRuleIsExplainedWithItsFigures() {
    Client client = service.client();
    Reply wrong = client.check("X03.xlsx", Service.sample("broken/X03.xlsx"));
    String rule = "/v1/rules/guangxi-unit-2025/X03";

    JsonNode alone = client.get(rule + "?lang=en").json();
    JsonNode figures = client.get(rule + "?workbook=" + path(wrong).substring(14)).json();

    assertThat(alone.path("formula").asText()).contains("表1支出!支出总计");
    assertThat(alone.path("why").asText()).isNotEmpty();
    assertThat(alone.has("instances")).isFalse();
    assertThat(figures.path("instances").path(0).path("verdict").asText()).isEqualTo("error");
    assertThat(client.get("/v1/rules/guangxi-unit-2025/B01").json().path("name").asText())
        .isNotEmpty();
    assertThat(client.get("/v1/rules/guangxi-unit-2025/Z99").status()).isEqualTo(404);
    assertThat(client.get("/v1/rules/none/X03").status()).isEqualTo(404);
  }

  @Test
  void copiesAreFetchedOnce() {
    Client client = service.client();
    Reply wrong = client.check("柳江 2025.xlsm", Service.sample("broken/X03.xlsx"));
    for (String kind : List.of("annotated", "corrected", "json")) {
      Reply made = client.post(path(wrong) + "/downloads", Json.object().put("kind", kind));
      String url = made.json().path("url").asText();
      Reply file = Client.of(service).get(url);

      assertThat(file.status()).isEqualTo(200);
      assertThat(file.header("Content-Disposition"))
          .startsWith("attachment; filename*=UTF-8''%E6%9F%B3%E6%B1%9F%202025-%E6")
          .endsWith(kind.equals("json") ? ".json" : ".xlsm");
      assertThat(Client.of(service).get(url).status()).isEqualTo(404);
      if (!kind.equals("json")) {
        Reply again = client.check("b.xlsx", file.raw().body());
        assertThat(verdict(again)).isEqualTo(kind.equals("corrected") ? "clean" : "errors");
      }
    }
  }

  @Test
  void oldFormatsAreMarkedInTheirOwn() throws IOException {
    ByteArrayOutputStream old = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet("S").createRow(0).createCell(0).setCellValue(5);
      book.write(old);
    }
    Client client = service.client();
    Reply checked = client.check("旧.et", old.toByteArray());
    assertThat(checked.json().path("state").asText()).isEqualTo("done");

    Reply made = client.post(path(checked) + "/downloads", Json.object().put("kind", "annotated"));
    Reply file = client.get(made.json().path("url").asText());

    assertThat(file.header("Content-Type")).isEqualTo("application/vnd.ms-excel");
    assertThat(file.header("Content-Disposition")).endsWith(".et");
    Reply nothing =
        client.post(path(checked) + "/downloads", Json.object().put("kind", "corrected"));
    assertThat(nothing.problem()).isEqualTo("correction.nothing");
  }

  @Test
  void whatThePaneLoadsMayBeKept() {
    Client browser = Client.of(service);
    assertThat(browser.get("/").header("Cache-Control")).isEqualTo("no-store");
    assertThat(browser.get("/none.js").status()).isEqualTo(404);
    assertThat(browser.get("/messages.csv").status()).isEqualTo(404);
  }
}
