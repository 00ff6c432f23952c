package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * The pane in a real browser: one for all tests of a class, whose windows are closed after each
 * test, and a service for each test, so that no test meets the sessions and workbooks of another.
 */
abstract class PaneTest {
  static final String ERRORS = "[data-verdict=errors]";
  static final String CLEAN = "[data-verdict=clean]";

  private static Chrome chrome;

  private final List<String> errors = new ArrayList<>();
  private Service service;

  @BeforeAll
  static void startTheBrowser() {
    // Every service of the tests shows the same certificate, at whatever port.
    try (Service any = Service.open()) {
      chrome = Chrome.start(any);
    }
  }

  @AfterAll
  static void endTheBrowser() {
    if (chrome != null) {
      chrome.close();
      chrome = null;
    }
  }

  @BeforeEach
  void serve() {
    service = serving();
  }

  /** The service of a test. */
  Service serving() {
    return Service.open();
  }

  @AfterEach
  void nothingWentWrongInThePage() {
    chrome.closePages();
    service.close();
    assertThat(errors).isEmpty();
  }

  Service service() {
    return service;
  }

  /** An empty window whose mistakes fail the test. */
  Page page() {
    return watched(chrome.page());
  }

  Page page(int width, int height, ColorScheme colors) {
    return watched(chrome.page(width, height, colors));
  }

  private Page watched(Page page) {
    page.onPageError(errors::add);
    return page;
  }

  /** The page as {@code gouji serve --open} shows it. */
  Page invited() {
    return invited(page());
  }

  Page invited(Page page) {
    page.navigate(service.bridge().invitation());
    page.waitForSelector(".zone");
    assertThat(page.url()).isEqualTo("https://localhost:" + service.port() + "/");
    return page;
  }

  /** The pane as a spreadsheet program opens it, by the installation's own address. */
  Page beside(String host, FakeBook book, String settings) {
    return beside(page(), host, book, settings);
  }

  Page beside(Page page, String host, FakeBook book, String settings) {
    book.serve(page);
    page.addInitScript("window.fakeOffice = " + settings);
    if (host.equals("wps")) {
      page.addInitScript(Chrome.resource("fake-wps.js"));
    }
    page.route(
        "https://appsforoffice.microsoft.com/**",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/javascript")
                    .setBody(Chrome.resource("fake-office.js"))));
    page.navigate(
        "https://localhost:" + service.port() + "/?host=" + host + "&k=" + Service.secret());
    page.waitForSelector("[data-do=check]");
    return page;
  }

  static FilePayload file(String name, String sample) {
    return file(name, Service.sample(sample));
  }

  static FilePayload file(String name, byte[] content) {
    return new FilePayload(name, "application/octet-stream", content);
  }

  static void choose(Page page, FilePayload... files) {
    page.locator("input[data-pick=files]").setInputFiles(files);
  }

  static byte[] saved(Download download) {
    try {
      return Files.readAllBytes(download.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pane", name + ".png")));
  }
}
