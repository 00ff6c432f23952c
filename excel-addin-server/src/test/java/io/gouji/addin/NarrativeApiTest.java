package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gouji.addin.Client.Reply;
import io.gouji.engine.NarrativeEngine;
import io.gouji.engine.Options;
import io.gouji.engine.report.NarrativeJson;
import io.gouji.engine.report.Wording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The prose beside a workbook, checked in the same run and taken away marked. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class NarrativeApiTest {
  private static final String CLEAN = "liujiang-2025/liujiang-2025.xlsx";
  private static final String PROSE = "liujiang-2025/liujiang-2025.docx";

  @AutoClose private final Service service = Service.open();

  private static String path(Reply workbook) {
    return "/v1/workbooks/" + workbook.json().path("id").asText();
  }

  private static Reply give(Client client, Reply workbook, String name, byte[] bytes) {
    String query = "/narrative?name=" + Client.escaped(name) + "&wait=20000";
    return client.put(path(workbook) + query, bytes);
  }

  private static Set<String> rules(Reply reply) {
    return new HashSet<>(
        reply.json().at("/narrative/evaluation/findings").findValuesAsText("rule"));
  }

  @Test
  void whatIsFoundIsTheEnginesOwn() throws Exception {
    byte[] bytes = Service.sample(CLEAN);
    var tables = Service.engine().evaluate(bytes, "预算.xlsx", Options.AUTO);
    var text = NarrativeEngine.open(Service.sample(PROSE), "说明.docx", Optional.empty());
    var found =
        NarrativeEngine.of(Service.engine().packs())
            .evaluate(text, Optional.of(tables), Optional.empty());
    Client client = service.client();
    Reply alone = client.check("预算.xlsx", bytes);

    Reply beside = give(client, alone, "说明.docx", Service.sample(PROSE));

    assertThat(beside.status()).isEqualTo(200);
    assertThat(alone.json().has("narrative")).isFalse();
    assertThat(beside.json().at("/narrative/name").asText()).isEqualTo("说明.docx");
    assertThat(beside.json().at("/narrative/evaluation"))
        .isEqualTo(
            Json.own(
                new NarrativeJson(new Wording(found.pack(), "zh"))
                    .write(found, "说明.docx", List.of())));
    assertThat(beside.json().path("evaluation")).isEqualTo(alone.json().path("evaluation"));
    Reply again = client.delete(path(alone) + "/narrative?wait=20000");
    assertThat(again.json().has("narrative")).isFalse();
  }

  @Test
  void itIsCheckedAgainWithEveryChangeOfTheWorkbook() {
    Client client = service.client();
    Reply clean = client.check("a.xlsx", Service.sample(CLEAN));
    assertThat(rules(give(client, clean, "说明.docx", Service.sample(PROSE)))).doesNotContain("N01");

    Reply broken = client.put(path(clean) + "?wait=20000", Service.sample("broken/X03.xlsx"));
    assertThat(rules(broken)).contains("N01");
    JsonNode correction =
        client.get(path(clean) + "/corrections").json().path("corrections").path(0);
    Reply accepted =
        client.post(
            path(clean) + "/corrections/" + correction.path("id").asText(),
            Client.accept(0, correction.at("/sets/0/cells")));
    assertThat(rules(accepted)).contains("N05B").doesNotContain("N01");

    Reply last =
        client.put(
            path(clean) + "/prior?name=2024.xlsx&wait=20000",
            Service.sample("prior/liujiang-2024.xlsx"));
    assertThat(rules(last)).contains("N05B");
  }

  static Stream<Arguments> refused() throws Exception {
    byte[] prose = Service.sample(PROSE);
    byte[] noise = new byte[5000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (i * i * 31 + 129);
    }
    return Stream.of(
        Arguments.of("text.empty", new byte[0]),
        Arguments.of("text.empty", "  \n ".getBytes(StandardCharsets.UTF_8)),
        Arguments.of("text.workbook", Service.sample(CLEAN)),
        Arguments.of("text.unsupported-format", "{\\rtf1 说明}".getBytes(StandardCharsets.UTF_8)),
        Arguments.of("text.damaged", noise),
        Arguments.of("text.truncated", Arrays.copyOf(prose, prose.length / 2)),
        Arguments.of("text.encrypted", lockedWord()),
        Arguments.of("text.encrypted", pdf(true)),
        Arguments.of("text.no-text", pdf(false)),
        Arguments.of("text.over-limit", bomb()));
  }

  static byte[] lockedWord() throws Exception {
    EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
    Encryptor encryptor = info.getEncryptor();
    encryptor.confirmPassword("预算2025");
    try (POIFSFileSystem files = new POIFSFileSystem();
        OPCPackage word = OPCPackage.open(new ByteArrayInputStream(Service.sample(PROSE)));
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      try (OutputStream out = encryptor.getDataStream(files)) {
        word.save(out);
      }
      files.writeFilesystem(file);
      return file.toByteArray();
    }
  }

  /** A page without a word, as a scanner makes it. */
  private static byte[] pdf(boolean locked) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      if (locked) {
        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      }
      document.save(file);
      return file.toByteArray();
    }
  }

  private static byte[] bomb() {
    byte[] blanks = new byte[100 << 20];
    Arrays.fill(blanks, (byte) ' ');
    return Tampered.sample(PROSE).with("word/document.xml", blanks).bytes();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void whatIsNoTextIsRefusedInWordsAndChangesNothing(String reason, byte[] bytes) {
    Client client = service.client();
    Reply checked = client.check("a.xlsx", Service.sample(CLEAN));
    Reply before = give(client, checked, "说明.docx", Service.sample(PROSE));

    Reply refused = give(client, checked, "坏.docx", bytes);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.problem()).isEqualTo(reason);
    for (String language : Words.LANGUAGES) {
      JsonNode said = refused.json().path("languages").path(language);
      assertThat(said.path("title").asText()).isNotEmpty();
      assertThat(said.path("detail").asText()).isNotEmpty().doesNotContain("{");
    }
    assertThat(client.get(path(checked)).json()).isEqualTo(before.json());
  }

  @Test
  void onlyOneThatIsNotTooLargeAndOfTheRightContentTypeIsRead() {
    Client client = service.client();
    Reply checked = client.check("a.xlsx", Service.sample(CLEAN));
    Reply large = give(client, checked, "a.txt", new byte[51 << 20]);
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.problem()).isEqualTo("body.too-large");
    Reply form =
        client.send(
            client
                .request(path(checked) + "/narrative?name=a.txt")
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString("说明")));
    assertThat(form.status()).isEqualTo(415);
    assertThat(client.put(path(checked) + "/narrative", new byte[1]).status()).isEqualTo(400);
    assertThat(service.client().put(path(checked) + "/narrative?name=a.txt", new byte[1]).status())
        .isEqualTo(404);
  }

  @Test
  void theMarkedProseIsFetchedOnce() throws IOException {
    Client client = service.client();
    Reply checked = client.check("a.xlsx", Service.sample(CLEAN));
    var kind = Json.object().put("kind", "narrative");
    assertThat(client.post(path(checked) + "/downloads", kind).problem())
        .isEqualTo("narrative.none");
    give(client, checked, "柳江 说明.docx", Service.sample(PROSE));

    String url = client.post(path(checked) + "/downloads", kind).json().path("url").asText();
    Reply word = Client.of(service).get(url);
    assertThat(Client.of(service).get(url).status()).isEqualTo(404);
    assertThat(word.header("Content-Type")).contains("wordprocessingml");
    assertThat(word.header("Content-Disposition"))
        .isEqualTo("attachment; filename*=UTF-8''" + DownloadRoutes.escaped("柳江 说明-批注版.docx"));
    assertThat(part(word.raw().body(), "word/comments.xml")).contains("N05B", "6.96%");

    give(client, checked, "说明.txt", "2025年预算\n我单位总收入999.99万元。".getBytes(StandardCharsets.UTF_8));
    String page = client.post(path(checked) + "/downloads", kind).json().path("url").asText();
    Reply html = client.get(page);
    assertThat(html.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(html.header("Content-Disposition")).startsWith("attachment;").endsWith(".html");
    assertThat(new String(html.raw().body(), StandardCharsets.UTF_8)).contains("999.99", "N01");
  }

  /** What was accepted stands in no file of the user's: the prose is held against the file. */
  @Test
  void theMarkedProseIsHeldAgainstTheFileAsItWasGiven() throws IOException {
    Client client = service.client();
    Reply checked = client.check("a.xlsx", Service.sample("broken/X03.xlsx"));
    give(client, checked, "说明.docx", Service.sample(PROSE));
    var kind = Json.object().put("kind", "narrative");
    String before = client.post(path(checked) + "/downloads", kind).json().path("url").asText();
    String marked = part(client.get(before).raw().body(), "word/comments.xml");
    assertThat(marked).contains("N01");

    JsonNode one = client.get(path(checked) + "/corrections").json().path("corrections").path(0);
    Reply accepted =
        client.post(
            path(checked) + "/corrections/" + one.path("id").asText(),
            Client.accept(0, one.at("/sets/0/cells")));
    assertThat(rules(accepted)).doesNotContain("N01");
    String after = client.post(path(checked) + "/downloads", kind).json().path("url").asText();
    assertThat(part(client.get(after).raw().body(), "word/comments.xml")).isEqualTo(marked);
  }

  private static String part(byte[] zip, String name) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no part " + name);
  }

  @Test
  void theRulesOfProseAreExplainedAsAllOthers() {
    Client client = service.client();
    Reply checked = client.check("a.xlsx", Service.sample("broken/X03.xlsx"));
    Reply beside = give(client, checked, "说明.docx", Service.sample(PROSE));
    assertThat(rules(beside)).hasSizeGreaterThan(8);
    for (String rule : rules(beside)) {
      for (String more : List.of("", "&workbook=" + path(checked).substring(14))) {
        Reply page = client.get("/v1/rules/guangxi-unit-2025/" + rule + "?lang=en" + more);
        assertThat(page.status()).as(rule).isEqualTo(200);
        assertThat(page.json().path("name").asText()).as(rule).isNotEmpty();
        assertThat(page.json().path("do").asText()).as(rule).isNotEmpty();
      }
    }
  }

  @Test
  void aFaultInTheProseHidesNothingThatIsWrongInTheTables() throws Exception {
    Desk whole = service.bridge().desk();
    Narratives none = new Narratives(Service.engine());
    RunningCheck check =
        new RunningCheck(
            new Desk(
                whole.engine(),
                none,
                whole.checks(),
                whole.workshop(),
                whole.budget(),
                whole.words()),
            "a.xlsx",
            "zh",
            new Options(Optional.of("guangxi-unit-2025")),
            Optional.of(new io.gouji.engine.NarrativeEvaluation.Input("a.docx", "", null)));

    Outcome.Result result = check.result(Service.sample("broken/X03.xlsx"));

    assertThat(result.evaluation().findings()).isNotEmpty();
    assertThat(result.narrative().orElseThrow().problem().orElseThrow().id()).isEqualTo("fault");
    assertThat(result.narrative().orElseThrow().evaluation()).isEmpty();
  }

  /** More of them than there are workers, each good for minutes; all are called off. */
  @Test
  void longOnesAreGivenUpWhenNobodyWantsThem() {
    byte[] endless =
        ("2025年预算\n" + "2025年我单位总收入263.37万元，较上年增加17.15万元，增长6.96%，其中：绿化费3.20万元。\n".repeat(60_000))
            .getBytes(StandardCharsets.UTF_8);
    Client client = service.client();
    long taken = service.bridge().desk().budget().taken();
    for (int i = 0; i < 5; i++) {
      Reply checked = client.check("a.xlsx", Service.sample(CLEAN));
      Reply begun = client.put(path(checked) + "/narrative?name=a.txt", endless);
      assertThat(begun.status()).isEqualTo(202);
      CompletableFuture<Reply> waits =
          CompletableFuture.supplyAsync(() -> client.get(path(checked) + "?wait=20000"));
      assertThat(client.delete(path(checked)).status()).isEqualTo(204);
      assertThat(waits.orTimeout(60, TimeUnit.SECONDS).join().status()).isIn(404, 409);
    }
    Reply next = client.check("b.xlsx", Service.sample(CLEAN));
    assertThat(next.json().path("state").asText()).isEqualTo("done");
    client.delete(path(next));
    assertThat(service.bridge().desk().budget().taken()).isEqualTo(taken);
  }

  @Test
  void aReadingThatIsCalledOffSaysSo() throws Exception {
    try (Workshop one = new Workshop(1)) {
      CompletableFuture<Void> busy = new CompletableFuture<>();
      one.submit(busy::get);
      Reading waits = new Reading(one, Service.sample(PROSE), "说明.docx", Optional.empty());
      CompletableFuture<String> heard =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return waits.text().name();
                } catch (Problem problem) {
                  return problem.id();
                }
              });
      waits.callOff();
      assertThat(heard.get(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS))
          .isEqualTo("cancelled");
      assertThat(one.waiting()).isZero();
      busy.complete(null);
    }
  }
}
