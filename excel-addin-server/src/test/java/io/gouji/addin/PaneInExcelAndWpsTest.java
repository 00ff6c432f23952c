package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pane beside a spreadsheet program; the programs are fakes that are as strict as the real ones
 * are known to be, and have a real workbook open.
 */
final class PaneInExcelAndWpsTest extends PaneTest {
  private static final String SHEET = "表3 单位支出总体情况表";
  private static final String CELL = "D21";

  private static FakeBook wrong() {
    return new FakeBook(Service.sample("broken/X03.xlsx"));
  }

  private static void check(Page page, String verdict) {
    page.locator("[data-do=check]").click();
    page.waitForSelector("[data-verdict=" + verdict + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"office", "wps"})
  void aCellIsFoundCorrectedAndTakenBack(String host) {
    FakeBook book = wrong();
    Page page = beside(host, book, "{api: 1.14}");
    assertThat(page.url()).doesNotContain(Service.secret()).endsWith("/?host=" + host);

    check(page, "errors");
    page.locator(".finding-go").first().click();
    page.waitForCondition(() -> book.log().contains("select D10"));
    page.locator(".suspect .link").first().click();
    page.waitForCondition(() -> book.log().contains("select " + CELL));

    page.locator("[data-do=accept]").click();
    page.waitForSelector("[data-verdict=clean]");
    assertThat(book.number(SHEET, CELL)).isEqualTo(15.6216);

    page.locator("[data-do=undo]").click();
    page.waitForSelector("[data-verdict=errors]");
    assertThat(book.number(SHEET, CELL)).isEqualTo(14.6216);

    page.locator("[data-do=accept-all]").click();
    page.waitForSelector("[data-verdict=clean]");
    assertThat(book.number(SHEET, CELL)).isEqualTo(15.6216);
  }

  @ParameterizedTest
  @ValueSource(strings = {"office", "wps"})
  void marksComeAndGo(String host) {
    FakeBook book = wrong();
    Page page = beside(host, book, "{api: 1.14}");
    check(page, "errors");

    page.locator("[data-do=mark]").click();
    page.waitForSelector("[data-do=unmark]");
    assertThat(book.log()).anyMatch(line -> line.startsWith("fill " + CELL));
    assertThat(book.log()).anyMatch(line -> line.startsWith("comment " + CELL + " "));
    long filled = book.log().stream().filter(line -> line.startsWith("fill ")).count();

    page.locator("[data-do=unmark]").click();
    page.waitForCondition(
        () ->
            book.log().stream().filter(line -> line.startsWith("nofill ")).count() == filled
                && book.log().stream().filter(line -> line.startsWith("uncomment ")).count()
                    == filled);
    page.waitForCondition(() -> page.locator("[data-do=unmark]").count() == 0);
  }

  /** After that the workbook says itself what was explained, wherever it goes. */
  @ParameterizedTest
  @ValueSource(strings = {"office", "wps"})
  void whatWasExplainedIsWrittenIntoTheWorkbookOnceAgreed(String host) throws Exception {
    FakeBook book = new FakeBook(Service.sample("broken/B10.xlsx"));
    Page page = beside(host, book, "{api: 1.14}");
    page.locator("[data-do=check]").click();
    page.waitForSelector(".finding.sev-verify");
    int before = page.locator(".findings .finding.sev-verify").count();
    Locator finding = page.locator(".finding.sev-verify").first();
    finding.locator("summary").click();
    finding.locator("textarea").fill("预算批复后追加了办公楼维修，已与批文核对。");
    finding.locator("input").fill("李会计");
    finding.locator("button[type=submit]").click();
    page.waitForSelector(".explained");
    page.locator(".explained summary").first().click();
    page.locator("[data-do=propose-explanations]").click();
    page.waitForSelector(".proposed:has-text('新建“校验说明”表')");
    assertThat(page.locator(".proposed").innerText()).contains("第 4 行：", " · 预算批复后追加了办公楼维修", "李会计");
    assertThat(page.evaluate("document.activeElement.getAttribute('data-do')"))
        .isEqualTo("write-explanations");
    assertThat(book.log()).as("nobody has agreed yet").noneMatch(line -> line.startsWith("add "));
    picture(page, "explanations-" + host);

    page.locator("[data-do=write-explanations]").click();
    page.waitForSelector(".toast:has-text('已写入“校验说明”表')");
    assertThat(book.log()).contains("add 校验说明");
    assertThat(book.text("校验说明", "E4")).startsWith("预算批复后");
    assertThat(book.text("校验说明", "G4")).matches("\\d{4}-\\d{2}-\\d{2}");
    assertThat(page.locator(".findings .finding.sev-verify").count()).isEqualTo(before - 1);
    assertThat(page.locator(".explained .button").count()).as("the workbook says it").isZero();
    assertThat(page.locator("body").innerText()).doesNotContain("EX02");
    Client other = service().client();
    assertThat(
            other.check("b.xlsx", book.bytes()).json().at("/evaluation/summary/explained").asInt())
        .isEqualTo(1);

    page.locator("[data-do=undo]").click();
    page.waitForCondition(() -> page.locator(".findings .finding.sev-verify").count() == before);
    assertThat(book.text("校验说明", "E4")).isEmpty();
  }

  @Test
  void anOldExcelIsMarkedWithoutComments() {
    FakeBook book = wrong();
    Page page = beside("office", book, "{api: 1.01}");
    check(page, "errors");
    page.locator("[data-do=mark]").click();
    page.waitForSelector("[data-do=unmark]");
    assertThat(book.log()).anyMatch(line -> line.startsWith("fill " + CELL));
    assertThat(book.log()).noneMatch(line -> line.startsWith("comment"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"office", "wps"})
  void aCellThatHasChangedIsNotOverwritten(String host) {
    FakeBook book = wrong();
    Page page = beside(host, book, "{api: 1.14}");
    check(page, "errors");
    book.set(SHEET, CELL, new DoubleNode(14.9));

    page.locator("[data-do=accept]").click();
    page.waitForSelector("[data-problem=stale]");
    assertThat(book.number(SHEET, CELL)).isEqualTo(14.9);
  }

  @Test
  void aProtectedSheetIsToldAndNothingIsOutOfStep() {
    FakeBook book = wrong();
    Page page = beside("office", book, "{api: 1.14, isProtected: true}");
    check(page, "errors");
    page.locator("[data-do=accept]").click();
    page.waitForSelector("[data-problem=excel]");
    assertThat(book.number(SHEET, CELL)).isEqualTo(14.6216);
    assertThat(page.locator("[data-do=accept]").isEnabled()).isTrue();
    assertThat(page.locator("[data-verdict=errors]").count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"office", "wps"})
  void aChangeIsCheckedByItself(String host) {
    FakeBook book = wrong();
    Page page = beside(host, book, "{api: 1.14}");
    check(page, "errors");
    page.waitForFunction("fakeWatched()");
    book.set(SHEET, CELL, new DoubleNode(15.6216));
    page.evaluate("window.fakeChange()");
    page.waitForSelector("[data-verdict=clean]");
  }

  @Test
  void theFileIsClosedWhateverHappens() {
    FakeBook book = wrong();
    Page page = beside("office", book, "{api: 1.14}");
    for (int i = 1; i <= 3; i++) {
      int closed = i;
      page.locator("[data-do=check]").click();
      page.waitForCondition(() -> book.log().stream().filter("close"::equals).count() == closed);
      page.waitForSelector("[data-do=annotated]:enabled");
    }
    page.locator("[data-do=annotated]").click();
    page.waitForCondition(
        () -> book.log().stream().anyMatch(line -> line.startsWith("open /v1/downloads/")));
    assertThat(page.evaluate("typeof history.replaceState")).isEqualTo("function");
  }

  @Test
  void aLostSessionIsOpenedAgain() {
    FakeBook book = wrong();
    Page page = beside("office", book, "{api: 1.14}");
    check(page, "errors");
    page.evaluate(
        "fetch('/v1/session', {method: 'DELETE', headers: {'X-Gouji-Token':"
            + " JSON.parse(sessionStorage.getItem('gouji.session')).token}})");
    book.set(SHEET, CELL, new DoubleNode(15.6216));
    check(page, "clean");
    service().close();
    page.locator("[data-do=check]").click();
    page.waitForSelector("[data-problem=offline]");
  }

  @Test
  void excelWithoutOfficeJsSaysSo() {
    Page page = page();
    page.route("https://appsforoffice**", Route::abort);
    page.navigate("https://localhost:" + service().port() + "/?host=office&k=" + Service.secret());
    page.waitForSelector("[data-problem=office-js]");
  }

  @Test
  void anAdministratorsCopyOfOfficeJsIsUsed() throws IOException {
    Path copy = Service.installation().folder().resolve(StaticFiles.OFFICE);
    Files.createDirectories(copy);
    Path script = Files.writeString(copy.resolve("office.js"), Chrome.resource("fake-office.js"));
    try {
      Page page = page();
      page.addInitScript("window.fakeOffice = {api: 1.14}");
      page.route("https://appsforoffice**", Route::abort);
      wrong().serve(page);
      page.navigate(
          "https://localhost:" + service().port() + "/?host=office&k=" + Service.secret());
      check(page, "errors");
    } finally {
      Files.delete(script);
      Files.delete(copy);
    }
  }

  /** WPS has one pane for all its workbooks; the sheets of two years have the same names. */
  @Test
  void anotherWorkbookInFrontIsNeverWritten() {
    FakeBook book = wrong();
    Page page = beside("wps", book, "{}");
    check(page, "errors");
    page.evaluate("Application.ActiveWorkbook.FullName = 'D:/other.xlsx'");
    page.locator("[data-do=accept]").click();
    page.waitForSelector("[data-problem=other-workbook]");
    assertThat(book.log()).noneMatch(line -> line.startsWith("write"));
    page.locator("[data-do=check]").click();
    page.waitForCondition(() -> page.locator("[data-problem]").count() == 0);
    page.waitForSelector("[data-do=accept]");
    page.locator("[data-do=accept]").click();
    page.waitForSelector("[data-verdict=clean]");
  }

  /** What WPS calls for the button: the pane is made once, and then shown and hidden. */
  @Test
  void theRibbonOfWpsShowsThePane() {
    Page page = page();
    page.addInitScript(
        """
        const panes = [];
        const stored = {};
        window.Application = {
          PluginStorage: {getItem: (name) => stored[name], setItem: (name, value) => { stored[name] = value; }},
          CreateTaskPane: (address) => { panes.push({ID: panes.length + 1, address, Visible: false}); return panes[panes.length - 1]; },
          GetTaskPane: (id) => panes[id - 1],
        };
        window.panes = panes;
        """);
    page.navigate("https://localhost:" + service().port() + "/wps/index.html");
    assertThat(page.evaluate("[OnAddinLoad({}), OnAction(), panes.length, panes[0].Visible]"))
        .isEqualTo(List.of(true, true, 1, true));
    assertThat(String.valueOf(page.evaluate("panes[0].address"))).endsWith("/?host=wps");
    assertThat(page.evaluate("[OnAction(), panes.length, panes[0].Visible]"))
        .isEqualTo(List.of(true, 1, false));
  }
}
