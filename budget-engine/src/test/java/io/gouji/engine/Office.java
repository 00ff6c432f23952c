package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** LibreOffice without a window, as a second opinion on the workbooks we write. */
public final class Office {
  private Office() {}

  /** Skips the test where LibreOffice is not installed; fails it under {@code -Dgouji.ci=true}. */
  public static void demand() {
    boolean present =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "soffice")));
    Corpus.demand(present, "LibreOffice (soffice) is not installed");
  }

  /**
   * What LibreOffice makes of a workbook.
   *
   * @param format {@code xlsx} or {@code pdf}
   * @param folder a place of the test's own
   */
  public static byte[] convert(byte[] workbook, String format, Path folder)
      throws IOException, InterruptedException {
    Path input = Files.write(folder.resolve("in.xlsx"), workbook);
    Path output = folder.resolve("out");
    Process office =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                format,
                "--outdir",
                output.toString(),
                input.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log.txt").toFile())
            .start();
    assertThat(office.waitFor(180, TimeUnit.SECONDS)).isTrue();
    return Files.readAllBytes(output.resolve("in." + format));
  }
}
