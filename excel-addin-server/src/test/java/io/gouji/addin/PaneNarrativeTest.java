package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The prose beside a workbook in the pane: given, checked in the same run, told and taken away. */
final class PaneNarrativeTest extends PaneTest {
  private static final String BOOK = "liujiang-2025/liujiang-2025.xlsx";
  private static final String PROSE = "liujiang-2025/liujiang-2025.docx";
  private static final String FOUND = ".finding[data-rule=N05B]";

  static TreeSet<String> entries(byte[] archive) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  @Test
  void itComesWithItsWorkbookIsToldInItsGroupAndTakenAwayMarked() throws IOException {
    Page page = invited();
    choose(page, file("柳江.xlsx", BOOK), file("预算说明.docx", PROSE));
    page.waitForSelector("[data-verdict=errors]");
    assertThat(page.locator("#verdict-title").innerText()).isEqualTo("文字说明有错误，报表本身没有错误");

    Locator group = page.locator(".group").last();
    assertThat(group.locator("summary").first().innerText()).contains("文字说明 预算说明.docx");
    Locator finding = group.locator(FOUND);
    assertThat(finding.locator(".quote").innerText()).contains("第 8 段", "总支出较上年增长6.69%");
    assertThat(finding.locator(".quote mark").innerText()).isEqualTo("6.69%");
    assertThat(finding.locator(".figures").innerText().replaceAll("\\s+", " "))
        .isEqualTo("文中写 6.69% 应为 6.96% 相差 -0.27个百分点");
    assertThat(page.locator("[data-severity=error] b").innerText()).isEqualTo("1");
    assertThat(page.locator(".verdict").innerText()).contains("读到 46 个数，25 个金额与报表核对过");
    assertThat(page.locator(".file .with").innerText()).isEqualTo("文字说明：预算说明.docx");
    assertThat(page.locator(".finding form").count()).isZero();

    page.locator(".tool-row input").fill("较上年增长6.69%");
    assertThat(page.locator(".finding:not([hidden])").count()).isEqualTo(1);
    finding.locator(".finding-go").click();
    page.waitForSelector(".toast:not([hidden]):has-text('第 8 段'):has-text('预算说明.docx')");
    assertThat(String.valueOf(page.evaluate("navigator.clipboard.readText()"))).contains("6.69%");
    page.locator(".tool-row input").fill("");

    Download marked = page.waitForDownload(() -> page.locator("[data-do=narrative]").click());
    assertThat(marked.suggestedFilename()).isEqualTo("预算说明-批注版.docx");
    assertThat(entries(Files.readAllBytes(marked.path()))).contains("word/comments.xml");
  }

  @Test
  void itIsRememberedWithItsWorkbookUntilItIsTakenAway() {
    Page page = invited();
    choose(page, file("2025.xlsx", BOOK));
    page.waitForSelector("[data-verdict=clean]");
    page.locator(".settings > summary").click();
    page.locator("input[data-pick=narrative]").setInputFiles(file("说明.docx", PROSE));
    page.waitForSelector(FOUND);
    assertThat(page.locator(".settings summary").innerText()).contains("说明 说明.docx");

    page.reload();
    page.waitForSelector(".zone");
    choose(page, file("2025.xlsx", BOOK));
    page.waitForSelector(FOUND);
    page.locator(".settings > summary").click();
    page.locator("[data-do=forget-narrative]").click();
    page.waitForSelector("[data-verdict=clean]");
    assertThat(page.locator(FOUND).count()).isZero();
    page.reload();
    page.waitForSelector(".zone");
    choose(page, file("2025.xlsx", BOOK));
    page.waitForSelector("[data-verdict=clean]");
  }

  /** Budget files of all units are called alike. */
  @Test
  void anotherWorkbookOfTheSameNameStandsBesideItAndGetsNothingOfIt() {
    Page page = invited();
    choose(page, file("预算.xlsx", BOOK), file("说明.docx", PROSE));
    page.waitForSelector(FOUND);
    choose(page, file("预算.xlsx", "prior/liujiang-2024.xlsx"));
    page.waitForSelector("[data-do=zip]:enabled");
    assertThat(page.locator(".file .name").allInnerTexts())
        .containsExactly("预算.xlsx\n文字说明：说明.docx", "预算.xlsx (2)");

    page.reload();
    page.waitForSelector(".zone");
    choose(page, file("预算.xlsx", "prior/liujiang-2024.xlsx"));
    page.waitForSelector("[data-verdict]");
    assertThat(page.locator(".settings summary").innerText()).contains("未核对文字说明");
    page.reload();
    page.waitForSelector(".zone");
    choose(page, file("预算.xlsx", BOOK));
    page.waitForSelector(FOUND);
  }

  @Test
  void severalGoByHowTheirNamesBeginAndTheUserSaysTheRest() throws IOException {
    Page page = invited();
    choose(
        page,
        file("柳江区信息中心2025年预算表.xlsx", BOOK),
        file("柳江区财政局2025年预算表.xlsx", "broken/X03.xlsx"),
        file("柳江区信息中心2025年预算说明.docx", PROSE),
        file("柳江区教育局2025年预算说明.docx", PROSE));
    page.waitForSelector("[data-do=zip]:enabled");

    assertThat(page.locator(".file .with").allInnerTexts())
        .containsExactly("文字说明：柳江区信息中心2025年预算说明.docx");
    assertThat(page.locator(".unpaired summary").innerText()).contains("（1）");
    assertThat(page.locator(".unpaired .name").innerText()).isEqualTo("柳江区教育局2025年预算说明.docx");
    page.locator(".unpaired select").selectOption("1");
    page.waitForSelector(".finding[data-rule=N01]");
    assertThat(page.locator(".unpaired").count()).isZero();

    Download all = page.waitForDownload(() -> page.locator("[data-do=zip]").click());
    assertThat(entries(Files.readAllBytes(all.path())))
        .hasSize(7)
        .contains("柳江区信息中心2025年预算说明-批注版.docx", "柳江区教育局2025年预算说明-批注版.docx");
  }

  @Test
  void whatCannotBeReadIsSaidAndHidesNothing() {
    Page page = invited();
    choose(page, file("a.xlsx", "broken/X03.xlsx"), file("a.docx", BOOK));
    page.waitForSelector("[data-problem='text.workbook']");
    assertThat(page.locator("[data-problem='text.workbook']").innerText())
        .contains("文字说明没有核对：a.docx", "这是工作簿");
    picture(page, "narrative-refused");
    assertThat(page.locator("[data-verdict=errors]").count()).isEqualTo(1);

    page.locator(".settings > summary").click();
    page.locator("input[data-pick=narrative]").setInputFiles(file("说明.docx", PROSE));
    page.waitForSelector(FOUND);
    page.locator("input[data-pick=narrative]")
        .setInputFiles(
            new FilePayload("b.txt", "text/plain", " ".getBytes(StandardCharsets.UTF_8)));
    page.waitForSelector("[data-problem='text.empty']");
    assertThat(page.locator(FOUND).count()).isEqualTo(1);
    assertThat(page.locator(".settings .given").innerText()).isEqualTo("说明.docx");

    page.locator("input[data-pick=prior]").setInputFiles(file("2024.xlsx", new byte[99]));
    page.waitForSelector("[data-problem='file.not-a-workbook']");
    assertThat(page.locator("[data-problem='file.not-a-workbook']").innerText())
        .contains("上年工作簿没有对照：2024.xlsx");
    assertThat(page.locator(FOUND).count()).isEqualTo(1);
    assertThat(page.locator(".settings .given").allInnerTexts()).containsExactly("说明.docx");
  }

  /** A long one on its way is called off like a workbook, and stays chosen. */
  @Test
  void onItsWayItShowsProgressAndTheWayOut() {
    Page page = invited();
    choose(page, file("a.xlsx", BOOK));
    page.waitForSelector("[data-verdict=clean]");
    List<Route> held = new ArrayList<>();
    page.route("**/narrative?**", held::add);
    page.locator(".settings > summary").click();
    page.locator("input[data-pick=narrative]").setInputFiles(file("说明.docx", PROSE));
    page.waitForCondition(() -> held.size() == 1);
    assertThat(page.locator(".progress").isVisible()).isTrue();
    page.locator("[data-do=cancel]").click();
    page.waitForSelector("[data-problem=cancelled]");
    assertThat(page.locator(".progress").isVisible()).isFalse();

    page.unroute("**/narrative?**");
    page.locator("[data-do=again]").click();
    page.waitForSelector(FOUND);
    assertThat(page.locator(".settings .given").innerText()).isEqualTo("说明.docx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"office", "wps"})
  void itIsCheckedBesideTheOpenWorkbook(String host) {
    FakeBook book = new FakeBook(Service.sample("broken/X03.xlsx"));
    Page page = beside(host, book, "{api: 1.14}");
    page.locator("[data-do=check]").click();
    page.waitForSelector("[data-verdict=errors]");
    page.locator(".settings > summary").click();
    page.locator("input[data-pick=narrative]").setInputFiles(file("说明.docx", PROSE));
    page.waitForSelector(".finding[data-rule=N01]");

    // What the tables say is in a cell: that is where a click leads.
    page.locator(".finding[data-rule=N01] .finding-go").first().click();
    page.waitForSelector(".toast:not([hidden]):has-text('表3'):has-text('C19')");
    page.locator("[data-do=accept]").click();
    page.waitForFunction("() => !document.querySelector('.finding[data-rule=N01]')");
    assertThat(page.locator(FOUND).count()).isEqualTo(1);
  }

  @Test
  void theOtherLanguageIsSpokenOfItToo() {
    Page page = invited();
    choose(page, file("a.xlsx", BOOK), file("a.docx", PROSE));
    page.waitForSelector(FOUND);
    page.locator(".settings > summary").click();
    page.locator("#lang").selectOption("en");
    page.waitForSelector("#verdict-title:has-text('Errors')");
    page.waitForSelector(FOUND);
    assertThat(page.locator(FOUND + " .figures").innerText()).contains("Should be", "6.96");
    picture(page, "narrative-english");
    page.locator(FOUND).scrollIntoViewIfNeeded();
    picture(page, "narrative-english-group");
    assertThat(page.locator("body").innerText())
        .doesNotContainPattern("\\b(prose|settings|output|drop)\\.[a-z]");
  }
}
