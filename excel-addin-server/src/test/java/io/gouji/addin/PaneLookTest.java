package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How the pane looks and whether everybody can use it. The pictures go to {@code target/pane}; with
 * {@code -Dgolden.update=true} those of the handbook are written anew.
 */
final class PaneLookTest extends PaneTest {
  private static final Path HOME = Path.of(System.getProperty("gouji.home"));
  private static final Path PICTURES = HOME.resolve("excel-addin-server/target/pane");
  private static final Path DOCS = HOME.resolve("excel-addin-server/docs");
  private static final Set<String> KEPT =
      Set.of(
          "browser-1280-light",
          "office-320-light",
          "wps-320-dark",
          "narrative-1280-light",
          "narrative-320-dark");
  private static final String AXE = "/axe.min.js";
  private static final int MANY = 1000;

  /** On two busy cores; a tenth of it on a computer at rest. */
  private static final int SLOWEST_MILLIS = 5000;

  @BeforeAll
  static void makeRoom() throws IOException {
    Files.createDirectories(PICTURES);
  }

  @ParameterizedTest
  @CsvSource({
    "browser, 320, LIGHT", "browser, 320, DARK", "browser, 1280, LIGHT", "browser, 1280, DARK",
    "office, 320, LIGHT", "office, 320, DARK", "office, 1280, LIGHT", "office, 1280, DARK",
    "wps, 320, LIGHT", "wps, 320, DARK", "wps, 1280, LIGHT", "wps, 1280, DARK"
  })
  void everybodyCanUseIt(String host, int width, ColorScheme colors) throws IOException {
    Page page = page(width, 860, colors);
    if (host.equals("browser")) {
      invited(page);
      assertThat(complaints(page)).isEmpty();
      choose(page, file("柳江区信息中心 2025.xlsx", "broken/X03.xlsx"));
    } else {
      FakeBook book = new FakeBook(Service.sample("broken/X03.xlsx"));
      beside(page, host, book, "{api: 1.14}");
      assertThat(complaints(page)).isEmpty();
      page.locator("[data-do=check]").click();
    }
    page.waitForSelector("[data-verdict=errors]");
    page.waitForSelector("[data-do=check]:enabled");
    kept(page, host + "-" + width + "-" + colors.name().toLowerCase());
    page.locator(".chip.sev-info").click();
    page.locator(".settings > summary").click();
    page.locator(".more > summary").first().click();

    assertThat(complaints(page)).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing sticks out at the side")
        .isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource({"320, LIGHT", "320, DARK", "1280, LIGHT", "1280, DARK"})
  void everybodyCanUseTheProseBesideAWorkbook(int width, ColorScheme colors) throws IOException {
    Page page = invited(page(width, 860, colors));
    choose(
        page,
        file("柳江区信息中心2025年预算公开表.xlsx", "broken/X03.xlsx"),
        file("柳江区信息中心2025年预算说明.docx", "liujiang-2025/liujiang-2025.docx"),
        file("其他单位的说明.docx", "liujiang-2025/liujiang-2025.docx"));
    page.waitForSelector(".finding[data-rule=N01]");
    page.waitForSelector("[data-do=check]:enabled");
    String look = width + "-" + colors.name().toLowerCase();
    kept(page, "narrative-top-" + look);
    page.locator(".settings > summary").click();
    kept(page, "narrative-settings-" + look);
    assertThat(complaints(page)).isEmpty();
    page.locator(".group").last().evaluate("(node) => node.scrollIntoView()");
    kept(page, "narrative-" + look);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing sticks out at the side")
        .isEqualTo(true);
  }

  private static void kept(Page page, String name) throws IOException {
    byte[] picture = page.screenshot();
    Files.write(PICTURES.resolve(name + ".png"), picture);
    if (Boolean.getBoolean("golden.update") && KEPT.contains(name)) {
      Files.createDirectories(DOCS);
      Files.write(DOCS.resolve("pane-" + name + ".png"), picture);
    }
  }

  /** What axe finds serious or worse. */
  private static List<String> complaints(Page page) {
    page.evaluate(axe());
    Object told =
        page.evaluate(
            """
            async () => {
              const found = await axe.run(document, {resultTypes: ['violations']});
              return found.violations
                .filter((one) => one.impact === 'serious' || one.impact === 'critical')
                .map((one) => one.id + ': ' + one.nodes.map((node) => node.html + ' ' + node.failureSummary).join('; '));
            }
            """);
    return ((List<?>) told).stream().map(String::valueOf).toList();
  }

  private static String axe() {
    try (InputStream in = PaneLookTest.class.getResourceAsStream(AXE)) {
      return new String(Objects.requireNonNull(in, AXE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aThousandFindingsAreShownAndFilteredWithoutLag() {
    Page page = page();
    page.addInitScript(MULTIPLIED);
    invited(page);
    choose(page, file("a.xlsx", "broken/X03.xlsx"));
    page.waitForSelector("[data-verdict=errors]");
    assertThat(page.locator(".finding").count()).isEqualTo(MANY);

    Object took =
        page.evaluate(
            """
            async () => {
              const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
              const measured = async (work) => {
                const begun = performance.now();
                work();
                await frame();
                return performance.now() - begun;
              };
              const by = document.querySelector('.tool-row select');
              const search = document.querySelector('.tool-row input');
              const build = await measured(() => { by.value = 'rule'; by.dispatchEvent(new Event('change')); });
              const filter = await measured(() => { search.value = 'D21'; search.dispatchEvent(new Event('input')); });
              return [build, filter];
            }
            """);
    List<Double> millis =
        ((List<?>) took).stream().map(one -> ((Number) one).doubleValue()).toList();
    System.out.printf(
        "1,000 findings: shown in %.0f ms, filtered in %.0f ms%n", millis.get(0), millis.get(1));
    assertThat(millis.get(0)).isLessThan(SLOWEST_MILLIS);
    assertThat(millis.get(1)).isLessThan(SLOWEST_MILLIS / 2.0);
    assertThat(page.locator(".finding:not([hidden])").count()).isBetween(1, MANY - 1);
  }

  /** The findings of a real evaluation again and again, until there are many. */
  private static final String MULTIPLIED =
      """
      (() => {
        const real = window.fetch;
        window.fetch = async (path, how) => {
          const answer = await real(path, how);
          if (!String(path).startsWith('/v1/workbooks')) {
            return answer;
          }
          const told = await answer.json();
          const findings = told.evaluation ? told.evaluation.findings : [];
          findings.splice(0, findings.length, ...findings.filter((one) => one.class !== 'display'));
          for (let i = 0; findings.length > 0 && findings.length < %d; i++) {
            findings.push({...findings[i], fingerprint: 'copy-' + i});
          }
          return new Response(JSON.stringify(told), {status: answer.status});
        };
      })();
      """
          .formatted(MANY);
}
