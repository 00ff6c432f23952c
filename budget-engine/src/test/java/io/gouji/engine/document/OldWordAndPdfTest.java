package io.gouji.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gouji.engine.Office;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that other programs write, made by LibreOffice from a document of ours. */
final class OldWordAndPdfTest {
  private static final String LONG =
      "2024年上海市某区人民政府某街道办事处（部门）下属1家机关和1家参公事业单位财政拨款的机关运行经费预算为443.18万元，比上年增加12.30万元，增长2.85%，主要原因是新增人员。";

  /** Paragraphs of different words, so that no two pages end alike. */
  private static String longText(int number) {
    return LONG.repeat(1 + number % 3).substring(number / 3 % 9) + "甲乙丙丁戊己庚".substring(number % 7);
  }

  private static List<String> longTexts() {
    return IntStream.range(0, 60).mapToObj(OldWordAndPdfTest::longText).toList();
  }

  private static byte[] converted(String format, Path folder)
      throws IOException, InterruptedException {
    List<ProseBlock> blocks = new ArrayList<>(ProseWriterTest.BLOCKS);
    for (int i = 0; i < 60; i++) {
      blocks.add(new ProseBlock.Text(longText(i)));
    }
    byte[] docx = ProseWriter.write(blocks, ProseWriterTest.LOOK);
    return Office.convertText(docx, format, folder);
  }

  private static List<String> texts(Document document) {
    return document.paragraphs().stream().map(paragraph -> paragraph.text().strip()).toList();
  }

  /** A full line is stretched between Chinese and digits, and PDF tells no space from a gap. */
  private static List<String> unspaced(List<String> texts) {
    return texts.stream().map(text -> text.replace(" ", "")).toList();
  }

  @Test
  void readsOldWordFiles(@TempDir Path folder)
      throws UnreadableException, IOException, InterruptedException {
    Document document = DocumentReader.read(converted("doc", folder), DocumentLimits.DEFAULT);
    assertThat(document.format()).isEqualTo(Document.Format.DOC);
    List<Paragraph> paragraphs = document.paragraphs();
    assertThat(texts(document).subList(0, 10))
        .containsExactly(
            "某单位 2025 年单位预算情况说明",
            "一、单位收支增减变化情况说明",
            "（一）收入 & 支出",
            "总收入 263.37 万元，增长 6.96%，主要原因是【请填写原因】。",
            "项目表",
            "项目",
            "金额",
            "电子政务",
            "37.66",
            "三、完。");
    assertThat(paragraphs.get(1).heading()).isEqualTo(1);
    assertThat(paragraphs.get(8).cell()).contains(new Paragraph.Cell(1, 2, 2));
    assertThat(texts(document).subList(10, 70)).isEqualTo(longTexts());
  }

  @Test
  void joinsTheLinesOfAPdfAndDropsPageNumbers(@TempDir Path folder)
      throws UnreadableException, IOException, InterruptedException {
    byte[] pdf = converted("pdf", folder);
    Document document = DocumentReader.read(pdf, DocumentLimits.DEFAULT);
    assertThat(document.format()).isEqualTo(Document.Format.PDF);
    List<String> read = unspaced(texts(document));
    assertThat(read.subList(10, read.size())).isEqualTo(longTexts());
    assertThat(read.subList(0, 10))
        .containsExactly(
            "某单位2025年单位预算情况说明",
            "一、单位收支增减变化情况说明",
            "（一）收入&支出",
            "总收入263.37万元，增长6.96%，主要原因是【请填写原因】。",
            "项目表",
            "项目",
            "金额",
            "电子政务",
            "37.66",
            "三、完。");
    assertThat(document.paragraph(9).cell()).contains(new Paragraph.Cell(1, 2, 2));
    assertThat(document.paragraph(70).page()).isGreaterThan(5);
    byte[] open = locked(pdf, "", "owner");
    assertThat(DocumentReader.read(open, DocumentLimits.DEFAULT)).isEqualTo(document);
    byte[] secret = locked(pdf, "geheim", "owner");
    refused(secret, Optional.empty(), Reason.ENCRYPTED);
    refused(secret, Optional.of("falsch"), Reason.WRONG_PASSWORD);
    assertThat(DocumentReader.read(secret, DocumentLimits.DEFAULT, Optional.of("geheim")))
        .isEqualTo(document);
    refused(Arrays.copyOf(pdf, pdf.length / 2), Optional.empty(), Reason.TRUNCATED);
  }

  private static byte[] locked(byte[] pdf, String user, String owner) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy(owner, user, new AccessPermission());
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void refused(byte[] file, Optional<String> password, Reason reason) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> DocumentReader.read(file, DocumentLimits.DEFAULT, password))
        .satisfies(why -> assertThat(why.reason()).isEqualTo(reason));
  }

  @Test
  void picturesHaveNoText() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      refused(out.toByteArray(), Optional.empty(), Reason.NO_TEXT);
    }
  }
}
