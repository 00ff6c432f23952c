package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a check is, and the way out of it: nothing of it is left where nobody wants it. */
final class PaneProgressTest extends PaneTest {
  private final Stoppable checks = new Stoppable();

  @Override
  Service serving() {
    return Service.with(checks, InstantSource.system());
  }

  @Test
  void aLongCheckCanBeCancelled() {
    Page page = invited();
    List<Route> held = new ArrayList<>();
    page.route("**/v1/workbooks?**", route -> held.add(route));
    choose(page, file("a.xlsx", "broken/X03.xlsx"));
    page.waitForCondition(() -> held.size() == 1);
    page.locator("[data-do=cancel]").click();
    page.waitForSelector("[data-problem=cancelled]");
    page.unroute("**/v1/workbooks?**");
    page.locator("[data-do=again]").click();
    page.waitForSelector(ERRORS);
  }

  /**
   * A line that fills while the file goes over, and does not promise an end while it is checked.
   */
  @ParameterizedTest
  @CsvSource({"320, LIGHT", "1280, LIGHT", "320, DARK", "1280, DARK"})
  void howFarItIsAndTheWayOutAreThereForEverybody(int width, ColorScheme colors) throws Exception {
    checks.held = true;
    Page page = invited(page(width, 700, colors));
    watchedAndCancelled(page, width + "-" + colors.name().toLowerCase(Locale.ROOT));
    page.waitForCondition(() -> service().bridge().desk().budget().taken() == 0);
  }

  private void watchedAndCancelled(Page page, String look) throws Exception {
    Locator line = page.locator("[role=progressbar]");
    CDPSession network = page.context().newCDPSession(page);
    throttle(network, 100_000);
    choose(page, file("大.xlsx", new byte[1 << 20]));
    page.waitForCondition(() -> between(line.getAttribute("aria-valuenow"), 10, 99));
    picture(page, "sending-" + look);
    assertThat(page.locator("[role=status][aria-live=polite].sr").textContent()).contains("交给校验服务");
    assertThat(line.getAttribute("value")).isNotEmpty();
    page.locator("[data-do=cancel]").focus();
    page.keyboard().press("Enter");
    page.waitForSelector("[data-problem=cancelled]");
    assertThat(page.evaluate("document.activeElement.getAttribute('data-do')")).isEqualTo("again");

    throttle(network, -1);
    choose(page, file("a.xlsx", "broken/X03.xlsx"));
    checks.begun.acquire();
    page.waitForSelector(".progress[data-stage=checking]");
    assertThat(line.getAttribute("aria-valuenow")).isNull();
    assertThat(page.locator("[role=status][aria-live=polite].sr").textContent()).contains("正在校验");
    picture(page, "checking-" + look);
    page.locator("[data-do=cancel]").focus();
    page.keyboard().press("Space");
    page.waitForSelector("[data-problem=cancelled]");
    checks.ended.acquire();
    assertThat(line.isVisible()).isFalse();
    picture(page, "cancelled-" + look);
  }

  /** The service has read all of it, and its answer is on the way to nobody. */
  @Test
  void anUploadCancelledInItsLastMomentLeavesNothingBehind() {
    Page page = invited();
    List<Client.Reply> answers = new ArrayList<>();
    page.route("**/v1/workbooks?**", route -> answers.add(sent(route.request())));
    choose(page, file("a.xlsx", "broken/X03.xlsx"));
    page.waitForCondition(() -> answers.size() == 1);
    assertThat(service().bridge().desk().budget().taken()).isPositive();
    page.locator("[data-do=cancel]").click();
    page.waitForSelector("[data-problem=cancelled]");
    page.waitForCondition(() -> service().bridge().desk().budget().taken() == 0);
  }

  /** Sends what a page wants to send, in its place. */
  private Client.Reply sent(Request upload) {
    Client page = Client.of(service()).withToken(upload.headerValue(Gate.TOKEN));
    return page.upload(URI.create(upload.url()).getRawQuery(), upload.postDataBuffer());
  }

  private static boolean between(String told, int least, int most) {
    return told != null && Integer.parseInt(told) >= least && Integer.parseInt(told) <= most;
  }

  private static void throttle(CDPSession network, int bytesASecond) {
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", 0);
    conditions.addProperty("downloadThroughput", -1);
    conditions.addProperty("uploadThroughput", bytesASecond);
    network.send("Network.emulateNetworkConditions", conditions);
  }
}
