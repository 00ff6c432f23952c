package io.gouji.engine.report;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.gouji.engine.Corpus;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium without a window and without a network. */
final class Browser implements AutoCloseable {
  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Path node, Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(List.of("--no-sandbox", "--force-color-profile=srgb")));
  }

  /**
   * Skips the test where the programs are not installed; fails it under {@code -Dgouji.ci=true}.
   */
  static Browser demand() {
    Optional<Path> node = program("node");
    Optional<Path> chromium = program("chromium");
    Corpus.demand(node.isPresent(), "Node (node) is not installed");
    Corpus.demand(chromium.isPresent(), "Chromium (chromium) is not installed");
    return new Browser(node.orElseThrow(), chromium.orElseThrow());
  }

  private static Optional<Path> program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A page with all it asked for and complained of. */
  record Opened(Page page, List<String> requests, List<String> complaints) {}

  /** Opens a file from disk, offline. */
  Opened open(Path file, int width, ColorScheme scheme) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setOffline(true)
                .setColorScheme(scheme)
                .setViewportSize(width, 900));
    Page page = context.newPage();
    List<String> requests = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    page.onRequest(request -> requests.add(request.url()));
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(complaints::add);
    page.onDialog(
        dialog -> {
          complaints.add("dialog " + dialog.message());
          dialog.dismiss();
        });
    page.navigate(file.toUri().toString());
    return new Opened(page, requests, complaints);
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
