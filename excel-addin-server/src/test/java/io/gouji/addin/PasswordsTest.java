package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.gouji.addin.Client.Reply;
import io.gouji.addin.Outcome.State;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Workbooks with a password: asked for, used, never kept, and their copies locked again. */
final class PasswordsTest {
  static final String WORD = "预算2025";

  @AutoClose private final Service service = Service.open();

  static byte[] locked() throws Exception {
    return locked(WORD);
  }

  private static byte[] locked(String word) throws Exception {
    EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
    Encryptor encryptor = info.getEncryptor();
    encryptor.confirmPassword(word);
    try (POIFSFileSystem files = new POIFSFileSystem();
        OPCPackage book =
            OPCPackage.open(new ByteArrayInputStream(Service.sample("broken/X03.xlsx")));
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      try (OutputStream out = encryptor.getDataStream(files)) {
        book.save(out);
      }
      files.writeFilesystem(file);
      return file.toByteArray();
    }
  }

  private static Reply check(Client client, byte[] bytes, String header) {
    return client.send(
        client
            .request("/v1/workbooks?name=a.xlsx&wait=20000")
            .header("Content-Type", "application/octet-stream")
            .header(Request.PASSWORD, header)
            .POST(BodyPublishers.ofByteArray(bytes)));
  }

  private static String header(String word) {
    return Base64.getUrlEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8));
  }

  private static String state(Reply reply) {
    String type = reply.json().at("/problem/type").asText();
    return reply.json().path("state").asText() + type.substring(type.lastIndexOf(':') + 1);
  }

  /** Spreadsheet programs open such a file without asking. */
  @Test
  void thePasswordEverybodyKnowsIsNotAskedFor() throws Exception {
    byte[] file = locked(Decryptor.DEFAULT_PASSWORD);
    assertThat(state(service.client().check("a.xlsx", file))).isEqualTo("done");
  }

  @Test
  void thePasswordOpensAndItsCopiesAreLockedAgain() throws Exception {
    Client client = service.client();
    byte[] file = locked();
    assertThat(state(client.check("a.xlsx", file))).isEqualTo("failedfile.encrypted");
    assertThat(state(check(client, file, header("x")))).isEqualTo("failedfile.wrong-password");
    Reply open = check(client, file, header(WORD));
    assertThat(state(open)).isEqualTo("done");
    assertThat(open.json().toString()).doesNotContain(WORD, header(WORD));

    String path = "/v1/workbooks/" + open.json().path("id").asText();
    for (String kind : new String[] {"annotated", "corrected"}) {
      Reply made = client.post(path + "/downloads", Json.object().put("kind", kind));
      byte[] copy = client.get(made.json().path("url").asText()).raw().body();
      assertThat(opened(copy, "x")).as(kind).isFalse();
      assertThat(opened(copy, WORD)).as(kind).isTrue();
    }
    // Without a password a changed file is what it is again.
    assertThat(state(client.put(path + "?wait=20000", file))).isEqualTo("failedfile.encrypted");
    assertThat(state(client.put(path + "?wait=20000", Service.sample("broken/X03.xlsx"))))
        .isEqualTo("done");
  }

  static boolean opened(byte[] copy, String word) {
    try {
      return Unlocked.of(copy, Optional.of(word.toCharArray())).isLocked();
    } catch (Refusal closed) {
      return false;
    }
  }

  @Test
  void aPasswordThatIsNoTextIsRefused() throws Exception {
    Client client = service.client();
    byte[] file = locked();
    assertThat(check(client, file, "***").status()).isEqualTo(400);
    assertThat(check(client, file, "_w").status()).isEqualTo(400);
    assertThat(check(client, file, header("x".repeat(256))).status()).isEqualTo(400);
    assertThat(state(check(client, Service.sample("broken/X03.xlsx"), header(WORD))))
        .as("a file that needs none")
        .isEqualTo("done");
    assertThat(state(check(client, new byte[] {1, 2, 3}, header(WORD)))).startsWith("failedfile.");
  }

  @Test
  void itIsOverwrittenWhenItIsOfNoMoreUse() throws Exception {
    try (Workshop workshop = new Workshop(1)) {
      Desk desk =
          new Desk(Service.engine(), Bridge.Plan.ENGINE, workshop, new Budget(Service.MEMORY));
      Session session = new Session(new byte[1], Optional.of("zh"), Instant.EPOCH);
      WorkbookJob job = new WorkbookJob(desk, "a.xlsx", Optional.empty(), "zh");
      session.add(job, "");
      byte[] plain = Service.sample("broken/X03.xlsx");

      char[] opens = WORD.toCharArray();
      assertThat(state(job, locked(), opens)).isEqualTo(State.DONE);
      assertThat(opens).as("it has opened the file").containsOnly('\0');
      WorkbookJob.Base first = job.base();
      assertThat(opened(job.asItCame(first, plain), WORD)).isTrue();

      char[] wrong = "x".toCharArray();
      assertThat(state(job, locked(), wrong)).isEqualTo(State.FAILED);
      assertThat(wrong).as("it is tried again beside last year's").containsExactly('x');
      assertThatThrownBy(() -> job.asItCame(first, plain))
          .as("a copy of what was replaced never goes out without its password")
          .isInstanceOf(Problem.class);

      char[] idle = "y".toCharArray();
      assertThat(state(job, plain, idle)).isEqualTo(State.DONE);
      assertThat(wrong).as("the workbook was changed").containsOnly('\0');
      assertThat(idle).containsExactly('y');

      session.end();
      assertThat(idle).as("the session has ended").containsOnly('\0');
      char[] late = "z".toCharArray();
      assertThatThrownBy(() -> job.change(plain, Optional.of(late))).isInstanceOf(Problem.class);
      assertThat(late).as("there is no workbook any more").containsOnly('\0');
    }
  }

  private static State state(WorkbookJob job, byte[] file, char[] password) throws Problem {
    RunningCheck check = job.change(file, Optional.of(password));
    return job.await(check, Duration.ofMinutes(1)).outcome().state();
  }

  @Test
  void thePaneAsksForIt() throws Exception {
    try (Chrome chrome = Chrome.start(service)) {
      Page page = chrome.page();
      page.navigate(service.bridge().invitation());
      page.locator("input[data-pick=files]")
          .setInputFiles(new FilePayload("密.xlsx", "application/octet-stream", locked()));
      page.locator("#password").fill("x");
      page.locator("[data-do=unlock]").click();
      page.waitForSelector("[data-problem='file.wrong-password']");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(java.nio.file.Path.of("target", "pane-password.png")));
      page.locator("#password").fill(WORD);
      page.keyboard().press("Enter");
      page.waitForSelector("[data-verdict=errors]");
      Download marked = page.waitForDownload(() -> page.locator("[data-do=annotated]").click());
      assertThat(opened(Files.readAllBytes(marked.path()), WORD)).isTrue();
      assertThat(page.evaluate("JSON.stringify([localStorage, sessionStorage])").toString())
          .doesNotContain(WORD, header(WORD));
    }
  }
}
