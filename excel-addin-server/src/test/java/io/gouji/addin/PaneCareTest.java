package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pane claims nothing that is not so, and lets nothing get lost unsaid. */
final class PaneCareTest extends PaneTest {
  private static final String BOOK = "liujiang-2025/liujiang-2025.xlsx";
  private static final String PROSE = "liujiang-2025/liujiang-2025.docx";
  private static final String FOUND = ".finding[data-rule=N05B]";

  @TempDir private Path folder;

  @Test
  void aVerdictOfAServiceThatIsGoneIsNoneOfNow() {
    Page page = invited();
    choose(page, file("a.xlsx", "broken/X03.xlsx"));
    page.waitForSelector(ERRORS);
    page.locator("[data-do=accept]").click();
    page.waitForSelector(CLEAN);
    assertThat(page.locator(".verdict-old").count()).isZero();

    int port = service().port();
    service().close();
    look(page);
    page.waitForSelector("[data-problem=offline]");
    page.waitForSelector(".verdict-old");
    assertThat(page.locator(".verdict-old").innerText()).contains("上次的结果：通过", "可能已不是现在的情况");
    assertThat(page.locator("[data-problem=offline]").innerText())
        .as("a service that is merely started invites nobody")
        .contains("gouji serve --port " + port + " --open");
    picture(page, "gone");

    try (Service back = Service.with(at(port))) {
      look(page);
      page.waitForSelector("[data-problem=session]");
      assertThat(page.locator(".verdict-old").count()).as("no session stands").isEqualTo(1);
      assertThat(page.locator("[role=alert]").first().innerText())
          .contains("gouji serve --port " + port + " --open");
      page.locator("[data-do=again]").click();
      page.waitForSelector("[data-do=check]:enabled");
      page.waitForSelector("[data-problem=session]");

      // Another window is invited; this one goes on in its session with what it has.
      Page other = page.context().newPage();
      other.navigate(back.bridge().invitation());
      other.waitForSelector(".zone");
      page.locator("[data-do=again]").click();
      page.waitForSelector(".verdict-clean");
      assertThat(page.locator(".verdict-old, [data-problem]").count()).isZero();
      assertThat(page.locator(".settled [data-do=undo]").count()).isEqualTo(1);
    }
  }

  /** As when the user comes back to it. */
  private static void look(Page page) {
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  }

  /** The page that was waiting goes on by itself, with all it has. */
  @Test
  void aPageGoesOnInTheSessionThatAnotherWindowWasGiven() {
    Page page = invited();
    choose(page, file("a.xlsx", "broken/X03.xlsx"));
    page.waitForSelector(ERRORS);
    int port = service().port();
    service().close();
    look(page);
    page.waitForSelector("[data-problem=offline]");
    try (Service back = Service.with(at(port))) {
      Page other = page.context().newPage();
      other.navigate(back.bridge().invitation());
      other.waitForSelector(".zone");
      look(page);
      page.waitForCondition(() -> page.locator("[data-problem], .verdict-old").count() == 0);
      page.locator("[data-do=accept]").click();
      page.waitForSelector(CLEAN);
    }
  }

  /** What was asked for while the service was gone is done when it is back. */
  @Test
  void aCheckThatFoundNoServiceIsMadeWhenItIsBack() throws IOException {
    Path own = folder.resolve("a.xlsx");
    Files.write(own, Service.sample("broken/X03.xlsx"));
    Page page = invited();
    page.locator("input[data-pick=files]").setInputFiles(own);
    page.waitForSelector(ERRORS);
    int port = service().port();
    service().close();
    Files.write(own, Service.sample(BOOK));
    page.locator("input[data-pick=files]").setInputFiles(own);
    page.waitForSelector("[data-problem=offline]");
    page.waitForSelector(".verdict-old");
    assertThat(page.locator(".file").innerText()).contains("没连上");
    try (Service back = Service.with(at(port))) {
      Page other = page.context().newPage();
      other.navigate(back.bridge().invitation());
      other.waitForSelector(".zone");
      look(page);
      page.waitForSelector(".results:not(.old) .verdict-clean");
      assertThat(page.locator("[data-problem], .verdict-old").count()).isZero();
    }
  }

  /** What is in the focus, by its class or what it does. */
  private static Object focus(Page page) {
    return page.evaluate(
        "(document.activeElement.getAttribute('data-do') || document.activeElement.className)");
  }

  @Test
  void whatWasDecidedIsNotRemovedUnasked() {
    Page page = invited();
    List<String> asked = new ArrayList<>();
    page.onDialog(
        dialog -> {
          asked.add(dialog.message());
          if (asked.size() == 1) {
            dialog.dismiss();
          } else {
            dialog.accept();
          }
        });
    choose(page, file("a.xlsx", "broken/X03.xlsx"), file("b.xlsx", BOOK));
    page.waitForSelector("[data-do=zip]:enabled");
    page.waitForSelector(ERRORS);
    page.locator("[data-do=accept]").click();
    page.waitForSelector(CLEAN);
    page.locator(".file .close").first().click();
    assertThat(asked).hasSize(1).first().asString().contains("a.xlsx", "还没有下载");
    assertThat(page.locator(".file").count()).isEqualTo(2);

    page.locator(".file .close").first().click();
    page.waitForCondition(() -> page.locator(".file").count() == 1);
    assertThat(asked).hasSize(2);
    assertThat(focus(page)).as("on the next one").isEqualTo("close");
    page.keyboard().press("Enter");
    page.waitForCondition(() -> page.locator(".file").count() == 0);
    assertThat(asked).as("nothing was decided about it").hasSize(2);
    assertThat(focus(page)).isEqualTo("choose-files");
  }

  /** Whose budget was checked on a computer is nobody's business. */
  @Test
  void onlyWhatWasGivenIsRemembered() {
    Page page = invited();
    page.onDialog(com.microsoft.playwright.Dialog::accept);
    choose(page, file("某局.xlsx", BOOK));
    page.waitForSelector(CLEAN);
    assertThat(page.evaluate("JSON.stringify(localStorage)").toString()).doesNotContain("某局");
    page.evaluate(
        "localStorage.setItem('gouji.book.旧.xlsx 旧局 2024', '{\"pack\":\"\",\"explanations\":{}}')");
    page.reload();
    page.waitForSelector(".zone");
    assertThat(page.evaluate("JSON.stringify(localStorage)").toString()).doesNotContain("旧局");

    choose(page, file("某局.xlsx", BOOK));
    page.waitForSelector(CLEAN);
    page.locator(".settings > summary").click();
    page.locator("#pack").selectOption("guangxi-unit-2025");
    choosePrior(page);
    page.waitForSelector(".toast:has-text('已与 2024.xlsx 对照')");
    assertThat(page.evaluate("JSON.stringify(localStorage)").toString()).contains("某局");
    page.locator("[data-do=forget-all]").click();
    page.waitForSelector(".toast:has-text('已清除')");
    assertThat(page.evaluate("JSON.stringify(localStorage)").toString()).doesNotContain("某局");
    page.reload();
    page.waitForSelector(".zone");
    choose(page, file("某局.xlsx", BOOK));
    page.waitForSelector(CLEAN);
    assertThat(page.locator(".settings").textContent()).doesNotContain("2024.xlsx");
  }

  @Test
  void theGuideIsOneClickAway() throws IOException {
    Path guide = Files.createDirectories(folder.resolve("guide"));
    Files.writeString(
        guide.resolve("zh.html"),
        "<!doctype html><meta charset=utf-8><style>p { color: rgb(1, 2, 3) }</style><p>指南");
    Page page = invited();
    assertThat(page.locator("[data-do=guide]").count()).as("there is none").isZero();
    Bridge.Plan plan = at(0).withGuide(folder.resolve("templates"));
    try (Service guided = Service.with(plan)) {
      page.navigate(guided.bridge().invitation());
      Page opened = page.waitForPopup(() -> page.locator("[data-do=guide]").click());
      Locator words = opened.locator("p");
      assertThat(words.innerText()).isEqualTo("指南");
      assertThat(words.evaluate("(one) => getComputedStyle(one).color"))
          .as("as it looks from the disk")
          .isEqualTo("rgb(1, 2, 3)");
    }
  }

  /** Who has the key of the installation needs no invitation. */
  @Test
  void aPaneInASpreadsheetProgramComesBackWithTheService() {
    Page page = beside("office", new FakeBook(Service.sample("broken/X03.xlsx")), "{api: 1.14}");
    page.locator("[data-do=check]").click();
    page.waitForSelector(ERRORS);
    int port = service().port();
    service().close();
    look(page);
    page.waitForSelector("[data-problem=offline]");
    assertThat(page.locator("[data-problem=offline]").innerText()).doesNotContain("--open");
    try (Service back = Service.with(at(port))) {
      assertThat(back.port()).isEqualTo(port);
      look(page);
      page.waitForCondition(() -> page.locator("[data-problem], .verdict-old").count() == 0);
    }
  }

  private static Bridge.Plan at(int port) {
    return new Bridge.Plan(
        port, OptionalInt.empty(), Service.MEMORY, InstantSource.system(), Bridge.Plan.ENGINE);
  }

  /** What is heard is not left at how far a check was. */
  @Test
  void howACheckEndedIsHeard() throws Exception {
    Page page = invited();
    Locator live = page.locator("[role=status][aria-live=polite].sr");
    choose(page, file("锁的.xlsx", PasswordsTest.locked()));
    page.waitForSelector("[data-problem='file.encrypted']");
    assertThat(live.textContent()).isEqualTo("文件有打开密码");
    choose(page, file("坏.xlsx", new byte[99]));
    page.waitForSelector("[data-problem='file.not-a-workbook']");
    assertThat(live.textContent()).isEqualTo("不是 Excel 工作簿");
    choose(page, file("好.xlsx", "broken/X03.xlsx"));
    page.waitForSelector(ERRORS);
    assertThat(live.textContent()).startsWith("有错误");
  }

  /** What was found rests on the settings of then. */
  @ParameterizedTest
  @ValueSource(strings = {"pack", "prior", "narrative", "no prior"})
  void whatTheSettingsNoLongerSayIsGreyUntilItIsCheckedAgain(String what) {
    Page page = invited();
    choose(page, file("2025.xlsx", BOOK));
    page.waitForSelector(CLEAN);
    page.locator(".settings > summary").click();
    if (what.equals("no prior")) {
      choosePrior(page);
      page.waitForSelector(".toast:has-text('已与 2024.xlsx 对照')");
    }
    assertThat(page.locator(".verdict-old, .results.old").count()).isZero();
    List<Route> held = new ArrayList<>();
    page.route("**/v1/workbooks**", held::add);
    page.route("**/v1/workbooks/**", held::add);
    change(page, what);
    page.waitForCondition(() -> !held.isEmpty());
    assertThat(page.locator(".results.old .verdict-old").count()).isEqualTo(1);
    assertThat(page.locator(".settings > summary").innerText()).doesNotContain("广西");

    page.unroute("**/v1/workbooks**");
    page.unroute("**/v1/workbooks/**");
    held.forEach(Route::resume);
    page.waitForCondition(() -> page.locator(".verdict-old, .results.old").count() == 0);
    page.waitForSelector("[data-do=check]:enabled");
    assertThat(page.locator(".settings > summary").innerText()).contains("广西");
  }

  private static void change(Page page, String what) {
    switch (what) {
      case "pack" -> page.locator("#pack").selectOption("guangxi-unit-2025");
      case "prior" -> choosePrior(page);
      case "narrative" ->
          page.locator("input[data-pick=narrative]").setInputFiles(file("说明.docx", PROSE));
      default -> page.locator("[data-do=forget-prior]").click();
    }
  }

  private static void choosePrior(Page page) {
    page.locator("input[data-pick=prior]")
        .setInputFiles(file("2024.xlsx", "prior/liujiang-2024.xlsx"));
  }

  /** A file that needs no password any more has no secrets from anybody. */
  @Test
  void aFileThatWasUnlockedIsLockedNoMore() throws Exception {
    Path own = folder.resolve("a.xlsx");
    Files.write(own, PasswordsTest.locked());
    Page page = invited();
    page.locator("input[data-pick=files]").setInputFiles(own);
    page.locator("#password").fill(PasswordsTest.WORD);
    page.keyboard().press("Enter");
    page.waitForSelector(ERRORS);
    Files.write(own, Service.sample("broken/X03.xlsx"));
    page.locator("input[data-pick=files]").setInputFiles(own);
    page.waitForSelector(".results:not(.old) .verdict-errors");
    choose(page, file("b.xlsx", BOOK));
    page.waitForSelector("[data-do=zip]:enabled");
    assertThat(page.locator(".file").count()).isEqualTo(2);
    byte[] all = saved(page.waitForDownload(() -> page.locator("[data-do=zip]").click()));
    assertThat(PaneNarrativeTest.entries(all)).contains("a-批注版.xlsx", "a-校验结果.json");
    assertThat(page.locator(".toast").textContent()).doesNotContain("密码");
  }

  @Test
  void whatWasDecidedIsNotLeftBehindUnsaid() {
    Page page = invited();
    List<String> asked = new ArrayList<>();
    page.onDialog(
        dialog -> {
          asked.add(dialog.type());
          dialog.accept();
        });
    choose(page, file("a.xlsx", "broken/X03.xlsx"));
    page.waitForSelector(ERRORS);
    page.locator("[data-do=accept]").click();
    page.waitForSelector(CLEAN);
    page.waitForDownload(() -> page.locator("[data-do=corrected]").click());
    page.reload();
    page.waitForSelector(".zone");
    assertThat(asked).as("it was taken home").isEmpty();

    choose(page, file("a.xlsx", "broken/X03.xlsx"));
    page.waitForSelector(ERRORS);
    page.locator("[data-do=accept]").click();
    page.waitForSelector(CLEAN);
    page.reload();
    page.waitForSelector(".zone");
    assertThat(asked).containsExactly("beforeunload");
  }

  @Test
  void wordsThatExplainNothingAreRefusedBeforeTheyAreSaved() {
    Page page = invited();
    choose(page, file("b.xlsx", "broken/B10.xlsx"));
    page.waitForSelector(".finding.sev-verify");
    Locator finding = page.locator(".finding.sev-verify").first();
    finding.locator("summary").click();
    finding.locator("textarea").fill("核实无误");
    finding.locator("input").fill("李会计");
    finding.locator("button[type=submit]").click();
    page.waitForSelector(".explain .warn:has-text('这样的说明不算数')");
    assertThat(page.locator("[data-problem]").count()).as("it is told where it is").isZero();
    assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("TEXTAREA");
    assertThat(page.locator(".explained").count()).isZero();
    assertThat(page.locator("body").innerText()).doesNotContain("EX03");
    assertThat(finding.locator("textarea").inputValue()).isEqualTo("核实无误");

    finding.locator("textarea").fill("预算批复后追加了办公楼维修，已与批文核对。");
    finding.locator("button[type=submit]").click();
    page.waitForSelector(".explained");
    assertThat(page.locator("[data-problem]").count()).isZero();
  }

  @Test
  void whatWasNotComparedIsNotSaidToBe() {
    Page page = invited();
    choose(page, file("2025.xlsx", BOOK));
    page.waitForSelector(CLEAN);
    assertThat(page.locator(".findings").innerText()).contains("提示可点“提示”查看");
    page.locator(".settings > summary").click();
    page.locator("input[data-pick=prior]").setInputFiles(file("另一家.xlsx", BOOK));
    page.waitForSelector(".settings .warn:has-text('没有用来对照')");
    assertThat(page.locator(".toast").textContent()).doesNotContain("已与");
    assertThat(page.locator(".settings > summary").innerText())
        .contains("未对照上年")
        .doesNotContain("另一家");
    page.locator("input[data-pick=prior]")
        .setInputFiles(file("2024.xlsx", "prior/liujiang-2024.xlsx"));
    page.waitForSelector(".toast:has-text('已与 2024.xlsx 对照')");
  }

  /** The one before stays; the words are about the one that was just given. */
  @ParameterizedTest
  @CsvSource({
    "prior,     prior/liujiang-2024.xlsx,          2024.xlsx, 坏.xlsx, 对照 2024.xlsx",
    "narrative, liujiang-2025/liujiang-2025.docx, 说明.docx, 断.docx, 说明 说明.docx"
  })
  void aFileThatIsRefusedIsNotSaidToBeComparedBecauseAnotherWas(
      String what, String sample, String good, String bad, String now) {
    Page page = invited();
    choose(page, file("2025.xlsx", BOOK));
    page.waitForSelector(CLEAN);
    page.locator(".settings > summary").click();
    Locator pick = page.locator("input[data-pick=" + what + "]");
    pick.setInputFiles(file(good, sample));
    page.waitForSelector(".toast:has-text('" + good + "')");
    hear(page);

    pick.setInputFiles(file(bad, Arrays.copyOf(Service.sample(sample), 4000)));
    page.waitForSelector(".problem:has-text('" + bad + "')");
    page.waitForSelector(".settings > summary:has-text('" + now + "')");
    page.waitForSelector("[data-do=check]:enabled");
    page.waitForCondition(() -> page.evaluate("window.heard.length > 0").equals(true));
    assertThat(page.evaluate("window.heard.filter((one) => one)")).isEqualTo(List.of());
    assertThat(page.locator(".settings .given").innerText()).isEqualTo(good);
    assertThat(page.locator(".settings > summary").innerText()).contains(now).doesNotContain(bad);
  }

  /** Keeps everything that the toast says from now on. */
  private static void hear(Page page) {
    page.evaluate(
        """
        () => {
          const toast = document.querySelector('.toast');
          window.heard = [];
          new MutationObserver(() => window.heard.push(toast.textContent))
            .observe(toast, {childList: true, characterData: true, subtree: true});
        }
        """);
  }

  /** Budget files of all units are called alike. */
  @Test
  void filesOfOneNameAreToldApartAndStayInOrder() throws IOException {
    for (String unit : List.of("甲局", "乙局", "丙局")) {
      Path own = Files.createDirectories(folder.resolve("上报").resolve(unit));
      String sample = unit.equals("丙局") ? "broken/X03.xlsx" : BOOK;
      Files.write(own.resolve("预算.xlsx"), Service.sample(sample));
    }
    Page page = invited();
    page.locator("input[data-pick=folder]").setInputFiles(folder.resolve("上报"));
    page.waitForSelector("[data-do=zip]:enabled");
    List<String> names = page.locator(".file .name").allInnerTexts();
    assertThat(names)
        .containsExactlyInAnyOrder("预算.xlsx\n在 上报/甲局", "预算.xlsx\n在 上报/乙局", "预算.xlsx\n在 上报/丙局");

    page.locator("[data-do=order]").selectOption("worst");
    assertThat(page.locator(".file .name").first().innerText()).contains("丙局");
    page.locator("[data-do=order]").selectOption("given");
    assertThat(page.locator(".file .name").allInnerTexts()).isEqualTo(names);

    byte[] all = saved(page.waitForDownload(() -> page.locator("[data-do=zip]").click()));
    assertThat(PaneNarrativeTest.entries(all))
        .contains("上报/甲局/预算-批注版.xlsx", "上报/丙局/预算-批注版.xlsx", "上报/丙局/预算-校验结果.json");
  }

  @Test
  void aLockedNarrativeIsOpenedByItsPassword() throws Exception {
    Page page = invited();
    choose(page, file("a.xlsx", BOOK), file("a.docx", NarrativeApiTest.lockedWord()));
    page.waitForSelector("[data-problem='text.encrypted']");
    assertThat(page.locator("[data-verdict=clean]").count()).isEqualTo(1);
    page.locator("#password-beside").fill("x");
    page.locator("[data-do=unlock-beside]").click();
    page.waitForSelector("[data-problem='text.wrong-password']");
    picture(page, "narrative-password");
    page.locator("#password-beside").fill("预算2025");
    page.keyboard().press("Enter");
    page.waitForSelector(FOUND);
    assertThat(page.locator("[data-problem]").count()).isZero();
    String marked =
        page.waitForDownload(() -> page.locator("[data-do=narrative]").click()).suggestedFilename();
    assertThat(marked).isEqualTo("a-批注版.docx");
    assertThat(page.evaluate("JSON.stringify([localStorage, sessionStorage])").toString())
        .doesNotContain("预算2025");
  }

  @Test
  void aNarrativeThatHasChangedOnTheDiskIsToldAndHidesNothing() throws IOException {
    Path prose = Files.write(folder.resolve("说明.docx"), Service.sample(PROSE));
    Page page = invited();
    choose(page, file("a.xlsx", BOOK));
    page.waitForSelector(CLEAN);
    page.locator(".settings > summary").click();
    page.locator("input[data-pick=narrative]").setInputFiles(prose);
    page.waitForSelector(FOUND);
    assertThat(page.locator("[data-problem]").count()).isZero();

    Files.write(prose, new byte[9]);
    page.locator("[data-do=check]").click();
    page.waitForSelector("[data-problem=outdated]");
    assertThat(page.locator("[data-problem=outdated]").innerText()).contains("说明.docx", "换一个");
    assertThat(page.locator(FOUND).count()).isEqualTo(1);
  }

  @Test
  void nothingIsWiderThanANarrowPane() {
    Page page = invited(page(320, 700, ColorScheme.LIGHT));
    choose(
        page,
        file("柳州市柳江区机关事务服务中心（本级及所属单位汇总）2025年部门预算公开表（定稿）.xlsx", "broken/X03.xlsx"),
        file(
            "BudgetDisclosureTablesOfTheDistrictAdministration2025Final.xlsx", "broken/T7-01.xlsx"),
        file("b.xlsx", "broken/B10.xlsx"));
    page.waitForSelector("[data-do=zip]:enabled");
    page.locator(".settings > summary").click();
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    page.waitForSelector(".more-body p");
    picture(page, "narrow");
    assertThat(tooWide(page)).isEqualTo(List.of());
    page.locator("#lang").selectOption("en");
    page.waitForSelector("#verdict-title:has-text('Errors')");
    page.waitForSelector("[data-do=zip]:enabled");
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    page.waitForSelector(".more-body p");
    picture(page, "narrow-en");
    assertThat(tooWide(page)).isEqualTo(List.of());
  }

  /** What cannot be seen without scrolling sideways, or stands out of its card. */
  private static Object tooWide(Page page) {
    return page.evaluate(
        """
            () => Array.from(document.querySelectorAll('html, body, body *'))
              .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX) || one.tagName === 'HTML')
              .filter((one) => one.scrollWidth > one.clientWidth)
              .map((one) => one.className + ' ' + one.scrollWidth + ' > ' + one.clientWidth)
              .concat(Array.from(document.querySelectorAll('.card button, .card input:not(.sr), .card select'))
                .filter((one) => one.offsetParent)
                .filter((one) => one.getBoundingClientRect().right >
                  one.closest('.card').getBoundingClientRect().right - 12)
                .map((one) => one.tagName + ' ' + one.className + ' ' + one.textContent))
            """);
  }
}
