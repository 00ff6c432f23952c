package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gouji.addin.Client.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks 16 to 19: files and documents that are not what they seem. */
final class AttacksByContentTest {
  private static final String CLEAN = "liujiang-2025/liujiang-2025.xlsx";
  private static final String SHEET = "xl/worksheets/sheet1.xml";

  @AutoClose private static Service service;
  private static Client client;

  @BeforeAll
  static void open() {
    service = Service.open();
    client = service.client();
  }

  /** The reason why a file is not checked; the service must check the next one all the same. */
  private static String reason(byte[] bytes) {
    Reply reply = client.check("a.xlsx", bytes);
    JsonNode problem = reply.json().path("problem");
    assertThat(reply.json().path("state").asText()).isEqualTo("failed");
    assertThat(problem.path("status").asInt()).isEqualTo(422);
    assertThat(problem.path("detail").asText()).isNotEmpty().doesNotContain("{");
    client.delete("/v1/workbooks/" + reply.json().path("id").asText());
    Reply next = client.check("b.xlsx", Service.sample(CLEAN));
    assertThat(next.json().path("state").asText()).isEqualTo("done");
    client.delete("/v1/workbooks/" + next.json().path("id").asText());
    return problem.path("type").asText().substring("urn:gouji:problem:".length());
  }

  @Test
  void attack16ABombIsNotInflated() {
    byte[] zeros = new byte[300 << 20];
    Arrays.fill(zeros, (byte) ' ');
    assertThat(reason(Tampered.sample(CLEAN).with(SHEET, zeros).bytes()))
        .isIn("file.over-limit", "file.hostile");
  }

  @Test
  void attack16ThousandsOfEntriesAreNotOpened() {
    Tampered many = Tampered.sample(CLEAN);
    for (int i = 0; i < 11_000; i++) {
      many.with("x/" + i, new byte[0]);
    }
    assertThat(reason(many.bytes())).isEqualTo("file.over-limit");
  }

  @Test
  void attack16NothingIsUnpackedByTheNamesInsideOrTwice() {
    byte[] inner = Service.sample(CLEAN);
    byte[] bytes =
        Tampered.sample(CLEAN).with("../../evil.xlsx", inner).with("/etc/evil", inner).bytes();
    Reply reply = client.check("a.xlsx", bytes);
    assertThat(reply.json().path("state").asText()).isIn("done", "failed");
  }

  @Test
  void attack16TwoEntriesOfOneNameAreNotChosenFrom() {
    byte[] bytes = Tampered.sample(CLEAN).with("xl/worksheets/sheetX.xml", new byte[9]).bytes();
    byte[] from = "xl/worksheets/sheetX.xml".getBytes(StandardCharsets.US_ASCII);
    byte[] to = SHEET.getBytes(StandardCharsets.US_ASCII);
    assertThat(from).hasSameSizeAs(to);
    assertThat(reason(replaced(bytes, from, to))).isIn("file.hostile", "file.damaged");
  }

  private static byte[] replaced(byte[] bytes, byte[] from, byte[] to) {
    byte[] copy = bytes.clone();
    for (int i = 0; i + from.length <= copy.length; i++) {
      if (Arrays.equals(copy, i, i + from.length, from, 0, from.length)) {
        System.arraycopy(to, 0, copy, i, to.length);
      }
    }
    return copy;
  }

  @Test
  void attack16WhatIsNoWorkbookIsSaidToBeNone() throws IOException {
    byte[] whole = Service.sample(CLEAN);
    assertThat(reason(new byte[0])).isEqualTo("file.empty");
    assertThat(reason(new byte[5000])).isEqualTo("file.not-a-workbook");
    assertThat(reason("a,b\n1,2\n".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("file.unsupported-format");
    assertThat(reason(Arrays.copyOf(whole, whole.length / 2))).isEqualTo("file.truncated");
    assertThat(reason(encrypted())).isEqualTo("file.encrypted");
  }

  private static byte[] encrypted() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      for (String name : new String[] {"EncryptionInfo", "EncryptedPackage"}) {
        files.createDocument(new java.io.ByteArrayInputStream(new byte[8000]), name);
      }
      files.writeFilesystem(bytes);
    }
    return bytes.toByteArray();
  }

  @Test
  void attack17NoEntityIsOpenedAndNoneMultiplied() throws IOException {
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      trap.setSoTimeout(200);
      String http = "http://127.0.0.1:" + trap.getLocalPort() + "/x";
      for (String type :
          new String[] {
            "<!DOCTYPE x>",
            "<!DOCTYPE x SYSTEM '" + http + "'>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
            "<!DOCTYPE x [<!ENTITY % p SYSTEM '" + http + "'> %p;]>",
            "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
          }) {
        byte[] bytes =
            Tampered.sample(CLEAN)
                .with("xl/workbook.xml", xml -> xml.replaceFirst("<(\\w+:)?workbook", type + "$0"))
                .bytes();
        assertThat(reason(bytes)).isIn("file.hostile", "file.damaged");
      }
      assertThat(isTouched(trap)).isFalse();
    }
  }

  @Test
  void attack17LinksToElsewhereAreNotFollowed() throws IOException {
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      trap.setSoTimeout(200);
      String http = "http://127.0.0.1:" + trap.getLocalPort() + "/x";
      String links =
          "<Relationship Id='rIdEvil' TargetMode='External' Target='%s' Type='http://schemas"
              + ".openxmlformats.org/officeDocument/2006/relationships/externalLinkPath'/>"
              + "<Relationship Id='rIdShare' TargetMode='External' Target='\\\\127.0.0.1\\x' Type="
              + "'http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject'/>";
      byte[] bytes =
          Tampered.sample(CLEAN)
              .with(
                  "xl/_rels/workbook.xml.rels",
                  xml ->
                      xml.replace("</Relationships>", links.formatted(http) + "</Relationships>"))
              .bytes();
      assertThat(client.check("a.xlsx", bytes).json().path("state").asText())
          .isIn("done", "failed");
      assertThat(isTouched(trap)).isFalse();
    }
  }

  /** A narrative that asks for more than itself, in Word and on a web page. */
  @Test
  void attack17NothingElsewhereIsOpenedForANarrative() throws IOException {
    Reply checked = client.check("a.xlsx", Service.sample(CLEAN));
    String path = "/v1/workbooks/" + checked.json().path("id").asText();
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      trap.setSoTimeout(200);
      String http = "http://127.0.0.1:" + trap.getLocalPort() + "/x";
      for (String type :
          new String[] {
            "<!DOCTYPE x SYSTEM '" + http + "'>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
            "<!DOCTYPE x [<!ENTITY % p SYSTEM '" + http + "'> %p;]>"
          }) {
        byte[] word =
            Tampered.sample("liujiang-2025/liujiang-2025.docx")
                .with(
                    "word/document.xml", xml -> xml.replaceFirst("<(\\w+:)?document", type + "$0"))
                .bytes();
        Reply refused = client.put(path + "/narrative?name=a.docx&wait=20000", word);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isIn("text.hostile", "text.damaged");
      }
      String page =
          "<html><link rel=stylesheet href='%1$s'><img src='%1$s'><iframe src='%1$s'></iframe>"
              + "<script src='%1$s'></script><p>2025年预算总收入1万元。</p></html>";
      Reply web =
          client.put(
              path + "/narrative?name=a.html&wait=20000",
              page.formatted(http).getBytes(StandardCharsets.UTF_8));
      assertThat(web.status()).isEqualTo(200);
      assertThat(isTouched(trap)).isFalse();
    }
    client.delete(path);
  }

  @Test
  void attack18TextOfANarrativeIsNeverMarkup() {
    Reply checked = client.check("a.xlsx", Service.sample(CLEAN));
    String path = "/v1/workbooks/" + checked.json().path("id").asText();
    String markup = "<img src=x onerror=alert(1)>";
    byte[] prose = ("2025年预算\n我单位总收入999.99万元" + markup + "。").getBytes(StandardCharsets.UTF_8);
    String name = Client.escaped(markup + ".txt");
    Reply beside = client.put(path + "/narrative?name=" + name + "&wait=20000", prose);
    assertThat(beside.header("Content-Type")).isEqualTo("application/json");
    assertThat(beside.json().at("/narrative/evaluation/findings").findValuesAsText("quote"))
        .anyMatch(quote -> quote.contains(markup));

    Reply made = client.post(path + "/downloads", Json.object().put("kind", "narrative"));
    Reply page = client.get(made.json().path("url").asText());
    assertThat(page.header("Content-Disposition")).startsWith("attachment;");
    assertThat(page.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(new String(page.raw().body(), StandardCharsets.UTF_8)).doesNotContain("<img");
    client.delete(path);
  }

  private static boolean isTouched(ServerSocket trap) throws IOException {
    try {
      trap.accept().close();
      return true;
    } catch (SocketTimeoutException nobodyCame) {
      return false;
    }
  }

  @Test
  void attack18TextOfAWorkbookIsNeverMarkupOrFormula() {
    String markup = "&lt;img src=x onerror=alert(1)&gt;";
    byte[] bytes =
        Tampered.sample("broken/X03.xlsx")
            .with("xl/workbook.xml", xml -> xml.replaceFirst("表3 单位支出总体情况表", markup))
            .bytes();
    Reply reply = client.check("<img src=x onerror=alert(1)>.xlsx", bytes);

    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Content-Security-Policy"))
        .doesNotContain("unsafe-inline", "unsafe-eval");
    assertThat(reply.json().path("evaluation").path("tables").findValuesAsText("sheet"))
        .contains("<img src=x onerror=alert(1)>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{\"secret\":\"a\"} x",
        "{\"secret\":\"a\"}{}",
        "{\"secret\":\"a\",\"secret\":\"b\"}",
        "{\"secret\":\"\\ud800\"}",
        "{\"secret\":1}",
        "{'secret':'a'}",
        "{\"secret\":NaN}",
        "\ufeff{\"secret\":\"a\"}"
      })
  void attack19JsonThatIsNotSoundIsRefused(String json) {
    assertThat(session(json.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
  }

  @Test
  void attack19JsonThatIsDeepLongOrNoTextIsRefused() {
    String deep = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
    String number = "{\"secret\":\"a\",\"n\":" + "9".repeat(5000) + "}";
    String exponent = "{\"secret\":\"a\",\"n\":1e999999999}";
    for (String json : new String[] {deep, number}) {
      assertThat(session(json.getBytes(StandardCharsets.US_ASCII)).status()).isEqualTo(400);
    }
    assertThat(session(exponent.getBytes(StandardCharsets.US_ASCII)).status()).isIn(400, 401);
    assertThat(session(new byte[] {'{', '"', (byte) 0xc0, (byte) 0xae, '"', '}'}).status())
        .isEqualTo(400);
  }

  private static Reply session(byte[] json) {
    Client nobody = Client.of(service);
    return nobody.send(
        nobody
            .request("/v1/session")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json)));
  }
}
