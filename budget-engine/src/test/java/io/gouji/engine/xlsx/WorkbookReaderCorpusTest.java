package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gouji.engine.Corpus;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WorkbookReaderCorpusTest {
  private static final String FUZZ = "test-data__spreadsheet__clusterfuzz-testcase-minimized-";

  @TestFactory
  Stream<DynamicTest> every_odd_file_reads_as_in_poi_or_names_its_reason() {
    return Corpus.files("robust", "").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> judge(file)));
  }

  @TestFactory
  Stream<DynamicTest> every_budget_book_reads_as_in_poi() {
    return Corpus.files("budgets", ".xlsx").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> judge(file)));
  }

  @Test
  void refusals_of_the_odd_files_are_these() {
    List<String> refused =
        Corpus.files("robust", ".xlsx", ".xlsm").stream()
            .flatMap(
                file ->
                    read(file).refusal().stream().map(reason -> file.getFileName() + " " + reason))
            .toList();
    assertThat(refused)
        .containsExactly(
            "tests__pass_protected.xlsx ENCRYPTED",
            "src__TestData__agile_AES128_MD5_CBC_pwd_password.xlsx ENCRYPTED",
            "src__TestData__agile_AES128_SHA384_CBC_pwd_password.xlsx ENCRYPTED",
            "test__encryptAES.xlsx ENCRYPTED",
            FUZZ + "POIFuzzer-5040805309710336.xlsx DAMAGED",
            FUZZ + "POIXSSFFuzzer-5937385319563264.xlsx DAMAGED",
            FUZZ + "POIXSSFFuzzer-6123461607817216.xlsx TRUNCATED",
            FUZZ + "XLSX2CSVFuzzer-5636439151607808.xlsx TRUNCATED",
            FUZZ + "XLSX2CSVFuzzer-6594557414080512.xlsx TRUNCATED",
            "test-data__spreadsheet__poc-xmlbomb-empty.xlsx HOSTILE",
            "test-data__spreadsheet__poc-xmlbomb.xlsx HOSTILE");
  }

  private static void judge(Path file) throws Exception {
    Outcome outcome = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(file));
    if (outcome.workbook().isEmpty()) {
      assertThat(outcome.refusal()).isPresent();
      return;
    }
    if (WorkbookReader.format(Corpus.bytes(file)).equals("xls")) {
      return; // for XlsReaderTest
    }
    byte[] transitional = StrictToTransitional.convert(Corpus.bytes(file));
    try (XSSFWorkbook poi = new XSSFWorkbook(new ByteArrayInputStream(transitional))) {
      PoiOracle oracle = new PoiOracle(poi);
      assertThat(differences(oracle.expected(), oracle.actual(outcome.workbook().get()))).isEmpty();
    }
  }

  private static List<String> differences(List<String> expected, List<String> actual) {
    List<String> missing = new ArrayList<>(expected);
    missing.removeAll(new HashSet<>(actual));
    List<String> extra = new ArrayList<>(actual);
    extra.removeAll(new HashSet<>(expected));
    return Stream.concat(
            missing.stream().limit(5).map(line -> "POI: " + line),
            extra.stream().limit(5).map(line -> "ours: " + line))
        .toList();
  }

  private record Outcome(
      Optional<Workbook> workbook, Optional<UnreadableException.Reason> refusal) {}

  private static Outcome read(Path file) {
    try {
      Workbook workbook = WorkbookReader.read(Corpus.bytes(file), Limits.DEFAULT);
      return new Outcome(Optional.of(workbook), Optional.empty());
    } catch (UnreadableException refused) {
      return new Outcome(Optional.empty(), Optional.of(refused.reason()));
    }
  }
}
