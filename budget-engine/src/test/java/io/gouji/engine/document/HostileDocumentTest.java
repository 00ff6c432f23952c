package io.gouji.engine.document;

import static io.gouji.engine.document.Docx.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.gouji.engine.Corpus;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Files that are broken, huge, or made to do harm. */
final class HostileDocumentTest {
  private static Reason reason(byte[] bytes) {
    try {
      DocumentReader.read(bytes, DocumentLimits.DEFAULT);
      return fail("was read");
    } catch (UnreadableException refused) {
      return refused.reason();
    }
  }

  /** Reads what can be read; anything but our exception fails the test. */
  private static boolean reads(byte[] bytes) {
    try {
      DocumentReader.read(bytes, DocumentLimits.DEFAULT);
      return true;
    } catch (UnreadableException refused) {
      return false;
    }
  }

  @Test
  void refusesDocumentTypes() {
    String bomb = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:styles/>";
    Docx docx = Docx.of(p("甲")).with("styles", bomb);
    assertThat(reason(docx.bytes())).isEqualTo(Reason.HOSTILE);
    Docx late = Docx.of(p("甲")).with("styles", " ".repeat(600) + bomb);
    assertThat(reason(late.bytes())).isEqualTo(Reason.HOSTILE);
  }

  @Test
  void refusesWhatInflatesBeyondAllMeasure() {
    assertThat(reason(Docx.of(p("0".repeat(60 << 20))).bytes())).isEqualTo(Reason.OVER_LIMIT);
  }

  @Test
  void refusesTablesNestedAThousandDeep() {
    String body =
        "<w:tbl><w:tr><w:tc>".repeat(1000) + p("深") + "</w:tc></w:tr></w:tbl>".repeat(1000);
    assertThat(reason(Docx.of(body).bytes())).isEqualTo(Reason.OVER_LIMIT);
    String page = "<table><tr><td>".repeat(1000) + "深";
    assertThat(reads(page.getBytes(StandardCharsets.UTF_8))).isIn(true, false);
  }

  @Test
  void readsTenMegabytesInSeconds() {
    String text = "我单位总收入263.37万元，较上年增加17.15万元，增长6.96%。".repeat(4);
    int times = (10 << 20) / text.getBytes(StandardCharsets.UTF_8).length;
    byte[] plain = (text + "\n").repeat(times).getBytes(StandardCharsets.UTF_8);
    byte[] page = ("<p>" + text + "</p>").repeat(times).getBytes(StandardCharsets.UTF_8);
    assertThat(plain).hasSizeGreaterThan(10_000_000);
    Assertions.assertTimeout(Duration.ofSeconds(30), () -> assertThat(reads(plain)).isTrue());
    Assertions.assertTimeout(Duration.ofSeconds(30), () -> assertThat(reads(page)).isTrue());
  }

  @Test
  void refusesOtherFormats() {
    Path book = Corpus.path("budgets/wanli-2024.xlsx");
    assertThat(reason(Corpus.bytes(book))).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    Path old = Corpus.path("budgets/wanli-2024.xls");
    assertThat(reason(Corpus.bytes(old))).isEqualTo(Reason.UNSUPPORTED_FORMAT);
  }

  @Test
  void takesNothingFromHostileWorkbooksButOurException() {
    for (Path file : Corpus.files("robust", "")) {
      byte[] bytes = Corpus.bytes(file);
      if (bytes.length < 4 << 20) {
        reads(bytes);
      }
    }
  }

  @Test
  void aCutFileIsNeverTakenForAWholeOne() throws IOException {
    byte[] docx = ProseWriter.write(ProseWriterTest.BLOCKS, ProseWriterTest.LOOK);
    byte[] pdf = pdf("The quick brown fox. 263.37");
    for (byte[] file : List.of(docx, pdf)) {
      int step = Math.max(1, Math.min(1000, file.length / 40));
      for (int length = 0; length < file.length - 30; length += step) {
        assertThat(reads(Arrays.copyOf(file, length))).as("first %d bytes", length).isFalse();
      }
    }
  }

  @Test
  void aFileWithAWrongByteIsReadOrRefused() throws IOException {
    byte[] docx = ProseWriter.write(ProseWriterTest.BLOCKS, ProseWriterTest.LOOK);
    for (byte[] file : List.of(docx, pdf("The quick brown fox. 263.37"))) {
      for (int at = 0; at < file.length; at += 37) {
        byte[] wrong = file.clone();
        wrong[at] ^= 0x55;
        reads(wrong);
      }
    }
  }

  private static byte[] pdf(String text) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(72, 700);
        content.showText(text);
        content.endText();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  @Test
  void stopsWhenInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThat(reason("甲".getBytes(StandardCharsets.UTF_8))).isEqualTo(Reason.CANCELLED);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aLockedPackageNeedsItsPasswordAndIsMarkedLocked() throws Exception {
    byte[] locked = Locked.with("秘密", Docx.of(p("支出增长6.69%。")).bytes());
    assertThat(reason(locked)).isEqualTo(Reason.ENCRYPTED);
    Optional<String> password = Optional.of("秘密");
    Document document = DocumentReader.read(locked, DocumentLimits.DEFAULT, password);
    assertThat(document.paragraph(1).text()).isEqualTo("支出增长6.69%。");
    Mark mark = new Mark(1, 4, 9, Severity.ERROR, "应为 6.96%", List.of());
    Marked marked =
        DocumentMarker.mark(
            locked,
            document,
            List.of(mark),
            DocumentMarkerTest.WORDS,
            DocumentLimits.DEFAULT,
            password);
    assertThat(reason(marked.bytes())).isEqualTo(Reason.ENCRYPTED);
    assertThat(DocumentReader.read(marked.bytes(), DocumentLimits.DEFAULT, password))
        .isEqualTo(document);
  }
}
