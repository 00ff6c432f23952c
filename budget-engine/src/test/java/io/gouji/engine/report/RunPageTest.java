package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser that has no network: everything works, nothing is asked for or runs. */
final class RunPageTest {
  @TempDir static Path folder;

  private static Browser browser;
  private static List<FileResult> results;
  private static Path samples;

  @BeforeAll
  static void open() throws Exception {
    browser = Browser.demand();
    results = Runs.samples("zh");
    samples = Files.write(folder.resolve("report.html"), Runs.write("html", "zh", results));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void isQuiet(Browser.Opened opened, Path file) {
    assertThat(opened.requests()).containsExactly(file.toUri().toString());
    assertThat(opened.complaints()).isEmpty();
  }

  /** Whether anything but the background was drawn. */
  private static boolean isDrawn(Locator canvas) {
    return (Boolean)
        canvas.evaluate(
            "c => { const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                + " const seen = new Set(); for (let i = 0; i < d.length; i += 4) if (d[i + 3])"
                + " seen.add(d[i] + ',' + d[i + 1] + ',' + d[i + 2]); return seen.size > 8; }");
  }

  @Test
  void chartsListSearchSortAndDetailWork() {
    Browser.Opened opened = browser.open(samples, 1280, ColorScheme.LIGHT);
    Page page = opened.page();
    assertThat(page.locator("canvas").count()).isEqualTo(2);
    assertThat(isDrawn(page.locator("canvas").nth(0))).isTrue();
    assertThat(isDrawn(page.locator("canvas").nth(1))).isTrue();
    assertThat(page.locator(".rows").getAttribute("aria-rowcount"))
        .isEqualTo(Integer.toString(results.size()));

    page.locator("input[type=search]").fill("T3-02");
    int found = Integer.parseInt(page.locator(".rows").getAttribute("aria-rowcount"));
    assertThat(found).isBetween(1, results.size() - 1);
    page.locator("input[type=search]").fill("");

    page.locator(".heads button[data-key=error]").click();
    List<String> counts = page.locator(".rows .row .count.error").allTextContents();
    assertThat(counts.stream().map(Integer::valueOf).toList())
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());

    page.locator("input[type=search]").fill("broken/T3-02.xlsx");
    page.locator(".rows").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("dialog[open] .finding").count()).isPositive();
    assertThat(page.locator("dialog[open] .figures tr.gap").count()).isPositive();
    assertThat(page.locator("dialog[open] .finding code").first().textContent()).contains("!");
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog[open]").count()).isZero();
    isQuiet(opened, samples);
  }

  @Test
  void aBarAndACellOfTheHeatMapLeadToTheFiles() {
    Browser.Opened opened = browser.open(samples, 1280, ColorScheme.LIGHT);
    Page page = opened.page();
    page.locator(".u-over").first().click(new Locator.ClickOptions().setPosition(20, 14));
    int found = Integer.parseInt(page.locator(".rows").getAttribute("aria-rowcount"));
    assertThat(found).isBetween(1, results.size() - 1);
    page.locator(".bar .group .button").nth(1).click();
    assertThat(page.locator(".heat .cell.some").count()).isPositive();
    page.locator(".heat .cell.some").first().click();
    assertThat(page.locator("dialog[open] .finding").count()).isPositive();
    isQuiet(opened, samples);
  }

  @Test
  void hostileNamesAreTexts() {
    Browser.Opened opened = browser.open(samples, 1280, ColorScheme.DARK);
    Page page = opened.page();
    page.locator("input[type=search]").fill("onerror=alert(1)");
    page.locator(".rows .row").first().click();
    assertThat(page.locator("dialog[open] h2").first().textContent()).contains("<img src=x");
    assertThat(page.locator("img").count()).isZero();
    isQuiet(opened, samples);
  }

  @Test
  void aScriptThatIsNotOursDoesNotRun() throws Exception {
    String html = Files.readString(samples);
    Path planted =
        Files.writeString(
            folder.resolve("planted.html"),
            html.replace("</body>", "<script>document.title='run'</script></body>"));
    Browser.Opened opened = browser.open(planted, 1280, ColorScheme.LIGHT);
    assertThat(opened.page().title()).isNotEqualTo("run");
    assertThat(opened.complaints()).singleElement().asString().contains("Content Security Policy");
  }

  @Test
  void thousandsOfFilesStayFluid() throws Exception {
    Path many =
        Files.write(
            folder.resolve("many.html"),
            Runs.write(
                RunReports.byName(Runs.ENGINE, "zh").get("html"), "zh", Runs.many(2000, 20)));
    Browser.Opened opened = browser.open(many, 1280, ColorScheme.LIGHT);
    Page page = opened.page();
    assertThat(page.locator(".rows .row").count()).isLessThan(60);
    page.locator(".rows").evaluate("rows => { rows.scrollTop = rows.scrollHeight / 2; }");
    page.waitForFunction("document.querySelector('.rows .row').ariaRowIndex > 900");
    page.locator(".rows").focus();
    page.keyboard().press("End");
    assertThat(page.locator(".rows .row.active").getAttribute("aria-rowindex")).isEqualTo("2000");
    isQuiet(opened, many);
  }

  @Test
  void narrowPagesDoNotScrollSideways() {
    Browser.Opened opened = browser.open(samples, 400, ColorScheme.DARK);
    assertThat(opened.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
    isQuiet(opened, samples);
  }

  /** Pictures to look at; {@code -Dgouji.pictures=FOLDER} keeps them. */
  @Test
  void picturesCanBeTaken() throws Exception {
    String kept = System.getProperty("gouji.pictures", "");
    Path pictures = kept.isEmpty() ? folder : Files.createDirectories(Path.of(kept));
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {1280, 400}) {
        Page page = browser.open(samples, width, scheme).page();
        String name = "report-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        assertThat(picture(page, pictures.resolve(name + ".png"), true)).isNotEmpty();
        page.locator(".bar .group .button").nth(1).click();
        picture(page, pictures.resolve(name + "-heat.png"), true);
        page.locator("input[type=search]").fill("broken/T3-02.xlsx");
        page.locator(".rows .row").first().click();
        picture(page, pictures.resolve(name + "-detail.png"), false);
      }
    }
  }

  private static byte[] picture(Page page, Path file, boolean whole) {
    return page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(whole));
  }
}
