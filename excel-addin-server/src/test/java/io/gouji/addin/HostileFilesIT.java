package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Odd files of other people and hostile ones of our own through the three doors of the product, in
 * 512 MB: each is checked, or refused in a sentence with file, cause and remedy; none takes us down
 * or long, none opens a connection, and all doors say the same.
 */
@Timeout(600)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "names no file may have there")
final class HostileFilesIT {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Path HOME = Path.of(System.getProperty("gouji.home"));
  private static final Path ODD = HOME.resolve("../shared/corpus/robust").normalize();

  /** File, cause, remedy: the name, a colon, and two sentences. */
  private static final Map<String, Pattern> SENTENCES =
      Map.of(
          "zh", Pattern.compile("：.+[。].+。", Pattern.DOTALL),
          "en", Pattern.compile(": .+[.] .+[.]", Pattern.DOTALL));

  /**
   * What is not as the list of the odd files expects, and why we leave it so. The first two have
   * backslashes in the names of their parts, which is read as Excel reads it, and the values are
   * POI's; the third is in the format of Excel 2, and we read none before that of Excel 97; the
   * fourth breaks off in the middle of its records.
   */
  private static final Map<String, Boolean> OPENS_ALL_THE_SAME =
      Map.of(
          "calamine/tests__issue_530.xlsx", true,
          "edr/src__TestData__Test_git_issue_385_backslash.xlsx", true,
          "edr/src__TestData__Test_git_issue_375_ixfe_rowmap.xls", false,
          "poi/test-data__spreadsheet__clusterfuzz-testcase-minimized-POIHSSFFuzzer-5889658057523200.xls",
              false);

  @TempDir private Path scratch;
  private ThreeDoors doors;

  @BeforeEach
  void open() {
    doors = new ThreeDoors(scratch);
  }

  @Test
  void oddFilesComeToWhatTheirListSays() throws Exception {
    boolean there = Files.isRegularFile(ODD.resolve("manifest.csv"));
    assertThat(there || !Boolean.getBoolean("gouji.ci")).as("no " + ODD).isTrue();
    assumeTrue(there, "no " + ODD);
    Map<String, HostileFiles.Fate> expected = new TreeMap<>();
    for (String[] row : manifest()) {
      expected.put(row[0], expected(row[0], row[4]));
    }

    assertThat(comesTo(ODD, expected)).isEmpty();
    assertThat(expected).hasSize(Scoreboard.of("odd files"));
  }

  private static List<String[]> manifest() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    return new CsvParser(settings)
        .parseAll(ODD.resolve("manifest.csv").toFile(), StandardCharsets.UTF_8);
  }

  private static HostileFiles.Fate expected(String file, String said) {
    Boolean known = OPENS_ALL_THE_SAME.get(file);
    boolean opens = known == null ? said.equals("opens") : known;
    boolean either = known == null && !opens && said.contains("opens");
    return either
        ? HostileFiles.Fate.EITHER
        : opens ? HostileFiles.Fate.OPENS : HostileFiles.Fate.REFUSED;
  }

  @Test
  void hostileFilesComeToNothingBad() throws Exception {
    Path folder = Files.createDirectory(scratch.resolve("in"));
    Map<String, HostileFiles.Fate> expected = new TreeMap<>();
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      trap.setSoTimeout(200);
      String address = "http://127.0.0.1:" + trap.getLocalPort() + "/x";
      for (var hostile : HostileFiles.all(address).entrySet()) {
        Files.write(folder.resolve(hostile.getKey()), HostileFiles.bytes(hostile.getValue()));
        expected.put(hostile.getKey(), hostile.getValue().fate());
      }

      assertThat(comesTo(folder, expected)).isEmpty();
      assertThat(isTouched(trap)).isFalse();
    }
    assertThat(Path.of("/tmp/gouji-evil.xlsx")).doesNotExist();
    assertThat(Path.of("/etc/gouji-evil")).doesNotExist();
    try (Stream<Path> all = Files.walk(scratch)) {
      assertThat(all.filter(file -> file.toString().contains("gouji-evil")))
          .allMatch(file -> file.getFileName().toString().startsWith("-rf $(touch"));
    }
    nothingSpeaks(scratch.resolve("batch"));
    assertThat(expected).hasSize(Scoreboard.of("hostile files"));
  }

  private static boolean isTouched(ServerSocket trap) throws IOException {
    try {
      trap.accept().close();
      return true;
    } catch (SocketTimeoutException nobodyCame) {
      return false;
    }
  }

  /** What is wrong with what came of the files, a line each. */
  private List<String> comesTo(Path folder, Map<String, HostileFiles.Fate> expected)
      throws Exception {
    List<Path> files = expected.keySet().stream().map(folder::resolve).toList();
    Map<Path, ThreeDoors.Fate> validated =
        doors.validate(files, "zh", scratch.resolve("validated"));
    Map<Path, ThreeDoors.Fate> served = doors.serve(files);
    Map<String, ThreeDoors.Fate> batched = doors.batch(folder, "en", scratch.resolve("batch"));
    List<String> wrong = new ArrayList<>();
    for (Path file : files) {
      String name = folder.relativize(file).toString();
      ThreeDoors.Fate fate = validated.get(file);
      wrong.addAll(judged(name, expected.get(name), fate, "zh"));
      ThreeDoors.Fate other = served.get(file);
      if (!other.state().equals(fate.state()) || other.took().compareTo(LONGEST) > 0) {
        wrong.add("bridge: " + name + " " + fate + " " + other);
      }
      ThreeDoors.Fate third = batched.get(name);
      if (third != null && third.opened() != fate.opened()) {
        wrong.add("batch: " + name + " " + fate + " " + third);
      } else if (third != null) {
        wrong.addAll(judged(name, expected.get(name), third, "en"));
      }
    }
    return wrong;
  }

  private static List<String> judged(
      String name, HostileFiles.Fate expected, ThreeDoors.Fate fate, String language) {
    boolean right =
        switch (expected) {
          case OPENS -> fate.opened();
          case REFUSED -> fate.refused();
          case EITHER -> fate.opened() || fate.refused();
        };
    boolean told =
        fate.opened()
            || fate.told().contains(name)
                && SENTENCES.get(language).matcher(fate.told()).find()
                && !fate.told().contains("\n");
    boolean quick = fate.took().compareTo(LONGEST) <= 0;
    return right && told && quick ? List.of() : List.of(name + " " + expected + " " + fate);
  }

  /** No summary or page of the run carries markup or formulas of the files in it. */
  private static void nothingSpeaks(Path results) throws IOException {
    assertThat(Files.readString(results.resolve("report.html"))).doesNotContain("<img src=x");
    try (XSSFWorkbook summary =
        new XSSFWorkbook(Files.newInputStream(results.resolve("summary.xlsx")))) {
      for (Sheet sheet : summary) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.FORMULA) {
              assertThat(cell.getCellFormula()).doesNotContain("cmd");
            }
          }
        }
      }
    }
  }
}
