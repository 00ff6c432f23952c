package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What pages of others can try in a real browser, by the numbers of the list of attacks. */
final class AttacksFromPagesTest {
  private static final String HTML = "<img src=x onerror=window.pwned=1><b>";

  private static final String ASK =
      "async (url) => { try { return await (await fetch(url)).text(); }"
          + " catch (refused) { return 'refused'; } }";

  /** As much of WPS as its button needs. */
  private static final String FAKE =
      """
      var panes = [], said = [];
      window.alert = function (words) { said.push(words); };
      var Application = {
        PluginStorage: {getItem: function () { return ''; }, setItem: function () {}},
        CreateTaskPane: function (address) { panes.push(address); return {}; }
      };
      var GOUJI_PANE = 'http://127.0.0.1:%d/?host=wps&k=%s';
      """;

  @AutoClose private static Service service;
  @AutoClose private static Chrome chrome;
  private static HttpServer foreign;

  @BeforeAll
  static void open() throws IOException {
    service = Service.open();
    chrome = Chrome.start(service, "--host-resolver-rules=MAP evil.example 127.0.0.1");
    foreign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    foreign.createContext(
        "/",
        exchange -> {
          byte[] page = "<!doctype html><title>foreign</title>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          // Whoever pretends to be us lets itself be read.
          exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    foreign.start();
  }

  @AfterAll
  static void close() {
    if (foreign != null) {
      foreign.stop(0);
    }
  }

  private static String base() {
    return "https://localhost:" + service.port();
  }

  private static Page foreignPage() {
    Page page = chrome.page();
    page.navigate("http://localhost:" + foreign.getAddress().getPort() + "/");
    return page;
  }

  /** Nr. 9: the certificate stops it; where the user clicks that away, the gate does. */
  @Test
  void aNameThatPointsToUsOpensNothing() {
    Page page = chrome.page();
    Response response;
    try {
      response = page.navigate("https://evil.example:" + service.port() + "/");
    } catch (PlaywrightException refused) {
      assertThat(refused.getMessage()).contains("ERR_");
      return;
    }
    assertThat(response.status()).isEqualTo(421);
    assertThat(page.content()).doesNotContain("pane.css");
  }

  /** Nr. 9 over plain HTTP, as WPS may need it. */
  @Test
  void aNameThatPointsToUsOpensNothingInTheClear() {
    Page page = chrome.page();
    int port = service.bridge().wpsPort().orElseThrow();
    Response response = page.navigate("http://evil.example:" + port + "/?host=wps");
    assertThat(response.status()).isEqualTo(421);
    assertThat(page.content()).doesNotContain("pane.css");
  }

  /** Nr. 2, 4, 5: a page of another origin can neither ask nor read, whatever it sends. */
  @Test
  void aForeignPageGetsNothing() {
    Page page = foreignPage();
    String secret = Service.secret();
    Object open =
        page.evaluate(
            """
            async ([base, secret]) => {
              const tries = [
                ['/v1/session', {method: 'POST', mode: 'no-cors', body: JSON.stringify({secret})}],
                ['/v1/session', {method: 'POST', body: JSON.stringify({secret}),
                  headers: {'Content-Type': 'application/json'}}],
                ['/v1/health', {}],
                ['/v1/openapi.json', {}],
                ['/v1/invitations', {method: 'POST', mode: 'no-cors', body: JSON.stringify({secret})}],
                ['/v1/invitations', {method: 'POST', body: JSON.stringify({secret}),
                  headers: {'Content-Type': 'application/json'}}],
                ['/v1/session', {method: 'DELETE', headers: {'X-Gouji-Token': 'x'}}],
                ['/', {}],
              ];
              const read = [];
              for (const [path, how] of tries) {
                try {
                  const answer = await fetch(base + path, how);
                  read.push(answer.type === 'opaque' ? 'opaque' : await answer.text());
                } catch (refused) {
                  read.push('refused');
                }
              }
              read.push(navigator.sendBeacon(base + '/v1/session', '{}') ? 'sent' : 'refused');
              return read;
            }
            """,
            List.of(base(), secret));
    assertThat((List<?>) open)
        .allMatch(read -> List.of("opaque", "refused", "sent").contains(read));
  }

  /** Nr. 7: answers cannot be included as scripts or pictures. */
  @Test
  void answersCannotBeIncluded() {
    Page page = foreignPage();
    Object loaded =
        page.evaluate(
            """
            async (base) => {
              const include = (tag, path) => new Promise((resolve) => {
                const node = document.createElement(tag);
                node.onload = () => resolve(path);
                node.onerror = () => resolve('');
                node.src = base + path;
                document.body.append(node);
              });
              return [await include('script', '/pane/dom.js'), await include('script', '/words/zh.json'),
                await include('img', '/icons/gouji.svg')];
            }
            """,
            base());
    assertThat(loaded).isEqualTo(List.of("", "", ""));
  }

  /** Nr. 8. */
  @Test
  void nobodyFramesThePage() {
    Page page = foreignPage();
    page.evaluate(
        """
        async (address) => {
          const frame = document.createElement('iframe');
          frame.src = address;
          await new Promise((resolve) => { frame.onload = resolve; document.body.append(frame); });
        }
        """,
        base() + "/?t=none");
    assertThat(page.frames()).hasSize(2);
    assertThat(page.frames().get(1).content()).doesNotContain("pane.css");
  }

  /** Nr. 10: a page of the public network is stopped by the browser before it reaches us. */
  @Test
  void attack10APageOfThePublicNetworkDoesNotReachThisComputer() {
    int port = foreign.getAddress().getPort();
    String abroad = "--ip-address-space-overrides=127.0.0.1:" + port + "=public";
    try (Chrome outside = Chrome.start(service, abroad)) {
      Page page = outside.page();
      List<String> told = new ArrayList<>();
      page.onConsoleMessage(message -> told.add(message.text()));
      page.navigate("http://127.0.0.1:" + port + "/");
      for (String address :
          List.of(base(), "http://127.0.0.1:" + service.bridge().wpsPort().orElseThrow())) {
        told.clear();
        assertThat(page.evaluate(ASK, address + Proof.PATH + "?nonce=" + "0".repeat(32)))
            .as("even what any page may read")
            .isEqualTo("refused");
        page.waitForCondition(() -> told.stream().anyMatch(one -> one.contains("address space")));
      }
    }
    Page near = foreignPage();
    String clear = "http://127.0.0.1:" + service.bridge().wpsPort().orElseThrow();
    assertThat(near.evaluate(ASK, clear + Proof.PATH + "?nonce=" + "0".repeat(32)))
        .as("the same from this computer")
        .asString()
        .contains("proof");
  }

  /** Nr. 23: the add-in of WPS opens the pane only where the secret is known. */
  @Test
  void attack23WhoeverTookThePortOfWpsDoesNotGetThePane() {
    int port = service.bridge().wpsPort().orElseThrow();
    assertThat(panes(port, Service.secret())).isEqualTo(List.of(1, ""));
    List<?> impostor = panes(foreign.getAddress().getPort(), Service.secret());
    assertThat(impostor.get(0)).isEqualTo(0);
    assertThat(impostor.get(1)).asString().contains("不是勾稽服务", "Another program");
    List<?> stranger = panes(port, "0".repeat(64));
    assertThat(stranger.get(0)).as("a service of another installation").isEqualTo(0);
    List<?> nobody = panes(1, Service.secret());
    assertThat(nobody.get(0)).isEqualTo(0);
    assertThat(nobody.get(1)).asString().contains("连不上勾稽服务");
  }

  /** How many panes the button opens, and what it says. */
  private static List<?> panes(int port, String secret) {
    Page page = foreignPage();
    page.addScriptTag(new Page.AddScriptTagOptions().setContent(FAKE.formatted(port, secret)));
    for (String file : List.of("proof.js", "main.js")) {
      page.addScriptTag(
          new Page.AddScriptTagOptions().setContent(Resources.text("web/wps/" + file)));
    }
    page.evaluate("OnAction()");
    page.waitForFunction("panes.length + said.length > 0");
    return (List<?>) page.evaluate("[panes.length, said.join()]");
  }

  /** Nr. 18: what stands in the file is text, wherever the pane shows it. */
  @Test
  void markupInAWorkbookIsText() throws IOException {
    Page page = chrome.page();
    List<String> errors = new ArrayList<>();
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            errors.add(message.text());
          }
        });
    page.navigate(service.bridge().invitation());
    page.locator("input[data-pick=files]")
        .setInputFiles(new FilePayload(HTML + ".xlsx", "application/octet-stream", tampered()));
    page.waitForSelector("[data-verdict]");
    page.locator(".chip.sev-info:enabled").click();
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");

    assertThat(page.locator("body").innerText()).contains("<img src=x onerror=");
    assertThat(page.evaluate("document.querySelectorAll('img, body b img, script[src=x]').length"))
        .isEqualTo(0);
    assertThat(page.evaluate("window.pwned")).isNull();
    assertThat(errors).isEmpty();
  }

  /** Rows and titles of every table named like markup where they can be. */
  private static byte[] tampered() throws IOException {
    try (XSSFWorkbook workbook =
            new XSSFWorkbook(new ByteArrayInputStream(Service.sample("broken/X03.xlsx")));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (Sheet sheet : workbook) {
        workbook.setSheetName(
            workbook.getSheetIndex(sheet),
            sheet.getSheetName().split(" ")[0] + "<img src=x onerror=1>");
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.toString().contains("住房公积金")) {
              cell.setCellValue("住房公积金" + HTML);
            }
          }
        }
      }
      workbook.write(out);
      return out.toByteArray();
    }
  }

  /**
   * The pages of the browser and WPS load nothing from anywhere else, that of Excel only Office.
   */
  @Test
  void onlyExcelLoadsFromMicrosoft() {
    Client client = Client.of(service);
    String policy = "Content-Security-Policy";
    assertThat(client.get("/").header(policy)).doesNotContain("https:");
    assertThat(client.get("/?host=wps").header(policy)).doesNotContain("https:");
    assertThat(client.get("/?host=office").header(policy))
        .contains("script-src 'self' https://appsforoffice.microsoft.com")
        .doesNotContain("unsafe");
  }
}
