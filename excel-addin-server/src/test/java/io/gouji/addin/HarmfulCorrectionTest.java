package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import io.gouji.addin.Client.Reply;
import io.gouji.engine.BudgetEngine;
import io.gouji.engine.OwnRules;
import io.gouji.engine.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A correction that would break something is left out by name, and spoils no other. */
final class HarmfulCorrectionTest extends PaneTest {
  private static final String SHEET = "表3 单位支出总体情况表";

  /** A rule of one's own that holds before and not after. */
  private static final String OWN =
      "编号,级别,名称,公式,说明\n" + "U01,警告,限额,\"SUMIF(表3[科目编码],\"\"2080505\"\",表3[基本支出]) <= 150000\",x\n";

  @Override
  Service serving() {
    return Service.with(plan(), engine());
  }

  private static Bridge.Plan plan() {
    return new Bridge.Plan(
        0, OptionalInt.empty(), Service.MEMORY, InstantSource.system(), Bridge.Plan.ENGINE);
  }

  private static BudgetEngine engine() {
    Path templates = Path.of(System.getProperty("gouji.home"), "templates");
    OwnRules own = new OwnRules("own.csv", OWN.getBytes(StandardCharsets.UTF_8));
    try {
      return BudgetEngine.open(templates, Optional.of("guangxi-unit-2025"), List.of(own));
    } catch (Refusal refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static byte[] wrongTwice() {
    FakeBook book = new FakeBook(Service.sample("broken/T3-01.xlsx"));
    book.set(SHEET, "D21", new DoubleNode(book.number(SHEET, "D21") - 1));
    return book.bytes();
  }

  @Test
  void theOthersAreWrittenAndItIsNamed() {
    Client client = service().client();
    Reply wrong = client.check("a.xlsx", wrongTwice());
    String path = "/v1/workbooks/" + wrong.json().path("id").asText();
    JsonNode open = client.get(path + "/corrections").json().path("corrections");
    assertThat(open).hasSize(2);
    JsonNode harmful = open.path(at(open, "D10") ? 0 : 1);

    Reply copy = client.post(path + "/downloads", Json.object().put("kind", "corrected"));
    assertThat(copy.status()).isEqualTo(201);
    assertThat(copy.json().path("left").toString()).isEqualTo("[\"U01\"]");
    byte[] taken = client.get(copy.json().path("url").asText()).raw().body();
    FakeBook before = new FakeBook(wrongTwice());
    FakeBook after = new FakeBook(taken);
    assertThat(after.number(SHEET, "D21")).isEqualTo(before.number(SHEET, "D21") + 1);
    assertThat(after.number(SHEET, "D10")).isEqualTo(before.number(SHEET, "D10"));

    ObjectNode all = Json.object().put("action", "accept-all");
    all.putArray("before");
    all.set("before", client.post(path + "/corrections", all).json().path("now"));
    Reply written = client.post(path + "/corrections", all);
    assertThat(written.status()).isEqualTo(200);
    assertThat(written.json().path("left").path(0).path("id")).isEqualTo(harmful.path("id"));
    assertThat(written.json().at("/left/0/rules/0").asText()).isEqualTo("U01");
    assertThat(written.json().path("writes").findValuesAsText("ref")).contains("D21");
    assertThat(written.json().path("writes").findValuesAsText("ref")).doesNotContain("D10");

    // Only the harmful one is left: nothing may be written without asking any more.
    all.set("before", all.path("before"));
    Reply none = client.post(path + "/corrections", all);
    assertThat(none.problem()).isEqualTo("correction.breaks");
  }

  @Test
  void thePaneNamesTheCellAndTheRule() {
    Page page = invited();
    choose(page, file("a.xlsx", wrongTwice()));
    page.waitForSelector("[data-do=accept-all]");
    page.locator("[data-do=accept-all]").click();
    page.waitForSelector("[data-problem=left]");
    assertThat(page.locator("[data-problem=left]").innerText())
        .contains(SHEET + "!D10：改了会使 U01 变得不对");
    assertThat(page.locator(".settled").innerText()).contains("D21").doesNotContain("D10");
    picture(page, "left");
  }

  private static boolean at(JsonNode open, String ref) {
    return open.path(0).at("/sets/0/cells").findValuesAsText("ref").contains(ref);
  }
}
