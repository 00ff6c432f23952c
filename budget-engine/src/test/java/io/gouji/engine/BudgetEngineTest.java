package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.RuleId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** The whole way: which pack is taken, what is told, and that equal bytes give equal answers. */
class BudgetEngineTest {
  private static final BudgetEngine ENGINE = open();

  private static BudgetEngine open() {
    try {
      return BudgetEngine.open(Path.of("../templates"));
    } catch (Refusal e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theRightPackIsChosenBothWays() throws IOException, Refusal {
    Evaluation guangxi = evaluate(sample("liujiang-2025/liujiang-2025.xlsx"), Options.AUTO);
    Evaluation shanghai =
        evaluate(Corpus.path("budgets/templates/template-unit-2026.xlsx"), Options.AUTO);

    assertThat(guangxi.selection().pack().id()).isEqualTo("guangxi-unit-2025");
    assertThat(shanghai.selection().pack().id()).isEqualTo("shanghai-unit-2026");
  }

  @Test
  void thePackAskedForIsTakenEvenIfItDoesNotFit() throws IOException, Refusal {
    Options options = new Options(Optional.of("shanghai-unit-2026"));

    Evaluation evaluation = evaluate(sample("liujiang-2025/liujiang-2025.xlsx"), options);

    assertThat(evaluation.selection().pack().id()).isEqualTo("shanghai-unit-2026");
    assertThat(evaluation.selection().automatic()).isFalse();
    assertThat(evaluation.verdict()).isNotEqualTo(Verdict.CLEAN);
  }

  @Test
  void equalBytesGiveEqualEvaluationsFromManyThreads() throws IOException, Refusal {
    Path file = sample("broken/T3-02.xlsx");
    Evaluation first = evaluate(file, Options.AUTO);

    List<Boolean> equal =
        IntStream.range(0, 8).parallel().mapToObj(i -> again(file).equals(first)).toList();

    assertThat(equal).containsOnly(true);
  }

  /** Its tables print the word for a total where other rows have the code of their unit. */
  @Test
  void theCodeThatAllRowsNameIsTheUnits() throws IOException, Refusal {
    byte[] sample = Files.readAllBytes(sample("liujiang-2025/liujiang-2025.xlsx"));

    assertThat(ENGINE.read(sample, "a.xlsx", "").orElseThrow().unitCode()).isEqualTo("102003");
  }

  @Test
  void aBrokenTotalIsFoundByItsRule() throws IOException, Refusal {
    Evaluation evaluation = evaluate(sample("broken/T1-01.xlsx"), Options.AUTO);

    assertThat(evaluation.findings())
        .filteredOn(finding -> finding.kind() == FindingClass.ERROR)
        .extracting(finding -> finding.rule())
        .contains(new RuleId("T1-01"));
    assertThat(evaluation.verdict()).isEqualTo(Verdict.ERRORS);
  }

  @Test
  void aStaleValueIsTold() throws IOException, Refusal {
    Evaluation evaluation = evaluate(sample("broken/F01.xlsx"), Options.AUTO);

    assertThat(evaluation.findings())
        .filteredOn(finding -> finding.kind() == FindingClass.STALE)
        .isNotEmpty()
        .allMatch(finding -> finding.rule().equals(new RuleId("F01")))
        .allMatch(finding -> !finding.principal().orElseThrow().table().isEmpty());
  }

  @Test
  void aDoubtfulFunctionIsToldApartFromAnUnknownOne() throws IOException, Refusal {
    byte[] unknown = Files.readAllBytes(sample("broken/F02.xlsx"));
    byte[] doubtful = replaced(unknown, "NC_YE(\"30216\")", "FACTDOUBLE(-1)");

    assertThat(formulaFindings(unknown)).containsExactly(new RuleId("F02"));
    assertThat(formulaFindings(doubtful)).containsExactly(new RuleId("F10"));
  }

  /** The name is told that leads nowhere, and the error that follows from it. */
  @Test
  void aNameThatIsLostIsTold() throws IOException, Refusal {
    byte[] lost =
        replaced(
            replaced(
                Files.readAllBytes(sample("broken/F02.xlsx")), "NC_YE(\"30216\")", "SUM(LOSTN)"),
            "<definedNames>",
            "<definedNames><definedName name=\"LOSTN\">#REF!$E$17:$E$28</definedName>");

    assertThat(ENGINE.evaluate(lost, "in.xlsx", Options.AUTO).findings())
        .filteredOn(finding -> finding.rule().equals(new RuleId("F11")))
        .extracting(finding -> finding.arguments().get("name"))
        .containsExactly("LOSTN");
    assertThat(formulaFindings(lost)).doesNotContain(new RuleId("F05"));
  }

  /** What the file keeps of another workbook may contradict the value that stands in the cell. */
  @Test
  void aLinkThatSaysOtherwiseIsTold() throws IOException, Refusal {
    byte[] unknown = Files.readAllBytes(sample("broken/F02.xlsx"));
    byte[] linked = replaced(unknown, "NC_YE(\"30216\")", "[1]S!A1");
    linked =
        replaced(
            linked,
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            link("rIdX", "externalLink", LINK));
    linked =
        replaced(
            linked,
            "<definedNames>",
            "<externalReferences><externalReference r:id=\"rIdX\"/></externalReferences><definedNames>");
    linked =
        copied(
            linked,
            "no part",
            "",
            "",
            Map.of(
                LINK,
                "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                    + "<externalBook r:id=\"rId1\"><sheetNames><sheetName val=\"S\"/></sheetNames>"
                    + "<sheetDataSet><sheetData sheetId=\"0\"><row r=\"1\"><cell r=\"A1\"><v>999</v>"
                    + "</cell></row></sheetData></sheetDataSet></externalBook></externalLink>",
                "xl/externalLinks/_rels/externalLink1.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + link("rId1", "externalLinkPath", "2024.xlsx")));

    assertThat(ENGINE.evaluate(linked, "in.xlsx", Options.AUTO).findings())
        .filteredOn(finding -> finding.message().equals("F01.link"))
        .extracting(finding -> finding.arguments().get("target") + finding.arguments().get("fresh"))
        .containsExactly("2024.xlsx999");
    assertThat(formulaFindings(linked)).contains(new RuleId("F04"));
  }

  private static final String LINK = "xl/externalLinks/externalLink1.xml";

  private static String link(String id, String kind, String target) {
    return "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/></Relationships>"
        .formatted(id, kind, target.startsWith("xl/") ? "/" + target : target);
  }

  private static List<RuleId> formulaFindings(byte[] workbook) throws IOException, Refusal {
    return ENGINE.evaluate(workbook, "in.xlsx", Options.AUTO).findings().stream()
        .map(Finding::rule)
        .filter(rule -> rule.value().matches("F[0-9]+"))
        .toList();
  }

  /** The workbook with another text in its parts. */
  private static byte[] replaced(byte[] workbook, String old, String fresh) throws IOException {
    return replaced(workbook, "", old, fresh);
  }

  /** The workbook with another text in the parts whose names end so. */
  private static byte[] replaced(byte[] workbook, String end, String old, String fresh)
      throws IOException {
    return copied(workbook, end, old, fresh, Map.of());
  }

  private static byte[] copied(
      byte[] workbook, String end, String old, String fresh, Map<String, String> parts)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        String part = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        String now = entry.getName().endsWith(end) ? part.replace(old, fresh) : part;
        zip.write(now.getBytes(StandardCharsets.ISO_8859_1));
      }
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  /** Sixty thousand rows of figures under table 5, each wrong in several ways. */
  @Test
  void moreThanAnybodyCouldReadIsRefusedInOneLine() throws IOException {
    String rows =
        IntStream.range(200, 60_200)
            .mapToObj(
                row ->
                    "<row r='%d'>%s</row>"
                        .formatted(row, "<c><v>%d</v></c>".formatted(row).repeat(8)))
            .collect(Collectors.joining());
    byte[] crowded =
        replaced(
            Files.readAllBytes(sample("broken/X03.xlsx")),
            "sheet5.xml",
            "</sheetData>",
            rows + "</sheetData>");

    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> ENGINE.evaluate(crowded, "多.xlsx", Options.AUTO));

    assertThat(refusal.problems()).hasSize(1);
    assertThat(refusal.problems().get(0).message()).isEqualTo("file.too-many");
    assertThat(refusal.problems().get(0).arguments())
        .containsOnlyKeys("max", "sheet")
        .extractingByKey("sheet")
        .asString()
        .startsWith("表5");
  }

  @Test
  void bytesThatAreNoWorkbookAreRefusedWithAReason() {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> ENGINE.evaluate(new byte[0], "空.xlsx", Options.AUTO));

    assertThat(refusal.problems())
        .extracting(Refusal.Problem::message)
        .containsExactly("file.empty");
  }

  private static Evaluation again(Path file) {
    try {
      return evaluate(file, Options.AUTO);
    } catch (IOException | Refusal e) {
      throw new AssertionError(e);
    }
  }

  private static Evaluation evaluate(Path file, Options options) throws IOException, Refusal {
    return ENGINE.evaluate(Files.readAllBytes(file), file.getFileName().toString(), options);
  }

  private static Path sample(String name) {
    return Path.of("../samples").resolve(name);
  }
}
