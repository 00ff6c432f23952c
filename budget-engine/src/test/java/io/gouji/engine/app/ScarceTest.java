package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gouji.engine.xlsx.PackageBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Too little memory or stack for one file: it is told, and the others get what is theirs. */
@Timeout(300)
class ScarceTest {
  private static final Path SAMPLES = Path.of("../samples/broken");
  private static final List<String> SOUND = List.of("T1-01", "T3-01", "T3-02", "X03", "X05");

  @TempDir private Path folder;

  /** What a process said, and how it ended. */
  private record Ended(int code, String out, String err) {}

  private Ended gouji(List<String> machine, String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(machine);
    command.addAll(List.of("-Dlog4j2.statusLoggerLevel=OFF", "-Dfile.encoding=UTF-8"));
    command.add("-Dgouji.home=" + Path.of("..").toAbsolutePath().normalize());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Gouji.class.getName()));
    command.addAll(List.of(args));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  /** A table of hundreds of thousands of rows, small as long as it is packed. */
  private static byte[] glutton() {
    StringBuilder rows = new StringBuilder("<sheetData>");
    for (int row = 1; row <= 640_000; row++) {
      rows.append("<row><c t='inlineStr'><is><t>").append(row).append("号</t></is></c></row>");
    }
    return PackageBuilder.sheet(rows + "</sheetData>").bytes();
  }

  private Path inputs() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    for (String name : SOUND) {
      Files.copy(SAMPLES.resolve(name + ".xlsx"), in.resolve(name + ".xlsx"));
    }
    return in;
  }

  @Test
  void oneFileTooLargeForTheMemoryCostsTheOthersNothing() throws Exception {
    Path in = inputs();
    Files.write(in.resolve("A.xlsx"), glutton());
    Path results = folder.resolve("results");

    Ended ended =
        gouji(
            List.of("-Xmx64m", "-XX:+UseSerialGC"),
            "batch",
            in.toString(),
            "-o",
            results.toString(),
            "--jobs",
            "2");

    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    Map<String, String> states = new TreeMap<>();
    String told = "";
    for (String line : Files.readAllLines(results.resolve("gouji-run.jsonl"))) {
      JsonNode result = new ObjectMapper().readTree(line).path("result");
      if (!result.isMissingNode()) {
        states.put(result.path("path").asText(), result.path("state").asText());
        told += result.path("problems").toString();
      }
    }
    Map<String, String> expected = new TreeMap<>(Map.of("A.xlsx", "UNREADABLE"));
    SOUND.forEach(name -> expected.put(name + ".xlsx", "CHECKED"));
    assertThat(states).isEqualTo(expected);
    assertThat(told).contains("A.xlsx：文件太大，内存放不下", "GOUJI_OPTS");
  }

  @Test
  void validateTellsItInOneLineAndGoesOn() throws Exception {
    Path large = Files.write(folder.resolve("A.xlsx"), glutton());
    String next = SAMPLES.resolve("X03.xlsx").toString();

    Ended ended = gouji(List.of("-Xmx64m", "-XX:+UseSerialGC"), "validate", large.toString(), next);

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err().lines()).singleElement().asString().startsWith(large + "：文件太大");
    assertThat(ended.out()).contains("X03");
  }

  /** Names and formulas as deep as we allow, in a stack far below the usual one. */
  @Test
  void aFormulaTooDeepForTheStackCostsItsCell() throws Exception {
    String deep = "IF(1,".repeat(250) + "1" + ",2)".repeat(250);
    String wide = "1" + "+1".repeat(499);
    byte[] bytes =
        PackageBuilder.sheet(
                ("<sheetData><row r='1'><c r='A1'><f>%s</f></c><c r='B1'><f>%s</f></c>"
                        + "<c r='C1'><f>1+1</f><v>3</v></c></row></sheetData>")
                    .formatted(deep, wide))
            .bytes();
    Path file = Files.write(folder.resolve("深.xlsx"), bytes);

    Ended ended = gouji(List.of("-Xss200k"), "validate", "--format", "json", file.toString());

    assertThat(ended.err()).isEmpty();
    JsonNode document = new ObjectMapper().readTree(ended.out().getBytes(StandardCharsets.UTF_8));
    assertThat(document.path("faults")).isEmpty();
    assertThat(document.path("workbook").path("name").asText()).isEqualTo("深.xlsx");
  }
}
