package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in a browser, with no spreadsheet program around it. */
final class PaneInBrowserTest {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static Service service;
  private static Chrome chrome;

  @BeforeAll
  static void open() {
    service = Service.open();
    chrome = Chrome.start(service);
  }

  @AfterAll
  static void close() {
    if (chrome != null) {
      chrome.close();
    }
    service.close();
  }

  private static FilePayload file(String name, String sample) {
    return new FilePayload(name, XLSX, Service.sample(sample));
  }

  private static Page invited() {
    Page page = chrome.page();
    page.onConsoleMessage(m -> System.out.println("console " + m.text()));
    page.onPageError(m -> System.out.println("error " + m));
    page.navigate(service.bridge().invitation());
    page.waitForSelector(".zone");
    return page;
  }

  @Test
  void aFileIsCheckedCorrectedAndTakenAway() {
    Page page = invited();
    assertThat(page.url()).endsWith("/");
    page.locator("input[data-pick=files]").setInputFiles(file("预算.xlsx", "broken/X03.xlsx"));
    page.waitForSelector("[data-verdict=errors]");
    page.screenshot(new Page.ScreenshotOptions().setPath(java.nio.file.Path.of("target/first.png")).setFullPage(true));
    page.setViewportSize(1280, 900);
    page.screenshot(new Page.ScreenshotOptions().setPath(java.nio.file.Path.of("target/first-wide.png")).setFullPage(true));
    page.locator("[data-do=accept]").click();
    page.waitForSelector("[data-verdict=clean]");
    page.locator("[data-do=undo]").click();
    page.waitForSelector("[data-verdict=errors]");
  }
}
