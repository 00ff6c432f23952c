package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
    return convert(Map.of("in.xlsx", workbook), format, folder).get("in.xlsx");
  }

  /**
   * The same of many workbooks in one run.
   *
   * @param workbooks by file name
   * @return results by the same names, without those LibreOffice refuses
   */
  public static Map<String, byte[]> convert(
      Map<String, byte[]> workbooks, String format, Path folder)
      throws IOException, InterruptedException {
    Path output = folder.resolve("out");
    List<String> command =
        new ArrayList<>(
            List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                format,
                "--outdir",
                output.toString()));
    for (Map.Entry<String, byte[]> workbook : new TreeMap<>(workbooks).entrySet()) {
      command.add(Files.write(folder.resolve(workbook.getKey()), workbook.getValue()).toString());
    }
    Process office =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log.txt").toFile())
            .start();
    assertThat(office.waitFor(180 + 5L * workbooks.size(), TimeUnit.SECONDS)).isTrue();
    Map<String, byte[]> results = new TreeMap<>();
    for (String name : workbooks.keySet()) {
      Path result = output.resolve(name.replaceFirst("[^.]*$", format));
      if (Files.exists(result)) {
        results.put(name, Files.readAllBytes(result));
      }
    }
    return results;
  }

  /**
   * What LibreOffice makes of a Word document; skips or fails the test as {@link #demand} does
   * where its Writer is not installed.
   */
  public static byte[] convertText(byte[] docx, String format, Path folder)
      throws IOException, InterruptedException {
    demand();
    byte[] result = convert(Map.of("in.docx", docx), format, folder).get("in.docx");
    Corpus.demand(result != null, "LibreOffice opened no text: is its Writer installed?");
    return Objects.requireNonNull(result);
  }
}
