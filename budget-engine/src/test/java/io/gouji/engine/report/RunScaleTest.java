package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gouji.engine.Office;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city's worth of results, and the workbook as another program shows it. */
final class RunScaleTest {
  private static final int FILES = 2000;

  @TempDir Path folder;

  @Test
  void allFormsOfThousandsOfFilesAreWrittenInSeconds() throws IOException {
    Path kept = Path.of(System.getProperty("gouji.pictures", folder.toString()));
    Map<String, Long> millis = new LinkedHashMap<>();
    for (RunReport report : RunReports.byName(Runs.ENGINE, "zh").values()) {
      long start = System.nanoTime();
      try (OutputStream out = Files.newOutputStream(kept.resolve(report.fileName()))) {
        report.write(Runs.summary("zh"), Runs.many(FILES, 27), out);
      }
      millis.put(report.fileName(), Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
    Files.writeString(kept.resolve("millis.json"), new ObjectMapper().writeValueAsString(millis));
    assertThat(millis).hasSize(5);
    assertThat(millis.values().stream().mapToLong(Long::longValue).sum())
        .as("milliseconds: %s", millis)
        .isLessThan(120_000);
  }

  @Test
  void theWorkbookOpensInAnotherProgram() throws Exception {
    Office.demand();
    byte[] workbook = Runs.write("xlsx", "zh", Runs.samples("zh"));
    byte[] pdf = Office.convert(workbook, "pdf", folder);
    assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    String kept = System.getProperty("gouji.pictures", "");
    if (!kept.isEmpty()) {
      Files.write(Path.of(kept).resolve("summary.pdf"), pdf);
      Files.write(Path.of(kept).resolve("samples.xlsx"), workbook);
    }
  }
}
