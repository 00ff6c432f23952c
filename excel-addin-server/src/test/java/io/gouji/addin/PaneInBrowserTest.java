package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser, with no spreadsheet program around it. */
final class PaneInBrowserTest extends PaneTest {
  private String verdict(byte[] workbook) {
    return service()
        .client()
        .check("a.xlsx", workbook)
        .json()
        .at("/evaluation/summary/verdict")
        .asText();
  }

  @Test
  void aDroppedFileIsCheckedCorrectedAndTakenAway() {
    Page page = invited();
    JSHandle dropped =
        page.evaluateHandle(
            """
            (text) => {
              const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
              const transfer = new DataTransfer();
              transfer.items.add(new File([bytes], '预算.xlsx'));
              return transfer;
            }
            """,
            Base64.getEncoder().encodeToString(Service.sample("broken/X03.xlsx")));
    // Wherever it is dropped, and that it may be is seen.
    page.dispatchEvent("footer", "dragover", Map.of("dataTransfer", dropped));
    assertThat(page.locator("body.dropping").count()).isEqualTo(1);
    picture(page, "dropping");
    page.dispatchEvent("footer", "drop", Map.of("dataTransfer", dropped));
    page.waitForSelector(ERRORS);
    assertThat(page.locator("body.dropping").count()).isZero();
    assertThat(page.locator("[data-hint=corrected]").innerText()).contains("没点“接受”的也改");

    Download marked = page.waitForDownload(() -> page.locator("[data-do=annotated]").click());
    assertThat(marked.suggestedFilename()).isEqualTo("预算-批注版.xlsx");
    assertThat(verdict(saved(marked))).isEqualTo("errors");

    page.locator("[data-do=accept]").click();
    page.waitForSelector(CLEAN);
    assertThat(page.locator("[data-hint=corrected]").count()).isZero();
    Download corrected = page.waitForDownload(() -> page.locator("[data-do=corrected]").click());
    assertThat(corrected.suggestedFilename()).isEqualTo("预算-更正版.xlsx");
    assertThat(verdict(saved(corrected))).isEqualTo("clean");

    page.locator("[data-do=undo]").click();
    page.waitForSelector(ERRORS);
    page.locator("[data-do=reject]").click();
    page.waitForSelector(".settled [data-do=undo]");
    assertThat(page.locator("[data-do=accept]").count()).isZero();
    assertThat(page.locator("[data-do=corrected]").count())
        .as("there is nothing to correct")
        .isZero();
    page.locator("[data-do=undo]").click();
    page.waitForSelector("[data-do=accept]");
  }

  /** What is in the archive of all results, by its name. */
  private static Map<String, byte[]> archive(Page page) throws IOException {
    Download all = page.waitForDownload(() -> page.locator("[data-do=zip]:enabled").click());
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(saved(all)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  @Test
  void manyFilesGiveOneListAndOneArchive() throws IOException {
    Page page = invited();
    List<FilePayload> files = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      files.add(
          file("单位" + i + ".xlsx", i % 2 == 0 ? "broken/X03.xlsx" : "prior/liujiang-2024.xlsx"));
    }
    files.add(file("坏.xlsx", new byte[99]));
    choose(page, files.toArray(FilePayload[]::new));
    page.waitForSelector("[data-do=zip]:enabled");
    assertThat(page.locator(".file").count()).isEqualTo(10);
    assertThat(page.locator(".file .verdict-errors").count()).isEqualTo(5);
    assertThat(page.locator(".file .verdict-incomplete").count()).isEqualTo(1);

    Map<String, byte[]> entries = archive(page);
    assertThat(entries).hasSize(19).containsKeys("汇总.csv", "单位8-批注版.xlsx", "单位0-校验结果.json");
    assertThat(verdict(entries.get("单位8-批注版.xlsx"))).isEqualTo("errors");
    assertThat(new String(entries.get("汇总.csv"), StandardCharsets.UTF_8))
        .startsWith("\ufeff\"文件\",")
        .contains("\"单位0.xlsx\",\"有错误，数字之间互相矛盾\",\"5\"")
        .contains("\"坏.xlsx\",\"没有结果：不是 Excel 工作簿\"")
        .contains("\"核实\",\"未能判断\",\"提示\"");
    page.waitForSelector(".toast:has-text('结果 9 个，1 个没有结果')");
  }

  /** Of many it is seen at a glance what came of them, and why of some nothing did. */
  @Test
  void manyFilesAreSummedUpAndSayWhyThereIsNoResult() throws Exception {
    Page page = invited();
    byte[] half = Arrays.copyOf(Service.sample("broken/X03.xlsx"), 9_000);
    choose(
        page,
        file("错.xlsx", "broken/X03.xlsx"),
        file("好.xlsx", "liujiang-2025/liujiang-2025.xlsx"),
        file("锁.xlsx", PasswordsTest.locked()),
        file("断.xlsx", half),
        file("空.xlsx", new byte[0]),
        file("坏.xlsx", new byte[99]));
    page.waitForSelector("[data-do=zip]:enabled");
    assertThat(page.locator(".total").innerText()).isEqualTo("共 6 个文件：1 个有错误、3 个没有结果、1 个要密码、1 个通过");
    assertThat(page.locator(".file .verdict-incomplete").allInnerTexts())
        .containsExactly("要密码", "文件不完整", "空文件", "不是工作簿");
    picture(page, "many");
  }

  /** The user's file is as it was: what is said of it must be, too. */
  @Test
  void whatWasAcceptedIsNotSaidOfTheUsersFile() throws Exception {
    byte[] broken = Service.sample("broken/X03.xlsx");
    Page page = invited();
    choose(page, file("a.xlsx", broken), file("b.xlsx", "prior/liujiang-2024.xlsx"));
    page.waitForSelector("[data-do=zip]:enabled");
    page.waitForSelector(ERRORS);
    assertThat(page.locator(".intake").innerText()).doesNotContain("处更正");
    page.locator("[data-do=accept]").click();
    page.waitForSelector(CLEAN);
    page.waitForSelector(".file.current:has-text('含 1 处更正')");
    assertThat(page.locator(".verdict").innerText()).contains("已接受的 1 处更正", "您的文件没有改");

    Map<String, byte[]> entries = archive(page);
    assertThat(new String(entries.get("汇总.csv"), StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            head -> assertThat(head).endsWith("\"已更正\""),
            one ->
                assertThat(one)
                    .startsWith("\"a.xlsx\",\"通过，没有需要处理的问题（含已接受的 1 处更正：更正只在更正版里，您的文件没有改")
                    .endsWith("\"1\""),
            other -> assertThat(other).doesNotContain("处更正").endsWith("\"0\""));
    JsonNode report = Json.own(new String(entries.get("a-校验结果.json"), StandardCharsets.UTF_8));
    assertThat(report.at("/summary/verdict").asText()).isEqualTo("errors");
    assertThat(report.at("/workbook/sha256").asText())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(broken)));
    assertThat(verdict(entries.get("a-批注版.xlsx"))).isEqualTo("errors");
    assertThat(verdict(entries.get("a-更正版.xlsx"))).isEqualTo("clean");

    page.locator("[data-do=undo]").click();
    page.waitForSelector(ERRORS);
    assertThat(page.locator("body").innerText()).doesNotContain("已接受的 1 处更正", "含 1 处更正");
  }

  /** Nothing in the archive tells figures that took a password. */
  @Test
  void noReportOfALockedWorkbookIsInTheArchive() throws Exception {
    Page page = invited();
    choose(page, file("锁的.xlsx", PasswordsTest.locked()), file("b.xlsx", "broken/X03.xlsx"));
    page.waitForSelector(".file:nth-child(2) .verdict-errors");
    page.locator("#password").fill(PasswordsTest.WORD);
    page.keyboard().press("Enter");
    page.waitForSelector(ERRORS);
    page.waitForSelector("[data-do=zip]:enabled");

    Map<String, byte[]> entries = archive(page);
    assertThat(entries).containsOnlyKeys("汇总.csv", "锁的-批注版.xlsx", "b-批注版.xlsx", "b-校验结果.json");
    assertThat(PasswordsTest.opened(entries.get("锁的-批注版.xlsx"), PasswordsTest.WORD)).isTrue();
    assertThat(new String(entries.get("汇总.csv"), StandardCharsets.UTF_8).lines())
        .anySatisfy(line -> assertThat(line).startsWith("\"锁的.xlsx\"").contains("没有放进压缩包"))
        .anySatisfy(line -> assertThat(line).startsWith("\"b.xlsx\"").doesNotContain("密码"))
        .noneMatch(line -> line.contains("15.62") || line.contains("14.62"));
    page.waitForSelector(".toast:has-text('1 个打开要密码')");
  }

  @Test
  void findingsAreGroupedFilteredAndFoldedOut() {
    Page page = invited();
    choose(page, file("a.xlsx", "broken/X03.xlsx"));
    page.waitForSelector(ERRORS);
    Locator seen = page.locator(".finding:not([hidden])");
    assertThat(seen.count()).isEqualTo(5);

    // Thirteen hints in the contract, eight of them roundings: five are told one by one.
    assertThat(page.locator("[data-severity=info] b").innerText()).isEqualTo("5");
    page.locator("[data-severity=info]").click();
    assertThat(seen.count()).isEqualTo(10);
    page.locator("[data-severity=error]").click();
    assertThat(seen.count()).isEqualTo(5);
    page.locator("[data-severity=error]").click();
    page.locator(".tool-row input").fill("住房保障");
    assertThat(seen.count()).isBetween(1, 9);
    page.locator(".tool-row input").fill("");
    page.locator(".tool-row select").selectOption("severity");
    assertThat(page.locator(".group").count()).isEqualTo(2);

    page.locator(".link-bad").first().focus();
    page.keyboard().press("Enter");
    assertThat(seen.count()).isEqualTo(2);
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("finding-go");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    page.waitForSelector(".toast:not([hidden])");
    assertThat(String.valueOf(page.evaluate("navigator.clipboard.readText()"))).startsWith("'表");

    assertThat(page.locator(".roundings > summary").innerText()).startsWith("8 处差额由四舍五入造成");
    page.locator(".roundings > summary").click();
    page.waitForSelector(".roundings .finding");
    assertThat(page.locator(".roundings .finding").count()).isEqualTo(8);
    page.locator(".roundings").scrollIntoViewIfNeeded();
    picture(page, "roundings");

    page.locator(".finding:not([hidden]) .more summary").first().click();
    assertThat(page.locator(".more-body p").first().innerText()).isNotEmpty();
  }

  @Test
  void whatIsToBeVerifiedIsExplained() {
    Page page = invited();
    choose(page, file("b.xlsx", "broken/B10.xlsx"));
    page.waitForSelector(".finding.sev-verify");
    int before = page.locator(".finding.sev-verify").count();

    Locator finding = page.locator(".finding.sev-verify").first();
    finding.locator("summary").click();
    finding.locator("textarea").fill("已与原始凭证核对。");
    finding.locator("input").fill("李会计");
    finding.locator("button[type=submit]").click();
    page.waitForSelector(".explained");
    assertThat(page.locator(".findings .finding.sev-verify").count()).isEqualTo(before - 1);
    assertThat(page.locator(".explained").textContent()).contains("已与原始凭证核对。", "李会计");

    page.locator("[data-do=check]").click();
    page.waitForSelector("[data-do=check]:enabled");
    page.waitForSelector(".explained");
    page.locator(".explained summary").first().click();
    page.locator(".explained .button").first().click();
    page.waitForCondition(() -> page.locator(".findings .finding.sev-verify").count() == before);
  }

  @Test
  void lastYearsWorkbookAndThePackAreRemembered() {
    Page page = invited();
    choose(page, file("2025.xlsx", "liujiang-2025/liujiang-2025.xlsx"));
    page.waitForSelector(CLEAN);
    page.locator(".settings > summary").click();
    page.locator("input[data-pick=prior]")
        .setInputFiles(file("2024.xlsx", "prior/liujiang-2024.xlsx"));
    page.waitForSelector("[data-do=forget-prior]");
    page.locator("#pack").selectOption("guangxi-unit-2025");
    page.waitForSelector("[data-do=check]:enabled");

    page.reload();
    page.waitForSelector(".zone");
    choose(page, file("2025.xlsx", "liujiang-2025/liujiang-2025.xlsx"));
    page.waitForSelector("[data-verdict]");
    page.locator(".settings > summary").click();
    assertThat(page.locator("#pack").inputValue()).isEqualTo("guangxi-unit-2025");
    assertThat(page.locator(".settings").innerText()).contains("2024.xlsx");
    page.locator("[data-do=forget-prior]").click();
    page.waitForCondition(() -> page.locator("[data-do=forget-prior]").count() == 0);
  }

  @Test
  void theOtherLanguageIsSpokenThroughout() {
    Page page = invited();
    choose(page, file("a.xlsx", "broken/X03.xlsx"));
    page.waitForSelector(ERRORS);
    page.locator(".settings > summary").click();
    page.locator("#lang").selectOption("en");
    page.waitForSelector("#verdict-title:has-text('Errors, figures contradict each other')");
    assertThat(page.locator(".finding .sr").first().textContent()).isEqualTo("Errors: ");
    assertThat(
            page.evaluate(
                "import('/pane/words.js').then(({t}) => t('verdict.errors.short', {count: 1}))"))
        .isEqualTo("1 error");
    assertThat(
            page.evaluate(
                "import('/pane/words.js').then(({t}) => t('verdict.errors.short', {count: 2}))"))
        .isEqualTo("2 errors");
    assertThat(page.locator(".finding-go").first().innerText())
        .doesNotContainPattern("\\p{IsHan}{3}");
    assertThat(page.evaluate("document.documentElement.lang")).isEqualTo("en");
  }

  @Test
  void whatGoesWrongIsSaidInWords() {
    Page page = invited();
    choose(page, file("a.xlsx", new byte[99]));
    page.waitForSelector("[data-problem='file.not-a-workbook']");
    assertThat(page.locator("[role=alert]").innerText()).contains("不是 Excel 工作簿");
    choose(page, new FilePayload("a.png", "image/png", new byte[9]));
    page.waitForSelector(".toast:not([hidden])");

    Page uninvited = page();
    uninvited.navigate("https://localhost:" + service().port() + "/");
    uninvited.waitForSelector("[data-problem=uninvited]");
    uninvited.navigate("https://localhost:" + service().port() + "/?t=none");
    uninvited.waitForSelector("[data-problem=ticket]");
  }

  @Test
  void aFileThatChangedOnTheDiskIsAskedForAgain(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.xlsx");
    Files.write(file, Service.sample("broken/X03.xlsx"));
    Page page = invited();
    page.locator("input[data-pick=files]").setInputFiles(file);
    page.waitForSelector(ERRORS);
    Files.write(file, Service.sample("liujiang-2025/liujiang-2025.xlsx"));
    page.locator("[data-do=check]").click();
    page.waitForSelector("[data-problem='changed-on-disk']");
    assertThat(page.locator("[role=alert]").innerText()).contains("a.xlsx", "重新拖入或选择");
    assertThat(page.locator(".file").count()).isEqualTo(1);

    page.locator("input[data-pick=files]").setInputFiles(file);
    page.waitForSelector(CLEAN);
    assertThat(page.locator("[data-problem='changed-on-disk']").count()).isZero();
    assertThat(page.locator(".file").count()).isEqualTo(1);
  }

  /** The same sentences in every language, and no sentence is missing. */
  @Test
  void everySentenceIsThere() {
    Page page = invited();
    Object differing =
        page.evaluate(
            """
            async () => {
              const of = async (name) => Object.keys(await (await fetch('/words/' + name + '.json')).json());
              const zh = await of('zh');
              const en = await of('en');
              return zh.filter((id) => !en.includes(id)).concat(en.filter((id) => !zh.includes(id)));
            }
            """);
    assertThat(differing).isEqualTo(List.of());
    choose(page, file("a.xlsx", "broken/X03.xlsx"));
    page.waitForSelector(ERRORS);
    assertThat(page.locator("body").innerText())
        .doesNotContainPattern("\\b(verdict|severity|findings|settings|problem|output)\\.[a-z]");
  }

  /** T7-01 has five explanations; the one that is chosen is the one that is written. */
  @Test
  void oneOfSeveralExplanationsIsChosen() {
    Page page = invited();
    choose(page, file("a.xlsx", "broken/T7-01.xlsx"));
    page.waitForSelector(ERRORS);
    assertThat(page.locator(".set").count()).isEqualTo(5);
    assertThat(page.locator(".set .from-to del").allInnerTexts())
        .as("a blank is no figure")
        .contains("（空）")
        .doesNotContain("0.00");
    page.locator(".sets details summary").click();
    page.locator(".set input").nth(3).check();
    String cell = page.locator(".set").nth(3).locator(".link").innerText();
    page.locator("[data-do=accept]").click();
    page.waitForSelector(".settled");
    assertThat(page.locator(".settled").innerText()).contains(cell + "：（空） → 0.36");
  }

  /** What lies between two tables is shown of its workbook only, and never hides unsaid. */
  @Test
  void aLinkFiltersItsWorkbookOnlyAndSaysSo() {
    Page page = invited();
    choose(page, file("a.xlsx", "broken/X03.xlsx"), file("b.xlsx", "broken/X03.xlsx"));
    page.waitForSelector("[data-do=zip]:enabled");
    Locator seen = page.locator(".finding:not([hidden])");
    Locator chip = page.locator("[data-do=all-tables]");
    page.locator(".link-bad").first().focus();
    page.keyboard().press("Enter");
    assertThat(seen.count()).isEqualTo(2);
    assertThat(chip.isVisible()).isTrue();

    page.locator("[data-do=check]").click();
    page.waitForSelector("[data-do=check]:enabled");
    assertThat(seen.count()).isEqualTo(2);
    assertThat(chip.isVisible()).isTrue();

    page.locator(".file-name").nth(1).click();
    assertThat(seen.count()).isEqualTo(5);
    assertThat(chip.isVisible()).isFalse();
    page.locator(".file-name").nth(0).click();
    assertThat(seen.count()).isEqualTo(5);
    assertThat(chip.isVisible()).isFalse();
  }

  /** The service keeps eight; what it has dropped is sent again, with what was accepted in it. */
  @Test
  void whatTheServiceHasDroppedIsSentAgain() {
    Page page = invited();
    List<String> taken = new ArrayList<>();
    page.onRequest(request -> taken.add(request.method() + " " + request.url()));
    List<FilePayload> files = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      files.add(file("单位" + i + ".xlsx", "broken/X03.xlsx"));
    }
    choose(page, files.toArray(FilePayload[]::new));
    page.waitForSelector("[data-do=zip]:enabled");
    page.locator(".file-name").first().click();
    Download marked = page.waitForDownload(() -> page.locator("[data-do=annotated]").click());
    assertThat(marked.suggestedFilename()).isEqualTo("单位0-批注版.xlsx");

    page.locator(".file-name").nth(1).click();
    page.locator("[data-do=accept]").click();
    page.waitForSelector(CLEAN);
    forget(page, taken);
    Download corrected = page.waitForDownload(() -> page.locator("[data-do=corrected]").click());
    assertThat(verdict(saved(corrected))).isEqualTo("clean");
    forget(page, taken);
    page.locator("[data-do=undo]").click();
    page.waitForSelector(ERRORS);
    assertThat(taken).noneMatch(one -> one.contains("/workbooks//"));

    page.locator("[data-do=accept]").click();
    page.waitForSelector(CLEAN);
    page.locator("[data-do=check]").click();
    page.waitForSelector("[data-do=check]:enabled");
    assertThat(page.locator(CLEAN).count()).isEqualTo(1);
    page.locator(".settings > summary").click();
    page.locator("#lang").selectOption("en");
    page.waitForSelector("#verdict-title:has-text('Passed')");
    page.waitForSelector("[data-do=undo]");
  }

  /** Takes from the service the workbook that was asked for last. */
  private static void forget(Page page, List<String> taken) {
    String last =
        taken.stream()
            .filter(one -> one.contains("/v1/workbooks/"))
            .reduce("", (before, one) -> one)
            .replaceFirst(".*(/v1/workbooks/[^/?]+).*", "$1");
    Object status =
        page.evaluate(
            """
            async (path) => {
              const {token} = JSON.parse(sessionStorage.getItem('gouji.session'));
              return (await fetch(path, {method: 'DELETE', headers: {'X-Gouji-Token': token}})).status;
            }
            """,
            last);
    assertThat(status).isIn(200, 204);
  }
}
