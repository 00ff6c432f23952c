package io.gouji.addin;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser without a window, which trusts the certificate of the test's bridge and no other.
 */
final class Chrome implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Chrome(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts it; skips the test where there is none, fails it under {@code -Dgouji.ci=true}.
   *
   * @param more switches of Chromium besides ours
   */
  static Chrome start(Service service, String... more) {
    Optional<Path> chromium = find("chromium", "chromium-browser", "google-chrome");
    Optional<Path> node = find("node", "nodejs");
    boolean present = chromium.isPresent() && node.isPresent();
    String missing = "Chromium and Node.js are not installed";
    if (!present && Boolean.getBoolean("gouji.ci")) {
      Assertions.fail(missing);
    }
    Assumptions.assumeTrue(present, missing);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.orElseThrow().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    List<String> switches = new ArrayList<>(List.of(more));
    // Containers have no sandbox; and what is trusted is one key, not any certificate.
    switches.add("--no-sandbox");
    switches.add("--ignore-certificate-errors-spki-list=" + key(service));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.orElseThrow())
                    .setArgs(switches));
    return new Chrome(playwright, browser);
  }

  private static Optional<Path> find(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String key(Service service) {
    try (var socket = service.wire().connect()) {
      Certificate leaf = socket.getSession().getPeerCertificates()[0];
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(leaf.getPublicKey().getEncoded());
      return Base64.getEncoder().encodeToString(sum);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A window of a size, with nothing kept from others. */
  Page page(int width, int height, ColorScheme colors) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setColorScheme(colors)
                .setAcceptDownloads(true)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    context.setDefaultTimeout(30_000);
    return context.newPage();
  }

  Page page() {
    return page(360, 900, ColorScheme.LIGHT);
  }

  /** Closes every window, and forgets what was kept in it. */
  void closePages() {
    browser.contexts().forEach(BrowserContext::close);
  }

  /** A file beside the tests. */
  static String resource(String name) {
    try (InputStream in = Chrome.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
