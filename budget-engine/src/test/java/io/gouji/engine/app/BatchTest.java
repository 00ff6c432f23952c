package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gouji.engine.batch.ManyWorkbooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of many through the command; the long form is {@code -Dgouji.batch=2000}. */
class BatchTest {
  private static final int LONG = Integer.getInteger("gouji.batch", 0);
  private static final Path SAMPLE = Path.of("../samples/broken/T1-01.xlsx");
  private static final String RECORD = "gouji-run.jsonl";

  @TempDir private Path folder;

  /** What a run recorded of each file. */
  private static Map<String, JsonNode> recorded(Path out) throws IOException {
    Map<String, JsonNode> files = new TreeMap<>();
    for (String line : Files.readAllLines(out.resolve(RECORD))) {
      JsonNode json = new ObjectMapper().readTree(line);
      if (json.has("result")) {
        JsonNode before = files.put(json.path("result").path("path").asText(), json);
        assertThat(before).as("done twice: " + line).isNull();
      }
    }
    return files;
  }

  /** How the run ended, as it recorded it. */
  private static JsonNode lastLine(Path out) throws IOException {
    List<String> lines = Files.readAllLines(out.resolve(RECORD));
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  /** Every file of a folder but the record, by content. */
  private static Map<String, String> content(Path out) throws Exception {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(out)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        files.put(out.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    }
    files.remove(RECORD);
    return files;
  }

  private Path input() throws IOException {
    return Files.createDirectories(folder.resolve("in"));
  }

  private Path copy(String name) throws IOException {
    Path file = input().resolve(name);
    Files.createDirectories(file.getParent());
    return Files.copy(SAMPLE, file);
  }

  private Spoken batch(String... more) {
    List<String> args = new ArrayList<>(List.of("batch", folder.resolve("in").toString()));
    args.addAll(List.of(more));
    return Spoken.by(args.toArray(String[]::new));
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  @Test
  void everyFileIsAccountedForAndNoneIsCheckedTwice() throws Exception {
    int number = LONG > 0 ? LONG : 60;
    List<String> unreadable = ManyWorkbooks.write(input(), number, 8);

    Spoken first = batch("-o", out(), "--jobs", "2");

    assertThat(first.code()).isEqualTo(3);
    Map<String, JsonNode> files = recorded(folder.resolve("out"));
    assertThat(files).hasSize(number);
    assertThat(files.entrySet())
        .filteredOn(one -> one.getValue().path("grade").asText().equals("UNREADABLE"))
        .extracting(Map.Entry::getKey)
        .isEqualTo(unreadable);
    assertThat(first.out())
        .isEqualTo(total(files.values()) + written("summary.xlsx") + written("report.html"))
        .startsWith("共 " + number + " 个工作簿：")
        .contains("无法读取 " + unreadable.size());
    Map<String, String> reports = content(folder.resolve("out"));

    Spoken again = batch("-o", out(), "--resume");

    assertThat(again.out())
        .isEqualTo(
            total(files.values())
                + "其中 "
                + number
                + " 个自上次检查以来没有变，沿用上次的结果。\n"
                + written("summary.xlsx")
                + written("report.html"));
    assertThat(lastLine(folder.resolve("out")).path("reused").asInt()).isEqualTo(number);
    assertThat(recorded(folder.resolve("out"))).isEqualTo(files);
    assertThat(content(folder.resolve("out"))).isEqualTo(reports);
  }

  /** The sentence that counts, from what is recorded. */
  private static String total(Collection<JsonNode> records) {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode record : records) {
      JsonNode result = record.path("result");
      String state = result.path("state").asText();
      counts.merge(
          state.equals("CHECKED") ? result.path("verdict").asText() : state, 1, Math::addExact);
    }
    return "共 %d 个工作簿：通过 %d，有待核实 %d，有警告 %d，不完整 %d，有错误 %d；无法读取 %d，超时 0，程序出错 0\n"
        .formatted(
            records.size(),
            counts.getOrDefault("clean", 0),
            counts.getOrDefault("verify", 0),
            counts.getOrDefault("warnings", 0),
            counts.getOrDefault("incomplete", 0),
            counts.getOrDefault("errors", 0),
            counts.getOrDefault("UNREADABLE", 0));
  }

  private String written(String report) {
    return "已写出报告：" + folder.resolve("out").resolve(report) + "\n";
  }

  @Test
  void aRunThatIsKilledGoesOnToTheSameResult() throws Exception {
    int number = LONG > 0 ? 60 : 16;
    ManyWorkbooks.write(input(), number, 9);
    Path whole = folder.resolve("whole");
    String[] asked = {"--annotate", "--json", "--jobs", "2"};
    Spoken undisturbed = batch(with(asked, "-o", whole.toString()));
    long size = Files.size(whole.resolve(RECORD));
    Map<String, String> expected = content(whole);
    Map<String, JsonNode> results = recorded(whole);

    Random random = new Random(8);
    for (int moment = 0; moment < (LONG > 0 ? 20 : 3); moment++) {
      Path out = folder.resolve("killed-" + moment);
      killed(out, 1 + random.nextLong(size * 9 / 10), asked);
      assertThat(Files.size(out.resolve(RECORD))).isLessThan(size);
      tear(out.resolve(RECORD));

      Spoken resumed = batch(with(asked, "-o", out.toString(), "--resume"));

      assertThat(resumed.code()).isEqualTo(undisturbed.code());
      assertThat(content(out)).isEqualTo(expected);
      assertThat(recorded(out)).isEqualTo(results);
    }
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  /** Half a line at the end, as a power failure leaves it. */
  private static void tear(Path record) throws IOException {
    Files.writeString(record, "{\"key\":\"00\",\"grade\":\"CL", StandardOpenOption.APPEND);
  }

  /** A run in another process. */
  private Process started(Path in, Path out, String... asked) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the launcher starts a batch; the heap may grow as far as the computer lets it.
                "-XX:+UseSerialGC",
                "-Dgouji.home=..",
                "-cp",
                System.getProperty("java.class.path"),
                Gouji.class.getName(),
                "batch",
                in.toString(),
                "-o",
                out.toString()));
    command.addAll(List.of(asked));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log.txt").toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  /** Runs in another process and kills it once so much is recorded. */
  private void killed(Path out, long bytes, String... asked) throws Exception {
    Process process = started(folder.resolve("in"), out, asked);
    Path record = out.resolve(RECORD);
    while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
      if (Files.exists(record) && Files.size(record) >= bytes) {
        process.destroyForcibly();
      }
    }
    assertThat(process.exitValue()).as("killed").isEqualTo(128 + 9);
  }

  /** What a process of its own needs at most, in kilobytes, as the system counts it. */
  private long peak(Path in, Path out) throws Exception {
    Process process = started(in, out, "--jobs", "2");
    long peak = 0;
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      if (Files.exists(status)) {
        try (Stream<String> lines = Files.lines(status)) {
          peak =
              Math.max(
                  peak,
                  lines
                      .filter(line -> line.startsWith("VmHWM:"))
                      .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                      .sum());
        } catch (IOException ended) {
          continue;
        }
      }
    }
    return peak;
  }

  @Test
  void tenTimesAsManyFilesNeedNoMoreMemory() throws Exception {
    assumeTrue(LONG > 0, "-Dgouji.batch=2000");
    Path few = Files.createDirectories(folder.resolve("few"));
    Path many = Files.createDirectories(folder.resolve("many"));
    ManyWorkbooks.write(few, LONG / 10, 7);
    ManyWorkbooks.write(many, LONG, 7);

    long small = peak(few, folder.resolve("few-out"));
    long large = peak(many, folder.resolve("many-out"));

    assertThat(small).isPositive();
    assertThat(large * 10)
        .as("%d kB for %d files, %d kB for %d", large, LONG, small, LONG / 10)
        .isLessThanOrEqualTo(small * 12);
  }

  @Test
  void oneRecordedFileThatChangesIsCheckedAgainAndNoOther() throws Exception {
    copy("a.xlsx");
    Path changing = copy("b.xlsx");
    batch("-o", out());
    Files.write(
        changing, Files.readAllBytes(Path.of("../samples/liujiang-2025/liujiang-2025.xlsx")));

    batch("-o", out());

    List<String> lines = Files.readAllLines(folder.resolve("out").resolve(RECORD));
    assertThat(lines).filteredOn(line -> line.contains("\"path\":\"a.xlsx\"")).hasSize(1);
    assertThat(lines).filteredOn(line -> line.contains("\"path\":\"b.xlsx\"")).hasSize(2);
  }

  @Test
  void onlyARunThatAskedTheSameIsContinued() throws Exception {
    copy("a.xlsx");
    assertThat(batch("-o", out(), "--resume").err()).contains("没有检查的记录");
    batch("-o", out());

    Spoken other = batch("-o", out(), "--resume", "--annotate");

    assertThat(other.code()).isEqualTo(64);
    assertThat(other.err()).contains("要求不同");
  }

  @Test
  void locksHiddenFilesOwnResultsAndTheOutputFolderAreNoInput() throws Exception {
    copy("a.xlsx");
    copy("~$a.xlsx");
    copy(".b.xlsx");
    copy(".c/d.xlsx");
    Files.writeString(input().resolve("e.docx"), "");
    String inside = input().resolve("out").toString();
    batch("-o", inside, "--annotate", "--correct");
    assertThat(Path.of(inside, "a-批注版.xlsx")).exists();
    Files.copy(Path.of(inside, "a-批注版.xlsx"), input().resolve("成果.xlsx"));

    Spoken again = batch("-o", inside, "--annotate", "--correct");

    assertThat(again.out()).startsWith("共 1 个工作簿：");
    assertThat(Path.of(inside, "成果-批注版.xlsx")).doesNotExist();
    assertThat(Path.of(inside, "a-批注版(2).xlsx")).doesNotExist();
  }

  @Test
  void patternsChooseFiles() throws Exception {
    copy("甲/a.xlsx");
    copy("乙/b.xlsx");
    copy("乙/旧/c.xlsx");

    assertThat(batch("--include", "b*").out()).startsWith("有错误\t乙/b.xlsx\n");
    assertThat(batch("--exclude", "**/旧").out()).contains("共 2 个工作簿").doesNotContain("c.xlsx");
    assertThat(batch("--include", "甲/**").out()).contains("共 1 个工作簿");
    assertThat(batch("--include", "[").code()).isEqualTo(64);
  }

  @Test
  void linksThatLoopAreNotFollowed() throws Exception {
    copy("甲/a.xlsx");
    Files.createSymbolicLink(input().resolve("甲/上"), input().toAbsolutePath());
    Files.createSymbolicLink(input().resolve("断.xlsx"), Path.of("nowhere.xlsx"));

    Spoken run = batch();

    assertThat(run.out()).contains("共 2 个工作簿").contains("无法读取\t断.xlsx");
    assertThat(run.err()).contains("断.xlsx：文件不存在");
  }

  @Test
  void filesOfOneNameKeepResultsOfTheirOwn() throws Exception {
    copy("a.xlsx");
    copy("a.xlsm");
    copy("下/a.xlsx");

    batch("-o", out(), "--annotate", "--json");

    assertThat(content(folder.resolve("out")).keySet())
        .contains(
            "a(xlsx)-批注版.xlsx",
            "a(xlsm)-批注版.xlsm",
            "下/a-批注版.xlsx",
            "a(xlsx).json",
            "a(xlsm).json",
            "下/a.json");
  }

  @Test
  void namesThatAreLongOrHaveLineBreaksLoseNothing() throws Exception {
    String name = "单".repeat(80) + ".xlsx";
    String deep = "很长的文件夹名字/".repeat(8);
    copy(deep + name);
    copy("两\n行.xlsx");
    Files.writeString(input().resolve("坏\n的.xlsx"), "x");

    Spoken run = batch("-o", out(), "--annotate");

    assertThat(recorded(folder.resolve("out"))).hasSize(3).containsKey(deep + name);
    assertThat(run.err().lines()).filteredOn(line -> line.contains("坏␊的.xlsx：")).hasSize(1);
    try (Stream<Path> written = Files.list(folder.resolve("out").resolve(deep))) {
      assertThat(written).hasSize(1);
    }
  }

  @Test
  void lastYearsFolderIsFoundByTheUnit() throws Exception {
    Path thisYear = Path.of("../samples/liujiang-2025/liujiang-2025.xlsx");
    Files.copy(thisYear, input().resolve("2025预算.xlsx"));
    Files.copy(Path.of("../samples/shanghai-2026/shanghai-2026.xlsx"), input().resolve("上海.xlsx"));
    Path last = Files.createDirectories(folder.resolve("last/下"));
    Files.copy(Path.of("../samples/prior/liujiang-2024.xlsx"), last.resolve("旧.xlsx"));

    Spoken run = batch("-o", out(), "--json", "--prior", folder.resolve("last").toString());

    JsonNode json =
        new ObjectMapper().readTree(folder.resolve("out/2025预算.json").toFile()).path("prior");
    assertThat(json.path("name").asText()).isEqualTo("下/旧.xlsx");
    assertThat(json.path("used").asBoolean()).isTrue();
    assertThat(run.out()).contains("没有上年的工作簿\n  上海.xlsx（");
  }

  @Test
  void whatIsFoundAcrossFilesCountsInTheLastLineAndTheCode() throws Exception {
    Path clean = Path.of("../samples/liujiang-2025/liujiang-2025.xlsx");
    Files.copy(clean, input().resolve("a.xlsx"));
    assertThat(batch().out()).doesNotContain("跨文件");
    Files.copy(clean, input().resolve("b.xlsx"));
    Path torn = Files.writeString(folder.resolve("部门.xlsx"), "不是工作簿");

    Spoken twice = batch("--lang", "en");
    Spoken alone = batch("--rollup", torn.toString());

    assertThat(twice.out()).endsWith("broken off by a fault; across files: 0 errors, 1 warnings\n");
    assertThat(twice.code()).isEqualTo(1);
    assertThat(alone.out()).contains("有错误 0；").endsWith("程序出错 0；跨文件：错误 1，警告 1\n");
    assertThat(alone.code()).isEqualTo(2);
  }

  @Test
  void aFileThatOverrunsItsTimeIsOneRowAndTheRunGoesOn() throws Exception {
    copy("a.xlsx");
    copy("c.xlsx");
    Workbooks.slow(copy("b.xlsx"));

    Spoken run = batch("-o", out(), "--timeout", "1", "--format", "csv");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("共 3 个工作簿").contains("有错误 2").contains("超时 1");
    assertThat(run.err()).contains("b.xlsx：检查超过 1 秒，已经停止。");
    assertThat(Files.readAllLines(folder.resolve("out/findings.csv")))
        .filteredOn(line -> line.startsWith("b.xlsx,"))
        .singleElement()
        .asString()
        .contains("超时");
  }

  @Test
  void aPipeIsOneRowAndTheRunGoesOn() throws Exception {
    copy("a.xlsx");
    copy("c.xlsx");
    // Whoever reads a pipe that nobody writes to waits for ever.
    Path never = input().resolve("b.xlsx");
    assumeTrue(new ProcessBuilder("mkfifo", never.toString()).start().waitFor() == 0);

    Spoken run = batch("-o", out(), "--format", "csv");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("共 3 个工作簿").contains("有错误 2").contains("无法读取 1");
    assertThat(run.err()).contains("b.xlsx：不是普通文件");
    assertThat(Files.readAllLines(folder.resolve("out/findings.csv")))
        .filteredOn(line -> line.startsWith("b.xlsx,"))
        .singleElement()
        .asString()
        .contains("不是普通文件");
  }

  @Test
  void aPipeIsNoWorkbookForOneCheckEither() throws Exception {
    Path never = input().resolve("b.xlsx");
    assumeTrue(new ProcessBuilder("mkfifo", never.toString()).start().waitFor() == 0);

    Spoken run = Spoken.by("validate", never.toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("b.xlsx：不是普通文件");
  }

  @Test
  void pathsTooLongForTheSystemAreTold() throws Exception {
    copy("a.xlsx");
    String endless = "/很长".repeat(3000);

    Spoken in = Spoken.by("batch", endless);
    Spoken out = batch("-o", folder + endless);
    Spoken prior = batch("--prior", endless);

    for (Spoken one : List.of(in, out, prior)) {
      assertThat(one.code()).isIn(3, 64);
      assertThat(one.err()).contains("很长").doesNotContain("Exception");
    }
  }

  @Test
  void aFolderThatIsNotThereOrIsTheOutputIsRefused() throws Exception {
    copy("a.xlsx");
    assertThat(Spoken.by("batch", folder.resolve("none").toString()).code()).isEqualTo(64);
    assertThat(batch("-o", input().toString()).err()).contains("就是工作簿所在的文件夹");
  }

  /** Whoever mistypes a folder must not take its silence for a pass. */
  @Test
  void aFolderWithoutWorkbooksDoesNotPass() throws Exception {
    Files.writeString(input().resolve("budget.pdf"), "");

    Spoken run = batch();

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("没有找到工作簿");
  }

  @Test
  void nobodyIsToldToGoOnWithWhatWasNotBegun() throws Exception {
    copy("a.xlsx");
    Path results = folder.resolve("results");
    Files.createDirectories(results.resolve("gouji-run.jsonl"));

    Spoken run = batch("-o", results.toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("没有留下记录").doesNotContain("--resume");
  }

  /** As an administrator sees it: {@code RunTest}. */
  @Test
  void aFolderThatCannotBeReadIsTold() throws Exception {
    copy("a.xlsx");
    Path closed = Files.createDirectories(input().resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(closed), "permissions do not keep this user out");
      Spoken run = batch();
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err()).contains("closed：这个文件夹打不开");
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
